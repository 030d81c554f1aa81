// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keysdialog.h"

#include "ui_keysdialog.h"

#include "domain/plaintext.h"
#include "gui/keys/keydelegate.h"
#include "gui/style/calmbox.h"
#include "model/accountmodel.h"

#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// "\"Gentle motion\", \"Two dogs\" and 27 more"
QString named(const QStringList &names, int videos)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(u'"' % name % u'"');
    const QString all = quoted.join(u", "_s);
    const int more = videos - static_cast<int>(names.size());
    return more > 0 ? KeysDialog::tr("%1 and %Ln more", nullptr, more).arg(all) : all;
}

QString whatDeletingMeans(const QStringList &names, int videos)
{
    const QString stay = videos > 0
        ? KeysDialog::tr("%Ln video(s) of this key stay in the list and are no longer checked: %1.",
                         nullptr, videos)
              .arg(named(names, videos))
        : KeysDialog::tr("No video belongs to it.");
    return KeysDialog::tr("Reelwatch forgets the key. %1\n\nThe key is not revoked at the service: "
                          "it stays valid until you revoke it there.")
        .arg(stay);
}

} // namespace

KeysDialog::KeysDialog(QAbstractItemModel &accounts, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::KeysDialog>())
{
    m_ui->setupUi(this);
    m_ui->keys->setModel(&accounts);
    m_ui->keys->setItemDelegate(new KeyDelegate(this));
    arrangeColumns();
    listen(accounts);
    showResult({});
    if (accounts.rowCount() > 0)
        m_ui->keys->selectRow(0);
    follow();
}

KeysDialog::~KeysDialog() = default;

void KeysDialog::arrangeColumns()
{
    QHeaderView *header = m_ui->keys->horizontalHeader();
    header->setSectionResizeMode(AccountModel::BaseColumn, QHeaderView::Stretch);
    header->setHighlightSections(false);
    m_ui->keys->setColumnWidth(AccountModel::NameColumn, 150);
    m_ui->keys->setColumnWidth(AccountModel::SecretColumn, 120);
    m_ui->keys->setColumnWidth(AccountModel::StateColumn, 120);
    m_ui->keys->setColumnWidth(AccountModel::VideosColumn, 64);
    m_ui->keys->verticalHeader()->setDefaultSectionSize(32);
}

void KeysDialog::listen(const QAbstractItemModel &accounts)
{
    connect(m_ui->add, &QPushButton::clicked, this, &KeysDialog::addRequested);
    connect(m_ui->edit, &QPushButton::clicked, this, [this] { emit editRequested(chosen()); });
    connect(m_ui->remove, &QPushButton::clicked, this, &KeysDialog::confirmDeletion);
    connect(m_ui->test, &QPushButton::clicked, this, [this] {
        showResult(tr("Asking the service…"));
        emit trialRequested(chosen());
    });
    connect(m_ui->keys, &QTableView::doubleClicked, this, [this] { emit editRequested(chosen()); });
    connect(m_ui->keys->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { showResult({}); });
    connect(m_ui->keys->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeysDialog::follow);
    connect(&accounts, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first) { m_ui->keys->selectRow(first); });
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &KeysDialog::follow);
}

AccountId KeysDialog::chosen() const
{
    return m_ui->keys->currentIndex().data(AccountModel::AccountIdRole).toLongLong();
}

void KeysDialog::follow()
{
    const bool any = chosen() != 0;
    m_ui->edit->setEnabled(any);
    m_ui->remove->setEnabled(any);
    m_ui->test->setEnabled(any);
    m_ui->pages->setCurrentWidget(
        m_ui->keys->model()->rowCount() > 0 ? static_cast<QWidget *>(m_ui->keys) : m_ui->none);
}

void KeysDialog::showResult(const QString &sentence, std::optional<Tone> tone)
{
    m_tone = tone;
    m_ui->result->setText(sentence);
    m_ui->result->setHidden(sentence.isEmpty());
    paintResult();
}

void KeysDialog::paintResult()
{
    QPalette colours = palette();
    if (m_tone)
        colours.setColor(QPalette::WindowText, toneColour(*m_tone, palette()));
    m_ui->result->setPalette(colours);
}

void KeysDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintResult();
}

void KeysDialog::confirmDeletion()
{
    const AccountId account = chosen();
    const QModelIndex row = m_ui->keys->currentIndex();
    const QString name = plain(row.siblingAtColumn(AccountModel::NameColumn).data().toString());
    const int videos = row.siblingAtColumn(AccountModel::VideosColumn).data().toInt();
    const QStringList names = row.data(AccountModel::VideoNamesRole).toStringList();
    QMessageBox *box = calmBox(tr("Delete key"), tr("Delete key \"%1\"?").arg(name),
                               whatDeletingMeans(names, videos), this);
    const QPushButton *yes = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [this, yes, account](QAbstractButton *button) {
        if (button == yes)
            emit deleteRequested(account);
    });
    box->open();
}

} // namespace Reelwatch
