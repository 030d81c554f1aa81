// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/taskid.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Which ids may be asked for.
class TestTaskId : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatCanTravelInAPath_isAllowed_U21_data();
    void onlyWhatCanTravelInAPath_isAllowed_U21();
};

void TestTaskId::onlyWhatCanTravelInAPath_isAllowed_U21_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const QString &id, bool allowed) {
        QTest::newRow(name) << id << allowed;
    };
    row("usual", u"vid_9f8e-7D.2"_s, true);
    row("every character", u"AZaz09._:~+/=-"_s, true);
    row("512 bytes", QString(512, u'a'), true);
    row("dots in a name", u"a..b"_s, true);
    row("three dots", u"..."_s, true);
    row("empty", {}, false);
    row("513 bytes", QString(513, u'a'), false);
    row(".", u"."_s, false);
    row("..", u".."_s, false);
    row("../../admin", u"../../admin"_s, false);
    row("dot segment inside", u"a/./b"_s, false);
    row("dot segment at the end", u"a/.."_s, false);
    row("blank", u" "_s, false);
    row("blank inside", u"a b"_s, false);
    row("CR LF", u"a\r\nb"_s, false);
    row("NUL", u"a"_s + QChar(0), false);
    row("?x", u"a?x"_s, false);
    row("#", u"a#b"_s, false);
    row("%2e%2e", u"%2e%2e"_s, false);
    row("backslash", u"a\\b"_s, false);
    row("umlaut", u"ä"_s, false);
    row("full-width A", u"\uFF21"_s, false);
    row("Arabic digit", u"\u0661"_s, false);
}

void TestTaskId::onlyWhatCanTravelInAPath_isAllowed_U21()
{
    QFETCH(QString, id);
    QTEST(isAllowedTaskId(id), "allowed");
}

QTEST_GUILESS_MAIN(TestTaskId)
#include "tst_taskid.moc"
