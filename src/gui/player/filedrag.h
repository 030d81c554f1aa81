// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPoint>

#include <functional>
#include <optional>

class QMimeData;
class QWidget;

namespace Reelwatch {

/// Lets a file be dragged out of a widget that shows it.
class FileDrag final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileDrag)

public:
    /// `drag` takes what is dragged and waits until it is dropped.
    using Drag = std::function<void(QMimeData *)>;

    explicit FileDrag(QWidget *source, Drag drag = {});
    ~FileDrag() override;

    void setFile(const QString &path) { m_file = path; } ///< empty: nothing can be dragged

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_source;
    Drag m_drag;
    QString m_file;
    std::optional<QPoint> m_pressedAt;
    bool m_dragged = false;
};

} // namespace Reelwatch
