// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/excerpt.h"
#include "support/joinedtest.h"

#include <string>

using namespace Reelwatch;

/// Bytes that are read where they stand anyway.
class tst_Excerpt : public QObject
{
    Q_OBJECT

private slots:
    void bytes_areReadInTheLongerText();
    void bytes_thatStandNowhereElseAreKept();
    void excerpts_areComparedByTheirBytes();
    void bytes_outliveWhereTheyCameFrom();
    void bytes_ofNobodyAreCopied();
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

void tst_Excerpt::bytes_outliveWhereTheyCameFrom()
{
    Excerpt copy;
    {
        Excerpt link("https://h/v.mp4");
        link.readIn(QByteArray(R"({"url":"https://h/v.mp4"})"));
        copy = link;
        const Excerpt &itself = copy;
        copy = itself;
        Excerpt moved = std::move(link);
        QVERIFY(copy == moved);
        moved.clear();
    }
    QCOMPARE(copy.toByteArray(), "https://h/v.mp4");
    QCOMPARE(sizeof(Excerpt), size_t {16});
}

void tst_Excerpt::bytes_ofNobodyAreCopied()
{
    std::string text = "https://h/v.mp4";
    Excerpt link(QByteArray::fromRawData(text.data(), qsizetype(text.size())));
    const QByteArray literal = QByteArrayLiteral(R"({"url":"https://h/v.mp4"})");
    link.readIn(literal);
    text.assign(text.size(), 'x');
    QCOMPARE(link.toByteArray(), "https://h/v.mp4");
    QCOMPARE(Excerpt(literal).toByteArray(), literal);
}

QTEST_APPLESS_MAIN(tst_Excerpt)
#include "tst_excerpt.moc"
