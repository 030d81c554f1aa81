// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/aboutbox.h"

#include <QApplication>
#include <QCoreApplication>
#include <QMessageBox>

namespace Reelwatch {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

} // namespace

void AboutBox::open(QWidget *window)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, Words::tr("About Reelwatch"),
                                Words::tr("Reelwatch %1").arg(QApplication::applicationVersion()),
                                QMessageBox::Close, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(QApplication::windowIcon().pixmap(64));
    box->setInformativeText(Words::tr(
        "Watches video-generation tasks until they end and keeps the results. It only reads: "
        "no click costs money.\n\nFree software under the GNU General Public License, version 3 "
        "or later."));
    box->open();
}

} // namespace Reelwatch
