// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transferfixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

QByteArray TransferFixture::sample(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/keep/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray TransferFixture::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

WireAnswer TransferFixture::video(const QByteArray &bytes, const QByteArrayList &headers)
{
    return WireAnswer::of(200, bytes, "video/mp4", headers);
}

WireAnswer TransferFixture::unmeasured(const QByteArray &bytes)
{
    return WireAnswer::raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + bytes);
}

WireAnswer TransferFixture::promised(const QByteArray &length, const QByteArray &bytes)
{
    return WireAnswer::raw("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + length
                           + "\r\n\r\n" + bytes);
}

void TransferFixture::setUp()
{
    QVERIFY(m_dir.emplace().isValid());
    m_storage = std::make_unique<LoopbackServer>();
    m_media = std::make_unique<MediaThread>();
}

TransferOrder TransferFixture::order(const QByteArray &path)
{
    TransferOrder order;
    order.ticket = ++m_ticket;
    order.number = 7;
    order.link = m_storage->url(path).toEncoded();
    order.accountBase = QUrl(u"http://127.0.0.1:1"_s);
    order.folder = folder();
    order.key = u"7-video"_s;
    order.stem = u"clip"_s;
    return order;
}

TransferEnd TransferFixture::run(const TransferOrder &order)
{
    QSignalSpy spy(m_media.get(), &MediaThread::ended);
    m_media->begin(order);
    if (!spy.wait(Wait))
        return {.sentence = u"(never ended)"_s};
    return spy.first().first().value<TransferEnd>();
}

QStringList TransferFixture::files() const
{
    return QDir(folder()).entryList(QDir::Files | QDir::Hidden | QDir::System);
}

QStringList TransferFixture::parts() const
{
    return QDir(folder() + u"/.incomplete"_s).entryList(QDir::Files | QDir::Hidden | QDir::System);
}

} // namespace Reelwatch
