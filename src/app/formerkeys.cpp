// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/formerkeys.h"

#include "store/accountstore.h"
#include "store/settings.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString Setting = u"keys.deleted"_s;
const QString Base = u"base"_s;
const QString Newest = u"newest"_s;

QString pathOf(const QUrl &base)
{
    QString path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool isSameBase(const QUrl &a, const QUrl &b)
{
    return isSameOrigin(a, b) && pathOf(a) == pathOf(b);
}

} // namespace

FormerKeys::FormerKeys(const AccountStore &accounts, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_settings(settings)
{
    connect(&m_accounts, &AccountStore::aboutToRemove, this,
            [this](int row) { remember(m_accounts.at(row)); });
}

FormerKeys::~FormerKeys() = default;

void FormerKeys::remember(const Account &account)
{
    AccountId newest = 0;
    for (const Account &known : m_accounts.all())
        newest = std::max(newest, known.id);
    auto former = m_settings.value<QVariantMap>(Setting);
    former.insert(QString::number(account.id),
                  QVariantMap {{Base, account.base}, {Newest, newest}});
    m_settings.setValue(Setting, former);
}

QList<AccountId> FormerKeys::ofSameService(const Account &account) const
{
    return select(
        [&account](const Former &former) { return isSameBase(former.base, account.base); });
}

QList<AccountId> FormerKeys::succeededBy(const Account &account) const
{
    return select([&account](const Former &former) {
        return account.id > former.newest && isSameBase(former.base, account.base);
    });
}

QList<AccountId> FormerKeys::select(const std::function<bool(const Former &)> &fits) const
{
    QList<AccountId> selected;
    const auto all = m_settings.value<QVariantMap>(Setting);
    for (const auto &[id, told] : all.asKeyValueRange()) {
        const QVariantMap values = told.toMap();
        const Former former {id.toLongLong(), values.value(Base).toUrl(),
                             values.value(Newest).toLongLong()};
        if (former.id != 0 && fits(former))
            selected.append(former.id);
    }
    return selected;
}

} // namespace Reelwatch
