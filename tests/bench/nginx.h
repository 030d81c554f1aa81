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
    explicit Nginx(int videos);
    ~Nginx();

    [[nodiscard]] QUrl plain() const { return m_plain; }
    [[nodiscard]] QUrl tls() const { return m_tls; }
    [[nodiscard]] static QByteArray certificateFile();
    /// About 700 bytes.
    [[nodiscard]] static QByteArray body(int video);

private:
    void writeFiles(int videos) const;
    void writeConfiguration() const;
    void waitUntilItListens() const;

    QTemporaryDir m_folder;
    QUrl m_plain;
    QUrl m_tls;
    QProcess m_process;
};

} // namespace Reelwatch::Bench
