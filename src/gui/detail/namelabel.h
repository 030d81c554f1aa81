// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace Reelwatch {

/// The name of a value beside it: quieter than the value, in light and dark.
class NameLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameLabel)

public:
    explicit NameLabel(QWidget *parent = nullptr);
    ~NameLabel() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
};

} // namespace Reelwatch
