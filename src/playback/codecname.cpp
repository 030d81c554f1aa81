// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "playback/codecname.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

QString codecName(QMediaFormat::VideoCodec codec)
{
    switch (codec) {
    case QMediaFormat::VideoCodec::Unspecified:
        return {};
    case QMediaFormat::VideoCodec::H265:
        return u"HEVC"_s;
    case QMediaFormat::VideoCodec::H264:
        return u"H.264"_s;
    default:
        return QMediaFormat::videoCodecName(codec);
    }
}

} // namespace Reelwatch
