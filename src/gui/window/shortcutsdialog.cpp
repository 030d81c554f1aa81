// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

QString withoutMnemonic(QString text)
{
    text.remove(u'&');
    text.remove(u'…');
    return text;
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(u"   "_s);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<Chapter> &chapters, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const Chapter &chapter : chapters) {
        auto *heading = new QTreeWidgetItem({withoutMnemonic(chapter.title)});
        QFont bold = font();
        bold.setBold(true);
        heading->setFont(0, bold);
        for (const QAction *action : chapter.actions) {
            if (!action->shortcut().isEmpty())
                heading->addChild(
                    new QTreeWidgetItem({withoutMnemonic(action->text()), keysOf(*action)}));
        }
        if (heading->childCount() == 0) {
            delete heading;
            continue;
        }
        list->addTopLevelItem(heading);
    }
    list->expandAll();
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(list);
    column->addWidget(buttons);
    resize(460, 560);
}

ShortcutsDialog::~ShortcutsDialog() = default;

} // namespace Reelwatch
