// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/rivals.h"

#include "app/datafolder.h"
#include "bench/library.h"
#include "secrets/keychainvault.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QImage>

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto KeyEntry = "bench";

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Could not write %s", qPrintable(path));
}

/// As long as the tasks say, with nothing in them, and one picture for all.
void makeFiles(const QList<Task> &tasks)
{
    QImage picture(160, 90, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QString poster;
    for (const Task &task : tasks) {
        if (task.keeping.state != Keeping::State::Kept)
            continue;
        if (poster.isEmpty()) {
            poster = task.keeping.posterFile;
            for (const QString &path : {poster, task.keeping.file.toString()})
                QDir().mkpath(QFileInfo(path).path());
            picture.save(poster);
        } else {
            QFile::link(poster, task.keeping.posterFile);
        }
        QFile video(task.keeping.file);
        if (!video.open(QIODevice::WriteOnly) || !video.resize(task.keeping.size))
            qFatal("No place for the library's files.");
    }
}

void keepKey(const QString &service)
{
    KeychainVault vault(service);
    QEventLoop loop;
    vault.write(QString::fromLatin1(KeyEntry), "sk-bench", &loop,
                [&loop](KeyVault::Problem problem) {
                    if (problem != KeyVault::Problem::None)
                        qFatal("The session has no keychain: %s", qPrintable(describe(problem)));
                    loop.quit();
                });
    loop.exec();
}

} // namespace

/// Nobody is asked a question at the first start.
Rivals::Rivals()
{
    write(folder(u"qBittorrent/qBittorrent/config/qBittorrent.conf"_s),
          "[LegalNotice]\nAccepted=true\n");
    write(folder(u"transmission/settings.json"_s),
          R"({"user-has-given-informed-consent": true, "blocklist-date": 0})");
}

QStringList Rivals::bareWindow()
{
    return {QStringLiteral(BARE_WINDOW)};
}

QStringList Rivals::qBittorrent() const
{
    return {u"qbittorrent"_s, u"--profile="_s + folder(u"qBittorrent"_s)};
}

QStringList Rivals::transmission() const
{
    return {u"transmission-qt"_s, u"--config-dir="_s + folder(u"transmission"_s)};
}

QStringList Rivals::reelwatch(const QString &folder) const
{
    return {QStringLiteral(REELWATCH), u"--data-dir"_s, folder};
}

QString Rivals::libraryOf(int videos, const QString &name, const QVariantMap &settings) const
{
    const QString path = folder(name.isEmpty() ? u"library of %1"_s.arg(videos) : name);
    const DataFolder place(path);
    const QList<Task> tasks = Library::tasks(Library::answers(videos, 0), path);
    makeFiles(tasks);
    const QString entry = QString::fromLatin1(KeyEntry);
    Library::write(
        place.database(), tasks,
        {{.id = 1, .name = u"Studio"_s, .base = QUrl(u"https://a.invalid"_s), .keyEntry = entry},
         {.id = 2, .name = u"Client"_s, .base = QUrl(u"https://b.invalid"_s), .keyEntry = entry}},
        settings);
    keepKey(place.keychainService());
    return path;
}

} // namespace Reelwatch::Bench
