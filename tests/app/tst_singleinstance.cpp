// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datafolder.h"
#include "app/singleinstance.h"
#include "support/joinedtest.h"

#include <QDataStream>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <utime.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int HandedOver = 10;
constexpr int NotHeard = 11;

/// Where the first listens.
QString addressOf(const QString &data)
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/reelwatch-"_s
        + DataFolder(data).fingerprint();
}

void tellWhenHeard(const QString &data)
{
    auto *look = new QTimer(QCoreApplication::instance());
    QObject::connect(look, &QTimer::timeout, look, [look, address = addressOf(data)] {
        if (!QFileInfo::exists(address))
            return;
        look->stop();
        std::puts("first");
        std::fflush(stdout);
    });
    look->start(10);
}

/// First: holds the folder until it is killed. Second: hands over and tells by its exit code.
int start(const QStringList &arguments)
{
    const DataFolder folder(arguments.at(2));
    SingleInstance instance(folder);
    switch (instance.claim()) {
    case SingleInstance::Claim::First:
        tellWhenHeard(arguments.at(2));
        return QCoreApplication::exec();
    case SingleInstance::Claim::Second:
        return instance.handOver(arguments.mid(4), arguments.at(3), std::chrono::seconds(5))
            ? HandedOver
            : NotHeard;
    case SingleInstance::Claim::Unguarded:
        break;
    }
    return 1;
}

} // namespace

class TestSingleInstance final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void second_handsOverAndEnds();
    void second_withoutArguments_isHeardToo();
    void otherFolder_isAnotherProgram();
    void lockOfAKilledProgram_isTakenOver();
    void lockOfALivingProgram_isNeverStolen();
    void lockOfALivingProgram_isNeverStolen_data();
    void lockOfAReusedPid_isTakenOver();
    void socketOfAKilledProgram_isReplaced();
    void deafFirst_isToldInTime();
    void tooMuch_isRefused();
    void garbage_isIgnored();
    void garbage_isIgnored_data();
    void folderThatCannotBe_isUnguarded();
    void socket_isForItsOwnerOnly();

private:
    [[nodiscard]] QString address() const;
    /// A second start in a process of its own; this thread keeps serving meanwhile.
    int startSecond(const QString &account, const QStringList &arguments);

    QTemporaryDir m_home;
    QString m_data;
};

void TestSingleInstance::init()
{
    m_home = QTemporaryDir();
    m_data = m_home.filePath(u"data"_s);
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_home.path()));
}

QString TestSingleInstance::address() const
{
    return addressOf(m_data);
}

int TestSingleInstance::startSecond(const QString &account, const QStringList &arguments)
{
    QProcess second;
    QSignalSpy finished(&second, &QProcess::finished);
    second.start(JoinedTest::command(), QStringList {u"--start"_s, m_data, account} + arguments);
    return finished.wait(20'000) ? second.exitCode() : -1;
}

void TestSingleInstance::second_handsOverAndEnds() // G18
{
    SingleInstance first {DataFolder(m_data)};
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy handedOver(&first, &SingleInstance::handedOver);
    const QStringList arguments {
        u"vid_ä/+:=1"_s, u"https://api.example/v1/videos/x?a=b"_s, {}, u"a b"_s};
    QCOMPARE(startSecond(u"Studio ü"_s, arguments), HandedOver);
    QCOMPARE(handedOver.size(), 1);
    QCOMPARE(handedOver.first().at(0).toStringList(), arguments);
    QCOMPARE(handedOver.first().at(1), u"Studio ü"_s);
    QCOMPARE(startSecond({}, {u"vid_2"_s}), HandedOver);
    QCOMPARE(handedOver.size(), 2);
}

void TestSingleInstance::second_withoutArguments_isHeardToo()
{
    SingleInstance first {DataFolder(m_data)};
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy handedOver(&first, &SingleInstance::handedOver);
    QCOMPARE(startSecond({}, {}), HandedOver);
    QCOMPARE(handedOver.size(), 1);
    QVERIFY(handedOver.first().at(0).toStringList().isEmpty());
}

void TestSingleInstance::otherFolder_isAnotherProgram()
{
    SingleInstance one {DataFolder(m_data)};
    SingleInstance two {DataFolder(m_home.filePath(u"other"_s))};
    QCOMPARE(one.claim(), SingleInstance::Claim::First);
    QCOMPARE(two.claim(), SingleInstance::Claim::First);
}

void TestSingleInstance::lockOfAKilledProgram_isTakenOver() // S21
{
    QProcess killed;
    killed.start(JoinedTest::command(), {u"--start"_s, m_data, {}});
    QVERIFY(killed.waitForReadyRead());
    killed.kill();
    QVERIFY(killed.waitForFinished());
    QVERIFY(QFile::exists(DataFolder(m_data).lock())); // it was left behind
    SingleInstance next {DataFolder(m_data)};
    QCOMPARE(next.claim(), SingleInstance::Claim::First);
}

void TestSingleInstance::lockOfALivingProgram_isNeverStolen_data()
{
    QTest::addColumn<bool>("isFlocked");
    QTest::newRow("S22 local folder") << true;
    QTest::newRow("S22 network folder without flock") << false;
}

void TestSingleInstance::lockOfALivingProgram_isNeverStolen() // S22
{
    QFETCH(bool, isFlocked);
    const QString lockedBy = isFlocked ? m_data : m_home.filePath(u"elsewhere"_s);
    const QString path = DataFolder(m_data).lock();
    QProcess living;
    living.start(JoinedTest::command(), {u"--start"_s, lockedBy, {}});
    QVERIFY(living.waitForReadyRead());
    if (!isFlocked) // what it wrote is all that there is of its lock
        QVERIFY(QFile::copy(DataFolder(lockedBy).lock(), path));
    const utimbuf longAgo {1'000'000'000, 1'000'000'000};
    QCOMPARE(::utime(QFile::encodeName(path).constData(), &longAgo), 0);
    SingleInstance next {DataFolder(m_data)};
    const auto claim = next.claim();
    living.kill();
    QVERIFY(living.waitForFinished());
    QCOMPARE(claim, SingleInstance::Claim::Second);
}

void TestSingleInstance::lockOfAReusedPid_isTakenOver() // S21
{
    QProcess stranger; // lives, and is no Reelwatch
    stranger.start(u"sleep"_s, {u"60"_s});
    QVERIFY(stranger.waitForStarted());
    QFile lock(DataFolder(m_data).lock());
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(stranger.processId()) + "\ntst_singleinstance\n\n\n\n");
    lock.close();
    SingleInstance next {DataFolder(m_data)};
    const auto claim = next.claim();
    stranger.kill();
    QVERIFY(stranger.waitForFinished());
    QCOMPARE(claim, SingleInstance::Claim::First);
}

void TestSingleInstance::socketOfAKilledProgram_isReplaced() // G18, S21
{
    {
        QProcess killed;
        killed.start(JoinedTest::command(), {u"--start"_s, m_data, {}});
        QVERIFY(killed.waitForReadyRead());
        killed.kill();
        QVERIFY(killed.waitForFinished());
    }
    QVERIFY(QFileInfo::exists(address()));
    SingleInstance first {DataFolder(m_data)};
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy handedOver(&first, &SingleInstance::handedOver);
    QCOMPARE(startSecond({}, {u"vid_1"_s}), HandedOver);
    QCOMPARE(handedOver.size(), 1);
}

void TestSingleInstance::deafFirst_isToldInTime()
{
    QProcess deaf;
    deaf.start(JoinedTest::command(), {u"--start"_s, m_data, {}});
    QVERIFY(deaf.waitForReadyRead());
    QCOMPARE(::kill(pid_t(deaf.processId()), SIGSTOP), 0);
    SingleInstance second {DataFolder(m_data)};
    QCOMPARE(second.claim(), SingleInstance::Claim::Second);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!second.handOver({u"vid_1"_s}, {}, std::chrono::milliseconds(300)));
    QVERIFY(timer.elapsed() < 2'000);
    deaf.kill();
    QVERIFY(deaf.waitForFinished());
}

void TestSingleInstance::tooMuch_isRefused()
{
    SingleInstance first {DataFolder(m_data)};
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QSignalSpy handedOver(&first, &SingleInstance::handedOver);
    SingleInstance second {DataFolder(m_data)};
    QVERIFY(!second.handOver({QString(SingleInstance::Limit, u'x')}, {}));
    QVERIFY(handedOver.isEmpty());
}

void TestSingleInstance::garbage_isIgnored_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a promise of 4 GiB") << QByteArray(SingleInstance::Limit + 10, '\xfe');
    QTest::newRow("a promise above the limit")
        << QByteArray::fromHex("00500000") + QByteArray(SingleInstance::Limit, 'x');
}

void TestSingleInstance::garbage_isIgnored()
{
    QFETCH(QByteArray, bytes);
    SingleInstance first {DataFolder(m_data)};
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QTRY_VERIFY(QFileInfo::exists(address()));
    QSignalSpy handedOver(&first, &SingleInstance::handedOver);
    QLocalSocket caller;
    QSignalSpy disconnected(&caller, &QLocalSocket::disconnected);
    caller.connectToServer(address());
    QVERIFY(caller.waitForConnected());
    caller.write(bytes);
    QVERIFY(disconnected.count() > 0 || disconnected.wait(4'000)); // before its patience ends
    QVERIFY(handedOver.isEmpty());
    QCOMPARE(startSecond({}, {u"vid_1"_s}), HandedOver); // and the next is heard
}

void TestSingleInstance::folderThatCannotBe_isUnguarded() // S12
{
    SingleInstance alone {DataFolder(u"/proc/reelwatch"_s)};
    QCOMPARE(alone.claim(), SingleInstance::Claim::Unguarded);
}

void TestSingleInstance::socket_isForItsOwnerOnly()
{
    SingleInstance first {DataFolder(m_data)};
    QCOMPARE(first.claim(), SingleInstance::Claim::First);
    QTRY_VERIFY(QFileInfo::exists(address()));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFileInfo(address()).permissions() & others, QFile::Permissions());
}

TEST_MAIN(TestSingleInstance)
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--start"_s)
        return start(QCoreApplication::arguments());
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
