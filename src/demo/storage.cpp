// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/storage.h"

#include "demo/byterange.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QTimeZone>
#include <QUuid>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto DateFormat = "yyyyMMdd'T'HHmmss'Z'";
constexpr auto Algorithm = "TOS4-HMAC-SHA256";

DemoAnswer storageRefusal(int status, const QByteArray &code, const QByteArray &message)
{
    const QByteArray requestId = QUuid::createUuid().toByteArray(QUuid::Id128);
    DemoAnswer result;
    result.status = status;
    result.type = "application/xml";
    result.headers = {{"x-tos-request-id", requestId}};
    result.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code
        + "</Code><Message>" + message + "</Message><RequestId>" + requestId
        + "</RequestId></Error>\n";
    return result;
}

QByteArray typeOf(const QByteArray &path)
{
    if (path.endsWith(".mp4"))
        return "video/mp4";
    return path.endsWith(".png") ? "image/png" : "image/jpeg";
}

QDateTime dateOf(const QByteArray &text)
{
    QDateTime date =
        QDateTime::fromString(QString::fromLatin1(text), QString::fromLatin1(DateFormat));
    date.setTimeZone(QTimeZone::utc());
    return date;
}

QByteArray item(const DemoRequest &request, const QString &name)
{
    return request.query.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
}

} // namespace

Storage::Storage(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_server([this](const DemoRequest &request) { return answer(request); }, this)
    , m_secret(QUuid::createUuid().toRfc4122())
{
}

Storage::~Storage() = default;

bool Storage::listen(quint16 port)
{
    return m_server.listen(port);
}

QUrl Storage::base() const
{
    return m_server.base();
}

void Storage::put(const QString &name, const QString &file)
{
    m_files.insert("/bucket/" + name.toLatin1(), file);
}

QByteArray Storage::link(const QString &name, const QDateTime &signedAt,
                         std::chrono::seconds life) const
{
    const QByteArray path = "/bucket/" + name.toLatin1();
    const QByteArray date = signedAt.toUTC().toString(QString::fromLatin1(DateFormat)).toLatin1();
    const QByteArray seconds = QByteArray::number(qint64(life.count()));
    return base().toEncoded() + path + "?X-Tos-Algorithm=" + Algorithm
        + "&X-Tos-Credential=AKLTdemo%2F" + date.left(8)
        + "%2Fcn-beijing%2Ftos%2Frequest&X-Tos-Date=" + date + "&X-Tos-Expires=" + seconds
        + "&X-Tos-Signature=" + signature(path, date, seconds) + "&X-Tos-SignedHeaders=host";
}

DemoAnswer Storage::answer(const DemoRequest &request)
{
    Q_EMIT requestReceived(request.method, request.path, request.hasHeader("authorization"));
    DemoAnswer result = checked(request);
    // A body after HEAD would be taken for the start of the next answer.
    if (request.method == "HEAD")
        result.body.clear();
    return result;
}

DemoAnswer Storage::checked(const DemoRequest &request) const
{
    if (request.hasHeader("authorization"))
        return storageRefusal(
            400, "InvalidArgument",
            "Only one auth mechanism allowed; only the X-Tos-Algorithm query parameter, "
            "Signature query string parameter or the Authorization header should be "
            "specified");
    if (request.hasHeader("cookie"))
        return storageRefusal(400, "InvalidArgument", "Cookies are not accepted here");
    if (request.method != "GET" && request.method != "HEAD")
        return storageRefusal(405, "MethodNotAllowed", "The specified method is not allowed");
    const QByteArray date = item(request, u"X-Tos-Date"_s);
    const QByteArray seconds = item(request, u"X-Tos-Expires"_s);
    // The method is part of what was signed, so HEAD does not match a link made for GET.
    if (request.method == "HEAD" || item(request, u"X-Tos-Algorithm"_s) != Algorithm
        || item(request, u"X-Tos-Signature"_s) != signature(request.path, date, seconds))
        return storageRefusal(
            403, "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you "
            "provided");
    if (m_clock.now() >= dateOf(date).addSecs(seconds.toLongLong()))
        return storageRefusal(403, "AccessDenied", "Request has expired");
    return served(request);
}

DemoAnswer Storage::served(const DemoRequest &request) const
{
    QFile file(m_files.value(request.path));
    if (!file.open(QIODevice::ReadOnly))
        return storageRefusal(404, "NoSuchKey", "The specified key does not exist");
    const QByteArray whole = file.readAll();
    const QByteArray tag =
        '"' + QCryptographicHash::hash(whole, QCryptographicHash::Md5).toHex() + '"';
    DemoAnswer result;
    result.type = typeOf(request.path);
    result.headers = {{"ETag", tag}, {"Accept-Ranges", "bytes"}};
    const bool isSame = request.headers.value("if-range", tag) == tag;
    const ByteRange range =
        isSame ? ByteRange::parse(request.headers.value("range"), whole.size()) : ByteRange();
    if (range.kind == ByteRange::Kind::Unsatisfiable) {
        DemoAnswer refused =
            storageRefusal(416, "InvalidRange", "The requested range cannot be satisfied");
        refused.headers.append({"Content-Range", "bytes */" + QByteArray::number(whole.size())});
        return refused;
    }
    result.body = whole;
    if (range.kind == ByteRange::Kind::Part) {
        result.status = 206;
        result.body = whole.mid(range.first, range.last - range.first + 1);
        result.headers.append({"Content-Range", range.contentRange(whole.size())});
    }
    return result;
}

QByteArray Storage::signature(const QByteArray &path, const QByteArray &date,
                              const QByteArray &seconds) const
{
    const QByteArray text = "GET\n" + path + '\n' + date + '\n' + seconds;
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256).toHex();
}

} // namespace Reelwatch
