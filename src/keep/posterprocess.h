// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace Reelwatch {

/// The poster program at work on a foreign file, one at a time: a hostile one can end that program,
/// not this one (V15). What takes too long is ended.
class PosterProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PosterProcess)

public:
    explicit PosterProcess(const QString &program, QObject *parent = nullptr);
    ~PosterProcess() override; ///< ends the program at work

    /// The poster program beside the running one or in its libexec folder; empty when it is
    /// missing.
    [[nodiscard]] static QString findProgram(const QString &applicationFolder);

    /// `image`: as a JPEG the first frame of the video `file`, as a PNG the image `file`.
    void begin(const QString &file, const QString &image);
    /// Told by ended() as well.
    void abort();

signals:
    void ended(bool made);

private:
    QProcess m_process;
    QTimer m_deadline;
};

} // namespace Reelwatch
