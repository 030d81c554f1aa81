// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace Reelwatch {

/// A value to read, select and copy: plain text that wraps anywhere rather than be wider than its
/// place, and is elided beyond its last line.
class ValueLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueLabel)

public:
    explicit ValueLabel(QWidget *parent = nullptr);
    ~ValueLabel() override;

    /// Text of any origin; it is made plain here. A selection stays where it was.
    void setValue(const QString &text);
    [[nodiscard]] QString value() const { return m_value; }
    /// One line is elided in its middle, more at their end; 0: as many as there are.
    void setMaximumLines(int lines);
    [[nodiscard]] int maximumLines() const { return m_maximumLines; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString elided(const QStringList &lines, int width) const;
    void fit();

    QString m_value;
    int m_maximumLines = 0;
};

} // namespace Reelwatch
