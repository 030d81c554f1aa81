// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/table/filterlist.h"
#include "gui/table/tasktable.h"
#include "gui/window/mainwindow.h"
#include "model/accountmodel.h"
#include "model/filtermodel.h"
#include "model/library.h"
#include "model/totals.h"
#include "support/onscreen.h"

#include <QLineEdit>

/// The window over stores without network, two keys and a clock that stands still.
class WindowFixture : public Reelwatch::Library
{
public:
    /// Shows the window and gives it the keyboard; false when it does not become active.
    [[nodiscard]] bool show()
    {
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    [[nodiscard]] Reelwatch::TaskTable &table() const
    {
        return *window.findChild<Reelwatch::TaskTable *>();
    }
    [[nodiscard]] Reelwatch::FilterList &filterList() const
    {
        return *window.findChild<Reelwatch::FilterList *>();
    }
    [[nodiscard]] QLineEdit &search() const
    {
        return *window.findChild<QLineEdit *>(QStringLiteral("search"));
    }
    [[nodiscard]] QAction &action(const char *name) const
    {
        return *window.findChild<QAction *>(QLatin1StringView(name));
    }
    [[nodiscard]] QModelIndex row(Reelwatch::TaskNumber number, int column = 0) const
    {
        return rows.mapFromSource(model.indexOf(number, column));
    }
    void click(Reelwatch::TaskNumber number, Qt::KeyboardModifiers modifiers = {})
    {
        rows.settle(); // nobody clicks on what is not in sight yet
        const QModelIndex index = row(number, Reelwatch::TaskModel::StatusColumn);
        table().scrollTo(index);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers,
                          table().visualRect(index).center());
    }
    /// As many rows as asked for, with this status.
    QList<Reelwatch::TaskNumber> addMany(int count, Reelwatch::TaskReport::Status status)
    {
        QList<Reelwatch::NewTask> wanted;
        for (int at = 0; at < count; ++at)
            wanted.append({1, QStringLiteral("vid_%1").arg(at)});
        const QList<Reelwatch::TaskNumber> numbers = tasks.add(wanted, clock.now());
        for (const Reelwatch::TaskNumber number : numbers)
            say(number, {.status = status, .prompt = QStringLiteral("clip %1").arg(number)});
        return numbers;
    }

private:
    /// The window wants the filter with its rows.
    [[nodiscard]] Reelwatch::TaskFilter &filled()
    {
        rows.setSourceModel(&model);
        return rows;
    }

public:
    Reelwatch::TaskFilter rows;
    Reelwatch::Totals totals {model, clock};
    Reelwatch::FilterModel filters {totals, accounts};
    Reelwatch::AccountModel accountRows {accounts, totals};
    Reelwatch::MainWindow window {{model, filled(), filters, accountRows, totals}, clock};
};
