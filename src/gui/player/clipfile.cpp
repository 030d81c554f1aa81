// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipfile.h"

#include <QFileInfo>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// "//host/share" is a path to Windows and a way out of this computer.
bool isOfThisComputer(const QString &path)
{
    const QFileInfo file(path);
    return file.isAbsolute() && file.isNativePath() && !path.startsWith("//"_L1)
        && !path.startsWith(R"(\\)"_L1);
}

bool beginsAsVideo(const QByteArray &head)
{
    return head.sliced(std::min<qsizetype>(4, head.size())).startsWith("ftyp")
        || head.startsWith("\x1A\x45\xDF\xA3") || head.startsWith("RIFF");
}

} // namespace

Outcome<std::shared_ptr<QFile>, ClipFault> openClip(const QString &path)
{
    if (!isOfThisComputer(path))
        return ClipFault {ClipFault::Kind::NotLocal};
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return ClipFault {ClipFault::Kind::Missing};
    if (!beginsAsVideo(file->peek(12)))
        return ClipFault {ClipFault::Kind::NotVideo};
    return file;
}

} // namespace Reelwatch
