// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/listpage.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr int DefaultLimit = 20;
constexpr int MaximalLimit = 100;

QList<const SceneTask *> sorted(const Scene &scene, bool newestFirst)
{
    QList<const SceneTask *> all;
    for (const SceneTask &task : scene.tasks)
        all.append(&task);
    std::stable_sort(all.begin(), all.end(),
                     [newestFirst](const SceneTask *one, const SceneTask *other) {
                         const auto a = one->steps.constFirst().at;
                         const auto b = other->steps.constFirst().at;
                         return newestFirst ? a > b : a < b;
                     });
    return all;
}

// Where the task with this id stands, -1 when there is none.
qsizetype placeOf(const QList<const SceneTask *> &all, const QString &id)
{
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [&id](const SceneTask *task) { return task->id == id; });
    return found == all.cend() ? -1 : found - all.cbegin();
}

QString value(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

ListPage wrong(const QString &parameter)
{
    ListPage page;
    page.wrongParameter = parameter;
    return page;
}

} // namespace

ListPage ListPage::of(const Scene &scene, const QUrlQuery &query)
{
    const QString order = value(query, u"order"_s);
    if (!order.isEmpty() && order != "asc"_L1 && order != "desc"_L1)
        return wrong(u"order"_s);
    bool isNumber = true;
    const bool limited = query.hasQueryItem(u"limit"_s);
    const int limit = limited ? value(query, u"limit"_s).toInt(&isNumber) : DefaultLimit;
    if (!isNumber || limit < 1 || limit > MaximalLimit)
        return wrong(u"limit"_s);

    const auto all = sorted(scene, order != "asc"_L1);
    const qsizetype after = placeOf(all, value(query, u"after"_s));
    const qsizetype before = placeOf(all, value(query, u"before"_s));
    if (after < 0 && query.hasQueryItem(u"after"_s))
        return wrong(u"after"_s);
    if (before < 0 && query.hasQueryItem(u"before"_s))
        return wrong(u"before"_s);

    const qsizetype end = before < 0 ? all.size() : before;
    qsizetype begin = after + 1;
    // Going back from `before`, the page holds the neighbours, not the far end.
    if (before >= 0 && after < 0)
        begin = std::max<qsizetype>(0, end - limit);
    ListPage page;
    page.tasks = all.mid(begin, std::clamp<qsizetype>(end - begin, 0, limit));
    page.hasMore = before >= 0 && after < 0 ? begin > 0 : end - begin > limit;
    return page;
}

} // namespace Reelwatch
