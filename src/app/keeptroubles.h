// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/task.h"

#include <QObject>

namespace Reelwatch {

class Keeper;
class MainWindow;

/// The bars of keeping: no room, a folder that cannot be written to, a video that is very long.
class KeepTroubles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeepTroubles)

public:
    KeepTroubles(Keeper &keeper, MainWindow &window, QObject *parent = nullptr);
    ~KeepTroubles() override;

private:
    void tellSpace(const QString &sentence);
    void tellFolder(const QString &sentence);
    void tellLength(TaskNumber number, const QString &sentence);

    Keeper &m_keeper;
    MainWindow &m_window;
};

} // namespace Reelwatch
