// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clips.h"
#include "domain/workers.h"
#include "gui/player/clipplayer.h"
#include "gui/player/playbackplugin.h"
#include "gui/player/playerpane.h"
#include "gui/player/stillreader.h"
#include "gui/player/videosurface.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// A player pane in a window of its own, looked at from outside.
class PlayerFixture : public QObject
{
protected:
    void setUp()
    {
        Reelwatch::PlaybackPlugin::load().waitForFinished();
        showPane();
    }
    void showPane()
    {
        m_pane = std::make_unique<Reelwatch::PlayerPane>();
        m_pane->resize(420, 300);
        m_pane->show();
        QVERIFY(m_folder.isValid());
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        surface().setFocus();
    }
    void tearDown() { m_pane.reset(); }

    [[nodiscard]] static Reelwatch::Stage stageOf(const char *clip,
                                                  Reelwatch::TaskNumber number = 1)
    {
        Reelwatch::Stage stage;
        stage.number = number;
        stage.video = Clips::path(clip);
        return stage;
    }
    /// Opened by a hand, it rests at its first frame.
    void openPaused(const char *clip) const
    {
        const Reelwatch::Stage stage = stageOf(clip);
        m_pane->setStage(stage);
        player().open(stage.video);
    }
    [[nodiscard]] Reelwatch::ClipPlayer &player() const
    {
        return *m_pane->findChild<Reelwatch::ClipPlayer *>();
    }
    [[nodiscard]] Reelwatch::VideoSurface &surface() const
    {
        return *m_pane->findChild<Reelwatch::VideoSurface *>();
    }
    /// An image of that colour, as large as the clips' pictures.
    [[nodiscard]] QString made(const QString &name, const QColor &colour) const
    {
        const QString path = m_folder.filePath(name);
        QImage image(160, 90, QImage::Format_RGB32);
        image.fill(colour);
        return image.save(path) ? path : QString();
    }
    [[nodiscard]] QColor shownColour() const
    {
        const QImage shown = surface().currentFrame();
        return shown.isNull() ? QColor() : shown.pixelColor(shown.rect().center());
    }
    /// Until every image that is being read is read and told of.
    static void finishReading()
    {
        Reelwatch::Workers::pool().waitForDone();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    /// Which frame of count.mp4 is shown.
    [[nodiscard]] int number() const { return Clips::number(surface().currentFrame()); }

    /// The visible widget that a screen reader calls so.
    template<typename Widget = QWidget>
    [[nodiscard]] Widget &named(const QString &name) const
    {
        const auto widgets = m_pane->findChildren<Widget *>();
        for (Widget *widget : widgets) {
            const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            if (widget->isVisible() && spoken && spoken->text(QAccessible::Name) == name)
                return *widget;
        }
        qFatal("nothing is called %s", qPrintable(name));
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(&surface(), Qt::Key(key), modifiers);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Reelwatch::PlayerPane> m_pane;
};
