// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/httpanswer.h"
#include "api/httperror.h"
#include "api/statusanswer.h"
#include "support/joinedtest.h"

#include <QLoggingCategory>
#include <QTimeZone>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Kind = ApiError::Kind;
using End = HttpAnswer::End;
using Reply = QNetworkReply;

/// Every way a request can fail, and the one sentence about it.
class TestHttpError final : public QObject
{
    Q_OBJECT

private slots:
    void of_knowsEveryStatus_data();
    void of_knowsEveryStatus();
    void of_readsEveryEnvelope_data();
    void of_readsEveryEnvelope();
    void of_tellsForbiddenKindsApart_data();
    void of_tellsForbiddenKindsApart();
    void of_unknownTaskIn400_isNotFound();
    void of_knowsEveryNetworkError_data();
    void of_knowsEveryNetworkError();
    void of_brokenBodyOf200_isNoSuccess();
    void of_packedBody_isNoSuccess_H20();
    void of_namesWhatTheProgramEnded();
    void unreadableAnswer_isLoggedShortAndRedacted_J04();
    void of_tlsNamesTheReason_H40();
    void of_expiredCertificateHintsAtTheClock_H41();
    void of_redirectNamesTheHostOnly_H32_data();
    void of_redirectNamesTheHostOnly_H32();
    void of_pageShowsItsTitleAtMost_H23();
    void of_cutsSecretsOut();
    void of_carriesRetryAfter_H56();
    void ofBody_pageIsASignIn_H22();
};

namespace {

HttpAnswer answerOf(int status, const QByteArray &body = {},
                    const QByteArray &type = "application/json")
{
    return {.asked = QUrl(u"https://api.example/v1/videos/vid_1"_s),
            .error = status >= 400 ? Reply::UnknownServerError : Reply::NoError,
            .status = status,
            .contentType = type,
            .body = body};
}

HttpAnswer failed(Reply::NetworkError error)
{
    HttpAnswer result = answerOf(0);
    result.error = error;
    return result;
}

bool isSentence(const QString &text)
{
    return text.contains(u' ') && text.endsWith(u'.') && text.size() <= 200;
}

} // namespace

void TestHttpError::of_knowsEveryStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    const auto rows = [](Kind kind, std::initializer_list<int> statuses) {
        for (const int status : statuses)
            QTest::newRow(QByteArray::number(status).constData()) << status << kind;
    };
    rows(Kind::Unexpected, {100, 101, 103, 201, 202, 204, 206, 304, 406, 418, 451}); // H27–H31
    rows(Kind::Redirected, {300, 301, 302, 303, 307, 308}); // H32
    rows(Kind::Stopped, {400, 405, 410, 422}); // H50
    rows(Kind::KeyRejected, {401}); // H51
    rows(Kind::OutOfBalance, {402});
    rows(Kind::Forbidden, {403}); // H53
    rows(Kind::NotFound, {404}); // H54
    rows(Kind::Proxy, {407}); // H49
    rows(Kind::Transient, {408, 409, 425}); // H55
    rows(Kind::RateLimited, {429});
    rows(Kind::Server, {500, 502, 503, 504, 520, 599, 600, 999}); // H60
    rows(Kind::SignIn, {511});
}

void TestHttpError::of_knowsEveryStatus()
{
    QFETCH(int, status);
    const ApiError error = HttpError::of(answerOf(status));
    QTEST(error.kind, "kind");
    QCOMPARE(error.http, status);
    QVERIFY2(isSentence(error.message), qPrintable(error.message));
    QCOMPARE(error.type, QString());
    QVERIFY(!error.retryAfter);
}

void TestHttpError::of_readsEveryEnvelope_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, const char *body, const QString &message,
                        const QString &type) {
        QTest::newRow(name) << QByteArray(body) << message << type;
    };
    row("documented",
        R"({"error":{"message":"Bad size","type":"invalid_request_error","param":null,"code":"422"}})",
        u"Bad size"_s, u"invalid_request_error"_s);
    row("no type but a code", R"({"error":{"message":"Bad size","code":"bad_size"}})",
        u"Bad size"_s, u"bad_size"_s);
    row("text", R"({"error":"Bad size"})", u"Bad size"_s, {});
    row("flat", R"({"code":1203,"message":"Bad size"})", u"Bad size"_s, u"1203"_s);
    row("flat with a type", R"({"type":"bad","code":1203,"message":"Bad size"})", u"Bad size"_s,
        u"bad"_s);
    row("fail_reason", R"({"fail_reason":"Bad size"})", u"Bad size"_s, {});
    row("detail", R"({"detail":"Bad size"})", u"Bad size"_s, {});
    row("detail list", R"({"detail":[{"msg":"Bad size","loc":["query"]}]})", u"Bad size"_s, {});
    row("error list", R"({"error":[{"message":"Bad size"}]})", u"Bad size"_s, {});
    row("T11 lines and escapes", R"({"error":"Bad\nsize\u001b[31m"})", u"Bad size[31m"_s, {});
    row("T01 markup", R"({"error":"<img src=file:///dev/zero>"})", u"<img src=file:///dev/zero>"_s,
        {});
    const QString ours = u"The service refused the request (HTTP 422)."_s;
    row("empty", "", ours, {});
    row("not JSON", "{{{", ours, {});
    row("list", "[1]", ours, {});
    row("nulls", R"({"error":{"message":null,"type":null,"code":null}})", ours, {});
    row("wrong types", R"({"error":{"message":1,"type":[],"code":{}},"message":{}})", ours, {});
}

void TestHttpError::of_readsEveryEnvelope()
{
    QFETCH(QByteArray, body);
    const ApiError error = HttpError::of(answerOf(422, body));
    QCOMPARE(error.kind, Kind::Stopped);
    QTEST(error.message, "message");
    QTEST(error.type, "type");
}

void TestHttpError::of_tellsForbiddenKindsApart_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("frozen") << QByteArray(R"({"error":{"type":"api_key_frozen"}})")
                            << Kind::KeyFrozen;
    QTest::newRow("frozen, as code")
        << QByteArray(R"({"error":{"code":"api_key_frozen","type":"permission_error"}})")
        << Kind::KeyFrozen;
    QTest::newRow("model") << QByteArray(R"({"error":{"type":"model_access_denied"}})")
                           << Kind::ModelDenied;
    QTest::newRow("other") << QByteArray(R"({"error":{"type":"permission_error"}})")
                           << Kind::Forbidden;
    QTest::newRow("only mentioned")
        << QByteArray(R"({"error":"not api_key_frozen, but close"})") << Kind::Forbidden;
}

void TestHttpError::of_tellsForbiddenKindsApart()
{
    QFETCH(QByteArray, body);
    QTEST(HttpError::of(answerOf(403, body)).kind, "kind");
}

void TestHttpError::of_unknownTaskIn400_isNotFound()
{
    for (const char *body :
         {R"({"error":{"code":"task_not_exist","message":"x"}})",
          R"({"code":"TASK_NOT_EXIST","message":"x"})", R"({"error":"task_not_exist"})",
          R"({"message":"query failed: task_not_exist"})"}) {
        const ApiError error = HttpError::of(answerOf(400, body));
        QCOMPARE(error.kind, Kind::NotFound);
        QCOMPARE(error.http, 400);
    }
}

void TestHttpError::of_knowsEveryNetworkError_data()
{
    QTest::addColumn<Reply::NetworkError>("error");
    QTest::addColumn<Kind>("kind");
    const auto rows = [](Kind kind, std::initializer_list<Reply::NetworkError> errors) {
        for (const Reply::NetworkError error : errors)
            QTest::newRow(QByteArray::number(error).constData()) << error << kind;
    };
    rows(Kind::Offline,
         {Reply::HostNotFoundError, Reply::ConnectionRefusedError, Reply::RemoteHostClosedError,
          Reply::TemporaryNetworkFailureError, Reply::NetworkSessionFailedError,
          Reply::UnknownNetworkError}); // H01, H02, H05
    rows(Kind::TimedOut, {Reply::TimeoutError, Reply::OperationCanceledError});
    rows(Kind::Insecure, {Reply::SslHandshakeFailedError}); // H40
    rows(Kind::Proxy,
         {Reply::ProxyConnectionRefusedError, Reply::ProxyConnectionClosedError,
          Reply::ProxyNotFoundError, Reply::ProxyTimeoutError,
          Reply::ProxyAuthenticationRequiredError, Reply::UnknownProxyError}); // H49
    rows(Kind::BadAnswer, {Reply::NoError, Reply::ProtocolFailure, Reply::UnknownContentError});
}

void TestHttpError::of_knowsEveryNetworkError()
{
    QFETCH(Reply::NetworkError, error);
    const ApiError result = HttpError::of(failed(error));
    QTEST(result.kind, "kind");
    QCOMPARE(result.http, 0);
    QVERIFY2(isSentence(result.message), qPrintable(result.message));
    QVERIFY(!result.message.contains(u"vid_1"_s));
}

void TestHttpError::of_brokenBodyOf200_isNoSuccess()
{
    HttpAnswer cut = answerOf(200, R"({"id":"vid_1","status":"failed"})");
    QVERIFY(cut.isSuccess());
    cut.error = Reply::RemoteHostClosedError;
    QVERIFY(!cut.isSuccess());
    QCOMPARE(HttpError::of(cut).kind, Kind::Offline);
    // A status that says no counts although its body broke off.
    HttpAnswer busy = answerOf(503);
    busy.error = Reply::RemoteHostClosedError;
    QCOMPARE(HttpError::of(busy).kind, Kind::Server);
}

void TestHttpError::of_packedBody_isNoSuccess_H20()
{
    HttpAnswer packed = answerOf(200, R"({"id":"vid_1","status":"failed"})");
    packed.contentEncoding = "IDENTITY";
    QVERIFY(packed.isSuccess());
    packed.contentEncoding = "br";
    QVERIFY(!packed.isSuccess());
    QCOMPARE(HttpError::of(packed).kind, Kind::BadAnswer);
    packed.contentType = "text/html"; // H22: a sign-in page may be packed
    QCOMPARE(HttpError::of(packed).kind, Kind::SignIn);
}

void TestHttpError::of_namesWhatTheProgramEnded()
{
    HttpAnswer ended = answerOf(200, R"({"id":"vid_1","status":"failed"})");
    for (const auto &[end, kind] :
         {std::pair(End::Cancelled, Kind::Cancelled), std::pair(End::TimedOut, Kind::TimedOut),
          std::pair(End::TooLarge, Kind::BadAnswer), std::pair(End::Video, Kind::BadAnswer)}) {
        ended.end = end;
        QVERIFY(!ended.isSuccess());
        const ApiError error = HttpError::of(ended);
        QCOMPARE(error.kind, kind);
        QVERIFY2(isSentence(error.message), qPrintable(error.message));
    }
}

/// Only where the log is asked for it.
void TestHttpError::unreadableAnswer_isLoggedShortAndRedacted_J04()
{
    const QByteArray body =
        "\xff {\"url\":\"https://h/v?X-Sig=SECRETSIG\",\"key\":\"Bearer sk-CANARY-1234567890\"}"
        + QByteArray(100'000, 'x');
    static QStringList logged;
    const auto before = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { logged.append(text); });
    const auto read = [&body] {
        return StatusAnswer::read(answerOf(200, body), u"vid_1"_s, {});
    };
    const bool isQuiet = !read() && logged.isEmpty();
    QLoggingCategory::setFilterRules(u"reelwatch.api.debug=true"_s);
    const bool isRead(read());
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(before);
    QVERIFY(isQuiet && !isRead);
    QCOMPARE(logged.size(), 1);
    const QString &told = logged.first();
    QVERIFY2(told.contains(u"https://h/v"_s) && told.contains(u'\uFFFD'), qPrintable(told));
    QVERIFY2(told.toUtf8().size() <= 4096 + 200, qPrintable(QString::number(told.size())));
    QVERIFY(!told.contains(u"SECRETSIG"_s) && !told.contains(u"CANARY"_s));
}

void TestHttpError::of_tlsNamesTheReason_H40()
{
    HttpAnswer refused = failed(Reply::SslHandshakeFailedError);
    refused.tlsErrors = {QSslError(QSslError::SelfSignedCertificate)};
    const ApiError error = HttpError::of(refused);
    QCOMPARE(error.kind, Kind::Insecure);
    QVERIFY(error.message.contains(u"api.example"_s));
    QVERIFY2(error.message.contains(u"self-signed"_s), qPrintable(error.message));
    QVERIFY(!error.message.contains(u"clock"_s));
}

void TestHttpError::of_expiredCertificateHintsAtTheClock_H41()
{
    HttpAnswer refused = failed(Reply::SslHandshakeFailedError);
    for (const auto reason : {QSslError::CertificateExpired, QSslError::CertificateNotYetValid}) {
        refused.tlsErrors = {QSslError(reason)};
        const QString message = HttpError::of(refused).message;
        QVERIFY2(message.contains(u"clock"_s) && isSentence(message), qPrintable(message));
    }
}

void TestHttpError::of_redirectNamesTheHostOnly_H32_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("host");
    const auto row = [](const char *name, const char *location, const QString &host) {
        QTest::newRow(name) << QByteArray(location) << host;
    };
    row("H32 other host", "https://evil.example/path?sig=SECRET", u"evil.example"_s);
    row("H33 other port", "https://api.example:8443/SECRET", u"api.example"_s);
    row("H34 //host", "//evil.example/SECRET", u"evil.example"_s);
    row("H35 user info", "https://user:SECRET@evil.example/", u"evil.example"_s);
    row("relative", "/login?SECRET", u"api.example"_s);
    row("U09 homograph", "https://\xd0\xb0pi.example/SECRET", u"xn--pi-6kc.example"_s);
    row("H37 file", "file:///SECRET", {});
    row("H37 data", "data:text/html,SECRET", {});
    row("H37 javascript", "javascript:SECRET", {});
    row("H37 qrc", "qrc:/SECRET", {});
    row("garbage", "http://[SECRET", {});
}

void TestHttpError::of_redirectNamesTheHostOnly_H32()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, host);
    HttpAnswer redirect = answerOf(302);
    redirect.location = location;
    const ApiError error = HttpError::of(redirect);
    QCOMPARE(error.kind, Kind::Redirected);
    QVERIFY2(isSentence(error.message), qPrintable(error.message));
    QVERIFY2(error.message.contains(host), qPrintable(error.message));
    QVERIFY2(!error.message.contains(u"SECRET"_s), qPrintable(error.message));
}

void TestHttpError::of_pageShowsItsTitleAtMost_H23()
{
    const QByteArray page = "<!DOCTYPE html><html><head><title>502 Bad\nGateway</title>"
                            "<script>x</script><body><b>nginx</b>";
    QCOMPARE(HttpError::of(answerOf(502, page, "text/html; charset=utf-8")).message,
             u"502 Bad Gateway"_s);
    QCOMPARE(HttpError::of(answerOf(502, "<html><p>x", "text/html")).message,
             u"The service has a problem at the moment (HTTP 502)."_s);
    const QByteArray endless = "<title>" + QByteArray(1'000'000, 'x') + "</title>";
    QVERIFY(HttpError::of(answerOf(502, endless, "text/html")).message.size() <= 200);
    QCOMPARE(HttpError::of(answerOf(503, "upstream busy\n", "text/plain")).message,
             u"upstream busy"_s);
    QCOMPARE(HttpError::of(answerOf(503, QByteArray(1'000'000, 'x'), "text/plain")).message.size(),
             200);
}

void TestHttpError::of_cutsSecretsOut()
{
    for (const char *body :
         {R"({"error":{"message":"Incorrect API key provided: sk-CANARY123."}})",
          R"({"error":{"message":"Header was Bearer CANARY123"}})",
          R"({"error":{"message":"sk-\u0000CANARY123"}})",
          R"({"error":{"message":"See https://u:CANARY@h.example/a?sig=CANARY"}})",
          R"({"error":{"message":"x","type":"https://h.example/?sig=CANARY"}})"}) {
        const ApiError error = HttpError::of(answerOf(401, body));
        QVERIFY2(!error.message.contains(u"CANARY"_s), qPrintable(error.message));
        QVERIFY2(!error.type.contains(u"CANARY"_s), qPrintable(error.type));
        QVERIFY(!error.message.isEmpty());
    }
}

void TestHttpError::of_carriesRetryAfter_H56()
{
    HttpAnswer slow = answerOf(429, R"({"error":{"message":"Slow","type":"rate_limit_error"}})");
    slow.retryAfter = {.retryAfter = "12"};
    const ApiError error = HttpError::of(slow);
    QCOMPARE(error.kind, Kind::RateLimited);
    QCOMPARE(error.type, u"rate_limit_error"_s);
    QCOMPARE(error.retryAfter, std::chrono::seconds(12));
    // H61: a date counts from the service's own clock, else from the one given.
    slow.retryAfter = {.retryAfter = "Wed, 21 Oct 2026 07:28:30 GMT"};
    slow.status = 503;
    const QDateTime now(QDate(2026, 10, 21), QTime(7, 28), QTimeZone::utc());
    QCOMPARE(HttpError::of(slow, now).retryAfter, std::chrono::seconds(30));
}

void TestHttpError::ofBody_pageIsASignIn_H22()
{
    const ApiError fallback {.kind = Kind::BadAnswer, .http = 200, .message = u"Odd one."_s};
    for (const auto &[type, body] :
         {std::pair("text/html", "Please sign in"), std::pair("", "\n <!DOCTYPE HTML><p>"),
          std::pair("application/json", "<html>")}) {
        const ApiError error = HttpError::ofBody(answerOf(200, body, type), fallback);
        QCOMPARE(error.kind, Kind::SignIn);
        QVERIFY(isSentence(error.message));
    }
    QCOMPARE(HttpError::ofBody(answerOf(200, "{}"), fallback), fallback);
    QCOMPARE(HttpError::ofBody(answerOf(200, ""), fallback), fallback);
}

QTEST_GUILESS_MAIN(TestHttpError)
#include "tst_httperror.moc"
