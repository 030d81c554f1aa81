// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/clock.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QAbstractItemModel;

namespace Reelwatch {

namespace Ui {
class WatchingDialog;
}

/// How the watching goes: what may be asked with each key, and what the last requests brought.
class WatchingDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WatchingDialog)

public:
    /// `standings` and `log`: rows with the columns of WatchStandings and WatchLog.
    WatchingDialog(QAbstractItemModel &standings, QAbstractItemModel &log, const Clock &clock,
                   QWidget *parent = nullptr);
    ~WatchingDialog() override;

    /// What tells whose it is and of when, and both tables as text, columns parted by tabs, without
    /// what looks like a key or a signature.
    [[nodiscard]] QString report() const;

signals:
    /// Once a second while the window is active, else in steps of ten: the standings want to be
    /// new.
    void refreshRequested();
    void limitsRequested(Reelwatch::AccountId account);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void arrangeColumns();
    void requestLimits();
    void followAttention();

    std::unique_ptr<Ui::WatchingDialog> m_ui;
    const Clock &m_clock;
    QTimer m_step;
};

} // namespace Reelwatch
