// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskjson.h"
#include "support/joinedtest.h"

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

using Class = Failure::Class;

/// What a failed task says, in every shape, and what class it is.
class TestFailures final : public QObject
{
    Q_OBJECT

private slots:
    void parse_readsEveryShapeOfError_J23_data();
    void parse_readsEveryShapeOfError_J23();
    void parse_classifiesByTheCode_data();
    void parse_classifiesByTheCode();
    void parse_keepsCompletedWithAnError_J24();
    void parse_readsNoFailureOutOfGoodNews();
};

namespace {

TaskReport report(const QByteArray &status, const QByteArray &members)
{
    const auto result = TaskJson::parse(R"({"id":"v","object":"video","status":")" + status + '"'
                                            + (members.isEmpty() ? members : ',' + members) + '}',
                                        u"v"_s);
    return result ? *result : TaskReport();
}

} // namespace

void TestFailures::parse_readsEveryShapeOfError_J23_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *members, const QString &code,
                        const QString &message) {
        QTest::newRow(name) << QByteArray(members) << code << message;
    };
    row("documented",
        R"("error":{"code":"InvalidParameter.Size","message":"Too big. Request id: 7"})",
        u"InvalidParameter.Size"_s, u"Too big. Request id: 7"_s);
    row("verbatim", R"("error":{"message":" two\nlines <b> "})", {}, u" two\nlines <b> "_s);
    row("text", R"("error":"it broke")", {}, u"it broke"_s);
    row("integer code", R"("error":{"code":500,"message":"m"})", u"500"_s, u"m"_s);
    row("no code but a type", R"("error":{"type":"api_error","message":"m"})", u"api_error"_s,
        u"m"_s);
    row("null code", R"("error":{"code":null,"message":"m"})", {}, u"m"_s);
    row("list of texts", R"("error":["first","second"])", {}, u"first"_s);
    row("list of objects", R"("error":[{"code":"a","message":"first"}])", u"a"_s, u"first"_s);
    row("number", R"("error":1203)", u"1203"_s, {});
    row("null", R"("error":null)", {}, {});
    row("empty object", R"("error":{})", {}, {});
    row("empty list", R"("error":[])", {}, {});
    row("true", R"("error":true)", {}, {});
    row("absent", "", {}, {});
    row("message", R"("message":"from beside")", {}, u"from beside"_s);
    row("fail_reason", R"("fail_reason":"from beside")", {}, u"from beside"_s);
    row("detail", R"("detail":"from beside")", {}, u"from beside"_s);
    row("detail as a list", R"("detail":[{"loc":["body"],"msg":"from beside"}])", {},
        u"from beside"_s);
    row("order", R"("detail":"4","fail_reason":"3","message":"2","error":{"message":"1"})", {},
        u"1"_s);
    row("order without the first", R"("detail":"4","fail_reason":"3","message":"2","error":null)",
        {}, u"2"_s);
    row("order without the second", R"("detail":"4","fail_reason":"3","message":"")", {}, u"3"_s);
}

void TestFailures::parse_readsEveryShapeOfError_J23()
{
    QFETCH(QByteArray, members);
    const TaskReport read = report("failed", members);
    QCOMPARE(read.status, TaskReport::Status::Failed);
    QTEST(read.failure.code.toString(), "code");
    QTEST(read.failure.message.toString(), "message");
    QVERIFY(read.failure.kind != Class::None);
}

void TestFailures::parse_classifiesByTheCode_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Class>("kind");
    const auto row = [](const char *code, Class kind) {
        QTest::newRow(code) << QByteArray(code) << kind;
    };
    row("OutputVideoSensitiveContentDetected.PolicyViolation", Class::Moderation);
    row("InputTextSensitiveContentDetected", Class::Moderation);
    row("InputImageSensitiveContentDetected.PrivacyInformation", Class::Moderation);
    row("InputTextRiskDetection", Class::Moderation);
    row("content_policy_violation", Class::Moderation);
    row("InvalidParameter", Class::Input);
    row("InvalidParameter.UnsupportedImageFormat", Class::Input);
    row("MissingParameter.prompt", Class::Input);
    row("invalid_request_error", Class::Input);
    row("QuotaExceeded", Class::Billing);
    row("insufficient_balance", Class::Billing);
    row("AccountOverdueError", Class::Billing);
    row("RequestTimeout", Class::TimeOut);
    row("task_timed_out", Class::TimeOut);
    row("ExecutionExpired", Class::TimeOut);
    row("InternalServiceError", Class::Provider);
    row("InternalServiceError.Timeout", Class::Provider); // what stands before the dot decides
    row("api_error", Class::Provider);
    row("500", Class::Provider);
    row("", Class::Provider);
}

void TestFailures::parse_classifiesByTheCode()
{
    QFETCH(QByteArray, code);
    const TaskReport byCode = report("failed", R"("error":{"code":")" + code + R"("})");
    QTEST(byCode.failure.kind, "kind");
    const TaskReport byType =
        report("failed", R"("error":{"code":"400","type":")" + code + R"("})");
    QTEST(byType.failure.kind, "kind");
}

void TestFailures::parse_keepsCompletedWithAnError_J24()
{
    const TaskReport read =
        report("completed", R"("error":{"message":"late\nnote https://h/?s=SECRET"})");
    QCOMPARE(read.status, TaskReport::Status::Completed);
    QCOMPARE(read.failure, Failure());
    const QString remark = read.remark;
    QVERIFY2(remark.contains(u"late note https://h/"_s), qPrintable(remark));
    QVERIFY(!remark.contains(u"SECRET"_s));
}

void TestFailures::parse_readsNoFailureOutOfGoodNews()
{
    for (const char *status : {"queued", "in_progress", "completed", "weird"})
        QCOMPARE(report(status, R"("message":"success","detail":"fine")").failure, Failure());
    for (const char *status : {"completed", "queued"})
        QCOMPARE(report(status, R"("error":null)").remark, QString());
    QCOMPARE(report("cancelled", R"("fail_reason":"by the user")").failure.message,
             u"by the user"_s);
    QCOMPARE(report("expired", R"("error":"48 h are over")").failure.kind, Class::None);
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
