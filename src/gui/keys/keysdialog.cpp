// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keysdialog.h"

#include "ui_keysdialog.h"

#include "domain/plaintext.h"
#include "model/accountmodel.h"

#include <QMessageBox>
#include <QPushButton>

namespace Reelwatch {

namespace {

QString whatDeletingMeans(const QString &name, int videos)
{
    const QString stay = videos > 0
        ? KeysDialog::tr("%n video(s) of this key stay in the list and are no longer checked.",
                         nullptr, videos)
        : KeysDialog::tr("No video belongs to it.");
    return KeysDialog::tr("\"%1\" is removed from the keychain. %2 The key is not revoked at the "
                          "service: do that there if nobody is to use it any more.")
        .arg(name, stay);
}

} // namespace

KeysDialog::KeysDialog(QAbstractItemModel &accounts, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::KeysDialog>())
{
    m_ui->setupUi(this);
    m_ui->result->hide();
    m_ui->keys->setModel(&accounts);
    QHeaderView *header = m_ui->keys->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(AccountModel::BaseColumn, QHeaderView::Stretch);
    header->setHighlightSections(false);
    m_ui->keys->setColumnWidth(AccountModel::NameColumn, 130);
    m_ui->keys->setColumnWidth(AccountModel::SecretColumn, 130);
    m_ui->keys->setColumnWidth(AccountModel::VideosColumn, 60);
    connect(m_ui->add, &QPushButton::clicked, this, &KeysDialog::addRequested);
    connect(m_ui->edit, &QPushButton::clicked, this, [this] { emit editRequested(chosen()); });
    connect(m_ui->remove, &QPushButton::clicked, this, &KeysDialog::confirmDeletion);
    connect(m_ui->test, &QPushButton::clicked, this, [this] {
        showTrial(tr("Asking the service…"));
        emit trialRequested(chosen());
    });
    connect(m_ui->keys, &QTableView::doubleClicked, this, [this] { emit editRequested(chosen()); });
    connect(m_ui->keys->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeysDialog::enableButtons);
    connect(&accounts, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first) { m_ui->keys->selectRow(first); });
    connect(&accounts, &QAbstractItemModel::rowsRemoved, this, &KeysDialog::enableButtons);
    if (accounts.rowCount() > 0)
        m_ui->keys->selectRow(0);
    enableButtons();
}

KeysDialog::~KeysDialog() = default;

AccountId KeysDialog::chosen() const
{
    return m_ui->keys->currentIndex().data(AccountModel::AccountIdRole).toLongLong();
}

void KeysDialog::enableButtons()
{
    const bool any = chosen() != 0;
    m_ui->edit->setEnabled(any);
    m_ui->remove->setEnabled(any);
    m_ui->test->setEnabled(any);
}

void KeysDialog::showTrial(const QString &sentence)
{
    m_ui->result->setText(sentence);
    m_ui->result->show();
}

void KeysDialog::confirmDeletion()
{
    const AccountId account = chosen();
    const QModelIndex row = m_ui->keys->currentIndex();
    const QString name = plain(row.siblingAtColumn(AccountModel::NameColumn).data().toString());
    const int videos = row.siblingAtColumn(AccountModel::VideosColumn).data().toInt();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete key?"),
                                tr("Delete key \"%1\"?").arg(name), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(whatDeletingMeans(name, videos));
    const QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [this, yes, account](QAbstractButton *button) {
        if (button == yes)
            emit deleteRequested(account);
    });
    box->open();
}

} // namespace Reelwatch
