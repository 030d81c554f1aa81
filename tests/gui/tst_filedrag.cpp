// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/filedrag.h"
#include "gui/player/videosurface.h"
#include "support/joinedtest.h"

#include <QApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QUrl>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The file of the picture, dragged out of it.
class FileDragTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_surface.reset(); }
    void pulled_isTheFileAndNoClick();
    void pressedAndReleased_isAClick();
    void withoutAFile_nothingIsDragged();

private:
    void send(QEvent::Type type, const QPoint &at, Qt::MouseButton button)
    {
        QMouseEvent event(type, at, m_surface->mapToGlobal(at), button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(m_surface.get(), &event);
    }
    void pull()
    {
        send(QEvent::MouseButtonPress, {50, 50}, Qt::LeftButton);
        send(QEvent::MouseMove, {52, 50}, Qt::NoButton);
        send(QEvent::MouseMove, {50 + 2 * QApplication::startDragDistance(), 50}, Qt::NoButton);
        send(QEvent::MouseMove, {50 + 3 * QApplication::startDragDistance(), 50}, Qt::NoButton);
        send(QEvent::MouseButtonRelease, {60, 50}, Qt::LeftButton);
    }

    std::unique_ptr<VideoSurface> m_surface;
    FileDrag *m_drag = nullptr;
    QList<QList<QUrl>> m_dragged;
};

void FileDragTest::init()
{
    m_dragged.clear();
    m_surface = std::make_unique<VideoSurface>();
    m_surface->resize(320, 180);
    m_drag = new FileDrag(m_surface.get(), [this](QMimeData *data) {
        m_dragged.append(data->urls());
        delete data;
    });
}

void FileDragTest::pulled_isTheFileAndNoClick()
{
    QSignalSpy clicked(m_surface.get(), &VideoSurface::clicked);
    m_drag->setFile(u"/home/me/Videos/a b.mp4"_s);
    pull();
    QCOMPARE(m_dragged, QList<QList<QUrl>>({{QUrl(u"file:///home/me/Videos/a%20b.mp4"_s)}}));
    QCOMPARE(clicked.size(), 0);
    QTest::mouseClick(m_surface.get(), Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
}

void FileDragTest::pressedAndReleased_isAClick()
{
    QSignalSpy clicked(m_surface.get(), &VideoSurface::clicked);
    m_drag->setFile(u"/x.mp4"_s);
    send(QEvent::MouseButtonPress, {50, 50}, Qt::LeftButton);
    send(QEvent::MouseMove, {51, 51}, Qt::NoButton);
    send(QEvent::MouseButtonRelease, {51, 51}, Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
    QVERIFY(m_dragged.isEmpty());
}

void FileDragTest::withoutAFile_nothingIsDragged()
{
    pull();
    QVERIFY(m_dragged.isEmpty());
}

QTEST_MAIN(FileDragTest)
#include "tst_filedrag.moc"
