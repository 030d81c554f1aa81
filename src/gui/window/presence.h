// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace Reelwatch {

/// Whether someone looks at a window, since when, and the passing of time for as long as someone
/// does: by the second while it is active, in steps of ten while it is only visible, not at all
/// when hidden.
class Presence final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Presence)

public:
    /// The window must outlive it.
    explicit Presence(QWidget *window);
    ~Presence() override;

    /// Whether anything moves with time; nothing ticks while nothing does.
    void setCounting(bool counting);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Became visible, hidden, active or inactive.
    void changed();
    void firstPainted(); ///< once, or within a second if the window stays out of sight
    void ticked(); ///< every second or every ten
    void tenSecondsPassed();

private:
    void arm();
    void tick();

    QWidget *m_window;
    QTimer m_timer;
    QTimer m_unseen; ///< until the first paint
    bool m_wasShown = false;
    bool m_counting = false;
    int m_seconds = 0; ///< since the last ten
};

} // namespace Reelwatch
