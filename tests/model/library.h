// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "model/taskmodel.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QMetaEnum>
#include <QTimeZone>

#include <chrono>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

/// Stands still until a test moves it.
class MovableClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steady() const override
    {
        return std::chrono::milliseconds(m_now.toMSecsSinceEpoch());
    }
    void advance(std::chrono::seconds by) { m_now = m_now.addSecs(by.count()); }

private:
    QDateTime m_now {QDate(2026, 4, 17), QTime(12, 0), QTimeZone::utc()};
};

/// The stores with two keys, and the table's model over them.
struct Library
{
    Library()
    {
        accounts.save({.name = u"Studio"_s, .colour = u"#3584e4"_s, .base = base});
        accounts.save({.name = u"Client"_s, .colour = u"#d56199"_s, .base = base});
    }

    TaskNumber add(const QString &id, AccountId account = 1)
    {
        return tasks.add({{account, id}}, clock.now()).value(0);
    }
    void say(TaskNumber number, const TaskReport &report) { tasks.apply(number, report, "{}"); }
    [[nodiscard]] QString text(TaskNumber number, TaskModel::Column column) const
    {
        return model.indexOf(number, column).data().toString();
    }
    [[nodiscard]] QDateTime before(std::chrono::seconds by) const
    {
        return clock.now().addSecs(-by.count());
    }

    QUrl base {u"https://api.token360.ai"_s};
    MovableClock clock;
    TaskStore tasks;
    AccountStore accounts;
    TaskModel model {tasks, accounts, clock};
};

/// Every value of an enum that Qt knows.
template<typename Enum>
QList<Enum> valuesOf()
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    QList<Enum> values;
    for (int at = 0; at < meta.keyCount(); ++at)
        values.append(static_cast<Enum>(meta.value(at)));
    return values;
}

template<typename Enum>
const char *keyOf(Enum value)
{
    return QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value));
}

} // namespace Reelwatch
