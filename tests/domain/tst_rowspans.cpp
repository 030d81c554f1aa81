// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rowspans.h"
#include "support/joinedtest.h"

#include <numeric>

using namespace Reelwatch;

using Numbers = std::vector<int>;

Q_DECLARE_METATYPE(RowSpans)

/// Values that follow rows as these come and go.
class tst_RowSpans : public QObject
{
    Q_OBJECT

private slots:
    void append_joinsNeighbours();
    void spans_comeAndGoInOnePass_data();
    void spans_comeAndGoInOnePass();
};

void tst_RowSpans::append_joinsNeighbours()
{
    RowSpans spans;
    for (const int row : {0, 1, 4, 6, 7, 8})
        append(spans, row);
    QCOMPARE(spans, (RowSpans {{0, 1}, {4, 4}, {6, 8}}));
    QCOMPARE(rowsIn(spans), 6);
    QCOMPARE(rowsIn({}), 0);
}

void tst_RowSpans::spans_comeAndGoInOnePass_data()
{
    QTest::addColumn<RowSpans>("spans");
    QTest::addColumn<Numbers>("left");
    QTest::newRow("none") << RowSpans {} << Numbers {0, 1, 2, 3, 4, 5, 6};
    QTest::newRow("first") << RowSpans {{0, 1}} << Numbers {2, 3, 4, 5, 6};
    QTest::newRow("last") << RowSpans {{6, 6}} << Numbers {0, 1, 2, 3, 4, 5};
    QTest::newRow("middle") << RowSpans {{2, 4}} << Numbers {0, 1, 5, 6};
    QTest::newRow("many") << RowSpans {{0, 0}, {2, 3}, {6, 6}} << Numbers {1, 4, 5};
    QTest::newRow("all") << RowSpans {{0, 6}} << Numbers {};
}

void tst_RowSpans::spans_comeAndGoInOnePass()
{
    QFETCH(RowSpans, spans);
    QFETCH(Numbers, left);
    Numbers values(7);
    std::iota(values.begin(), values.end(), 0);
    const Numbers before = values;
    removeSpans(values, spans);
    QCOMPARE(values, left);
    insertSpans(values, spans);
    Numbers expected = before;
    for (const RowSpan &span : spans)
        std::fill(expected.begin() + span.first, expected.begin() + span.last + 1, 0);
    QCOMPARE(values, expected);
}

QTEST_APPLESS_MAIN(tst_RowSpans)
#include "tst_rowspans.moc"
