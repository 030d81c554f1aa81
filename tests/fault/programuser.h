// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runningprogram.h"
#include "store/ledger.h"

#include <QRandomGenerator>
#include <QTimer>

namespace Reelwatch {

/// Uses the window without a pause: adds, checks again, removes, while finished videos are fetched.
/// Says what it does and what the table shows as saved and as kept.
class ProgramUser final : public QObject
{
public:
    ProgramUser(const QString &folder, bool isIdle)
        : m_program(folder)
        , m_isIdle(isIdle)
    {
    }

    bool begin()
    {
        MainWindow *window = RunningProgram::window();
        if (!window)
            return false;
        m_table = &RunningProgram::table(*window);
        connect(&m_tick, &QTimer::timeout, this, &ProgramUser::go);
        m_tick.start(std::chrono::milliseconds(1));
        Worker::tell(QStringLiteral("ready"));
        return true;
    }

private:
    void go()
    {
        look();
        if (m_isIdle && m_rows > 0 && m_kept == m_rows) {
            m_tick.stop();
            m_program.app().shutDown();
            QCoreApplication::quit();
        }
        if (m_isIdle)
            return;
        if (m_awaited.isEmpty() ? m_rows > 0 || m_step == 0 : m_saved.contains(m_awaited))
            act();
    }
    void look()
    {
        const QAbstractItemModel *rows = m_table->model();
        m_rows = rows->rowCount();
        m_kept = 0;
        for (int row = 0; row < m_rows; ++row) {
            const auto task = rows->index(row, 0).data(TaskModel::TaskRole).value<Task>();
            m_kept += int(task.keeping.state == Keeping::State::Kept);
            if (task.saved && !m_saved.contains(task.id)) {
                m_saved.insert(task.id);
                Worker::tell(QStringLiteral("saved %1").arg(task.id));
            }
            if (task.keeping.state == Keeping::State::Kept && !m_files.contains(task.id)) {
                m_files.insert(task.id);
                Worker::tell(QStringLiteral("kept %1 %2").arg(task.id, task.keeping.file));
            }
        }
    }
    void act()
    {
        ++m_step;
        if (m_step % 4 == 0 && m_rows > 5) {
            const QString id = m_table->model()
                                   ->index(QRandomGenerator::global()->bounded(m_rows), 0)
                                   .data(TaskModel::TaskRole)
                                   .value<Task>()
                                   .id;
            RunningProgram::clickRow(*m_table, id);
            Worker::tell(QStringLiteral("remove ") + id);
            QTest::keyClick(m_table, Qt::Key_Delete);
        } else if (m_step % 4 == 2) {
            QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(m_table, Qt::Key_F5);
        }
        m_awaited = QStringLiteral("vid_%1x%2")
                        .arg(QCoreApplication::applicationPid())
                        .arg(m_step, 4, 10, QLatin1Char('0'));
        Worker::tell(QStringLiteral("add ") + m_awaited);
        m_program.app().take({m_awaited}, {});
    }

    RunningProgram m_program;
    TaskTable *m_table = nullptr;
    QTimer m_tick;
    QString m_awaited;
    QSet<QString> m_saved;
    QSet<QString> m_files;
    int m_rows = 0;
    int m_kept = 0;
    int m_step = 0;
    bool m_isIdle;
};

} // namespace Reelwatch
