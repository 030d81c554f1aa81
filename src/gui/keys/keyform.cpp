// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keyform.h"

#include "ui_keyform.h"

#include "domain/keytext.h"
#include "gui/style/icons.h"

#include <QEvent>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr auto Revealed = 10s;
const QString DefaultBase = u"https://api.token360.ai"_s;

/// Why a base URL is refused, and how it is to look.
QString baseComplaint(const QString &typed)
{
    if (!typed.contains("://"_L1))
        return KeyForm::tr("Begin the base URL with https://, as in %1.").arg(DefaultBase);
    return KeyForm::tr("The base URL must begin with https:// (http:// only for this computer) and "
                       "hold no user, query or fragment.");
}

} // namespace

KeyForm::KeyForm(Account account, QStringList taken, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::KeyForm>())
    , m_account(std::move(account))
    , m_taken(std::move(taken))
    , m_mask(new QTimer(this))
{
    m_ui->setupUi(this);
    m_ui->box->addButton(m_ui->save, QDialogButtonBox::AcceptRole);
    m_ui->box->addButton(m_ui->cancel, QDialogButtonBox::RejectRole);
    m_mask->setObjectName(u"mask"_s);
    m_mask->setSingleShot(true);
    m_mask->setInterval(Revealed);
    if (m_account.colour.isEmpty())
        m_account.colour = ColourButton::next(m_taken.size()).name();
    keepRoomForMessage();
    fillIn();
    listen();
    m_ui->name->setFocus();
}

KeyForm::~KeyForm() = default;

void KeyForm::fillIn()
{
    const bool isNew = m_account.id == 0;
    const bool isInEnvironment = m_account.keeps == Account::Keeps::Environment;
    setWindowTitle(isNew ? tr("Add key") : tr("Edit key"));
    m_ui->name->setText(m_account.name);
    m_ui->base->setText(m_account.base.isEmpty() ? DefaultBase : m_account.base.toString());
    m_ui->session->setChecked(m_account.keeps == Account::Keeps::Session);
    if (isInEnvironment)
        m_ui->key->setPlaceholderText(tr("From TOKEN360_API_KEY"));
    else if (!isNew)
        m_ui->key->setPlaceholderText(tr("Unchanged"));
    // What the environment holds is changed there.
    for (QWidget *field : {static_cast<QWidget *>(m_ui->base), static_cast<QWidget *>(m_ui->key),
                           static_cast<QWidget *>(m_ui->reveal)})
        field->setDisabled(isInEnvironment);
    m_ui->session->setHidden(isInEnvironment);
    m_ui->reveal->setIcon(Icons::named("eye"_L1));
    say({}, std::nullopt);
    m_ui->colour->setColour(QColor(m_account.colour));
}

void KeyForm::listen()
{
    m_ui->key->installEventFilter(this);
    connect(m_mask, &QTimer::timeout, this, [this] { setRevealed(false); });
    connect(m_ui->reveal, &QToolButton::pressed, this, [this] { setRevealed(true); });
    connect(m_ui->reveal, &QToolButton::released, this, [this] { setRevealed(false); });
    for (const QLineEdit *field : {m_ui->name, m_ui->base, m_ui->key})
        connect(field, &QLineEdit::textEdited, this, &KeyForm::forgetMessage);
    connect(m_ui->save, &QPushButton::clicked, this, &KeyForm::save);
    connect(m_ui->test, &QPushButton::clicked, this, &KeyForm::trySecret);
    connect(m_ui->cancel, &QPushButton::clicked, this, &KeyForm::reject);
    connect(m_ui->unlock, &QPushButton::clicked, this, &KeyForm::unlockRequested);
    connect(m_ui->useSession, &QPushButton::clicked, this, [this] {
        m_ui->session->setChecked(true);
        save();
    });
}

void KeyForm::setKey(const QByteArray &key)
{
    m_ui->key->setText(QString::fromLatin1(key));
}

void KeyForm::setRevealed(bool revealed)
{
    m_ui->key->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    if (revealed)
        m_mask->start();
    else
        m_mask->stop();
}

/// What is shown for a moment is there to be read: no clipboard and no selection takes it along
/// (K19).
bool KeyForm::eventFilter(QObject *watched, QEvent *event)
{
    static const QSet<QEvent::Type> taking {
        QEvent::KeyPress,         QEvent::ShortcutOverride,    QEvent::ContextMenu,
        QEvent::MouseButtonPress, QEvent::MouseButtonDblClick, QEvent::MouseMove,
    };
    const bool isShown = watched == m_ui->key && m_ui->key->echoMode() == QLineEdit::Normal;
    return (isShown && taking.contains(event->type())) || QDialog::eventFilter(watched, event);
}

/// The form stays as it is when something is said in it.
void KeyForm::keepRoomForMessage()
{
    QSizePolicy policy = m_ui->message->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_ui->message->setSizePolicy(policy);
    m_ui->message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_ui->message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

std::optional<Account> KeyForm::account()
{
    Account account = m_account;
    account.colour = m_ui->colour->colour().name();
    account.name = m_ui->name->text().simplified();
    account.base = QUrl(m_ui->base->text().trimmed(), QUrl::StrictMode);
    if (m_account.keeps != Account::Keeps::Environment)
        account.keeps =
            m_ui->session->isChecked() ? Account::Keeps::Session : Account::Keeps::Keychain;
    if (account.name.isEmpty())
        refuse(m_ui->name, tr("Enter a name for the key."));
    else if (m_taken.contains(account.name, Qt::CaseInsensitive))
        refuse(m_ui->name, tr("Another key has this name. Choose a different one."));
    else if (!isAllowedBase(account.base))
        refuse(m_ui->base, baseComplaint(m_ui->base->text()));
    else
        return account;
    return std::nullopt;
}

std::optional<QByteArray> KeyForm::key()
{
    QString why;
    std::optional<QByteArray> key = cleanKey(m_ui->key->text(), &why);
    if (!key)
        refuse(m_ui->key, why);
    return key;
}

void KeyForm::save()
{
    const std::optional<Account> wanted = account();
    if (!wanted)
        return;
    const bool needsKey = m_account.id == 0 || !isSameOrigin(wanted->base, m_account.base)
        || wanted->keeps != m_account.keeps;
    if (m_ui->key->text().isEmpty() && !needsKey)
        emit saveRequested(*wanted, {});
    else if (const std::optional<QByteArray> secret = key())
        emit saveRequested(*wanted, *secret);
}

void KeyForm::trySecret()
{
    const std::optional<Account> wanted = account();
    if (!wanted)
        return;
    const bool isSaved = m_account.id != 0 && wanted->base == m_account.base;
    std::optional<QByteArray> secret = QByteArray();
    if (!isSaved || !m_ui->key->text().isEmpty())
        secret = key();
    if (!secret)
        return;
    say(tr("Asking the service…"), std::nullopt);
    m_isTrying = true;
    emit trialRequested(wanted->base, *secret);
}

void KeyForm::refuse(QWidget *field, const QString &sentence)
{
    showProblem(sentence, Ways::None);
    field->setFocus();
}

void KeyForm::showProblem(const QString &sentence, Ways ways)
{
    say(sentence, Tone::Failed, ways);
    setBusy(false);
}

void KeyForm::askForKey(const QString &reason)
{
    say(reason, Tone::Attention);
    m_ui->key->setFocus();
}

void KeyForm::expectSession(const QString &sentence)
{
    m_ui->session->setChecked(true);
    if (m_ui->message->isHidden())
        say(sentence, Tone::Attention);
}

void KeyForm::showTrial(const QString &sentence, bool good)
{
    if (std::exchange(m_isTrying, false))
        say(sentence, good ? Tone::Ready : Tone::Attention);
}

void KeyForm::forgetMessage()
{
    say({}, std::nullopt);
}

void KeyForm::say(const QString &sentence, std::optional<Tone> tone, Ways ways)
{
    m_isTrying = false;
    m_tone = tone;
    m_ui->message->setText(sentence);
    m_ui->message->setHidden(sentence.isEmpty());
    m_ui->unlock->setVisible(ways == Ways::UnlockOrSession);
    m_ui->useSession->setVisible(ways != Ways::None);
    paintMessage();
    // A label that wraps does not make its window taller by itself.
    if (isVisible())
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void KeyForm::paintMessage()
{
    QPalette colours = palette();
    if (m_tone)
        colours.setColor(QPalette::WindowText, toneColour(*m_tone, palette()));
    m_ui->message->setPalette(colours);
}

void KeyForm::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMessage();
}

void KeyForm::setBusy(bool busy)
{
    m_ui->save->setDisabled(busy);
    m_ui->test->setDisabled(busy);
    m_ui->unlock->setDisabled(busy);
    m_ui->useSession->setDisabled(busy);
}

} // namespace Reelwatch
