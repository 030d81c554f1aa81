// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <zlib.h>

namespace Reelwatch {

/// Packs as services do, piece by piece: what fills a disk when unpacked never stands in memory.
class Gzip final
{
    Q_DISABLE_COPY_MOVE(Gzip)

public:
    static constexpr qsizetype Trailer = 8; ///< bytes at the end: sum and size of what was packed

    Gzip()
    {
        constexpr int WithGzipHead = 16;
        if (deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + WithGzipHead,
                         MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY)
            != Z_OK)
            qFatal("zlib does not pack");
    }
    ~Gzip() { deflateEnd(&m_stream); }

    void add(const QByteArray &bytes) { take(bytes, Z_NO_FLUSH); }
    /// All of it, packed; nothing can be added afterwards.
    [[nodiscard]] QByteArray end()
    {
        take({}, Z_FINISH);
        return m_packed;
    }
    [[nodiscard]] static QByteArray of(const QByteArray &bytes)
    {
        Gzip gzip;
        gzip.add(bytes);
        return gzip.end();
    }

private:
    void take(QByteArray bytes, int flush)
    {
        QByteArray room(64 * 1024, Qt::Uninitialized);
        m_stream.next_in = reinterpret_cast<Bytef *>(bytes.data());
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        do {
            m_stream.next_out = reinterpret_cast<Bytef *>(room.data());
            m_stream.avail_out = static_cast<uInt>(room.size());
            deflate(&m_stream, flush);
            m_packed += room.first(room.size() - m_stream.avail_out);
        } while (m_stream.avail_out == 0);
    }

    z_stream m_stream {};
    QByteArray m_packed;
};

} // namespace Reelwatch
