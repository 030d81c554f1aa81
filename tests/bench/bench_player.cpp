// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a person waits for the player. Medians.

#include "app/allocator.h"
#include "bench/figures.h"
#include "domain/threadloops.h"
#include "gui/player/clipplayer.h"
#include "gui/player/playbackplugin.h"
#include "gui/player/playerpane.h"
#include "gui/player/videosurface.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <array>
#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Bench::Figure;
using Bench::median;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Rounds = 15;

QString clip(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/clips/") + QLatin1StringView(name);
}

Bench::Measured medianOf(const std::function<void(int)> &act)
{
    std::vector<double> times;
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        act(round);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return median(times);
}

void tell(const QString &line, const Bench::Measured &milliseconds, double limit)
{
    print(Figure {line, milliseconds, u"ms"_s, u"limit"_s, limit, 1});
}

/// Until the picture that this asks for is there.
void awaitFrame(const ClipPlayer &player, const std::function<void()> &act)
{
    QEventLoop loop;
    QObject::connect(&player, &ClipPlayer::frameShown, &loop, &QEventLoop::quit);
    QTimer::singleShot(10s, &loop, [] { qFatal("No frame comes."); });
    act();
    loop.exec();
}

/// Tells when the surface has painted a picture.
class PaintedPicture final : public QObject
{
public:
    explicit PaintedPicture(VideoSurface &surface)
        : m_surface(surface)
    {
        surface.installEventFilter(this);
    }
    void await()
    {
        m_loop = std::make_unique<QEventLoop>();
        QTimer::singleShot(10s, m_loop.get(), [] { qFatal("No picture comes."); });
        m_loop->exec();
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_loop && !m_surface.currentFrame().isNull())
            QMetaObject::invokeMethod(m_loop.get(), &QEventLoop::quit, Qt::QueuedConnection);
        return false;
    }

private:
    VideoSurface &m_surface;
    std::unique_ptr<QEventLoop> m_loop;
};

/// A poster as the poster program makes them of large videos.
QString poster(const QTemporaryDir &folder, const QString &name)
{
    QImage picture(1280, 720, QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            picture.setPixel(x, y, qRgb(x & 0xff, y & 0xff, (x * y) & 0xff));
    }
    const QString path = folder.filePath(name);
    if (!picture.save(path, "JPEG", 85))
        qFatal("No poster can be written.");
    return path;
}

/// A kept video is chosen: its poster is what is seen; Play is pressed: its first frame.
void benchChoice()
{
    const QTemporaryDir folder;
    const std::array posters {poster(folder, u"1.jpg"_s), poster(folder, u"2.jpg"_s)};
    const auto stageOf = [&](int round) {
        Stage stage;
        stage.number = round + 1;
        stage.video = clip(round % 2 ? "tall.mp4" : "count.mp4");
        stage.poster = posters.at(round % 2);
        return stage;
    };
    PlayerPane pane;
    pane.resize(420, 300);
    pane.show();
    auto &player = *pane.findChild<ClipPlayer *>();
    PaintedPicture picture(*pane.findChild<VideoSurface *>());
    tell(u"From a click on a kept video to its poster"_s, medianOf([&](int round) {
             pane.setStage(stageOf(round));
             picture.await();
         }),
         100);
    std::vector<double> times;
    for (int round = 0; round < Rounds; ++round) {
        pane.setStage(stageOf(round));
        picture.await();
        QElapsedTimer timer;
        timer.start();
        awaitFrame(player, [&] { pane.play(); });
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    tell(u"From Play to the first frame"_s, median(times), 100);
}

void benchFrames()
{
    ClipPlayer player;
    awaitFrame(player, [&] { player.open(clip("tall.mp4")); }); // the first loads the plug-in
    awaitFrame(player, [&] { player.open(clip("count.mp4")); });
    tell(u"Step to the next frame"_s,
         medianOf([&](int) { awaitFrame(player, [&] { player.step(1); }); }), 50);
    awaitFrame(player, [&] { player.seek(player.lastFrame()); });
    tell(u"Step to the frame before"_s,
         medianOf([&](int) { awaitFrame(player, [&] { player.step(-1); }); }), 50);
}

void benchRows()
{
    PlayerPane pane;
    pane.show();
    tell(u"Choose another row while a video loads"_s, medianOf([&pane](int round) {
             Stage stage;
             stage.number = round + 1;
             stage.video = clip(round % 2 ? "count.mp4" : "tall.mp4");
             pane.setStage(stage);
             pane.play(); // opens it at once
         }),
         16);
}

void benchPainting()
{
    VideoSurface surface;
    surface.resize(420, 236);
    QImage picture(1280, 720, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    surface.setStill(picture);
    surface.setMoving(true);
    QImage target(surface.size(), QImage::Format_RGB32);
    tell(u"Paint a frame of 720p"_s, medianOf([&](int) { surface.render(&target); }), 16);
}

} // namespace

int main(int argc, char *argv[])
{
    keepFreedMemory();
    ThreadLoops::leaveGLibOut();
    PlaybackPlugin::configure();
    const QApplication application(argc, argv);
    benchFrames();
    benchChoice();
    benchRows();
    benchPainting();
    return 0;
}
