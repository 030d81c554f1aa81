// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playbackplugin.h"

#include "domain/workers.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QPluginLoader>

namespace Reelwatch::PlaybackPlugin {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr const char *ChosenBackend = "QT_MEDIA_BACKEND";

/// The file of one of Qt Multimedia's own backends; empty when it is not installed.
QString mediaPlugin(const QString &backend)
{
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath) + u"/multimedia"_s);
    const QStringList files =
        plugins.entryList({u'*' + backend + u"mediaplugin*"_s}, QDir::Files | QDir::Readable);
    return files.isEmpty() ? QString() : plugins.filePath(files.constFirst());
}

/// Beside the program where it was built, else where it was installed or QT_PLUGIN_PATH says.
QString ownPlugin()
{
    const QString installed =
        QCoreApplication::applicationDirPath() + u'/' + QStringLiteral(REELWATCH_PLUGINS);
    const auto name = QStringLiteral(REELWATCH_PLAYBACK);
    return QFile::exists(installed) ? installed + u'/' + name : name;
}

} // namespace

void configure()
{
    if (!qEnvironmentVariableIsSet(ChosenBackend) && !mediaPlugin(u"ffmpeg"_s).isEmpty())
        qputenv(ChosenBackend, "ffmpeg");
    QCoreApplication::setAttribute(Qt::AA_ForceRasterWidgets);
}

QFuture<void> load()
{
    static const QFuture<void> loaded = Workers::run([] {
        QPluginLoader(ownPlugin()).load();
        const QString backend = qEnvironmentVariable(ChosenBackend);
        if (const QString file = mediaPlugin(backend); !backend.isEmpty() && !file.isEmpty())
            QPluginLoader(file).load();
    });
    return loaded;
}

std::unique_ptr<ClipBackend> makeBackend(ClipBackend::Listener &listener)
{
    QPluginLoader loader(ownPlugin());
    auto *factory = qobject_cast<ClipBackendFactory *>(loader.instance());
    if (!factory)
        qWarning("Videos cannot be played: %s", qUtf8Printable(loader.errorString()));
    auto backend = factory ? factory->make(listener) : nullptr;
    if (factory && !backend)
        qWarning("Videos cannot be played: Qt's media plug-ins are not installed");
    return backend;
}

} // namespace Reelwatch::PlaybackPlugin
