// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <functional>

namespace Reelwatch {

class ClipPlayer;

/// What is to be done with a video once it is open. Opening takes some 15 ms of the window's
/// thread, and the libraries of playing are loaded before: so it waits until it is wanted.
class ClipSteps final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipSteps)

public:
    explicit ClipSteps(ClipPlayer *player, QObject *parent = nullptr);
    ~ClipSteps() override;

    /// Begins to load what playing takes.
    void prepare();
    /// Takes the step once this video is open, unless forget() comes before.
    void take(const QString &video, std::function<void()> step);
    void forget() { m_steps.clear(); }

private:
    struct Step
    {
        QString video;
        std::function<void()> act;
    };

    void takeAll();

    ClipPlayer *m_player;
    QFutureWatcher<void> m_libraries;
    std::deque<Step> m_steps;
};

} // namespace Reelwatch
