// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filedigest.h"

#include <algorithm>
#include <utility>

namespace Reelwatch {

namespace {

constexpr qint64 DigestBlock = qint64 {4} << 20; // bytes

} // namespace

FileDigest::FileDigest(QObject *parent)
    : QObject(parent)
{
}

FileDigest::~FileDigest() = default;

void FileDigest::reset()
{
    m_hash.reset();
    m_file.reset();
}

void FileDigest::read(std::unique_ptr<QFile> file, qint64 count)
{
    reset();
    m_left = count;
    m_file = std::move(file);
    readBlock();
}

void FileDigest::readBlock()
{
    if (!m_file)
        return; // begun anew meanwhile
    const QByteArray block =
        m_left > 0 ? m_file->read(std::min(DigestBlock, m_left)) : QByteArray();
    m_hash.add(block);
    m_left -= block.size();
    if (m_left > 0 && !block.isEmpty()) {
        QMetaObject::invokeMethod(this, &FileDigest::readBlock, Qt::QueuedConnection);
        return;
    }
    m_file.reset();
    emit hasRead(m_left == 0);
}

} // namespace Reelwatch
