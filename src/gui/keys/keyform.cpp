// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keyform.h"

#include "ui_keyform.h"

#include "domain/keytext.h"
#include "gui/style/appearance.h"
#include "gui/style/icons.h"

#include <QColorDialog>
#include <QTimer>

#include <array>
#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr auto Revealed = 10s;
constexpr int SwatchSize = 16;
const QString DefaultBase = u"https://api.token360.ai"_s;

QString nextColour(qsizetype taken)
{
    static constexpr std::array Colours {"#3d82f6", "#e0598b", "#2fa36b", "#d98a1f",
                                         "#8a63d2", "#1fa6b8", "#c2543f", "#6b7a8c"};
    return QString::fromLatin1(Colours.at(static_cast<size_t>(taken) % Colours.size()));
}

} // namespace

KeyForm::KeyForm(const Account &account, QStringList taken, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::KeyForm>())
    , m_account(account)
    , m_taken(std::move(taken))
    , m_mask(new QTimer(this))
{
    m_ui->setupUi(this);
    const bool isNew = m_account.id == 0;
    setWindowTitle(isNew ? tr("Add key") : tr("Edit key"));
    if (m_account.colour.isEmpty())
        m_account.colour = nextColour(m_taken.size());
    m_ui->name->setText(m_account.name);
    m_ui->base->setText(m_account.base.isEmpty() ? DefaultBase : m_account.base.toString());
    if (!isNew)
        m_ui->key->setPlaceholderText(tr("Unchanged"));
    m_ui->session->setChecked(m_account.keeps == Account::Keeps::Session);
    m_ui->reveal->setIcon(Icons::named("eye"_L1));
    m_ui->message->hide();
    m_mask->setSingleShot(true);
    m_mask->setInterval(Revealed);
    connect(m_mask, &QTimer::timeout, this, [this] { setRevealed(false); });
    connect(m_ui->reveal, &QToolButton::pressed, this, [this] { setRevealed(true); });
    connect(m_ui->reveal, &QToolButton::released, this, [this] { setRevealed(false); });
    connect(m_ui->colour, &QToolButton::clicked, this, &KeyForm::chooseColour);
    connect(m_ui->save, &QPushButton::clicked, this, &KeyForm::save);
    connect(m_ui->test, &QPushButton::clicked, this, &KeyForm::trySecret);
    connect(m_ui->cancel, &QPushButton::clicked, this, &KeyForm::reject);
    connect(m_ui->useSession, &QPushButton::clicked, this, [this] {
        m_ui->session->setChecked(true);
        save();
    });
    paintColour();
    m_ui->name->setFocus();
}

KeyForm::~KeyForm() = default;

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

void KeyForm::chooseColour()
{
    auto *dialog = new QColorDialog(QColor(m_account.colour), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        m_account.colour = colour.name();
        paintColour();
    });
    dialog->open();
}

void KeyForm::paintColour()
{
    QPixmap swatch(SwatchSize, SwatchSize);
    swatch.fill(QColor(m_account.colour));
    m_ui->colour->setIcon(swatch);
}

std::optional<Account> KeyForm::account()
{
    Account account = m_account;
    account.name = m_ui->name->text().simplified();
    account.base = QUrl(m_ui->base->text().trimmed(), QUrl::StrictMode);
    account.keeps = m_ui->session->isChecked() ? Account::Keeps::Session : Account::Keeps::Keychain;
    if (account.name.isEmpty()) {
        showProblem(tr("Give the key a name, to know it by."), false);
        m_ui->name->setFocus();
        return std::nullopt;
    }
    if (m_taken.contains(account.name, Qt::CaseInsensitive)) {
        showProblem(tr("Another key has this name. Choose a different one."), false);
        m_ui->name->setFocus();
        return std::nullopt;
    }
    if (!isAllowedBase(account.base)) {
        showProblem(tr("The base URL must begin with https:// (http:// only for this computer) and "
                       "hold no user, query or fragment."),
                    false);
        m_ui->base->setFocus();
        return std::nullopt;
    }
    return account;
}

std::optional<QByteArray> KeyForm::key()
{
    QString why;
    const std::optional<QByteArray> key = cleanKey(m_ui->key->text(), &why);
    if (!key) {
        showProblem(why, false);
        m_ui->key->setFocus();
    }
    return key;
}

void KeyForm::save()
{
    const std::optional<Account> wanted = account();
    if (!wanted)
        return;
    const bool moves = m_account.id == 0 || !isSameOrigin(wanted->base, m_account.base)
        || wanted->keeps != m_account.keeps;
    if (m_ui->key->text().isEmpty() && !moves) {
        emit saveRequested(*wanted, {});
        return;
    }
    if (const std::optional<QByteArray> secret = key())
        emit saveRequested(*wanted, *secret);
}

void KeyForm::trySecret()
{
    const std::optional<Account> wanted = account();
    if (!wanted)
        return;
    const bool unchanged = m_account.id != 0 && m_ui->key->text().isEmpty();
    const std::optional<QByteArray> secret = unchanged ? QByteArray() : key();
    if (!secret)
        return;
    m_ui->message->setText(tr("Asking the service…"));
    m_ui->message->show();
    m_ui->useSession->hide();
    emit trialRequested(wanted->base, *secret);
}

void KeyForm::showProblem(const QString &sentence, bool offerSession)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, toneColour(Tone::Failed, palette()));
    m_ui->message->setPalette(colours);
    m_ui->message->setText(sentence);
    m_ui->message->show();
    m_ui->useSession->setVisible(offerSession);
    setBusy(false);
}

void KeyForm::showTrial(const QString &sentence, bool good)
{
    showProblem(sentence, false);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     toneColour(good ? Tone::Ready : Tone::Attention, palette()));
    m_ui->message->setPalette(colours);
}

void KeyForm::setBusy(bool busy)
{
    m_ui->save->setEnabled(!busy);
    m_ui->test->setEnabled(!busy);
}

} // namespace Reelwatch
