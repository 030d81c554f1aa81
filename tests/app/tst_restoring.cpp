// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canary.h"
#include "gui/window/messagebar.h"
#include "runningprogram.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "watchedapplication.h"

#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// A library is backed up, changed and restored, as one person does it: by the menus, with a
/// restart.
class RestoringTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void backedUpLibrary_comesBackAfterARestart();

private:
    /// Chooses an entry of the menus and gives its file dialog this path.
    static void choose(MainWindow &window, const QString &action, const QString &path);
    static bool isTold(const MainWindow &window, const QString &words);
};

void RestoringTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
}

void RestoringTest::choose(MainWindow &window, const QString &action, const QString &path)
{
    window.findChild<QAction *>(action)->trigger();
    QTRY_VERIFY(window.findChild<QFileDialog *>());
    auto *dialog = window.findChild<QFileDialog *>();
    dialog->setDirectory(QFileInfo(path).path());
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_VERIFY(!window.findChild<QFileDialog *>());
}

bool RestoringTest::isTold(const MainWindow &window, const QString &words)
{
    const QList<MessageBar *> bars = window.findChildren<MessageBar *>();
    return std::ranges::any_of(bars, [&words](const MessageBar *bar) {
        return bar->isVisible() && bar->sentence().contains(words);
    });
}

void RestoringTest::backedUpLibrary_comesBackAfterARestart()
{
    const Canary canary;
    LoopbackServer service;
    service.on({}, WireAnswer::of(200, R"({"id":"vid_0lder000001","status":"queued"})"));
    const QTemporaryDir home;
    const QString backup = home.filePath(u"kept elsewhere.db"_s);
    auto program = std::make_unique<RunningProgram>(home.path());
    MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    QVERIFY(RunningProgram::addKey(u"Studio"_s, service.url(), canary.key()));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    program->app().take({u"vid_0lder000001"_s}, {});
    QTRY_COMPARE(RunningProgram::table(*window).model()->rowCount(), 1);
    choose(*window, u"actionBackUp"_s, backup);
    QTRY_VERIFY(isTold(*window, u"The library was backed up as "_s + backup));

    program->app().take({u"vid_newer0000001"_s, u"vid_newer0000002"_s}, {});
    QTRY_COMPARE(RunningProgram::table(*window).model()->rowCount(), 3);
    choose(*window, u"actionRestore"_s, backup);
    QVERIFY(OnScreen::click<QPushButton>(u"Restart now"_s));
    QTRY_VERIFY(program->hasEnded());
    QVERIFY(program->app().startsAgain());
    program.reset();

    program = std::make_unique<RunningProgram>(home.path());
    window = RunningProgram::window();
    QVERIFY(window);
    QTRY_COMPARE(RunningProgram::table(*window).model()->rowCount(), 1);
    QVERIFY(RunningProgram::row(RunningProgram::table(*window), u"vid_0lder000001"_s).isValid());
    QVERIFY(isTold(*window, u"The chosen library was restored."_s));
    // S23: its key is where it was, and serves.
    const qsizetype asked = service.requests().size();
    QTRY_VERIFY_WITH_TIMEOUT(service.requests().size() > asked, 30'000);
    QCOMPARE(service.requests().last().header("Authorization"), "Bearer " + canary.key());
    QCOMPARE(QDir(home.path()).entryList({u"*.before-*"_s}, QDir::Files).size(), 1);
    program->app().shutDown();
    // K12: neither in the library, nor in what was put aside of it, nor in the backup.
    int searched = 0;
    QCOMPARE(canary.filesAtHome(&searched), QStringList());
    QVERIFY2(searched >= 5 && QFile::exists(backup), "what was written was not searched");
}

TEST_MAIN(RestoringTest)
{
    return runWatched<RestoringTest>(u"restoring"_s, argc, argv);
}

#include "tst_restoring.moc"
