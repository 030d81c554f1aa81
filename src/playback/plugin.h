// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipbackend.h"

#include <QObject>

namespace Reelwatch {

/// What the program finds when it loads this plug-in.
class Plugin final : public QObject, public ClipBackendFactory
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Plugin)
    Q_PLUGIN_METADATA(IID ReelwatchClipBackendFactory_iid)
    Q_INTERFACES(Reelwatch::ClipBackendFactory)

public:
    Plugin();
    ~Plugin() override;

    [[nodiscard]] std::unique_ptr<ClipBackend> make(ClipBackend::Listener &listener) override;
};

} // namespace Reelwatch
