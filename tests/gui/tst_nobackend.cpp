// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/player/clipplayer.h"
#include "support/joinedtest.h"

#include <QRegularExpression>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Kind = ClipFault::Kind;

/// Without anything to play with.
class TestNoBackend final : public QObject
{
    Q_OBJECT

private slots:
    void open_saysWhatIsMissing_V14_data();
    void open_saysWhatIsMissing_V14();
};

void TestNoBackend::open_saysWhatIsMissing_V14_data()
{
    QTest::addColumn<QStringList>("places");
    QTest::newRow("our plug-in") << QStringList();
    QTest::newRow("Qt's plug-ins") << QStringList {qEnvironmentVariable("QT_PLUGIN_PATH")};
}

void TestNoBackend::open_saysWhatIsMissing_V14()
{
    QFETCH(const QStringList, places);
    QCoreApplication::setLibraryPaths(places); // the plug-in of the display is loaded already
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Videos cannot be played: "_s));
    ClipPlayer player;
    QList<ClipFault> faults;
    connect(&player, &ClipPlayer::failed, this,
            [&faults](const ClipFault &fault) { faults.append(fault); });
    player.open(Clips::path("count.mp4"));
    QTRY_COMPARE(faults.size(), 1);
    QCOMPARE(faults.constFirst().kind, Kind::NoBackend);
    QVERIFY(sentence(faults.constFirst()).contains(u' '));
    QCOMPARE(player.state(), ClipPlayer::State::Failed);
}

QTEST_MAIN(TestNoBackend)
#include "tst_nobackend.moc"
