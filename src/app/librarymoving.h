// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/librarymove.h"

namespace Reelwatch {

class MessageBars;
class Settings;

/// Offers to take along what is kept when another folder is chosen, and goes on with it at the next
/// start.
class LibraryMoving final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryMoving)

public:
    LibraryMoving(TaskStore &tasks, Settings &settings, MessageBars &bars,
                  QObject *parent = nullptr);
    ~LibraryMoving() override;

    void offer(const QString &from, const QString &to);
    /// Goes on with a move that was under way when the program ended; `to`: the folder of now.
    void resume(const QString &to);

private:
    void begin(const QString &from, const QString &to);
    void takeEnd(int moved, int left, const QString &problem);

    TaskStore &m_tasks;
    Settings &m_settings;
    MessageBars &m_bars;
    LibraryMove m_move;
};

} // namespace Reelwatch
