// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QDropEvent;

namespace Reelwatch {

/// Takes what is dropped anywhere on a window: local files as files, everything else as text (G06).
class DropZone final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropZone)

public:
    explicit DropZone(QWidget *window);
    ~DropZone() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void filesDropped(const QStringList &paths);
    void textDropped(const QString &text);

private:
    void take(QDropEvent &event);
};

} // namespace Reelwatch
