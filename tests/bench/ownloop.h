// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/taskclient.h"
#include "bench/checkloop.h"
#include "store/taskstore.h"

namespace Reelwatch::Bench {

/// Reelwatch's path: client, reader, store.
class OwnLoop final : public CheckLoop
{
public:
    /// Changed: every answer is read and changes its row. Unchanged: it is known by its bytes.
    enum class Answers { Changed, Unchanged };

    OwnLoop(const QUrl &base, int videos, Answers answers);

    TaskClient client;

protected:
    void ask(int check) override;

private:
    void take(TaskNumber number, const Outcome<TaskAnswer> &answer);

    Answers m_answers;
    TaskStore m_tasks;
    QList<TaskNumber> m_numbers;
    int m_progress = 0;
};

} // namespace Reelwatch::Bench
