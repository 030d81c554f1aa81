// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "asking.h"
#include "support/joinedtest.h"

#include <QProcess>

#include <csignal>

using Qt::Literals::StringLiterals::operator""_s;

class TstDemoProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void start_saysWhereAndServes();
    void speed_makesTasksEnd();
    void sigterm_endsItInOrder_data();
    void sigterm_endsItInOrder();
    void help_needsNoPort();
    void badOptions_areRefused_data();
    void badOptions_areRefused();
    void takenPort_isTold();

private:
    void start(const QStringList &arguments);
    [[nodiscard]] QByteArray said(const QByteArray &word) const;
    Asking::Answer ask(const QByteArray &path)
    {
        return Asking::ask(m_network, said("base") + path,
                           {{"Authorization", "Bearer " + said("key")}});
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QProcess> m_program;
    QByteArrayList m_lines;
};

void TstDemoProgram::init()
{
    m_program = std::make_unique<QProcess>();
    m_lines.clear();
}

void TstDemoProgram::cleanup()
{
    m_program->kill();
    m_program->waitForFinished();
}

void TstDemoProgram::start(const QStringList &arguments)
{
    m_program->start(QStringLiteral(DEMO_PROGRAM), arguments);
    QSignalSpy output(m_program.get(), &QProcess::readyReadStandardOutput);
    while (!m_lines.contains("ready")) {
        QVERIFY(m_program->canReadLine() || output.wait());
        while (m_program->canReadLine())
            m_lines.append(m_program->readLine().trimmed());
    }
}

QByteArray TstDemoProgram::said(const QByteArray &word) const
{
    for (const QByteArray &line : m_lines) {
        if (line.startsWith(word) && line.at(word.size()) == ' ')
            return line.mid(word.size() + 1);
    }
    return {};
}

void TstDemoProgram::start_saysWhereAndServes()
{
    start({u"--key"_s, u"sk-mine"_s});
    QVERIFY(said("base").startsWith("http://127.0.0.1:"));
    QCOMPARE(said("key"), QByteArray("sk-mine"));
    const auto answer = ask("/v1/videos/" + QUrl::toPercentEncoding(QString::fromUtf8(said("id"))));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text("id").toUtf8(), said("id"));
    QCOMPARE(Asking::ask(m_network, said("base") + "/v1/videos").status, 401);
}

void TstDemoProgram::speed_makesTasksEnd()
{
    start({u"--speed"_s, u"500"_s});
    const auto status = [this] {
        return ask("/v1/videos/" + said("id")).text("status");
    };
    QTRY_COMPARE(status(), u"completed"_s);
}

void TstDemoProgram::sigterm_endsItInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TstDemoProgram::sigterm_endsItInOrder()
{
    QFETCH(int, signal);
    start({});
    QCOMPARE(::kill(pid_t(m_program->processId()), signal), 0);
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program->exitCode(), 0);
}

void TstDemoProgram::help_needsNoPort()
{
    m_program->start(QStringLiteral(DEMO_PROGRAM), {u"--help"_s});
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitCode(), 0);
    const QByteArray help = m_program->readAllStandardOutput();
    for (const QByteArray option : {"--port", "--key", "--speed"})
        QVERIFY2(help.contains(option), option.constData());
}

void TstDemoProgram::badOptions_areRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("port") << QStringList {u"--port"_s, u"70000"_s};
    QTest::newRow("speed 0") << QStringList {u"--speed"_s, u"0"_s};
    QTest::newRow("speed nan") << QStringList {u"--speed"_s, u"nan"_s};
    QTest::newRow("empty key") << QStringList {u"--key"_s, u""_s};
    QTest::newRow("unknown option") << QStringList {u"--fast"_s};
    QTest::newRow("stray word") << QStringList {u"serve"_s};
}

void TstDemoProgram::badOptions_areRefused()
{
    QFETCH(QStringList, options);
    m_program->start(QStringLiteral(DEMO_PROGRAM), options);
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitCode(), 2);
    QVERIFY(m_program->readAllStandardError().contains("--help"));
    QVERIFY(m_program->readAllStandardOutput().isEmpty());
}

void TstDemoProgram::takenPort_isTold()
{
    start({});
    const QString port = QString::number(QUrl::fromEncoded(said("base")).port());
    QProcess second;
    second.start(QStringLiteral(DEMO_PROGRAM), {u"--port"_s, port});
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(second.readAllStandardError().contains(
        QByteArray("Port " + port.toLatin1() + " is taken")));
}

QTEST_GUILESS_MAIN(TstDemoProgram)

#include "tst_demoprogram.moc"
