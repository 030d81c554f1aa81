// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/calmbox.h"

#include <QLabel>
#include <QMessageBox>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {
constexpr int NarrowestSentence = 400;
}

QMessageBox *calmBox(const QString &title, const QString &question, const QString &details,
                     QWidget *parent)
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, title, question, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(details);
    // Qt breaks the details at the width of the question, however short that is, and takes them for
    // rich text where they look like it.
    if (auto *label = box->findChild<QLabel *>(u"qt_msgbox_informativelabel"_s)) {
        label->setMinimumWidth(NarrowestSentence);
        label->setTextFormat(Qt::PlainText);
    }
    if (auto *label = box->findChild<QLabel *>(u"qt_msgbox_label"_s)) {
        QFont font = label->font();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
    }
    return box;
}

} // namespace Reelwatch
