// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keepfixture.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTimer>

#include <algorithm>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Choice = KeepChoice::Kind;
using State = Keeping::State;
using Status = TaskReport::Status;

namespace {

/// How often a timer fires that asked for the next turn of the event loop.
class HastyTimers final : public QObject
{
public:
    HastyTimers() { QCoreApplication::instance()->installEventFilter(this); }
    [[nodiscard]] int fired() const { return m_fired; }

protected:
    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        const auto *timer = qobject_cast<QTimer *>(receiver);
        m_fired += event->type() == QEvent::Timer && timer && timer->interval() == 0 ? 1 : 0;
        return false;
    }

private:
    int m_fired = 0;
};

} // namespace

/// Which videos are fetched by themselves, and how many at a time.
class TestKeepChoice : public KeepFixture
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_keeper.reset(); }
    void keyThatDoesNotKeep_leavesItsVideosUntilTheyAreWished();
    void videosOwnChoice_outdoesItsKeys_data();
    void videosOwnChoice_outdoesItsKeys();
    void switchedOn_takesUpWhatWaits();
    void switchedOff_letsGoOfWhatHasNotBegun();
    void choiceOfAVideo_takesEffectAtOnce();
    void wishedOnce_outlivesTheProgram();
    void sidecar_standsBesideTheVideo();
    void badSidecar_neverFailsTheVideo();
    void freeSpace_isToldWhenAVideoHasCome();
    void D30_twoOfOneHostAndThreeInAll();
    void D30_slowHost_doesNotHoldUpAnother();
    void D30_fullHost_lettingTheRestWait_sleeps();

private:
    void setKeyKeeps(bool keeps)
    {
        Account account = *m_accounts->find(m_account);
        account.keepsVideos = keeps;
        m_accounts->save(account);
    }
    [[nodiscard]] qsizetype countOf(State state, const QList<TaskNumber> &numbers) const
    {
        return std::ranges::count_if(numbers,
                                     [&](TaskNumber n) { return keeping(n).state == state; });
    }
    QList<TaskNumber> addSome(int count, const QByteArray &path);
};

QList<TaskNumber> TestKeepChoice::addSome(int count, const QByteArray &path)
{
    QList<TaskNumber> numbers;
    for (int i = 0; i < count; ++i)
        numbers.append(addCompleted("vid_" + QByteArray::number(m_tasks->size()), path));
    return numbers;
}

void TestKeepChoice::keyThatDoesNotKeep_leavesItsVideosUntilTheyAreWished()
{
    setKeyKeeps(false);
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    const TaskNumber other = addCompleted("vid_b", "/a");
    QVERIFY(isQuiet());
    QCOMPARE(state(number), State::None);
    QCOMPARE(m_storage->connections(), 0);
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(state(other), State::None);
}

void TestKeepChoice::videosOwnChoice_outdoesItsKeys_data()
{
    QTest::addColumn<bool>("keyKeeps");
    QTest::addColumn<Choice>("choice");
    QTest::addColumn<State>("state");
    QTest::newRow("always") << false << Choice::Always << State::Kept;
    QTest::newRow("never") << true << Choice::Never << State::None;
}

void TestKeepChoice::videosOwnChoice_outdoesItsKeys()
{
    QFETCH(bool, keyKeeps);
    QFETCH(Choice, choice);
    QFETCH(State, state);
    setKeyKeeps(keyKeeps);
    m_storage->on("/a", video());
    const TaskNumber number = add("vid_a", {.status = Status::Generating});
    m_tasks->setKeepChoice(number, choice);
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/a")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(keeping(number).state, state, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(keeping(number).state, state);
}

void TestKeepChoice::switchedOn_takesUpWhatWaits()
{
    setKeyKeeps(false);
    m_storage->on("/a", video());
    const QList<TaskNumber> numbers = addSome(3, "/a");
    m_tasks->setKeepChoice(numbers.at(1), Choice::Never);
    QVERIFY(isQuiet());
    setKeyKeeps(true);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(State::Kept, numbers), 2, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(state(numbers.at(1)), State::None);
}

void TestKeepChoice::switchedOff_letsGoOfWhatHasNotBegun()
{
    m_storage->on("/a", hanging());
    const QList<TaskNumber> numbers = addSome(4, "/a");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(State::Fetching, numbers), 2, Wait);
    setKeyKeeps(false);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(State::None, numbers), 2, Wait);
    QVERIFY2(isQuiet(), "what runs is ended");
    QCOMPARE(countOf(State::Fetching, numbers), 2);
}

void TestKeepChoice::choiceOfAVideo_takesEffectAtOnce()
{
    setKeyKeeps(false);
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QVERIFY(isQuiet());
    m_tasks->setKeepChoice(number, Choice::Always);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeepChoice::wishedOnce_outlivesTheProgram()
{
    setKeyKeeps(false);
    m_storage->on("/a", hanging());
    const TaskNumber number = addCompleted("vid_a", "/a");
    m_keeper->retry(number);
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Fetching, Wait);
    m_keeper->stop();
    m_tasks->setKeeping(number, {.state = State::Queued}); // as the library remembers it
    m_storage->on("/a", video());
    start(quick());
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
}

void TestKeepChoice::sidecar_standsBesideTheVideo()
{
    m_keeper->setSidecar([](const QByteArray &answer) { return "made of " + answer; });
    m_storage->on("/a", video());
    const TaskNumber number = add("vid_a", {.status = Status::Generating});
    m_tasks->apply(number, {.status = Status::Completed, .link = storage("/a")}, "{}");
    const QStringList both {u"vid_a.json"_s, u"vid_a.mp4"_s};
    QTRY_COMPARE_WITH_TIMEOUT(files(), both, Wait);
    QFile sidecar(folder() + u"/vid_a.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sidecar.size() > 0, Wait);
    QVERIFY(sidecar.open(QIODevice::ReadOnly));
    QCOMPARE(sidecar.readAll(), "made of {}");
}

void TestKeepChoice::badSidecar_neverFailsTheVideo()
{
    m_keeper->setSidecar([](const QByteArray &) { return QByteArray("{}"); });
    QVERIFY(QDir().mkpath(folder() + u"/vid_a.json"_s)); // a folder stands in its place
    m_storage->on("/a", video());
    const TaskNumber number = addCompleted("vid_a", "/a");
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(files(), QStringList {u"vid_a.mp4"_s});
    QVERIFY(keeping(number).problem.isEmpty());
}

void TestKeepChoice::freeSpace_isToldWhenAVideoHasCome()
{
    QSignalSpy measured(m_keeper.get(), &Keeper::spaceMeasured);
    m_storage->on("/a", video());
    (void)addCompleted("vid_a", "/a");
    QTRY_VERIFY_WITH_TIMEOUT(!measured.isEmpty(), Wait);
    QVERIFY(measured.constLast().constFirst().toLongLong() > 0);
}

void TestKeepChoice::D30_twoOfOneHostAndThreeInAll()
{
    LoopbackServer second;
    LoopbackServer third;
    for (LoopbackServer *host : {m_storage.get(), &second, &third})
        host->on({}, hanging());
    QList<TaskNumber> numbers = addSome(3, "/a");
    for (const LoopbackServer *host : {&second, &third})
        numbers.append(add("vid_at" + QByteArray::number(host->port()),
                           {.status = Status::Completed, .link = host->url("/a").toEncoded()}));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(State::Fetching, numbers), 3, Wait);
    QVERIFY(isQuiet());
    QCOMPARE(countOf(State::Fetching, numbers), 3);
    QCOMPARE(m_storage->requests().size(), 2);
    QCOMPARE(second.requests().size() + third.requests().size(), 1);
}

void TestKeepChoice::D30_slowHost_doesNotHoldUpAnother()
{
    LoopbackServer quickHost;
    quickHost.on({}, video());
    m_storage->on({}, hanging());
    const QList<TaskNumber> slow = addSome(5, "/a");
    QTRY_COMPARE_WITH_TIMEOUT(m_storage->requests().size(), 2, Wait);
    const TaskNumber number =
        add("vid_quick", {.status = Status::Completed, .link = quickHost.url("/a").toEncoded()});
    QTRY_COMPARE_WITH_TIMEOUT(state(number), State::Kept, Wait);
    QCOMPARE(countOf(State::Fetching, slow), 2);
}

/// What waits for an end is not asked for again and again.
void TestKeepChoice::D30_fullHost_lettingTheRestWait_sleeps()
{
    m_storage->on({}, hanging());
    const QList<TaskNumber> numbers = addSome(5, "/a");
    QTRY_COMPARE_WITH_TIMEOUT(countOf(State::Fetching, numbers), 2, Wait);
    const HastyTimers hasty;
    QVERIFY(isQuiet());
    QCOMPARE(countOf(State::Queued, numbers), 3);
    QVERIFY2(hasty.fired() <= 2, qPrintable(QString::number(hasty.fired())));
}

QTEST_GUILESS_MAIN(TestKeepChoice)
#include "tst_keepchoice.moc"
