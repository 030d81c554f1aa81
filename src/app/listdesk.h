// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/clock.h"
#include "model/listexport.h"

#include <QObject>

#include <memory>

namespace Reelwatch {

class AccountStore;
class Adding;
class MainWindow;
class TaskStore;

/// Writes the watched list into a file, and brings such a file back through the add dialog. Neither
/// the collecting of many rows nor the writing keeps the window waiting.
class ListDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListDesk)

public:
    ListDesk(const TaskStore &tasks, const AccountStore &accounts, const Clock &clock,
             Adding &adding, MainWindow &window, QObject *parent = nullptr);
    ~ListDesk() override;

    /// Of these videos, or with none of all, in the format that the path ends with.
    void exportTo(const QString &path, const QList<TaskNumber> &numbers = {});
    void importFrom(const QString &path);

signals:
    void exported(const QString &path);

private:
    struct Order
    {
        QString path;
        QList<TaskNumber> numbers;
        ListExport::List list;
        int count = 0; ///< of videos, once they were written
    };

    void chooseExport(const QList<TaskNumber> &numbers);
    void chooseImport();
    void collect(const std::shared_ptr<Order> &order);
    void write(const std::shared_ptr<Order> &order);

    const TaskStore &m_tasks;
    const AccountStore &m_accounts;
    const Clock &m_clock;
    Adding &m_adding;
    MainWindow &m_window;
};

} // namespace Reelwatch
