// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accountnotices.h"

#include "domain/plaintext.h"
#include "gui/window/messagebars.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QLocale>
#include <QMap>

#include <array>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// One 429 is the service's business; three in a row are the user's, too.
constexpr int SlowedInARow = 3;

const QString PausedCause = u"paused"_s;
const QString LockCause = u"keychain-locked"_s;

/// What stands in the way, as far as people need to tell it apart.
enum class Hindrance { NoConnection, SignIn, Service };
constexpr std::array Hindrances {Hindrance::NoConnection, Hindrance::SignIn, Hindrance::Service};

Hindrance hindranceOf(ApiError::Kind cause)
{
    switch (cause) {
    case ApiError::Kind::SignIn:
        return Hindrance::SignIn;
    case ApiError::Kind::Redirected:
    case ApiError::Kind::BadAnswer:
    case ApiError::Kind::Unexpected:
    case ApiError::Kind::Server:
        return Hindrance::Service;
    default:
        return Hindrance::NoConnection;
    }
}

QString wayCause(Hindrance hindrance)
{
    return u"unreachable-%1"_s.arg(static_cast<int>(hindrance));
}

QString causeOf(AccountId account)
{
    return u"account-%1"_s.arg(account);
}

QString missingCause(const QString &reason)
{
    return u"key-missing-"_s % reason;
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

/// With the day where that is another one.
QString sinceWhen(const QDateTime &since)
{
    const QDateTime local = since.toLocalTime();
    const QLocale locale;
    return local.date() == QDate::currentDate() ? locale.toString(local.time(), u"HH:mm"_s)
                                                : locale.toString(local, QLocale::ShortFormat);
}

QString triedAgain()
{
    return AccountNotices::tr("It is tried again from time to time.");
}

QString slowedSentence(const QString &name, const AccountState &state)
{
    if (state.inARow < SlowedInARow)
        return {};
    return AccountNotices::tr("Slowing down at the service's request; \"%1\" is checked again at "
                              "%2.")
        .arg(name, QLocale().toString(state.until.toLocalTime().time(), u"HH:mm:ss"_s));
}

} // namespace

AccountNotices::AccountNotices(const AccountStore &accounts, const TaskStore &tasks,
                               MessageBars &bars, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_tasks(tasks)
    , m_bars(bars)
{
    connect(&m_accounts, &AccountStore::stateChanged, this, &AccountNotices::tell);
    connect(&m_accounts, &AccountStore::inserted, this, &AccountNotices::tellShared);
    connect(&m_accounts, &AccountStore::changed, this,
            [this](int row) { tell(m_accounts.at(row).id); });
    connect(&m_accounts, &AccountStore::aboutToRemove, this,
            [this](int row) { m_bars.clear(causeOf(m_accounts.at(row).id)); });
    connect(&m_accounts, &AccountStore::removed, this, &AccountNotices::tellShared);
    connect(&m_tasks, &TaskStore::inserted, this, &AccountNotices::recountSoon);
    connect(&m_tasks, &TaskStore::removed, this, &AccountNotices::recountSoon);
}

AccountNotices::~AccountNotices() = default;

QList<AccountId> AccountNotices::accountsIn(AccountState::Kind kind) const
{
    QList<AccountId> found;
    for (const Account &account : m_accounts.all()) {
        if (m_accounts.state(account.id).kind == kind)
            found.append(account.id);
    }
    return found;
}

QString AccountNotices::namesOf(const QList<AccountId> &accounts) const
{
    QStringList names;
    for (const AccountId id : accounts)
        names.append(tr("\"%1\"").arg(plain(m_accounts.find(id)->name)));
    return names.join(tr(", "));
}

QString AccountNotices::pausedVideos(const QList<AccountId> &accounts) const
{
    int videos = 0;
    for (qsizetype row = 0; row < m_tasks.size(); ++row) {
        const Task &task = m_tasks.at(row);
        videos += accounts.contains(task.account) && !isFinal(task.report.status) ? 1 : 0;
    }
    return videos == 0 ? QString()
                       : tr("%Ln video(s) are paused, nothing is lost.", nullptr, videos);
}

/// What one account alone has trouble with; empty when there is nothing to say.
QString AccountNotices::sentenceFor(const Account &account) const
{
    const AccountState state = m_accounts.state(account.id);
    const QString name = plain(account.name);
    const QString paused = pausedVideos({account.id});
    switch (state.kind) {
    case AccountState::Kind::Rejected:
        return joined({tr("Key \"%1\" was rejected.").arg(name), paused});
    case AccountState::Kind::OutOfBalance:
        return joined({tr("The balance of key \"%1\" is used up.").arg(name), paused, triedAgain(),
                       state.message});
    case AccountState::Kind::Frozen:
        return joined({tr("Key \"%1\" is frozen.").arg(name), paused, triedAgain(), state.message});
    case AccountState::Kind::Slowed:
        return slowedSentence(name, state);
    case AccountState::Kind::Ok:
    case AccountState::Kind::KeyAwaited:
    case AccountState::Kind::KeyMissing:
    case AccountState::Kind::KeychainLocked:
    case AccountState::Kind::Unreachable:
        return {};
    }
    return {};
}

void AccountNotices::tell(AccountId id)
{
    tellShared();
    const Account *account = m_accounts.find(id);
    const QString sentence = account ? sentenceFor(*account) : QString();
    if (sentence.isEmpty()) {
        m_bars.clear(causeOf(id));
        return;
    }
    const AccountState::Kind kind = m_accounts.state(id).kind;
    QList<MessageBars::Action> actions;
    if (kind == AccountState::Kind::OutOfBalance || kind == AccountState::Kind::Frozen)
        actions.append({tr("Try again"), [this, id] {
                            askAgain({id});
                        }});
    if (isBlocked(kind))
        actions.append({tr("Edit key…"), [this, id] {
                            emit editKeyRequested(id);
                        }});
    m_bars.tell(causeOf(id), sentence, actions);
}

/// What keeps several accounts from being asked has one bar for them all.
void AccountNotices::tellShared()
{
    tellUnreachable();
    tellLocked();
    tellMissing();
    tellPaused();
}

void AccountNotices::tellUnreachable()
{
    const QList<AccountId> unreachable = accountsIn(AccountState::Kind::Unreachable);
    for (const Hindrance hindrance : Hindrances) {
        QList<AccountId> met = unreachable;
        met.removeIf([this, hindrance](AccountId id) {
            return hindranceOf(m_accounts.state(id).cause) != hindrance;
        });
        if (met.isEmpty())
            m_bars.clear(wayCause(hindrance));
        else
            m_bars.tell(wayCause(hindrance), hindranceSentence(met), {{tr("Retry now"), [this] {
                                                                           emit retryRequested();
                                                                       }}});
    }
}

QString AccountNotices::hindranceSentence(const QList<AccountId> &accounts) const
{
    const AccountState state = m_accounts.state(accounts.last());
    switch (hindranceOf(state.cause)) {
    case Hindrance::SignIn:
        return tr("A sign-in page answers in place of the service. Sign in to this network in a "
                  "browser; checking resumes by itself. If you are signed in, check the base URL "
                  "of key %1.")
            .arg(namesOf(accounts));
    case Hindrance::Service:
        return joined({tr("The service of key %1 is out of order since %2. Checking resumes by "
                          "itself.")
                           .arg(namesOf(accounts), sinceWhen(state.since)),
                       state.message});
    case Hindrance::NoConnection:
        break;
    }
    return joined(
        {tr("No connection since %1. Checking resumes by itself.").arg(sinceWhen(state.since)),
         state.message});
}

/// The user's own doing: a reminder, and the way back.
void AccountNotices::tellPaused()
{
    QList<AccountId> paused;
    for (const Account &account : m_accounts.all()) {
        if (account.paused)
            paused.append(account.id);
    }
    if (paused.isEmpty()) {
        m_bars.clear(PausedCause);
        return;
    }
    const QString whose = paused.size() == 1 ? tr("You paused key %1.") : tr("You paused keys %1.");
    m_bars.tell(PausedCause, joined({whose.arg(namesOf(paused)), pausedVideos(paused)}),
                {{tr("Resume"), [this, paused] {
                      for (const AccountId id : paused)
                          emit resumeRequested(id);
                  }}});
}

void AccountNotices::tellLocked()
{
    if (accountsIn(AccountState::Kind::KeychainLocked).isEmpty())
        m_bars.clear(LockCause);
    else
        m_bars.tell(LockCause, tr("The keychain is locked. Unlock it to continue."),
                    {{tr("Unlock"), [this] {
                          emit unlockRequested();
                      }}});
}

void AccountNotices::tellMissing()
{
    QMap<QString, QList<AccountId>> byReason;
    for (const AccountId id : accountsIn(AccountState::Kind::KeyMissing))
        byReason[m_accounts.state(id).message].append(id);
    const QSet<QString> told = std::exchange(m_missing, {});
    for (const QString &reason : told) {
        if (!byReason.contains(reason))
            m_bars.clear(missingCause(reason));
    }
    for (const auto &[reason, accounts] : byReason.asKeyValueRange()) {
        m_missing.insert(reason);
        const QString whose =
            accounts.size() == 1 ? tr("Key %1 is not at hand.") : tr("Keys %1 are not at hand.");
        QList<MessageBars::Action> actions {{tr("Try again"), [this, ids = accounts] {
                                                 askAgain(ids);
                                             }}};
        if (accounts.size() == 1)
            actions.append({tr("Edit key…"), [this, id = accounts.first()] {
                                emit editKeyRequested(id);
                            }});
        m_bars.tell(missingCause(reason),
                    joined({whose.arg(namesOf(accounts)), reason, pausedVideos(accounts)}),
                    actions);
    }
}

void AccountNotices::askAgain(const QList<AccountId> &accounts)
{
    for (const AccountId id : accounts)
        emit tryAgainRequested(id);
}

/// Once for a whole burst of rows.
void AccountNotices::recountSoon()
{
    if (!std::exchange(m_isRecounting, true))
        QMetaObject::invokeMethod(this, &AccountNotices::recount, Qt::QueuedConnection);
}

void AccountNotices::recount()
{
    m_isRecounting = false;
    for (const Account &account : m_accounts.all()) {
        if (account.paused || isBlocked(m_accounts.state(account.id).kind))
            tell(account.id);
    }
}

} // namespace Reelwatch
