// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSlider>

#include <optional>

namespace Reelwatch {

/// A slider that jumps to where it is clicked and shows the stretch that is played.
class PositionSlider final : public QSlider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PositionSlider)

public:
    explicit PositionSlider(QWidget *parent = nullptr);
    ~PositionSlider() override;

    /// In the slider's own units; nothing: no mark.
    void setMarks(std::optional<int> in, std::optional<int> out);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// The ways of the handle's centre, from the lowest to the highest value.
    [[nodiscard]] QRect way() const;
    [[nodiscard]] int xOf(int value) const;

    std::optional<int> m_in;
    std::optional<int> m_out;
};

} // namespace Reelwatch
