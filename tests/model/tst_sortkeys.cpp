// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowindex.h"
#include "model/sortkeys.h"
#include "support/joinedtest.h"

#include <QRandomGenerator>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Rows = std::vector<int>;

/// What rows are compared by, and their order.
class tst_SortKeys : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_values.clear(); }
    void sort_putsRowsInOrder_data();
    void sort_putsRowsInOrder();
    void less_agreesWithSort_data();
    void less_agreesWithSort();
    void read_tellsWhetherARowMayMove();
    void index_afterManyChanges_isThatOfAPlainSort_data();
    void index_afterManyChanges_isThatOfAPlainSort();
    void difference_tellsSpansAndOrder();

private:
    [[nodiscard]] SortKeys keys()
    {
        return SortKeys([this](int row) { return m_values.at(static_cast<size_t>(row)); });
    }
    [[nodiscard]] Rows all() const;
    static SortValue valueOf(const QVariant &value);
    static SortValue randomText(QRandomGenerator &dice);

    std::vector<SortValue> m_values;
};

Rows tst_SortKeys::all() const
{
    Rows rows;
    for (int row = 0; row < static_cast<int>(m_values.size()); ++row)
        rows.push_back(row);
    return rows;
}

SortValue tst_SortKeys::valueOf(const QVariant &value)
{
    if (!value.isValid())
        return {};
    if (value.typeId() == QMetaType::QString)
        return CompactText(value.toString());
    return value.typeId() == QMetaType::Double ? SortValue(value.toDouble())
                                               : SortValue(value.toLongLong());
}

void tst_SortKeys::sort_putsRowsInOrder_data()
{
    QTest::addColumn<QVariantList>("values");
    QTest::addColumn<Rows>("ascending");
    QTest::addColumn<Rows>("descending");
    const qint64 far = std::numeric_limits<qint64>::max();
    QTest::newRow("integers") << QVariantList {qint64 {7}, qint64 {-3}, qint64 {7}, far}
                              << Rows {1, 0, 2, 3} << Rows {3, 2, 0, 1};
    QTest::newRow("reals") << QVariantList {4.5, -0.5, 4.25, -2.0} << Rows {3, 1, 2, 0}
                           << Rows {0, 2, 1, 3};
    QTest::newRow("unknown") << QVariantList {QVariant(), 2, QVariant(), 1} << Rows {3, 1, 0, 2}
                             << Rows {1, 3, 2, 0};
    QTest::newRow("texts") << QVariantList {u"beta"_s, u"Alpha"_s, QVariant(), u"alpha 2"_s}
                           << Rows {1, 3, 0, 2} << Rows {0, 3, 1, 2};
    QTest::newRow("alike for long")
        << QVariantList {u"a long beginning, b"_s, u"A LONG beginning, a"_s, u"a long beginning"_s}
        << Rows {2, 1, 0} << Rows {0, 1, 2};
    QTest::newRow("alike for eight, then for sixteen bytes")
        << QVariantList {u"12345678abcdefgh2"_s, u"12345678b"_s, u"12345678abcdefgh1"_s,
                         u"12345678"_s, u"12345678ABCDEFGH"_s}
        << Rows {3, 4, 2, 0, 1} << Rows {1, 0, 2, 4, 3};
    QTest::newRow("shorter once folded")
        << QVariantList {QString(QString(9, QChar(0x212a)) + u"b"_s),
                         QString(QString(9, u'k') + u"a"_s)}
        << Rows {1, 0} << Rows {0, 1};
    const QString half = QString(QChar(0xd83c));
    QTest::newRow("half a pair") << QVariantList {QString(half + u"b"_s), QString(half + u"A"_s)}
                                 << Rows {1, 0} << Rows {0, 1};
    QTest::newRow("pair of surrogates over the edge")
        << QVariantList {u"1234567🎬"_s, u"1234567b"_s, u"1234567é"_s} << Rows {1, 2, 0}
        << Rows {0, 2, 1};
}

void tst_SortKeys::sort_putsRowsInOrder()
{
    QFETCH(QVariantList, values);
    std::ranges::transform(values, std::back_inserter(m_values), valueOf);
    SortKeys sorted = keys();
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        sorted.readAll(static_cast<int>(m_values.size()), order);
        Rows rows = all();
        std::ranges::reverse(rows); // the row decides a tie, not where it came from
        sorted.sort(rows);
        QTEST(rows, order == Qt::AscendingOrder ? "ascending" : "descending");
    }
}

SortValue tst_SortKeys::randomText(QRandomGenerator &dice)
{
    static const QStringList parts {u"a"_s, u"B"_s, u"straße "_s, u"drone "_s,
                                    u"É"_s, u"🎬"_s, u"\0"_s,      u"zz"_s};
    QString text;
    for (int at = dice.bounded(7); at > 0; --at)
        text += parts.at(dice.bounded(parts.size()));
    return text.isEmpty() ? SortValue() : SortValue(text);
}

void tst_SortKeys::less_agreesWithSort_data()
{
    QTest::addColumn<bool>("texts");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("numbers up") << false << Qt::AscendingOrder;
    QTest::newRow("numbers down") << false << Qt::DescendingOrder;
    QTest::newRow("texts up") << true << Qt::AscendingOrder;
    QTest::newRow("texts down") << true << Qt::DescendingOrder;
}

void tst_SortKeys::less_agreesWithSort()
{
    QFETCH(bool, texts);
    QFETCH(Qt::SortOrder, order);
    QRandomGenerator dice(99);
    for (int row = 0; row < 300; ++row)
        m_values.push_back(texts ? randomText(dice) : SortValue(qint64 {dice.bounded(40)}));
    SortKeys sorted = keys();
    sorted.readAll(300, order);
    Rows rows = all();
    sorted.sort(rows);
    for (size_t a = 0; a < rows.size(); ++a) {
        for (size_t b = 0; b < rows.size(); ++b)
            QCOMPARE(sorted.less(rows[a], rows[b]), a < b);
    }
}

void tst_SortKeys::read_tellsWhetherARowMayMove()
{
    m_values = {qint64 {1}, qint64 {2}};
    SortKeys sorted = keys();
    sorted.readAll(2, Qt::AscendingOrder);
    QVERIFY(!sorted.read(0));
    m_values[0] = qint64 {3};
    QVERIFY(sorted.read(0));
    QVERIFY(sorted.less(1, 0));
    QVERIFY(!sorted.read(0));
}

void tst_SortKeys::index_afterManyChanges_isThatOfAPlainSort_data()
{
    less_agreesWithSort_data();
}

void tst_SortKeys::index_afterManyChanges_isThatOfAPlainSort()
{
    QFETCH(bool, texts);
    QFETCH(Qt::SortOrder, order);
    QRandomGenerator dice(7);
    const auto value = [&] {
        return texts ? randomText(dice) : SortValue(qint64 {dice.bounded(50)});
    };
    SortKeys sorted = keys();
    sorted.readAll(0, order);
    RowIndex index;
    std::vector<bool> wanted;
    for (int act = 0; act < 400; ++act) {
        const int rows = static_cast<int>(m_values.size());
        RowSpans spans;
        for (int row = dice.bounded(3); row < rows; row += 1 + dice.bounded(rows))
            append(spans, row);
        if (dice.bounded(3) == 0 || rows == 0) {
            spans = {{dice.bounded(rows + 1), 0}};
            spans.front().last = spans.front().first + dice.bounded(6);
            insertSpans(m_values, spans);
            for (int row = spans.front().first; row <= spans.front().last; ++row)
                m_values[static_cast<size_t>(row)] = value();
            sorted.insert(spans);
            index.insert(spans, sorted);
        } else if (dice.bounded(4) == 0) {
            removeSpans(m_values, spans);
            sorted.remove(spans);
            index.remove(spans);
        } else {
            Rows changed;
            for (const RowSpan &span : spans) {
                m_values[static_cast<size_t>(span.first)] = value();
                index.setWanted(span.first, dice.bounded(4) > 0);
                if (sorted.read(span.first))
                    changed.push_back(span.first);
            }
            index.reorder(changed, sorted);
        }
        Rows expected = all();
        std::erase_if(expected, [&index](int row) { return !index.isWanted(row); });
        sorted.sort(expected);
        QCOMPARE(index.wanted(), expected);
        index.setShown(index.wanted());
        for (int place = 0; place < index.places(); ++place)
            QCOMPARE(index.placeOf(index.rowAt(place)), place);
    }
    QVERIFY(m_values.size() > 20);
}

void tst_SortKeys::difference_tellsSpansAndOrder()
{
    m_values.assign(6, qint64 {0});
    SortKeys sorted = keys();
    sorted.readAll(0, Qt::AscendingOrder);
    sorted.insert({{0, 5}});
    RowIndex index;
    index.insert({{0, 5}}, sorted);
    QVERIFY(index.differenceTo({}).isEmpty());
    index.setShown({0, 1, 2, 3});
    QVERIFY(index.differenceTo({0, 1, 2, 3}).isEmpty());
    const RowIndex::Difference swapped = index.differenceTo({0, 2, 1, 3});
    QVERIFY(swapped.isReordered && swapped.spans() == 0);
    const RowIndex::Difference mixed = index.differenceTo({4, 0, 3, 5});
    QVERIFY(!mixed.isReordered);
    QCOMPARE(mixed.gone, (RowSpans {{1, 2}}));
    QCOMPARE(mixed.come, (RowSpans {{0, 0}, {3, 3}}));
    index.hide(mixed.gone.front());
    QCOMPARE(index.shown(), (Rows {0, 3}));
    QCOMPARE(index.placeOf(1), -1);
    for (const RowSpan &span : mixed.come)
        index.show(span, {4, 0, 3, 5});
    QCOMPARE(index.shown(), (Rows {4, 0, 3, 5}));
    QCOMPARE(index.placeOf(5), 3);
}

QTEST_APPLESS_MAIN(tst_SortKeys)
#include "tst_sortkeys.moc"
