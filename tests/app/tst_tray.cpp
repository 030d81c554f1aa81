// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/desktop.h"
#include "gui/window/tray.h"
#include "runningprogram.h"
#include "support/joinedtest.h"
#include "trayhost.h"
#include "watchedapplication.h"

#include <QMenu>
#include <QPushButton>
#include <QSystemTrayIcon>
#include <QTemporaryDir>

#include <algorithm>
#include <sched.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Of this thread, which is the window's.
int policy()
{
    return ::sched_getscheduler(0);
}

} // namespace

/// The program on a desktop that has a tray: closing, coming back, quitting. The tests are one
/// story and stand in its order.
class TrayTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void closingWithAnActiveVideo_asks();
    void keepWatching_leavesOnlyTheIcon();
    void programInTheTray_pushesNobodyAside();
    void activatedIcon_bringsTheWindowBack();
    void closingAgain_asksNothing_G07();
    void whatIsOpenedFromTheTray_goesAtOnce();
    void trayThatDies_leavesAWayBack_G08();
    void quitInTheMenu_asksBeforeItLeaves();
    void icon_isThereBeforeTheWindows();
    void restart_showsTheIconAgain();

private:
    void start();
    /// An entry of the icon's menu; null when there is no such entry.
    [[nodiscard]] static QAction *menuEntry(const QString &text);

    TrayHost m_tray;
    QTemporaryDir m_home {qEnvironmentVariable("HOME") + u"/library-XXXXXX"_s};
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
};

void TrayTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    QVERIFY(m_tray.isThere());
    start();
    // Nobody listens there, so that the video stays active.
    QVERIFY(
        RunningProgram::addKey(u"Studio"_s, QUrl(u"http://127.0.0.1:9"_s), "sk-test-0123456789"));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    m_program->app().take({u"vid_aaaaaaaa1"_s}, {});
    QTRY_COMPARE(RunningProgram::table(*m_window).model()->rowCount(), 1);
    QVERIFY2(m_tray.items().isEmpty(), "nobody wished for an icon yet");
}

void TrayTest::start()
{
    m_program = std::make_unique<RunningProgram>(m_home.path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
}

QAction *TrayTest::menuEntry(const QString &text)
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        const QList<QAction *> entries =
            qobject_cast<QMenu *>(top) ? top->actions() : QList<QAction *>();
        if (entries.isEmpty() || entries.first()->text() != u"Show Reelwatch"_s)
            continue;
        const auto found = std::ranges::find(entries, text, &QAction::text);
        return found == entries.end() ? nullptr : *found;
    }
    return nullptr;
}

void TrayTest::closingWithAnActiveVideo_asks()
{
    m_window->close();
    QTRY_VERIFY(OnScreen::find<QPushButton>(u"Keep watching in the tray"_s));
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_program->hasEnded());
}

void TrayTest::keepWatching_leavesOnlyTheIcon()
{
    QVERIFY(OnScreen::click<QPushButton>(u"Keep watching in the tray"_s));
    QTRY_VERIFY(!m_window->isVisible());
    QTRY_COMPARE(m_tray.items().size(), 1);
    QVERIFY(!m_program->hasEnded());
}

void TrayTest::programInTheTray_pushesNobodyAside()
{
    QTRY_COMPARE(policy(), SCHED_BATCH);
}

void TrayTest::activatedIcon_bringsTheWindowBack()
{
    m_tray.activate();
    QTRY_VERIFY(m_window->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QTRY_COMPARE(policy(), SCHED_OTHER);
}

void TrayTest::closingAgain_asksNothing_G07()
{
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(!OnScreen::find<QPushButton>(u"Quit"_s));
    QVERIFY(!m_program->hasEnded());
}

/// The window is hidden when the tray goes: a second start brings it back, and closing then no
/// longer hides it. Once there is a tray again, closing hides it as before.
void TrayTest::whatIsOpenedFromTheTray_goesAtOnce()
{
    QTRY_COMPARE(policy(), SCHED_BATCH);
    const QTemporaryDir tools;
    const QString told = tools.filePath(u"policy"_s);
    QFile opener(tools.filePath(u"xdg-open"_s));
    QVERIFY(opener.open(QIODevice::WriteOnly));
    opener.write("#!/bin/sh\ncut -d ' ' -f 41 /proc/$$/stat >" + told.toUtf8() + ".part && mv "
                 + told.toUtf8() + ".part " + told.toUtf8() + '\n');
    opener.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    opener.close();
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", tools.path().toUtf8() + ':' + path);
    Desktop::open(m_home.path());
    qputenv("PATH", path);
    QTRY_VERIFY(QFile::exists(told));
    QFile answer(told);
    QVERIFY(answer.open(QIODevice::ReadOnly));
    QCOMPARE(answer.readAll().trimmed(), QByteArray::number(SCHED_OTHER));
}

void TrayTest::trayThatDies_leavesAWayBack_G08()
{
    QVERIFY(!m_window->isVisible());
    m_tray.die();
    m_program->app().take({}, {});
    QTRY_VERIFY(m_window->isVisible());
    m_window->close();
    QVERIFY(OnScreen::click<QPushButton>(u"Cancel"_s));
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_program->hasEnded());
    QVERIFY(m_tray.comeBack());
    QTRY_VERIFY(Tray::isAvailable());
    m_window->close();
    QTRY_VERIFY(!m_window->isVisible());
}

void TrayTest::quitInTheMenu_asksBeforeItLeaves()
{
    QAction *quit = menuEntry(u"Quit"_s);
    QVERIFY(quit);
    quit->trigger();
    QTRY_VERIFY(m_window->isVisible());
    QTRY_VERIFY(OnScreen::find<QPushButton>(u"Quit"_s));
    // A window that goes before its manager has seen it may leave the next one without the focus.
    QVERIFY(QTest::qWaitForWindowActive(OnScreen::find<QPushButton>(u"Quit"_s)->window()));
    QVERIFY(OnScreen::click<QPushButton>(u"Quit"_s));
    QTRY_VERIFY(m_program->hasEnded());
}

/// The program's own icon comes later than the tray's.
void TrayTest::icon_isThereBeforeTheWindows()
{
    const QIcon before = QApplication::windowIcon();
    QApplication::setWindowIcon({});
    const qsizetype items = m_tray.items().size();
    Tray tray;
    tray.setShown(true);
    const auto *icon = tray.findChild<QSystemTrayIcon *>();
    QVERIFY(icon && !icon->icon().isNull());
    QTRY_COMPARE(m_tray.items().size(), items + 1);
    QApplication::setWindowIcon(before);
}

void TrayTest::restart_showsTheIconAgain()
{
    m_program.reset();
    const qsizetype before = m_tray.items().size();
    start();
    QTRY_COMPARE(m_tray.items().size(), before + 1);
    m_program->app().shutDown();
    QTRY_VERIFY(m_program->hasEnded());
}

TEST_MAIN(TrayTest)
{
    return runWatched<TrayTest>(u"the tray"_s, argc, argv);
}

#include "tst_tray.moc"
