// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/listpage.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

class TstListPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void page_isCutOut_data();
    void page_isCutOut();
    void page_holdsTwentyUnlessTold();
    void wrongParameter_isNamed_data();
    void wrongParameter_isNamed();
};

namespace {

/// Tasks a, b, c … each created a second before the one ahead of it.
Scene scene(int count)
{
    Scene result;
    for (int i = 0; i < count; ++i)
        result.tasks.append({.id = QString(QChar(u'a' + i)), .steps = {{-i * 1s, u"queued"_s}}});
    return result;
}

} // namespace

void TstListPage::page_isCutOut_data()
{
    QTest::addColumn<QString>("ids");
    QTest::addColumn<bool>("hasMore");
    QTest::newRow("") << u"abcde"_s << false;
    QTest::newRow("order=desc") << u"abcde"_s << false;
    QTest::newRow("order=asc") << u"edcba"_s << false;
    QTest::newRow("limit=2") << u"ab"_s << true;
    QTest::newRow("limit=5") << u"abcde"_s << false;
    QTest::newRow("limit=100") << u"abcde"_s << false;
    QTest::newRow("limit=2&after=b") << u"cd"_s << true;
    QTest::newRow("limit=2&after=c") << u"de"_s << false;
    QTest::newRow("after=e") << u""_s << false;
    QTest::newRow("order=asc&limit=2&after=d") << u"cb"_s << true;
    QTest::newRow("before=d") << u"abc"_s << false;
    QTest::newRow("limit=2&before=d") << u"bc"_s << true;
    QTest::newRow("before=a") << u""_s << false;
    QTest::newRow("after=a&before=e") << u"bcd"_s << false;
    QTest::newRow("limit=2&after=a&before=e") << u"bc"_s << true;
    QTest::newRow("after=e&before=a") << u""_s << false;
}

void TstListPage::page_isCutOut()
{
    const Scene five = scene(5);
    const ListPage page =
        ListPage::of(five, QUrlQuery(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY2(page.wrongParameter.isEmpty(), qPrintable(page.wrongParameter));
    QString ids;
    for (const SceneTask *task : page.tasks)
        ids += task->id;
    QTEST(ids, "ids");
    QTEST(page.hasMore, "hasMore");
}

void TstListPage::page_holdsTwentyUnlessTold()
{
    const Scene many = scene(21);
    const ListPage page = ListPage::of(many, {});
    QCOMPARE(page.tasks.size(), 20);
    QVERIFY(page.hasMore);
}

void TstListPage::wrongParameter_isNamed_data()
{
    QTest::addColumn<QString>("name");
    for (const char *query : {"limit=0", "limit=101", "limit=many", "limit=-1", "limit="})
        QTest::newRow(query) << u"limit"_s;
    QTest::newRow("order=best") << u"order"_s;
    QTest::newRow("after=stranger") << u"after"_s;
    QTest::newRow("before=stranger") << u"before"_s;
}

void TstListPage::wrongParameter_isNamed()
{
    const Scene five = scene(5);
    const ListPage page =
        ListPage::of(five, QUrlQuery(QString::fromLatin1(QTest::currentDataTag())));
    QTEST(page.wrongParameter, "name");
    QVERIFY(page.tasks.isEmpty());
}

QTEST_GUILESS_MAIN(TstListPage)

#include "tst_listpage.moc"
