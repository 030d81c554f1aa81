// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/sidecar.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace Reelwatch::Sidecar {

using Qt::Literals::StringLiterals::operator""_L1;

QString pathFor(const QString &video)
{
    const QFileInfo file(video);
    return file.path() + u'/' + file.completeBaseName() + ".json"_L1;
}

bool write(const QString &video, const QByteArray &text)
{
    const QByteArray path = QFile::encodeName(pathFor(video));
    const int file =
        ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    const bool written =
        ::write(file, text.constData(), static_cast<size_t>(text.size())) == text.size()
        && ::fsync(file) == 0;
    ::close(file);
    if (!written)
        ::unlink(path.constData());
    return written;
}

} // namespace Reelwatch::Sidecar
