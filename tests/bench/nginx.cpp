// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/nginx.h"

#include "bench/processors.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

#include <unistd.h>

namespace Reelwatch::Bench {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype BodySize = 700;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("Could not write %s", qPrintable(path));
}

QUrl freeAddress(const QString &scheme)
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        qFatal("No port on 127.0.0.1 to listen on");
    return QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(probe.serverPort()));
}

QByteArray port(const QUrl &url)
{
    return "127.0.0.1:" + QByteArray::number(url.port());
}

/// The worker gives up root's rights, and the folder and those above it are their owner's only.
QByteArray workersUser()
{
    return geteuid() == 0 ? "user root;\n" : "";
}

} // namespace

Nginx::Nginx(int videos, Log log)
    : m_plain(freeAddress(u"http"_s))
    , m_tls(freeAddress(u"https"_s))
{
    writeFiles(videos);
    writeConfiguration(log);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] { stayOffTheClientsProcessor(); });
    m_process.start(u"/usr/sbin/nginx"_s,
                    {u"-p"_s, m_folder.path(), u"-c"_s, m_folder.filePath(u"nginx.conf"_s)});
    waitUntilItListens();
    if (videos > 0 && !givesTheFirstVideo())
        qFatal("nginx does not give its files");
}

Nginx::~Nginx()
{
    m_process.terminate();
    m_process.waitForFinished();
}

QByteArray Nginx::logFile() const
{
    return QFile::encodeName(m_folder.filePath(u"access.log"_s));
}

int Nginx::requests() const
{
    QFile log(QFile::decodeName(logFile()));
    return log.open(QIODevice::ReadOnly) ? static_cast<int>(log.readAll().count('\n')) : 0;
}

QByteArray Nginx::certificateFile()
{
    return TEST_DATA_DIR "/tls/self-signed.pem";
}

QString Nginx::root() const
{
    return m_folder.filePath(u"root"_s);
}

QByteArray Nginx::body(int video)
{
    const QByteArray number = QByteArray::number(video);
    const QByteArray start = R"({"id":"vid_)" + number
        + R"(","object":"video","status":"in_progress","model":"seedance-2.0","prompt":)"
          R"("Sunset drone shot over red dunes, kite in the wind, camera drifts left",)"
          R"("created_at":1776352017,"updated_at":1776352105,"duration":4,"resolution":"720p",)"
          R"("progress":40,"parameters":{"duration":4,"resolution":"720p","aspect_ratio":"16:9",)"
          R"("seed":)"
        + number + R"(,"video_mode":"i2v_first_frame"},"request":")";
    return start + QByteArray(BodySize - 2 - start.size(), 'r') + R"("})";
}

void Nginx::writeFiles(int videos) const
{
    QDir(m_folder.path()).mkpath(u"root/v1/videos"_s);
    for (int video = 0; video < videos; ++video)
        write(m_folder.filePath(u"root/v1/videos/vid_%1"_s.arg(video)), body(video));
}

void Nginx::writeConfiguration(Log log) const
{
    const QByteArray folder = QFile::encodeName(m_folder.path());
    QByteArray temporary;
    for (const char *use : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += QByteArray(use) + "_temp_path " + folder + "/" + use + ";\n";
    write(m_folder.filePath(u"nginx.conf"_s),
          workersUser() + "daemon off;\nworker_processes 1;\npid " + folder
              + "/nginx.pid;\nerror_log stderr;\n" + "events {}\nhttp {\naccess_log "
              + (log == Log::On ? logFile() : "off")
              + ";\nsendfile on;\ndefault_type application/json;\n" + temporary + "root " + folder
              + "/root;\nserver { listen " + port(m_plain) + "; }\n" + "server { listen "
              + port(m_tls) + " ssl;\nssl_certificate " + certificateFile()
              + ";\nssl_certificate_key " TEST_DATA_DIR "/tls/key.pem; }\n}\n");
}

bool Nginx::givesTheFirstVideo() const
{
    QTcpSocket socket;
    socket.connectToHost(m_plain.host(), static_cast<quint16>(m_plain.port()));
    socket.write("GET /v1/videos/vid_0 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return socket.waitForReadyRead(5000) && socket.readLine().startsWith("HTTP/1.1 200 ");
}

void Nginx::waitUntilItListens() const
{
    for (int tries = 0; tries < 100; ++tries) {
        QTcpSocket socket;
        socket.connectToHost(m_tls.host(), static_cast<quint16>(m_tls.port()));
        if (socket.waitForConnected(100))
            return;
        QProcess::execute(u"sleep"_s, {u"0.05"_s});
    }
    qFatal("nginx did not start");
}

} // namespace Reelwatch::Bench
