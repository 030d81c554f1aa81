// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QTemporaryDir>
#include <QVariant>

/// The programs that start and idle beside Reelwatch, and Reelwatch itself, each in a folder of
/// its own, as commands.
namespace Reelwatch::Bench {

class Rivals
{
public:
    Rivals();

    [[nodiscard]] static QStringList bareWindow();
    [[nodiscard]] QStringList qBittorrent() const;
    [[nodiscard]] QStringList transmission() const;
    [[nodiscard]] QStringList reelwatch(const QString &folder) const;
    /// Where Reelwatch finds so many ended videos, their files and the key of their account, all
    /// made now.
    [[nodiscard]] QString libraryOf(int videos, const QString &name = {},
                                    const QVariantMap &settings = {}) const;
    [[nodiscard]] QString folder(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace Reelwatch::Bench
