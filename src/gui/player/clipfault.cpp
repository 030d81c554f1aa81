// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipfault.h"

#include <QCoreApplication>

namespace Reelwatch {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Reelwatch::ClipFault", text);
}

} // namespace

QString sentence(const ClipFault &fault)
{
    switch (fault.kind) {
    case ClipFault::Kind::None:
        return {};
    case ClipFault::Kind::NotLocal:
        return tr("Only videos kept on this computer are played here.");
    case ClipFault::Kind::Missing:
        return tr("The file cannot be opened. It may have been moved or deleted.");
    case ClipFault::Kind::NotVideo:
        return tr("This file is not a video that can be played here.");
    case ClipFault::Kind::Broken:
        return tr("This file is damaged or incomplete and cannot be played.");
    case ClipFault::Kind::UnknownCodec:
        return fault.codec.isEmpty()
            ? tr("This system cannot decode this video.")
            : tr("This system cannot decode this video (%1).").arg(fault.codec);
    case ClipFault::Kind::NoPicture:
        return tr("This file holds no picture that can be shown.");
    case ClipFault::Kind::SoundOnly:
        return tr("This file holds sound but no picture.");
    case ClipFault::Kind::TooLarge:
        return tr("The picture is too large to be played here (more than 8192 × 8192).");
    case ClipFault::Kind::NoBackend:
        return tr(
            "Videos cannot be played because the part of Qt or of Reelwatch that plays them is not "
            "installed.");
    }
    return {};
}

} // namespace Reelwatch
