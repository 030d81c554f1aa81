// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/appearance.h"

#include "gui/style/icons.h"

#include <QPalette>
#include <QStyleOptionViewItem>
#include <QWidget>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct Shade
{
    QRgb light;
    QRgb dark;
};

Shade shadeOf(Tone tone)
{
    switch (tone) {
    case Tone::Queued:
        return {0xff5b6675, 0xff9aa5b4};
    case Tone::Running:
        return {0xff0b63c5, 0xff6cb2ff};
    case Tone::Ready:
        return {0xff1a7f3c, 0xff6fd08c};
    case Tone::Failed:
        return {0xffc0271d, 0xffff8a80};
    case Tone::Attention:
        return {0xff8a5a00, 0xfff2c14e};
    case Tone::Quiet:
        return {0xff5b6068, 0xffa3a8af};
    }
    return {0xff5b6068, 0xffa3a8af};
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const Shade shade = shadeOf(tone);
    return QColor::fromRgb(isDark(palette) ? shade.dark : shade.light);
}

QColor barColour(const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? 0xff3a3118 : 0xfffff4d6);
}

QColor newsColour(const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? 0xff22303f : 0xffe6effa);
}

QColor edgeColour(const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? 0xff7b828a : 0xff767c84);
}

bool isHighlighted(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected)
        && option.state.testFlag(QStyle::State_Active);
}

void setDecoration(QStyleOptionViewItem &option, QLatin1StringView icon, const QColor &colour)
{
    constexpr int Size = 16;
    const QColor ink =
        isHighlighted(option) ? option.palette.color(QPalette::HighlightedText) : colour;
    const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
    option.features |= QStyleOptionViewItem::HasDecoration;
    option.decorationSize = {Size, Size};
    option.icon = Icons::pixmap(icon, ink, Size, ratio);
}

QColor secondaryText(const QPalette &palette)
{
    return toneColour(Tone::Quiet, palette);
}

Tone toneOf(Wording::Sign sign)
{
    switch (sign) {
    case Wording::Sign::Waiting:
    case Wording::Sign::Queued:
        return Tone::Queued;
    case Wording::Sign::Generating:
        return Tone::Running;
    case Wording::Sign::Completed:
        return Tone::Ready;
    case Wording::Sign::Failed:
        return Tone::Failed;
    case Wording::Sign::FileGone:
    case Wording::Sign::Cancelled:
    case Wording::Sign::Expired:
        return Tone::Quiet;
    case Wording::Sign::Unrecognised:
    case Wording::Sign::Attention:
        return Tone::Attention;
    }
    return Tone::Quiet;
}

QLatin1StringView iconOf(Wording::Sign sign)
{
    switch (sign) {
    case Wording::Sign::Waiting:
        return "waiting"_L1;
    case Wording::Sign::Queued:
        return "queued"_L1;
    case Wording::Sign::Generating:
        return "generating"_L1;
    case Wording::Sign::Completed:
        return "completed"_L1;
    case Wording::Sign::FileGone:
        return "file-gone"_L1;
    case Wording::Sign::Failed:
        return "failed"_L1;
    case Wording::Sign::Cancelled:
        return "cancelled"_L1;
    case Wording::Sign::Expired:
        return "expired"_L1;
    case Wording::Sign::Unrecognised:
        return "unrecognised"_L1;
    case Wording::Sign::Attention:
        return "attention"_L1;
    }
    return "attention"_L1;
}

} // namespace Reelwatch
