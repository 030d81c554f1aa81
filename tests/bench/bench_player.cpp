// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/clipplayer.h"
#include "gui/player/playerpane.h"
#include "gui/player/videosurface.h"

#include <QSignalSpy>
#include <QTest>

using namespace Reelwatch;
using namespace std::chrono_literals;

/// How long a person waits for the player. Each figure is per repetition: `-median 5` steadies it.
class BenchPlayer final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { ClipBackend::preferFfmpeg(); }

private slots:
    void initTestCase();
    void openToFirstFrame();
    void stepForward();
    void stepBack();
    void chooseAnotherRowWhileOneLoads();
    void paintAFrame();

private:
    [[nodiscard]] static QString clip(const char *name)
    {
        return QStringLiteral(TEST_DATA_DIR "/clips/") + QLatin1StringView(name);
    }
    void waitForFrame() const
    {
        QVERIFY(QSignalSpy(m_player.get(), &ClipPlayer::frameShown).wait());
    }

    std::unique_ptr<ClipPlayer> m_player;
};

void BenchPlayer::initTestCase()
{
    m_player = std::make_unique<ClipPlayer>();
    m_player->open(clip("count.mp4")); // the first use loads the plug-in
    waitForFrame();
}

void BenchPlayer::openToFirstFrame()
{
    QBENCHMARK
    {
        m_player->open(clip("count.mp4"));
        waitForFrame();
    }
}

void BenchPlayer::stepForward()
{
    QBENCHMARK
    {
        m_player->step(1);
        waitForFrame();
        if (m_player->position() >= m_player->lastFrame()) {
            m_player->seek(0ms);
            waitForFrame();
        }
    }
}

void BenchPlayer::stepBack()
{
    m_player->seek(m_player->lastFrame());
    waitForFrame();
    QBENCHMARK
    {
        m_player->step(-1);
        waitForFrame();
        if (m_player->position() == 0ms) {
            m_player->seek(m_player->lastFrame());
            waitForFrame();
        }
    }
}

void BenchPlayer::chooseAnotherRowWhileOneLoads()
{
    PlayerPane pane;
    pane.show();
    TaskNumber number = 0;
    QBENCHMARK
    {
        Stage stage;
        stage.number = ++number;
        stage.video = clip(number % 2 ? "count.mp4" : "tall.mp4");
        pane.setStage(stage);
        pane.play(); // opens it at once
    }
}

void BenchPlayer::paintAFrame()
{
    VideoSurface surface;
    surface.resize(420, 236);
    QImage picture(1280, 720, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    surface.setStill(picture);
    surface.setMoving(true);
    QImage target(surface.size(), QImage::Format_RGB32);
    QBENCHMARK
    {
        surface.render(&target);
    }
}

QTEST_MAIN(BenchPlayer)
#include "bench_player.moc"
