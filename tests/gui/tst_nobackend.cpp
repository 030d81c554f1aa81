// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/player/clipplayer.h"

#include <QApplication>
#include <QTest>

using namespace Reelwatch;
using Kind = ClipFault::Kind;

/// Without Qt's media plug-ins.
class TestNoBackend final : public QObject
{
    Q_OBJECT

private slots:
    void open_saysWhatIsMissing_V14();
};

void TestNoBackend::open_saysWhatIsMissing_V14()
{
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

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QCoreApplication::setLibraryPaths({}); // the plug-in of the display is loaded already
    TestNoBackend test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_nobackend.moc"
