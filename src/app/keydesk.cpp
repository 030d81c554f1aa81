// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keydesk.h"

#include "app/keyring.h"
#include "app/keytrials.h"
#include "gui/keys/keyform.h"
#include "gui/keys/keysdialog.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "model/accountmodel.h"
#include "store/accountstore.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString EnvironmentCause = u"environment-key"_s;
const QString KeychainCause = u"keychain"_s;
const QString UnlockCause = u"unlock"_s;
const QString EnvironmentBase = u"https://api.token360.ai"_s;

bool isGood(const KeyTrial &trial)
{
    return trial.verdict == KeyTrial::Verdict::Accepted
        || trial.verdict == KeyTrial::Verdict::ProbablyAccepted;
}

/// Why another key is wanted; empty where this one may do.
QString uselessBecause(const AccountState &state)
{
    switch (state.kind) {
    case AccountState::Kind::Rejected:
        return KeyDesk::tr("The service rejected this key. Enter one that it accepts.");
    case AccountState::Kind::Frozen:
        return KeyDesk::tr(
            "The service froze this key. Enter another one, or have it freed there.");
    case AccountState::Kind::KeyMissing:
        return state.message.isEmpty() ? KeyDesk::tr("The key is not at hand. Enter it once more.")
                                       : state.message;
    default:
        return {};
    }
}

/// Why a saved key cannot be tried; empty where it can.
QString notAtHandBecause(const AccountState &state)
{
    switch (state.kind) {
    case AccountState::Kind::KeyMissing:
        return uselessBecause(state);
    case AccountState::Kind::KeychainLocked:
        return describe(KeyVault::Problem::Locked);
    case AccountState::Kind::KeyAwaited:
        return KeyDesk::tr("The keychain has not handed out the key yet. Try again in a moment.");
    default:
        break;
    }
    if (!state.until.isValid() || state.until <= QDateTime::currentDateTimeUtc())
        return {};
    return KeyDesk::tr("The service has had enough requests with this key and asked to wait "
                       "until %1. Test it then.")
        .arg(QLocale().toString(state.until.toLocalTime().time(), u"HH:mm:ss"_s));
}

KeyForm::Ways waysAround(KeyVault::Problem problem)
{
    return problem == KeyVault::Problem::Locked ? KeyForm::Ways::UnlockOrSession
                                                : KeyForm::Ways::Session;
}

} // namespace

KeyDesk::KeyDesk(AccountStore &accounts, AccountModel &model, KeyRing &ring, KeyTrials &trials,
                 MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_model(model)
    , m_ring(ring)
    , m_trials(trials)
    , m_window(window)
{
    connect(&m_window, &MainWindow::keysRequested, this, &KeyDesk::openKeys);
    connect(&m_window, &MainWindow::addKeyRequested, this, [this] { addKey(); });
}

KeyDesk::~KeyDesk() = default;

void KeyDesk::openKeys()
{
    if (m_keys) {
        m_keys->raise();
        m_keys->activateWindow();
        return;
    }
    m_keys = new KeysDialog(m_model, &m_window);
    m_keys->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_keys, &KeysDialog::addRequested, this, [this] { addKey(); });
    connect(m_keys, &KeysDialog::editRequested, this, &KeyDesk::editKey);
    connect(m_keys, &KeysDialog::deleteRequested, this, &KeyDesk::remove);
    connect(m_keys, &KeysDialog::trialRequested, this, &KeyDesk::tryKeyOf);
    connect(m_keys, &QDialog::finished, this, [this] {
        for (const Account &account : m_accounts.all())
            m_model.setLastFour(account.id, {});
    });
    tellOfKeychain();
    showLastFours();
    m_keys->open();
}

void KeyDesk::tellOfKeychain()
{
    m_ring.examine(m_keys, [this](KeyVault::Problem problem) {
        if (problem != KeyVault::Problem::None)
            m_keys->showResult(describe(problem), Tone::Attention);
    });
}

void KeyDesk::tryKeyOf(AccountId account)
{
    if (const QString reason = notAtHandBecause(m_accounts.state(account)); !reason.isEmpty()) {
        m_keys->showResult(reason, Tone::Attention);
        return;
    }
    m_trials.tryKeyOf(account, m_keys, [this, account](const KeyTrial &trial) {
        m_keys->showResult(trial.sentence, isGood(trial) ? Tone::Ready : Tone::Attention);
        takeTrial(account, trial);
    });
}

/// What held the key's videos up is over when the service takes it.
void KeyDesk::takeTrial(AccountId account, const KeyTrial &trial)
{
    if (isGood(trial) && m_accounts.state(account).kind != AccountState::Kind::Ok)
        m_ring.tryAgain(account);
}

void KeyDesk::warnWithoutKeychain()
{
    m_ring.examine(this, [this](KeyVault::Problem problem) {
        if (problem == KeyVault::Problem::NoService)
            m_window.bars().tell(KeychainCause, describe(problem));
    });
}

void KeyDesk::showLastFours()
{
    for (const Account &account : m_accounts.all()) {
        m_ring.lastFour(account.id, m_keys, [this, id = account.id](const QString &four) {
            m_model.setLastFour(id, four);
        });
    }
}

void KeyDesk::addKey(const QByteArray &key, const QUrl &base, QWidget *over)
{
    openForm({.base = base}, key, over);
}

void KeyDesk::editKey(AccountId id)
{
    const Account *account = m_accounts.find(id);
    if (!account)
        return;
    openForm(*account, {});
    const AccountState state = m_accounts.state(id);
    if (const QString reason = uselessBecause(state); !reason.isEmpty())
        m_form->askForKey(reason);
}

QStringList KeyDesk::namesBeside(AccountId account) const
{
    QStringList names;
    for (const Account &other : m_accounts.all()) {
        if (other.id != account)
            names.append(other.name);
    }
    return names;
}

void KeyDesk::openForm(const Account &account, const QByteArray &key, QWidget *over)
{
    if (m_form)
        m_form->close();
    QWidget *below = m_keys ? static_cast<QWidget *>(m_keys) : &m_window;
    m_form = new KeyForm(account, namesBeside(account.id), over ? over : below);
    m_form->setAttribute(Qt::WA_DeleteOnClose);
    if (!key.isEmpty())
        m_form->setKey(key);
    connectForm(account.id);
    if (account.id == 0) {
        m_ring.examine(m_form, [form = m_form](KeyVault::Problem problem) {
            if (problem == KeyVault::Problem::NoService)
                form->expectSession(describe(problem));
        });
    }
    m_form->open();
}

void KeyDesk::connectForm(AccountId account)
{
    connect(m_form, &KeyForm::saveRequested, this, &KeyDesk::save);
    connect(m_form, &KeyForm::unlockRequested, this, &KeyDesk::unlockAndSave);
    connect(
        m_form, &KeyForm::trialRequested, this,
        [this, account](const QUrl &base, const QByteArray &key) { tryKey(account, base, key); });
    connect(m_form, &KeyForm::finished, this, [this] { delete m_attempt; });
}

void KeyDesk::tryKey(AccountId account, const QUrl &base, const QByteArray &key)
{
    const auto show = [form = m_form](const KeyTrial &trial) {
        form->showTrial(trial.sentence, isGood(trial));
    };
    if (!key.isEmpty()) {
        m_trials.tryKey(base, key, m_form, show);
        return;
    }
    if (const QString reason = notAtHandBecause(m_accounts.state(account)); !reason.isEmpty()) {
        m_form->showTrial(reason, false);
        return;
    }
    m_trials.tryKeyOf(account, m_form, [this, account, show](const KeyTrial &trial) {
        show(trial);
        takeTrial(account, trial);
    });
}

void KeyDesk::save(const Account &account, const QByteArray &key)
{
    m_form->setBusy(true);
    delete m_attempt;
    m_attempt = new QObject(m_form);
    m_ring.save(account, key, m_attempt,
                [this, isNew = account.id == 0](KeyVault::Problem problem, AccountId id) {
                    settle(problem, isNew, id);
                });
}

void KeyDesk::settle(KeyVault::Problem problem, bool isNew, AccountId id)
{
    if (problem != KeyVault::Problem::None) {
        m_form->showProblem(describe(problem), waysAround(problem));
        return;
    }
    m_form->accept();
    if (m_keys)
        showLastFours();
    if (isNew)
        emit keyAdded(id);
}

void KeyDesk::unlockKeychain()
{
    m_ring.unlock(this, [this](KeyVault::Problem problem) {
        // Who dismissed the question knows; the bar that offers it stands there still.
        if (problem == KeyVault::Problem::None || problem == KeyVault::Problem::Denied)
            m_window.bars().clear(UnlockCause);
        else
            m_window.bars().tell(UnlockCause,
                                 tr("The keychain was not unlocked. %1").arg(describe(problem)));
    });
}

void KeyDesk::unlockAndSave()
{
    m_form->setBusy(true);
    m_ring.unlock(m_form, [form = m_form](KeyVault::Problem problem) {
        form->setBusy(false);
        if (problem == KeyVault::Problem::None)
            form->save();
        else
            form->showProblem(describe(problem), waysAround(problem));
    });
}

void KeyDesk::remove(AccountId account)
{
    m_ring.remove(account, this, [this](KeyVault::Problem problem) {
        if (problem != KeyVault::Problem::None && m_keys)
            m_keys->showResult(tr("The key was not deleted. %1").arg(describe(problem)),
                               Tone::Failed);
    });
}

void KeyDesk::offerEnvironmentKey()
{
    const bool known = std::ranges::any_of(m_accounts.all(), [](const Account &account) {
        return account.keeps == Account::Keeps::Environment;
    });
    if (known)
        return;
    QString why;
    if (KeyRing::environmentKey(&why).isEmpty()) {
        if (!why.isEmpty())
            m_window.bars().tell(EnvironmentCause,
                                 tr("The key in TOKEN360_API_KEY cannot be used. %1").arg(why));
        return;
    }
    m_window.bars().tellNews(
        EnvironmentCause, tr("The environment holds a key in TOKEN360_API_KEY. It is not stored."),
        {{tr("Use it for this session"), [this] {
              useEnvironmentKey();
          }}});
}

void KeyDesk::dropUnusedEnvironmentKey()
{
    if (!KeyRing::environmentKey().isEmpty())
        return;
    const QList<Account> accounts = m_accounts.all(); // as they are before some are removed
    for (const Account &account : accounts) {
        const QModelIndex videos = m_model.indexOf(account.id, AccountModel::VideosColumn);
        if (account.keeps == Account::Keeps::Environment && videos.data().toInt() == 0)
            m_accounts.remove(account.id);
    }
}

void KeyDesk::useEnvironmentKey()
{
    m_window.bars().clear(EnvironmentCause);
    const AccountId id = m_accounts.save({.name = u"TOKEN360_API_KEY"_s,
                                          .colour = u"#6b7a8c"_s,
                                          .base = QUrl(EnvironmentBase),
                                          .keeps = Account::Keeps::Environment});
    m_ring.tryAgain(id);
    emit keyAdded(id);
}

} // namespace Reelwatch
