// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/watchlog.h"

#include "domain/plaintext.h"
#include "model/wording.h"
#include "store/accountstore.h"

#include <QLocale>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// What nobody repeats anyway says nothing of it.
QString again(const WatchEvent &event)
{
    if (event.again.isValid())
        return QLocale().toString(event.again.toLocalTime().time(), u"HH:mm:ss"_s);
    const bool isPlanned =
        event.what == WatchEvent::What::Check && event.why != WatchEvent::Why::Fetching;
    return isPlanned ? WatchLog::tr("not by itself") : QString();
}

} // namespace

WatchLog::WatchLog(const AccountStore &accounts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_accounts(accounts)
{
}

WatchLog::~WatchLog() = default;

void WatchLog::note(const WatchEvent &event)
{
    if (m_events.size() >= Kept) {
        beginRemoveRows({}, Kept - 1, Kept - 1);
        m_events.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_events.prepend(event);
    endInsertRows();
}

int WatchLog::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int WatchLog::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WatchLog::text(const WatchEvent &event, int column) const
{
    switch (column) {
    case TimeColumn:
        return QLocale().toString(event.when.toLocalTime().time(), u"HH:mm:ss"_s);
    case KeyColumn:
        if (const Account *account = m_accounts.find(event.account))
            return plain(account->name, 60);
        return {};
    case VideoColumn:
        return Wording::askedFor(event);
    case WhyColumn:
        return Wording::why(event.why);
    case CameColumn:
        return Wording::came(event);
    case TookColumn:
        return tr("%1 ms").arg(QLocale().toString(event.took.count()));
    case AgainColumn:
        return again(event);
    default:
        return {};
    }
}

QVariant WatchLog::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(m_events.at(index.row()), index.column());
    case Qt::ToolTipRole:
        return Wording::toolTip(text(m_events.at(index.row()), index.column()));
    default:
        return {};
    }
}

QVariant WatchLog::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case KeyColumn:
        return tr("Key");
    case VideoColumn:
        return tr("Asked for");
    case WhyColumn:
        return tr("Why");
    case CameColumn:
        return tr("What came");
    case TookColumn:
        return tr("Took");
    case AgainColumn:
        return tr("Again");
    default:
        return {};
    }
}

} // namespace Reelwatch
