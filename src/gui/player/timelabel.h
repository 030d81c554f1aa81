// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <chrono>

namespace Reelwatch {

/// "0:01.12 / 0:04.00" in figures of one width, so that nothing shifts while it runs.
class TimeLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeLabel)

public:
    explicit TimeLabel(QWidget *parent = nullptr);
    ~TimeLabel() override;

    /// A length of zero is not shown: it is not known.
    void setTimes(std::chrono::microseconds position, std::chrono::microseconds length);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthOf(QChar sign) const;
    [[nodiscard]] int widthOf(const QString &text) const;

    QString m_text;
};

/// "0:01.12": minutes, seconds, hundredths, cut and never rounded up.
[[nodiscard]] QString clipTime(std::chrono::microseconds time);

} // namespace Reelwatch
