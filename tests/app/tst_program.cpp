// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canarywatch.h"
#include "demoprocess.h"
#include "gui/detail/detailtabs.h"
#include "gui/detail/longtext.h"
#include "gui/detail/valuelabel.h"
#include "gui/player/clipplayer.h"
#include "gui/player/videosurface.h"
#include "gui/table/filterlist.h"
#include "gui/window/messagebar.h"
#include "model/filtermodel.h"
#include "runningprogram.h"
#include "support/joinedtest.h"
#include "support/promised.h"
#include "watchedapplication.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTcpServer>
#include <QTemporaryDir>

#include <algorithm>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr double Speed = 5;
const QString Moving = u"cgt-m3x9d101611"_s; ///< queued, generating from 6 s, completed from 18 s
const QString Done = u"vid_9f3c21a7d0e84b15"_s;
const QString Failing = u"cgt-w8f0s101340"_s;
const QString Lasting = u"cgt-t6y4u101640"_s; ///< queued for longer than any test runs

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// The main job from end to end, as one person goes through it: the tests are one story and stand
/// in its order.
///
/// The program runs in this process, in a real window under a window manager and with a real
/// keychain: so clicks and keys go where a user's go, what is shown can be read without a picture
/// of it, and a failure names its line. That the executable is this same program is tried in
/// tst_process.
class ProgramTest final : public QObject
{
    Q_OBJECT

    static constexpr int Patience = 40'000; ///< ms, for what the service needs its time for

private slots:
    void initTestCase();
    void cleanup() { m_watch.look(QTest::currentTestFunction()); }
    void emptyHome_asksForAKey();
    void keyFromTheDialogs_liesInTheKeychain();
    void pastedIds_areWatched();
    void statuses_changeBeforeTheEyes();
    void failedVideo_tellsClassCodeAndMessage();
    void keptVideo_moves();
    void filterAndSearch_narrowTheList();
    void removedVideo_comesBackByUndo_G17();
    void lostService_isToldAndChangesNoStatus();
    void returnedService_takesTheBarAway();
    void restart_bringsEverythingBack();
    void key_isNowhereElse();
    void key_wasNeverSeenOrHeard();
    void cleanupTestCase();

private:
    void quit();
    void followStatus(const QString &id);
    [[nodiscard]] TaskTable &table() const { return RunningProgram::table(*m_window); }
    [[nodiscard]] Task task(const QString &id) const { return RunningProgram::task(table(), id); }
    /// The entry of the header's menu that shows and hides a column.
    [[nodiscard]] QAction *columnAction(const QString &title) const;
    [[nodiscard]] QStringList bars() const;
    [[nodiscard]] QByteArray keychainContent() const;

    Canary m_canary;
    CanaryWatch m_watch {m_canary};
    DemoProcess m_service {m_canary.key(), Speed, freePort()};
    QTemporaryDir m_home {qEnvironmentVariable("HOME") + u"/library-XXXXXX"_s};
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
    QMap<QString, QList<TaskReport::Status>> m_seen;
};

void ProgramTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    m_watch.begin();
    m_program = std::make_unique<RunningProgram>(m_home.path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
}

void ProgramTest::emptyHome_asksForAKey()
{
    QVERIFY(OnScreen::find<QLabel>(
        u"Add an API key to begin. Keys are kept in your system keychain."_s));
    QVERIFY(OnScreen::find<QPushButton>(u"Add key…"_s, m_window));
    QCOMPARE(table().model()->rowCount(), 0);
}

void ProgramTest::keyFromTheDialogs_liesInTheKeychain()
{
    QVERIFY(OnScreen::click<QAbstractButton>(u"API keys…"_s, m_window));
    QVERIFY(RunningProgram::keysDialog());
    QVERIFY(OnScreen::click<QAbstractButton>(u"Add…"_s, RunningProgram::keysDialog()));
    QVERIFY(RunningProgram::fillForm(u"Studio"_s, m_service.base(), m_canary.key()));
    // K13: typed but not saved, it is heard and seen nowhere.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        QVERIFY(!m_canary.isIn(window->windowTitle().toUtf8()));
        for (const QString &text :
             OnScreen::spokenTexts(QAccessible::queryAccessibleInterface(window)))
            QVERIFY2(!m_canary.isIn(text.toUtf8()), "the key is told to screen readers");
    }
    m_watch.look("while the key is typed");
    QVERIFY(!keychainContent().contains(m_canary.key()));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Save"_s));
    QTRY_VERIFY(!OnScreen::find<QLineEdit>(u"Base URL"_s));
    QVERIFY2(keychainContent().contains(m_canary.key()), "the key is not in the keychain");
    m_watch.look("among the keys");
    QVERIFY(QTest::qWaitForWindowActive(RunningProgram::keysDialog()));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QTRY_VERIFY(OnScreen::find<QLabel>(u"No videos watched yet. Paste an id, a link, or the JSON "
                                       "from your submit call."_s));
}

void ProgramTest::pastedIds_areWatched()
{
    QVERIFY(m_service.start());
    for (const QString &id : {Moving, Failing, Lasting})
        followStatus(id);
    QGuiApplication::clipboard()->setText(QStringList {Lasting, Failing, Done, Moving}.join(u'\n'));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(table().model()->rowCount(), 4);
    QTRY_COMPARE(task(Lasting).report.status, TaskReport::Status::Queued);
    QTRY_VERIFY_WITH_TIMEOUT(task(Done).keeping.state == Keeping::State::Kept, Patience);
    QCOMPARE(bars(), QStringList()); // all went as wished: nothing to tell
    QCOMPARE(RunningProgram::row(table(), Done).data().toString(), u"Completed"_s);
}

void ProgramTest::statuses_changeBeforeTheEyes()
{
    using Status = TaskReport::Status;
    const QList<Status> whole {Status::Queued, Status::Generating, Status::Completed};
    QTRY_COMPARE_WITH_TIMEOUT(m_seen.value(Moving), whole, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(task(Failing).report.status, Status::Failed, Patience);
    QCOMPARE(m_seen.value(Lasting), QList<Status> {Status::Queued});
    QTRY_VERIFY_WITH_TIMEOUT(task(Moving).keeping.state == Keeping::State::Kept, Patience);
}

void ProgramTest::failedVideo_tellsClassCodeAndMessage()
{
    RunningProgram::clickRow(table(), Failing);
    QVERIFY(OnScreen::chooseTab(*m_window->findChild<DetailTabs *>(), u"Error"_s));
    const auto value = [this](const QString &name) {
        const auto *label =
            m_window->findChild<QTabWidget *>()->currentWidget()->findChild<ValueLabel *>(name);
        return label && label->isVisible() ? label->value() : QString();
    };
    QCOMPARE(value(u"kind"_s), u"Moderation"_s);
    QCOMPARE(value(u"code"_s), u"OutputVideoSensitiveContentDetected.PolicyViolation"_s);
    QCOMPARE(OnScreen::find<LongText>(u"Message"_s)->text(),
             u"The request failed because the output video may be related to copyright "
             "restrictions. Request id: 021772360420183a5c7e0f9b2d4416"_s);
}

void ProgramTest::keptVideo_moves()
{
    RunningProgram::clickRow(table(), Done);
    auto *surface = OnScreen::find<VideoSurface>(u"Video"_s);
    QTRY_VERIFY((surface = OnScreen::find<VideoSurface>(u"Video"_s)) != nullptr);
    QTRY_VERIFY(OnScreen::find<QAbstractButton>(u"Play"_s));
    QTest::keyClick(&table(), Qt::Key_Return);
    QTRY_VERIFY(OnScreen::find<QAbstractButton>(u"Pause"_s));
    // The poster, the first frame and the inviting mark are behind it by then.
    const auto *player = m_window->findChild<ClipPlayer *>();
    QTRY_VERIFY_WITH_TIMEOUT(player->position() > 200ms, Patience);
    const ClipPlayer::Time earlier = player->position();
    const QImage then = surface->grab().toImage();
    QVERIFY(!then.isNull());
    QTRY_VERIFY_WITH_TIMEOUT(player->position() > earlier + 200ms, Patience);
    QVERIFY2(surface->grab().toImage() != then, "the same picture is shown 200 ms later");
    QFile maps(u"/proc/self/maps"_s);
    QVERIFY(maps.open(QFile::ReadOnly));
    QVERIFY2(!maps.readAll().contains("_dri.so"), "OpenGL was loaded for it");
    QTest::mouseClick(OnScreen::find<QAbstractButton>(u"Pause"_s), Qt::LeftButton);
    QTRY_VERIFY(OnScreen::find<QAbstractButton>(u"Play"_s));
}

void ProgramTest::filterAndSearch_narrowTheList()
{
    auto *filter = m_window->findChild<FilterList *>();
    const auto choose = [filter](TaskFilter::Group group) {
        const QModelIndexList rows = filter->model()->match(
            filter->model()->index(0, 0), FilterModel::GroupRole, static_cast<int>(group));
        QTest::mouseClick(filter->viewport(), Qt::LeftButton, {},
                          filter->visualRect(rows.value(0)).center());
        return rows.value(0).data(FilterModel::CountRole).toInt();
    };
    QCOMPARE(choose(TaskFilter::Group::Failed), 1);
    QCOMPARE(table().model()->rowCount(), 1);
    auto *search = OnScreen::find<QLineEdit>(u"Search videos"_s);
    QTest::keyClick(&table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"lanterns"_s);
    QTRY_VERIFY(OnScreen::find<QLabel>(u"No video matches \"lanterns\" in Failed."_s));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Clear filter"_s, m_window));
    QCOMPARE(table().model()->rowCount(), 4);
    QVERIFY(search->text().isEmpty());
}

void ProgramTest::removedVideo_comesBackByUndo_G17()
{
    RunningProgram::clickRow(table(), Moving);
    const QString file = task(Moving).keeping.file;
    QTest::keyClick(&table(), Qt::Key_Delete);
    QTRY_COMPARE(table().model()->rowCount(), 3);
    QVERIFY2(QFile::exists(file), "removing never deletes a file");
    QVERIFY(OnScreen::click<QAbstractButton>(u"Undo"_s, m_window));
    QTRY_COMPARE(table().model()->rowCount(), 4);
    QCOMPARE(task(Moving).keeping.file, file);
}

void ProgramTest::lostService_isToldAndChangesNoStatus()
{
    m_service.stop();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!bars().isEmpty(), Patience);
    QCOMPARE(bars().size(), 1);
    QVERIFY2(bars().first().contains(u". Checking resumes by itself."_s)
                 && bars().first().startsWith(u"No connection since "_s),
             qPrintable(bars().first()));
    QCOMPARE(task(Lasting).report.status, TaskReport::Status::Queued);
    QCOMPARE(task(Moving).report.status, TaskReport::Status::Completed);
    QCOMPARE(task(Done).report.status, TaskReport::Status::Completed);
    QCOMPARE(task(Failing).report.status, TaskReport::Status::Failed);
}

void ProgramTest::returnedService_takesTheBarAway()
{
    QVERIFY(m_service.start());
    QVERIFY(OnScreen::click<QAbstractButton>(u"Retry now"_s, m_window));
    QTRY_COMPARE_WITH_TIMEOUT(bars(), QStringList(), Patience);
    QCOMPARE(task(Lasting).report.status, TaskReport::Status::Queued);
}

QAction *ProgramTest::columnAction(const QString &title) const
{
    const QList<QAction *> actions = table().columnsMenu()->actions();
    const auto found = std::ranges::find_if(actions, [&title](const QAction *action) {
        return action->text().section(u" ("_s, 0, 0) == title; // it may say that there is no room
    });
    return found == actions.end() ? nullptr : *found;
}

void ProgramTest::restart_bringsEverythingBack()
{
    QHeaderView *header = table().horizontalHeader();
    header->moveSection(header->visualIndex(TaskModel::ModelColumn),
                        header->visualIndex(TaskModel::StatusColumn));
    columnAction(u"ID"_s)->trigger();
    table().sortByColumn(TaskModel::StatusColumn, Qt::AscendingOrder);
    const int place = header->visualIndex(TaskModel::ModelColumn);
    QVERIFY(columnAction(u"ID"_s)->isChecked());
    QTRY_VERIFY(task(Lasting).saved);
    const Task kept = task(Done);
    quit();

    const QDateTime restarted = QDateTime::currentDateTimeUtc();
    m_program = std::make_unique<RunningProgram>(m_home.path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
    QTRY_COMPARE(table().model()->rowCount(), 4);
    header = table().horizontalHeader();
    QCOMPARE(header->visualIndex(TaskModel::ModelColumn), place);
    QCOMPARE(header->sortIndicatorSection(), int {TaskModel::StatusColumn});
    QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
    QVERIFY(columnAction(u"ID"_s)->isChecked());
    QVERIFY(QFile::exists(kept.keeping.file));
    QCOMPARE(task(Done).keeping.file, kept.keeping.file);
    QCOMPARE(task(Done).answer, kept.answer);
    QCOMPARE(task(Failing).report.status, TaskReport::Status::Failed);
    QCOMPARE(task(Moving).keeping.state, Keeping::State::Kept);
    // The key works: the service answers to it.
    QTRY_VERIFY_WITH_TIMEOUT(task(Lasting).watch.lastAnswered > restarted, Patience);
}

void ProgramTest::key_isNowhereElse()
{
    quit();
    int searched = 0;
    // K12: settings, database, its log and backups, caches, temporary files, what other programs
    // wrote.
    QVERIFY(QDir::tempPath().startsWith(qEnvironmentVariable("HOME") + u'/'));
    QCOMPARE(m_canary.filesAtHome(&searched), QStringList());
    QVERIFY2(searched >= 5, "what was written was not searched");
    QCOMPARE(m_canary.filesBelow(m_home.path(), &searched), QStringList());
    // K13: nor where other programs of this user may look.
    QVERIFY(!m_canary.isIn(QGuiApplication::clipboard()->text().toUtf8()));
    QFile arguments(u"/proc/self/cmdline"_s);
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(!m_canary.isIn(arguments.readAll()));
    // The search finds a key where there is one.
    QFile trap(m_home.filePath(u"trap"_s));
    QVERIFY(trap.open(QIODevice::WriteOnly));
    trap.write("Authorization: Basic " + QByteArray("user:" + m_canary.key()).toBase64());
    trap.close();
    QCOMPARE(m_canary.filesBelow(m_home.path(), &searched), QStringList {trap.fileName()});
    QVERIFY(trap.remove());
}

/// After each step of the story and in every word of the log (K13, K15, K18, P6).
void ProgramTest::key_wasNeverSeenOrHeard()
{
    m_watch.readPictures();
    QVERIFY2(m_watch.found().isEmpty(), qPrintable(m_watch.found().join(u'\n')));
    QVERIFY(m_watch.looks() > 10);
    QVERIFY2(m_watch.logged() > 100, "nothing was logged: nothing was tried");
    QVERIFY(
        Promised({u"P6"_s, u"places that held the marked key"_s, double(m_watch.found().size())})
            .tell());
    // The watch has eyes and ears: what is shown on purpose is found.
    QLabel shown(QString::fromLatin1(m_canary.key()));
    shown.setMargin(12);
    shown.show();
    QVERIFY(QTest::qWaitForWindowExposed(&shown));
    m_watch.look("where it is shown");
    QVERIFY(m_watch.found().contains(u"what screen readers say, where it is shown"_s));
    m_watch.readPictures();
    QVERIFY(m_watch.found().contains(u"a picture, where it is shown"_s));
}

void ProgramTest::cleanupTestCase()
{
    m_watch.end();
    m_program.reset();
}

/// By the keyboard; with videos that are still watched the program asks first.
void ProgramTest::quit()
{
    QTest::keyClick(m_window, Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(OnScreen::click<QAbstractButton>(u"Quit"_s));
    QTRY_VERIFY(m_program->hasEnded());
    m_program.reset();
    m_window = nullptr;
}

/// Every status that the row of this id shows, in order.
void ProgramTest::followStatus(const QString &id)
{
    const auto look = [this, id] {
        const TaskReport::Status status = task(id).report.status;
        QList<TaskReport::Status> &seen = m_seen[id];
        if (status != TaskReport::Status::Unknown && (seen.isEmpty() || seen.last() != status))
            seen.append(status);
    };
    connect(table().model(), &QAbstractItemModel::dataChanged, this, look);
}

/// The sentences of the bars on show.
QStringList ProgramTest::bars() const
{
    QStringList sentences;
    for (const MessageBar *bar : m_window->findChildren<MessageBar *>()) {
        if (bar->isVisible())
            sentences.append(bar->sentence());
    }
    return sentences;
}

/// What the desktop's own tool reads there, decoded.
QByteArray ProgramTest::keychainContent() const
{
    QProcess tool;
    tool.start(u"secret-tool"_s,
               {u"search"_s, u"--all"_s, u"server"_s, m_program->keychainService()});
    tool.waitForFinished();
    QByteArray content = tool.readAllStandardOutput();
    for (const QByteArray &line : QByteArray(content).split('\n')) {
        if (line.startsWith("secret = "))
            content += QByteArray::fromBase64(line.mid(9));
    }
    return content;
}

TEST_MAIN(ProgramTest)
{
    return runWatched<ProgramTest>(u"the main job"_s, argc, argv);
}

#include "tst_program.moc"
