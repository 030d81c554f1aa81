// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/scene.h"

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

const SceneStep &SceneTask::stepAt(std::chrono::milliseconds moment) const
{
    const auto next = std::find_if(steps.cbegin() + 1, steps.cend(),
                                   [moment](const SceneStep &step) { return step.at > moment; });
    return *(next - 1);
}

bool SceneTask::isCompletedAt(std::chrono::milliseconds moment) const
{
    return stepAt(moment).word == u"completed"_s;
}

int SceneTask::percentAt(std::chrono::milliseconds moment) const
{
    const SceneStep &step = stepAt(moment);
    if (step.word == u"completed"_s)
        return 100;
    const SceneStep &last = steps.constLast();
    if (step.word != u"in_progress"_s || &step == &last)
        return 0;
    const auto whole = (&step + 1)->at - step.at;
    return std::clamp(int((moment - step.at) * 100 / whole), 0, 99);
}

const SceneTask *Scene::find(const QString &id) const
{
    const auto found = std::find_if(tasks.cbegin(), tasks.cend(),
                                    [&id](const SceneTask &task) { return task.id == id; });
    return found == tasks.cend() ? nullptr : &*found;
}

QStringList Scene::ids() const
{
    QStringList all;
    for (const SceneTask &task : tasks)
        all.append(task.id);
    return all + strangers;
}

} // namespace Reelwatch
