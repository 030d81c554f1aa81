// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/excerpt.h"
#include "support/joinedtest.h"

using namespace Reelwatch;

/// Bytes that are read where they stand anyway.
class tst_Excerpt : public QObject
{
    Q_OBJECT

private slots:
    void bytes_areReadInTheLongerText();
    void bytes_thatStandNowhereElseAreKept();
    void excerpts_areComparedByTheirBytes();
};

void tst_Excerpt::bytes_areReadInTheLongerText()
{
    const QByteArray answer = R"({"id":"a","url":"https://h/v.mp4?sig=1","n":1})";
    Excerpt link("https://h/v.mp4?sig=1");
    link.readIn(answer);
    QCOMPARE(link.toByteArray(), "https://h/v.mp4?sig=1");
    QCOMPARE(link.view().data(), answer.constData() + answer.indexOf("https"));
    // Another answer with the same link takes the place of the first.
    const QByteArray later = R"({"url":"https://h/v.mp4?sig=1"})";
    link.readIn(later);
    QCOMPARE(link.view().data(), later.constData() + later.indexOf("https"));
}

/// A service may escape what it sends.
void tst_Excerpt::bytes_thatStandNowhereElseAreKept()
{
    Excerpt link("https://h/v.mp4");
    link.readIn(R"({"url":"https:\/\/h\/v.mp4"})");
    QCOMPARE(link.toByteArray(), "https://h/v.mp4");
    link.readIn({});
    QCOMPARE(link.toByteArray(), "https://h/v.mp4");
    Excerpt none;
    none.readIn("{}");
    QVERIFY(none.isEmpty());
}

void tst_Excerpt::excerpts_areComparedByTheirBytes()
{
    Excerpt read("b");
    read.readIn("abc");
    QVERIFY(read == Excerpt("b"));
    QVERIFY(read == QByteArray("b"));
    QVERIFY(read != Excerpt("a"));
    read.clear();
    QVERIFY(read == Excerpt());
}

QTEST_APPLESS_MAIN(tst_Excerpt)
#include "tst_excerpt.moc"
