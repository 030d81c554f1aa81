// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace Reelwatch {

/// A moment of a task's life: from then on the service says this word of it.
struct SceneStep
{
    std::chrono::milliseconds at {0}; ///< since the scene began; negative: before it
    QString word;
};

/// One task of the scene, as it was submitted and as it will go.
struct SceneTask
{
    enum class Progress {
        Absent, ///< no number at all, as the service documents it
        Told,
        StuckAtZero ///< 0 until the end, as some providers send it
    };
    enum class Renewal {
        ByTask, ///< asking for the task again signs a new link
        ByContent ///< the task keeps its first link; only /content signs a new one
    };

    QString id;
    QString model;
    QString prompt;
    QJsonObject parameters;
    QList<SceneStep> steps; ///< by time, never empty; the first is its creation
    Progress progress = Progress::Absent;
    QString clip; ///< file name of the video once it is completed
    QString lastFrame; ///< file name of an image, empty: none was asked for
    int seconds = 4; ///< length of the video
    std::chrono::seconds linkLife {std::chrono::hours(24)};
    Renewal renewal = Renewal::ByTask;
    QString errorCode;
    QString errorMessage;

    /// The step that holds at this moment.
    [[nodiscard]] const SceneStep &stepAt(std::chrono::milliseconds moment) const;
    [[nodiscard]] bool isCompletedAt(std::chrono::milliseconds moment) const;
    /// 0 to 99 while it runs, 100 when completed, else 0.
    [[nodiscard]] int percentAt(std::chrono::milliseconds moment) const;
};

/// The play that the simulated service shows: tasks that move, end well or badly, or behave oddly.
struct Scene
{
    QList<SceneTask> tasks;
    QStringList strangers; ///< ids that look right and that the service does not know

    /// What `reelwatch --demo` shows.
    [[nodiscard]] static Scene standard();

    /// Nothing when the id is unknown.
    [[nodiscard]] const SceneTask *find(const QString &id) const;
    /// All ids, strangers too, in the order worth showing.
    [[nodiscard]] QStringList ids() const;
};

} // namespace Reelwatch
