// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/desk.h"
#include "app/fileacts.h"
#include "app/keeptroubles.h"
#include "app/librarymoving.h"
#include "gui/window/messagebars.h"
#include "keep/keeper.h"
#include "keep/sidecar.h"
#include "store/settings.h"
#include "support/joinedtest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using State = Keeping::State;
using Wish = FileActions::Wish;

namespace {

struct KeepingDesk : Desk
{
    QTemporaryDir home;
    Keeper keeper {tasks, accounts, requests, client, clock, home.filePath(u"videos"_s)};
    Settings settings;
    FileActs files {tasks, keeper, clock, window};
    KeepTroubles troubles {keeper, window};
    LibraryMoving moving {tasks, settings, window.bars()};
};

} // namespace

/// What the window wishes and hears of kept files.
class KeepingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m.reset(); }
    void keepNow_takesUpWhatWasGivenUp();
    void choice_isForAllThatAreSelected();
    void trashed_isMissingUntilUndone();
    void fullDisk_isOneBarUntilSomethingIsKept();
    void D04_badFolder_offersAnother();
    void D21_longVideo_asksOnce();
    void otherFolder_offersToTakeThemAlong();
    void interruptedMove_goesOn();

private:
    TaskNumber keep(const QString &name);
    [[nodiscard]] QStringList told() const { return sentencesOf(m->window.bars()); }
    [[nodiscard]] const Keeping &keeping(TaskNumber number) const
    {
        return m->tasks.find(number)->keeping;
    }
    [[nodiscard]] QString videos() const { return m->home.filePath(u"videos"_s); }

    std::unique_ptr<KeepingDesk> m;
    QTemporaryDir m_trash;
};

void KeepingTest::initTestCase()
{
    QVERIFY(QDir().mkpath(m_trash.filePath(u"share"_s)));
    qputenv("HOME", QFile::encodeName(m_trash.path()));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_trash.filePath(u"share"_s)));
}

void KeepingTest::init()
{
    m = std::make_unique<KeepingDesk>();
    m->accounts.save({.name = u"Studio"_s, .base = m->service.url()});
    m->window.show();
}

TaskNumber KeepingTest::keep(const QString &name)
{
    const TaskNumber number = m->tasks.add({{1, name}}, m->clock.now()).first();
    const QString path = videos() + u'/' + name + u".mp4"_s;
    QFile file(path);
    if (!QDir().mkpath(videos()) || !file.open(QIODevice::WriteOnly) || file.write("video") != 5)
        return 0;
    file.close();
    m->tasks.apply(number, {.status = TaskReport::Status::Completed}, "{}");
    Keeping keeping {.state = State::Kept, .size = 5};
    keeping.file = path;
    keeping.sha256 = QCryptographicHash::hash("video", QCryptographicHash::Sha256);
    m->tasks.setKeeping(number, keeping);
    return number;
}

void KeepingTest::keepNow_takesUpWhatWasGivenUp()
{
    const TaskNumber number = m->tasks.add({{1, u"vid_a"_s}}, m->clock.now()).first();
    m->tasks.apply(number, {.status = TaskReport::Status::Completed}, "{}");
    m->tasks.setKeeping(number, {.state = State::Refused});
    emit m->window.filesRequested(Wish::KeepNow, {number});
    QCOMPARE(keeping(number).state, State::Queued);
}

void KeepingTest::choice_isForAllThatAreSelected()
{
    const auto numbers = m->tasks.add({{1, u"vid_a"_s}, {1, u"vid_b"_s}}, m->clock.now());
    emit m->window.filesRequested(Wish::KeepNever, numbers);
    for (const TaskNumber number : numbers)
        QCOMPARE(m->tasks.find(number)->keepChoice, KeepChoice::Kind::Never);
    emit m->window.filesRequested(Wish::KeepAsKey, {numbers.first()});
    QCOMPARE(m->tasks.find(numbers.first())->keepChoice, KeepChoice::Kind::AsKey);
}

void KeepingTest::trashed_isMissingUntilUndone()
{
    const TaskNumber number = keep(u"vid_a"_s);
    const QString file = keeping(number).file;
    QVERIFY(Sidecar::write(file, "{}"));
    emit m->window.filesRequested(Wish::MoveToTrash, {number});
    QTRY_COMPARE(keeping(number).state, State::Missing);
    QVERIFY(!QFile::exists(file));
    QVERIFY(!QFile::exists(Sidecar::pathFor(file)));
    QTRY_COMPARE(told().size(), 1);
    QVERIFY2(told().first().contains(u"trash"_s), qPrintable(told().first()));
    clickBar(m->window.bars(), 0, 0); // Undo
    QTRY_COMPARE(keeping(number).state, State::Kept);
    QVERIFY(QFile::exists(file));
    QVERIFY(QFile::exists(Sidecar::pathFor(file)));
    QCOMPARE(told(), QStringList());
}

void KeepingTest::fullDisk_isOneBarUntilSomethingIsKept()
{
    emit m->keeper.spaceRanOut(u"There is no room left."_s);
    QCOMPARE(told(), QStringList {u"There is no room left."_s});
    emit m->keeper.kept(1);
    QCOMPARE(told(), QStringList());
}

void KeepingTest::D04_badFolder_offersAnother()
{
    QSignalSpy settings(&m->window, &MainWindow::settingsRequested);
    emit m->keeper.folderFailed(u"It cannot be written to."_s);
    QCOMPARE(buttonsOf(m->window.bars(), 0).first(), u"Choose another folder…"_s);
    clickBar(m->window.bars(), 0, 0);
    QCOMPARE(settings.size(), 1);
    QCOMPARE(told(), QStringList());
}

void KeepingTest::D21_longVideo_asksOnce()
{
    const TaskNumber number = m->tasks.add({{1, u"vid_a"_s}}, m->clock.now()).first();
    m->tasks.apply(number, {.status = TaskReport::Status::Completed}, "{}");
    m->tasks.setKeeping(number, {.state = State::Refused});
    emit m->keeper.foundTooLong(number, u"It is 200 GB long."_s);
    QCOMPARE(buttonsOf(m->window.bars(), 0).first(), u"Keep anyway"_s);
    clickBar(m->window.bars(), 0, 0);
    QCOMPARE(keeping(number).state, State::Queued);
    QCOMPARE(told(), QStringList());
}

void KeepingTest::otherFolder_offersToTakeThemAlong()
{
    const QString other = m->home.filePath(u"other"_s);
    m->moving.offer(videos(), other);
    QCOMPARE(told(), QStringList());
    const TaskNumber number = keep(u"vid_a"_s);
    m->moving.offer(videos(), other);
    QCOMPARE(told().size(), 1);
    QVERIFY(QFile::exists(keeping(number).file));
    clickBar(m->window.bars(), 0, 0); // Move them
    QTRY_COMPARE(keeping(number).file.toString(), QString(other + u"/vid_a.mp4"_s));
    QVERIFY(QFile::exists(keeping(number).file));
    QVERIFY(!QFile::exists(videos() + u"/vid_a.mp4"_s));
    m->moving.resume(other);
    QCOMPARE(keeping(number).state, State::Kept);
}

void KeepingTest::interruptedMove_goesOn()
{
    const QString other = m->home.filePath(u"other"_s);
    const TaskNumber number = keep(u"vid_a"_s);
    m->settings.setValue(u"library.movingFrom"_s, videos());
    m->moving.resume(other);
    QTRY_COMPARE(keeping(number).file.toString(), QString(other + u"/vid_a.mp4"_s));
    QTRY_COMPARE(m->settings.value<QString>(u"library.movingFrom"_s), QString());
}

QTEST_MAIN(KeepingTest)
#include "tst_keeping.moc"
