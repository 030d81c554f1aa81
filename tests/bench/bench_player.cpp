// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a person waits for the player. Medians.

#include "bench/figures.h"
#include "gui/player/clipplayer.h"
#include "gui/player/playbackplugin.h"
#include "gui/player/playerpane.h"
#include "gui/player/videosurface.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

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

void benchFrames()
{
    ClipPlayer player;
    awaitFrame(player, [&] { player.open(clip("tall.mp4")); }); // the first loads the plug-in
    tell(u"From a click to the first frame"_s, medianOf([&](int round) {
             awaitFrame(player, [&] { player.open(clip(round % 2 ? "tall.mp4" : "count.mp4")); });
         }),
         100);
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
    PlaybackPlugin::preferFfmpeg();
    const QApplication application(argc, argv);
    benchFrames();
    benchRows();
    benchPainting();
    return 0;
}
