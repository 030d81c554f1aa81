// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playbackplugin.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QPluginLoader>

namespace Reelwatch::PlaybackPlugin {

using Qt::Literals::StringLiterals::operator""_s;

void preferFfmpeg()
{
    const QDir plugins(QLibraryInfo::path(QLibraryInfo::PluginsPath) + u"/multimedia"_s);
    const bool installed = !plugins.entryList({u"*ffmpegmediaplugin*"_s}, QDir::Files).isEmpty();
    if (installed && !qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
}

std::unique_ptr<ClipBackend> makeBackend(ClipBackend::Listener &listener)
{
    // Beside the program where it was built, else where it was installed or QT_PLUGIN_PATH says.
    const QString installed =
        QCoreApplication::applicationDirPath() + u'/' + QStringLiteral(REELWATCH_PLUGINS);
    const auto name = QStringLiteral(REELWATCH_PLAYBACK);
    QPluginLoader loader(QFile::exists(installed) ? installed + u'/' + name : name);
    auto *factory = qobject_cast<ClipBackendFactory *>(loader.instance());
    if (!factory)
        qWarning("Videos cannot be played: %s", qUtf8Printable(loader.errorString()));
    auto backend = factory ? factory->make(listener) : nullptr;
    if (factory && !backend)
        qWarning("Videos cannot be played: Qt's media plug-ins are not installed");
    return backend;
}

} // namespace Reelwatch::PlaybackPlugin
