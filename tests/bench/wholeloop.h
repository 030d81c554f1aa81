// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/ownloop.h"
#include "model/taskfilter.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "store/accountstore.h"
#include "store/database.h"
#include "watch/taskwatcher.h"

#include <QTemporaryDir>

namespace Reelwatch::Bench {

/// Reelwatch's whole path but for the window: the watcher's plan, client, reader, store, the
/// database until it is written, and the models that a window looks at.
class WholeLoop final : public CheckLoop
{
public:
    WholeLoop(const QUrl &base, int videos, OwnLoop::Answers answers);

protected:
    /// As if the user asked for all: the watcher then decides by itself how many at once.
    void ask(int check) override;
    void finish() override;

private:
    void fetch(AccountId account, const QString &id, const QByteArray &known,
               const QObject *context, const TaskClient::TaskAnswered &answered);

    OwnLoop::Answers m_answers;
    QTemporaryDir m_folder;
    Clock m_clock;
    Database m_database {m_folder.filePath(QStringLiteral("library.db")), m_clock};
    TaskStore m_tasks {&m_database};
    AccountStore m_accounts {&m_database};
    TaskClient m_client;
    TaskWatcher m_watcher;
    TaskModel m_rows {m_tasks, m_accounts, m_clock};
    TaskFilter m_filter;
    Totals m_totals {m_rows, m_clock};
    QList<TaskNumber> m_numbers;
    int m_progress = 0;
};

} // namespace Reelwatch::Bench
