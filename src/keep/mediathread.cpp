// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/mediathread.h"

#include "keep/partfile.h"
#include "keep/sidecar.h"
#include "keep/transfer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QStorageInfo>
#include <QTimer>

#include <memory>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto NoteLives = 60s;
constexpr auto StopsWithin = 500ms;

} // namespace

MediaWorker::MediaWorker(QObject *parent)
    : QObject(parent)
    , m_network(new QNetworkAccessManager(this))
{
}

MediaWorker::~MediaWorker()
{
    qDeleteAll(m_transfers);
}

void MediaWorker::begin(const TransferOrder &order)
{
    auto *transfer = new Transfer(*m_network, order, this);
    m_transfers.insert(order.ticket, transfer);
    connect(transfer, &Transfer::progressed, this, &MediaWorker::progressed);
    connect(transfer, &Transfer::ended, this, [this, transfer](const TransferEnd &end) {
        m_transfers.remove(end.ticket);
        if (end.kind == TransferEnd::Kind::Kept)
            forgetLater(transfer->order());
        transfer->deleteLater();
        emit ended(end);
    });
    transfer->start();
}

void MediaWorker::abort(quint64 ticket)
{
    const std::unique_ptr<Transfer> transfer(m_transfers.take(ticket));
    if (transfer)
        transfer->discard();
}

void MediaWorker::forget(const QString &folder, const QString &key)
{
    PartFile::forget(folder, key);
}

/// By then the library has long written down that the file is there.
void MediaWorker::forgetLater(const TransferOrder &order)
{
    QTimer::singleShot(NoteLives, this, [folder = order.folder, key = order.key] {
        PartFile::forgetKept(folder, key);
    });
}

void MediaWorker::look(const FilePaths &files)
{
    QList<TaskNumber> there;
    QList<TaskNumber> gone;
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        (QFileInfo(file.value()).isFile() ? there : gone).append(file.key());
    emit looked(there, gone);
}

void MediaWorker::measure(const QString &folder)
{
    QDir place(folder);
    while (!place.exists() && place.cdUp()) { } // where it will be made
    const QStorageInfo storage(place.path());
    emit measured(storage.isValid() ? storage.bytesAvailable() : -1);
}

MediaThread::MediaThread(QObject *parent)
    : QObject(parent)
    , m_thread(new QThread(this))
    , m_worker(new MediaWorker)
{
    m_thread->setObjectName(u"media"_s);
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &MediaWorker::progressed, this, &MediaThread::progressed);
    connect(m_worker, &MediaWorker::ended, this, &MediaThread::ended);
    connect(m_worker, &MediaWorker::looked, this, &MediaThread::looked);
    connect(m_worker, &MediaWorker::measured, this, &MediaThread::measured);
    m_thread->start();
}

MediaThread::~MediaThread()
{
    stop();
}

template<typename Act>
void MediaThread::post(Act act)
{
    // Answers to what was asked before the end still come while the program is taken down.
    if (m_thread)
        QMetaObject::invokeMethod(m_worker, act);
}

void MediaThread::begin(const TransferOrder &order)
{
    post([worker = m_worker, order] { worker->begin(order); });
}

void MediaThread::abort(quint64 ticket)
{
    post([worker = m_worker, ticket] { worker->abort(ticket); });
}

void MediaThread::forget(const QString &folder, const QString &key)
{
    post([worker = m_worker, folder, key] { worker->forget(folder, key); });
}

void MediaThread::sweep(const QString &folder)
{
    post([folder] { PartFile::sweep(folder); });
}

void MediaThread::look(const FilePaths &files)
{
    post([worker = m_worker, files] { worker->look(files); });
}

void MediaThread::writeBeside(const QString &video, const std::function<QByteArray()> &make)
{
    post([video, make] { Sidecar::write(video, make()); });
}

void MediaThread::measure(const QString &folder)
{
    post([worker = m_worker, folder] { worker->measure(folder); });
}

void MediaThread::stop()
{
    if (!m_thread)
        return;
    m_worker->disconnect(this);
    m_thread->quit();
    // A thread that still waits for its disk must not be deleted; the program's end ends it.
    if (!m_thread->wait(QDeadlineTimer(StopsWithin)))
        m_thread->setParent(nullptr);
    m_thread = nullptr;
}

} // namespace Reelwatch
