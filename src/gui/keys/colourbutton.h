// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QToolButton>

namespace Reelwatch {

/// Shows a key's colour and offers eight others, or any.
class ColourButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColourButton)

public:
    explicit ColourButton(QWidget *parent = nullptr);
    ~ColourButton() override;

    /// For one more key, when so many have theirs.
    [[nodiscard]] static QColor next(qsizetype taken);

    void setColour(const QColor &colour);
    [[nodiscard]] QColor colour() const { return m_colour; }

private:
    void chooseAny();

    QColor m_colour;
};

} // namespace Reelwatch
