// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/scene.h"
#include "demo/scenetime.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

#include <utility>

/// The bodies that the simulated service writes, in the order of fields that real ones have.
namespace Reelwatch::VideoAnswer {

/// Fields in the order in which they are written.
using Fields = QList<std::pair<QByteArray, QJsonValue>>;

/// The links of a completed task; empty while there are none.
struct Links
{
    QByteArray video;
    QByteArray lastFrame;
};

[[nodiscard]] QByteArray json(const Fields &fields);

/// The whole video object at one moment of the scene.
[[nodiscard]] QByteArray video(const SceneTask &task, const SceneTime &time,
                               std::chrono::milliseconds moment, const Links &links);
/// {"object":"list","data":[…],"has_more",…} with the short objects that lists hold.
[[nodiscard]] QByteArray list(const QList<const SceneTask *> &page, bool hasMore,
                              const SceneTime &time, std::chrono::milliseconds moment);
/// What /content says before there is any; it has only these two fields.
[[nodiscard]] QByteArray notReady(const SceneTask &task, std::chrono::milliseconds moment);
/// The documented envelope; `param` may be empty.
[[nodiscard]] QByteArray error(int status, const QString &type, const QString &message,
                               const QString &param = {});

} // namespace Reelwatch::VideoAnswer
