// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/picturesize.h"
#include "poster/postergrabber.h"
#include "poster/processlimits.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QSaveFile>

#include <chrono>
#include <cstdio>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Deadline = 5s;

/// What is written.
struct Form
{
    int longSide;
    const char *format;
    int quality;
};

constexpr Form Poster {.longSide = 1280, .format = "JPEG", .quality = 85};
constexpr Form Still {.longSide = 4096, .format = "PNG", .quality = 80}; // packed in haste

int refuse(const QString &reason)
{
    std::fprintf(stderr, "reelwatch-poster: %s\n", qUtf8Printable(reason));
    return EXIT_FAILURE;
}

bool save(const QImage &picture, const QString &path, const Form &form)
{
    const int most = form.longSide;
    const QImage fitting = picture.width() > most || picture.height() > most
        ? picture.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        : picture;
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !fitting.save(&file, form.format, form.quality)) {
        file.cancelWriting();
        return false;
    }
    return file.commit();
}

int makePoster(const QString &video, const QString &poster)
{
    PosterGrabber grabber;
    QObject::connect(&grabber, &PosterGrabber::grabbed, qApp, [&poster](const QImage &frame) {
        const bool saved = save(frame, poster, Poster);
        QGuiApplication::exit(saved ? EXIT_SUCCESS : refuse(u"cannot write the poster"_s));
    });
    QObject::connect(
        &grabber, &PosterGrabber::failed, qApp,
        [](const QString &reason) { QGuiApplication::exit(refuse(reason)); }, Qt::QueuedConnection);
    grabber.grab(video);
    return QGuiApplication::exec();
}

int makeStill(const QString &image, const QString &still)
{
    QImageReader reader(image);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!QByteArrayList {"jpeg", "png", "webp"}.contains(reader.format()))
        return refuse(u"not an image"_s);
    if (isTooLarge(reader.size()))
        return refuse(u"the picture is too large"_s);
    const QImage picture = reader.read();
    if (picture.isNull())
        return refuse(u"cannot be decoded"_s);
    return save(picture, still, Still) ? EXIT_SUCCESS : refuse(u"cannot write the still"_s);
}

} // namespace

// A foreign file as a picture of our own, by the name of which it goes:
//   reelwatch-poster VIDEO POSTER.jpg    the first frame
//   reelwatch-poster IMAGE STILL.png     the image itself
int main(int argc, char *argv[])
{
    limitThisProcess();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 3 || !QFileInfo(arguments.at(1)).isFile())
        return refuse(u"usage: reelwatch-poster VIDEO POSTER.jpg | IMAGE STILL.png"_s);

    endAfter(Deadline);
    const QString &made = arguments.at(2);
    return made.endsWith(u".png"_s) ? makeStill(arguments.at(1), made)
                                    : makePoster(arguments.at(1), made);
}
