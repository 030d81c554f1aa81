// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/byterange.h"
#include "support/joinedtest.h"

using Reelwatch::ByteRange;
using Kind = ByteRange::Kind;

class TstByteRange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header_isUnderstood_data();
    void header_isUnderstood();
    void part_isTold();
};

void TstByteRange::header_isUnderstood_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    const auto row = [](const char *header, Kind kind, qint64 first = 0, qint64 last = 0) {
        QTest::newRow(header) << QByteArray(header) << int(kind) << first << last;
    };
    row("", Kind::Whole);
    row("bytes=0-0", Kind::Part, 0, 0);
    row("bytes=2-5", Kind::Part, 2, 5);
    row("bytes=2-", Kind::Part, 2, 99);
    row("bytes=90-500", Kind::Part, 90, 99);
    row("bytes=-10", Kind::Part, 90, 99);
    row("bytes=-1000", Kind::Part, 0, 99);
    row("bytes=100-", Kind::Unsatisfiable);
    row("bytes=-0", Kind::Unsatisfiable);
    row("bytes=5-2", Kind::Whole);
    row("bytes=-", Kind::Whole);
    row("bytes=1-2,5-6", Kind::Whole);
    row("lines=1-2", Kind::Whole);
    row("bytes=99999999999999999999-", Kind::Whole);
}

void TstByteRange::header_isUnderstood()
{
    QFETCH(QByteArray, header);
    QFETCH(int, kind);
    const ByteRange range = ByteRange::parse(header, 100);
    QCOMPARE(int(range.kind), kind);
    if (range.kind == Kind::Part) {
        QTEST(range.first, "first");
        QTEST(range.last, "last");
    }
}

void TstByteRange::part_isTold()
{
    QCOMPARE(ByteRange::parse("bytes=-10", 100).contentRange(100), QByteArray("bytes 90-99/100"));
}

QTEST_GUILESS_MAIN(TstByteRange)

#include "tst_byterange.moc"
