// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace Reelwatch {

/// A file system of its own on a folder, as small as wished. Nobody outside this process sees it.
class SmallDisk
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

public:
    /// Once, before the process has any thread; false: the system does not let it.
    [[nodiscard]] static bool prepare();

    SmallDisk(const QString &folder, qint64 bytes);
    ~SmallDisk();

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] bool setWritable(bool writable);
    void unmount(); ///< as if it were pulled out, whatever is open
    /// Has somebody else's file take all but `bytes` of the room, or gives that room back.
    [[nodiscard]] bool leave(qint64 bytes);
    void giveBack();

private:
    [[nodiscard]] QString otherFile() const;

    QString m_folder;
    QByteArray m_options;
    bool m_mounted = false;
};

} // namespace Reelwatch
