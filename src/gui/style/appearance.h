// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/wording.h"

#include <QColor>
#include <QString>

class QPalette;
class QStyleOptionViewItem;

namespace Reelwatch {

/// Colours of state, one each, 4.5:1 as text in both appearances.
enum class Tone { Queued, Running, Ready, Failed, Attention, Quiet };

/// The colour of a tone on the given palette's base.
[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);
/// Ground of the inserted message bar that tells of trouble, or of what went well.
[[nodiscard]] QColor barColour(const QPalette &palette);
[[nodiscard]] QColor newsColour(const QPalette &palette);
/// Of what is typed into or ticked: 3:1 on the window and on its fields.
[[nodiscard]] QColor edgeColour(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);
/// True for a chosen item of the view that has the keyboard: drawn in the highlight's colours.
[[nodiscard]] bool isHighlighted(const QStyleOptionViewItem &option);
/// Puts a small icon of that colour before the item's text; of the highlight's while the item is
/// highlighted.
void setDecoration(QStyleOptionViewItem &option, QLatin1StringView icon, const QColor &colour);
/// Text at two thirds strength, for what stands beside the main thing.
[[nodiscard]] QColor secondaryText(const QPalette &palette);

[[nodiscard]] Tone toneOf(Wording::Sign sign);
/// The name of a sign's icon, for Icons::named().
[[nodiscard]] QLatin1StringView iconOf(Wording::Sign sign);

} // namespace Reelwatch
