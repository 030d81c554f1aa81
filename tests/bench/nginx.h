// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace Reelwatch::Bench {

/// An nginx with its default settings on ports of its own, plain and TLS, that answers the status
/// of a number of videos from files.
class Nginx
{
    Q_DISABLE_COPY_MOVE(Nginx)

public:
    enum class Log { Off, On }; ///< what it answered is only counted with a log
    explicit Nginx(int videos, Log log = Log::Off);
    ~Nginx();

    [[nodiscard]] QUrl plain() const { return m_plain; }
    [[nodiscard]] QUrl tls() const { return m_tls; }
    /// How many it answered so far.
    [[nodiscard]] int requests() const;
    [[nodiscard]] static QByteArray certificateFile();
    /// What is put there is served by its name.
    [[nodiscard]] QString root() const;
    /// About 700 bytes.
    [[nodiscard]] static QByteArray body(int video);

private:
    [[nodiscard]] QByteArray logFile() const;
    void writeFiles(int videos) const;
    void writeConfiguration(Log log) const;
    void waitUntilItListens() const;
    [[nodiscard]] bool givesTheFirstVideo() const;

    QTemporaryDir m_folder;
    QUrl m_plain;
    QUrl m_tls;
    QProcess m_process;
};

} // namespace Reelwatch::Bench
