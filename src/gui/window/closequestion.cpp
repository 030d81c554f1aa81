// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/closequestion.h"

#include "gui/style/calmbox.h"
#include "model/wording.h"

#include <QMessageBox>
#include <QPushButton>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

CloseQuestion::CloseQuestion(QWidget *window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
}

CloseQuestion::~CloseQuestion() = default;

QString CloseQuestion::sentence(const Stakes &stakes, const QDateTime &now)
{
    QStringList sentences;
    if (!stakes.unsaved.isEmpty())
        sentences.append(stakes.unsaved % u' '
                         % tr("Changes that could not be saved are lost then."));
    if (stakes.active > 0)
        sentences.append(tr("%Ln video(s) are still being watched.", nullptr, stakes.active));
    if (stakes.unfetched > 0)
        sentences.append(tr("%Ln finished video(s) are not kept yet.", nullptr, stakes.unfetched));
    if (stakes.earliestExpiry.isValid())
        sentences.append(
            tr("The first link expires in %1.")
                .arg(Wording::span(std::chrono::seconds(now.secsTo(stakes.earliestExpiry)))));
    sentences.append(tr("Nothing is checked or fetched while Reelwatch is closed."));
    return sentences.join(u' ');
}

void CloseQuestion::ask(const Stakes &stakes, const QDateTime &now)
{
    if (m_open)
        return;
    m_open = true;
    QMessageBox *box =
        calmBox(tr("Quit Reelwatch"), tr("Quit Reelwatch?"), sentence(stakes, now), m_window);
    const QPushButton *tray = stakes.trayAvailable
        ? box->addButton(tr("&Keep watching in the tray"), QMessageBox::AcceptRole)
        : nullptr;
    const QPushButton *quit = box->addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [this, tray, quit](QAbstractButton *button) {
        if (button == quit)
            emit quitChosen();
        else if (tray && button == tray)
            emit trayChosen();
    });
    connect(box, &QDialog::finished, this, [this] { m_open = false; });
    box->open();
}

} // namespace Reelwatch
