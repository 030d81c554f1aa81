// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include "app/datafolder.h"

#include <QDataStream>
#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr QDataStream::Version Format = QDataStream::Qt_6_4;
constexpr char Understood = '+';
constexpr std::chrono::seconds CallerPatience {5};
/// Mostly the window stands by then; a caller waits until the first one listens.
constexpr std::chrono::milliseconds UntilHearing {300};

/// In the user's own run-time folder, where no other user can take the name.
QString addressFor(const DataFolder &folder)
{
    const QString place = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString name = u"reelwatch-%1"_s.arg(folder.fingerprint());
    return place.isEmpty() ? name : place + u'/' + name;
}

/// No argument can hold a NUL, so it parts them.
QByteArray packed(const QStringList &arguments, const QString &account)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(Format);
    stream << (QStringList {account} + arguments).join(QChar::Null).toUtf8();
    return bytes;
}

int remaining(const QDeadlineTimer &deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

/// The first may hold its lock and not listen yet.
bool reach(QLocalSocket &socket, const QString &address, const QDeadlineTimer &deadline)
{
    while (!deadline.hasExpired()) {
        socket.connectToServer(address);
        if (socket.waitForConnected(remaining(deadline)))
            return true;
        QThread::msleep(20);
    }
    return false;
}

} // namespace

SingleInstance::SingleInstance(const DataFolder &folder, QObject *parent)
    : QObject(parent)
    , m_lock(folder.lock())
    , m_address(addressFor(folder))
{
    // By the process alone (S22): a program that runs for days holds its lock for days.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection())
            receive(caller);
    });
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Claim SingleInstance::claim()
{
    if (m_lock.tryLock()) {
        QTimer::singleShot(UntilHearing, this, &SingleInstance::listen);
        return Claim::First;
    }
    return m_lock.error() == QLockFile::LockFailedError ? Claim::Second : Claim::Unguarded;
}

void SingleInstance::listen()
{
    // A socket of that name is one that a killed program left, for the lock is held: it is
    // replaced.
    if (!m_server.listen(m_address))
        qWarning("A second start cannot be heard: %s", qUtf8Printable(m_server.errorString()));
}

void SingleInstance::receive(QLocalSocket *caller)
{
    caller->setReadBufferSize(Limit);
    QTimer::singleShot(CallerPatience, caller, &QLocalSocket::abort);
    connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
    connect(caller, &QLocalSocket::readyRead, this, [this, caller] { read(caller); });
}

void SingleInstance::read(QLocalSocket *caller)
{
    QDataStream stream(caller);
    stream.setVersion(Format);
    stream.startTransaction();
    QByteArray bytes;
    stream >> bytes;
    if (stream.commitTransaction()) {
        caller->write(&Understood, 1);
        caller->disconnectFromServer();
        QStringList words = QString::fromUtf8(bytes).split(QChar::Null);
        const QString account = words.takeFirst();
        emit handedOver(words, account);
    } else if (caller->bytesAvailable() >= Limit) {
        caller->abort();
    }
}

bool SingleInstance::handOver(const QStringList &arguments, const QString &account,
                              std::chrono::milliseconds patience)
{
    const QByteArray bytes = packed(arguments, account);
    const QDeadlineTimer deadline(patience);
    QLocalSocket socket;
    if (bytes.size() >= Limit || !reach(socket, m_address, deadline))
        return false;
    socket.write(bytes);
    char answer = 0;
    while (socket.bytesAvailable() == 0 && socket.waitForReadyRead(remaining(deadline))) { }
    return socket.getChar(&answer) && answer == Understood;
}

} // namespace Reelwatch
