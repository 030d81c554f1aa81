// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/sha256.h"

#include <QFile>
#include <QObject>

#include <memory>

namespace Reelwatch {

/// The SHA-256 of a file on its way. Bytes of an earlier run are read again a block at a time, so
/// that others on the same thread get their turn.
class FileDigest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileDigest)

public:
    explicit FileDigest(QObject *parent = nullptr);
    ~FileDigest() override;

    void reset();
    void add(QByteArrayView bytes) { m_hash.add(bytes); }
    /// Begins anew with the first `count` bytes of an open file; hasRead() tells, at once for none.
    void read(std::unique_ptr<QFile> file, qint64 count);
    [[nodiscard]] QByteArray result() const { return m_hash.result(); }

signals:
    void hasRead(bool all);

private:
    void readBlock();

    Sha256 m_hash;
    std::unique_ptr<QFile> m_file;
    qint64 m_left = 0;
};

} // namespace Reelwatch
