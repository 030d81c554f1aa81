// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/filedrag.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace Reelwatch {

FileDrag::FileDrag(QWidget *source, Drag drag)
    : QObject(source)
    , m_source(source)
    , m_drag(std::move(drag))
{
    if (!m_drag)
        m_drag = [source](QMimeData *data) {
            auto *dragged = new QDrag(source); // which ends itself
            dragged->setMimeData(data);
            dragged->exec(Qt::CopyAction);
        };
    source->installEventFilter(this);
}

FileDrag::~FileDrag() = default;

bool FileDrag::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_source)
        return false;
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *press = static_cast<QMouseEvent *>(event);
        m_dragged = false;
        if (press->button() == Qt::LeftButton)
            m_pressedAt = press->position().toPoint();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_pressedAt.reset();
        return std::exchange(m_dragged, false); // what was dragged was not clicked
    } else if (event->type() == QEvent::MouseMove && m_pressedAt && !m_file.isEmpty()) {
        const QPoint way = static_cast<QMouseEvent *>(event)->position().toPoint() - *m_pressedAt;
        if (way.manhattanLength() < QApplication::startDragDistance())
            return false;
        m_pressedAt.reset();
        m_dragged = true;
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(m_file)});
        m_drag(data);
        return true;
    }
    return false;
}

} // namespace Reelwatch
