// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/watchstandings.h"

#include "domain/plaintext.h"
#include "model/wording.h"
#include "store/accountstore.h"

#include <QLocale>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

QString rounded(std::chrono::milliseconds length)
{
    return Wording::span(std::chrono::round<std::chrono::seconds>(length));
}

QString underWay(const WatchStanding &standing)
{
    const QString checks =
        WatchStandings::tr("%1 of %2").arg(standing.underWay).arg(standing.atOnce);
    return standing.beside == 0
        ? checks
        : WatchStandings::tr("%1, %2 beside").arg(checks).arg(standing.beside);
}

QString interval(const WatchStanding &standing)
{
    if (standing.watched == 0)
        return {};
    if (standing.stretched.count() > 0)
        return WatchStandings::tr("%1, for the rate").arg(rounded(standing.stretched));
    return rounded(standing.interval);
}

} // namespace

WatchStandings::WatchStandings(const AccountStore &accounts, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_accounts(accounts)
    , m_clock(clock)
{
}

WatchStandings::~WatchStandings() = default;

void WatchStandings::show(const QList<WatchStanding> &standings)
{
    const bool same = std::ranges::equal(m_standings, standings, {}, &WatchStanding::account,
                                         &WatchStanding::account);
    if (same) {
        m_standings = standings;
        if (!standings.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    if (!m_standings.isEmpty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_standings.clear();
        endRemoveRows();
    }
    if (!standings.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(standings.size()) - 1);
        m_standings = standings;
        endInsertRows();
    }
}

int WatchStandings::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_standings.size());
}

int WatchStandings::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString WatchStandings::state(const WatchStanding &standing) const
{
    const Account *account = m_accounts.find(standing.account);
    const AccountState known = m_accounts.state(standing.account);
    if (account && account->paused && known.kind == AccountState::Kind::Ok)
        return tr("Paused by you");
    if (known.kind == AccountState::Kind::Unreachable && known.since.isValid())
        return tr("%1 since %2")
            .arg(Wording::standing(known.kind),
                 QLocale().toString(known.since.toLocalTime(), QLocale::ShortFormat));
    return Wording::standing(known.kind);
}

/// What goes out, what may, and what holds it back.
QString WatchStandings::rate(const WatchStanding &standing) const
{
    const Account *account = m_accounts.find(standing.account);
    QStringList parts {
        tr("%1 of %2").arg(Wording::rate(standing.lastMinute), Wording::rate(standing.perSecond))};
    if (account && standing.perSecond < account->limits.perSecond)
        parts.append(tr("slowed from %1").arg(Wording::rate(account->limits.perSecond)));
    if (standing.reachable < standing.perSecond)
        parts.append(tr("%1 within reach").arg(Wording::rate(standing.reachable)));
    if (account)
        parts.append(tr("%Ln in a row", nullptr, account->limits.burst));
    return parts.join(u", "_s);
}

QString WatchStandings::next(const WatchStanding &standing) const
{
    if (standing.slowedUntil.isValid() && standing.slowedUntil > m_clock.now())
        return tr("%1, as the service asked")
            .arg(QLocale().toString(standing.slowedUntil.toLocalTime().time(), u"HH:mm:ss"_s));
    if (standing.held || !standing.nextCheck.isValid())
        return tr("none");
    const auto wait = std::chrono::milliseconds(m_clock.now().msecsTo(standing.nextCheck));
    return wait.count() <= 0 ? tr("now") : tr("in %1").arg(rounded(wait));
}

QString WatchStandings::text(const WatchStanding &standing, int column) const
{
    const QLocale locale;
    switch (column) {
    case KeyColumn:
        if (const Account *account = m_accounts.find(standing.account))
            return plain(account->name, 60);
        return {};
    case StateColumn:
        return state(standing);
    case UnderWayColumn:
        return underWay(standing);
    case RateColumn:
        return rate(standing);
    case WatchedColumn:
        return standing.overdue == 0
            ? locale.toString(standing.watched)
            : tr("%1, %2 due")
                  .arg(locale.toString(standing.watched), locale.toString(standing.overdue));
    case IntervalColumn:
        return interval(standing);
    case NextColumn:
        return next(standing);
    case AnswerColumn:
        return standing.lastAnswer.isValid()
            ? Wording::ago(standing.lastAnswer, m_clock.now(), Wording::Grain::Fine)
            : tr("none yet");
    default:
        return {};
    }
}

QVariant WatchStandings::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WatchStanding &standing = m_standings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(standing, index.column());
    case Qt::ToolTipRole:
        return Wording::toolTip(index.column() == StateColumn
                                    ? m_accounts.state(standing.account).message
                                    : text(standing, index.column()));
    case AccountIdRole:
        return standing.account;
    default:
        return {};
    }
}

QVariant WatchStandings::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == RateColumn)
        return tr("Requests over the last minute, the limit, what the answers leave time for where "
                  "that is less, and how many may follow one another at once after a quiet time");
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn:
        return tr("Key");
    case StateColumn:
        return tr("State");
    case UnderWayColumn:
        return tr("Requests now");
    case RateColumn:
        return tr("Rate");
    case WatchedColumn:
        return tr("Videos");
    case IntervalColumn:
        return tr("Each about every");
    case NextColumn:
        return tr("Next check");
    case AnswerColumn:
        return tr("Last answer");
    default:
        return {};
    }
}

} // namespace Reelwatch
