// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/posterprocess.h"

#include <QTemporaryDir>

#include <optional>

namespace Reelwatch {

/// Has fetched images made into images of our own by the poster program, so that the window's
/// process decodes none that somebody else made (V15).
class StillMaker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StillMaker)

public:
    /// `program`: see PosterProcess::findProgram().
    explicit StillMaker(const QString &program, QObject *parent = nullptr);
    ~StillMaker() override;

    /// Of several asked for, only the newest is answered.
    void make(const QString &image);

signals:
    /// `still`: a PNG that is there until the next one is asked for; empty when none can be made.
    void made(const QString &image, const QString &still);

private:
    void begin();
    void takeEnd(bool made);
    [[nodiscard]] QString still() const;

    PosterProcess m_process;
    std::optional<QTemporaryDir> m_folder;
    QString m_wanted;
    bool m_atWork = false;
    bool m_overtaken = false; ///< what is made is not wanted any more
};

} // namespace Reelwatch
