// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poster/postergrabber.h"
#include "poster/processlimits.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QSaveFile>

#include <chrono>
#include <cstdio>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int LongSide = 1280;
constexpr auto Deadline = 5s;

int refuse(const QString &reason)
{
    std::fprintf(stderr, "reelwatch-poster: %s\n", qUtf8Printable(reason));
    return EXIT_FAILURE;
}

bool save(const QImage &frame, const QString &path)
{
    const QImage fitting = frame.width() > LongSide || frame.height() > LongSide
        ? frame.scaled(LongSide, LongSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        : frame;
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !fitting.save(&file, "JPEG", 85)) {
        file.cancelWriting();
        return false;
    }
    return file.commit();
}

} // namespace

// The first frame of a local video as a JPEG: reelwatch-poster IN OUT.jpg
int main(int argc, char *argv[])
{
    limitThisProcess();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 3 || !QFileInfo(arguments.at(1)).isFile())
        return refuse(u"usage: reelwatch-poster VIDEO POSTER.jpg"_s);

    PosterGrabber grabber;
    QObject::connect(&grabber, &PosterGrabber::grabbed, &application, [&](const QImage &frame) {
        const bool saved = save(frame, arguments.at(2));
        QGuiApplication::exit(saved ? EXIT_SUCCESS : refuse(u"cannot write the poster"_s));
    });
    QObject::connect(
        &grabber, &PosterGrabber::failed, &application,
        [](const QString &reason) { QGuiApplication::exit(refuse(reason)); }, Qt::QueuedConnection);
    endAfter(Deadline);
    grabber.grab(arguments.at(1));
    return QGuiApplication::exec();
}
