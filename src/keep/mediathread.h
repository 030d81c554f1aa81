// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/transferorder.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <functional>

class QNetworkAccessManager;

namespace Reelwatch {

class Transfer;

using FilePaths = QHash<TaskNumber, QString>;

/// What runs on the media thread: the transfers, their network manager, which knows no key, and
/// their files.
class MediaWorker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaWorker)

public:
    explicit MediaWorker(QObject *parent = nullptr);
    ~MediaWorker() override;

    void begin(const TransferOrder &order);
    void abort(quint64 ticket);
    void forget(const QString &folder, const QString &key);
    void look(const FilePaths &files);
    void measure(const QString &folder);

signals:
    void progressed(quint64 ticket, qint64 received, qint64 size);
    void ended(const Reelwatch::TransferEnd &end);
    void looked(const QList<Reelwatch::TaskNumber> &there,
                const QList<Reelwatch::TaskNumber> &gone);
    void measured(qint64 free);

private:
    void forgetLater(const TransferOrder &order);

    QNetworkAccessManager *m_network;
    QHash<quint64, Transfer *> m_transfers;
};

/// The media thread as the GUI thread sees it: orders go in, signals come out, nothing waits.
class MediaThread final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediaThread)

public:
    explicit MediaThread(QObject *parent = nullptr);
    ~MediaThread() override;

    void begin(const TransferOrder &order);
    /// Removes what was fetched so far; no ended() follows.
    void abort(quint64 ticket);
    /// Removes what a transfer that is over left under this key to be resumed.
    void forget(const QString &folder, const QString &key);
    /// Removes what earlier runs left in `folder` and nobody can use any more.
    void sweep(const QString &folder);
    /// Looks which of these files are there; looked() tells.
    void look(const FilePaths &files);
    /// Writes the text that `make` gives there beside a video; what goes wrong is not told.
    void writeBeside(const QString &video, const std::function<QByteArray()> &make);
    /// Asks how many bytes are free where `folder` is or will be; measured() tells.
    void measure(const QString &folder);
    /// Ends everything, to be resumed by a later run, and ends the thread; waits at most 500 ms.
    /// What is asked for later is not done.
    void stop();

signals:
    void progressed(quint64 ticket, qint64 received, qint64 size);
    void ended(const Reelwatch::TransferEnd &end);
    void looked(const QList<Reelwatch::TaskNumber> &there,
                const QList<Reelwatch::TaskNumber> &gone);
    void measured(qint64 free); ///< bytes, -1: not known

private:
    /// Has the worker do this on its thread.
    template<typename Act>
    void post(Act act);

    QThread *m_thread; ///< null: the worker is gone, or about to go
    MediaWorker *m_worker;
};

} // namespace Reelwatch
