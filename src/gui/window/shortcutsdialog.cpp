// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/shortcutsdialog.h"

#include "gui/style/screenroom.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>

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
    return keys.join(ShortcutsDialog::tr(" or ", "between two keys"));
}

/// The rows of a menu's actions that have a key; those of a menu in it with its name: "Copy IDs".
void addRows(const QMenu &menu, const QString &before, QTreeWidgetItem &chapter)
{
    for (const QAction *action : menu.actions()) {
        // A key that is the table's own stands behind a tab.
        const QStringList parts = action->text().split(u'\t');
        const QString name = before + withoutMnemonic(parts.first());
        if (action->menu())
            addRows(*action->menu(), name + u' ', chapter);
        else if (parts.size() > 1 || !action->shortcut().isEmpty())
            chapter.addChild(
                new QTreeWidgetItem({name, parts.size() > 1 ? parts.last() : keysOf(*action)}));
    }
}

/// One entry of the menu bar over those of its actions that have a key; nothing when none has.
QTreeWidgetItem *chapterOf(const QAction &entry)
{
    auto chapter = std::make_unique<QTreeWidgetItem>(QStringList {withoutMnemonic(entry.text())});
    addRows(*entry.menu(), {}, *chapter);
    return chapter->childCount() > 0 ? chapter.release() : nullptr;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    QFont bold = font();
    bold.setBold(true);
    for (const QAction *entry : menus.actions()) {
        if (QTreeWidgetItem *chapter = chapterOf(*entry)) {
            chapter->setFont(0, bold);
            list->addTopLevelItem(chapter);
        }
    }
    list->expandAll();
    list->setCurrentItem(nullptr);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(list);
    column->addWidget(buttons);
    list->setTextElideMode(Qt::ElideNone);
    resize(540, 620);
    keepOnScreen(*this);
}

ShortcutsDialog::~ShortcutsDialog() = default;

void ShortcutsDialog::open(const QMenuBar &menus, QWidget *window)
{
    auto *dialog = new ShortcutsDialog(menus, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->QDialog::open();
}

} // namespace Reelwatch
