// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/desktop.h"

#include "domain/schedulingpolicy.h"
#include "domain/threadloops.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QFileInfo>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace Reelwatch::Desktop {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Starting = 5s;

} // namespace

void open(const QString &path)
{
    // Newer Qt starts a program only once the compositor has let it come to the front.
    QTimer::singleShot(Starting, qApp, [untold = std::make_shared<ThreadLoops::Untold>()] {});
    SchedulingPolicy::goAtOnce(); // so does what is started
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

void showInFolder(const QString &file)
{
    const QString manager = u"org.freedesktop.FileManager1"_s;
    QDBusMessage call = QDBusMessage::createMethodCall(manager, u"/org/freedesktop/FileManager1"_s,
                                                       manager, u"ShowItems"_s);
    call << QStringList {QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded)} << QString();
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, file] {
        const QDBusPendingReply<> reply = *watcher;
        if (reply.isError())
            open(QFileInfo(file).path());
        watcher->deleteLater();
    });
}

} // namespace Reelwatch::Desktop
