// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/clipboard.h"
#include "support/joinedtest.h"
#include "windowfixture.h"

#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Wish = FileActions::Wish;

/// What can be wished for the files of the selected videos.
class FileActionsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m.reset(); }
    void keepNow_isForAllThatAreSelected();
    void keepNow_isOnlyForCompletedOnesThatAreNotKept();
    void fileOfAKeptOne_canBeCopiedAndTrashed();
    void copiedFiles_areFilesForOtherPrograms();
    void keepByItself_showsTheChoiceOfTheChosenOne();

private:
    [[nodiscard]] static QList<TaskNumber> numbersOf(const QSignalSpy &spy)
    {
        return spy.constLast().at(1).value<QList<TaskNumber>>();
    }

    std::unique_ptr<WindowFixture> m;
    QList<TaskNumber> m_numbers;
};

void FileActionsTest::init()
{
    m = std::make_unique<WindowFixture>();
    m_numbers = m->addMany(3, TaskReport::Status::Completed);
    QVERIFY(m->show());
}

void FileActionsTest::keepNow_isForAllThatAreSelected()
{
    QSignalSpy asked(&m->window, &MainWindow::filesRequested);
    m->table().selectNumbers(m_numbers);
    m->action("actionKeepNow").trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<Wish>(), Wish::KeepNow);
    QList<TaskNumber> numbers = numbersOf(asked);
    std::ranges::sort(numbers);
    QCOMPARE(numbers, m_numbers);
}

void FileActionsTest::keepNow_isOnlyForCompletedOnesThatAreNotKept()
{
    const QAction &keepNow = m->action("actionKeepNow");
    m->tasks.setKeeping(m_numbers.at(0), {.state = Keeping::State::Kept, .file = u"/x.mp4"_s});
    m->click(m_numbers.at(0));
    QVERIFY(!keepNow.isEnabled());
    m->click(m_numbers.at(1), Qt::ControlModifier);
    QVERIFY2(keepNow.isEnabled(), "one of the two is not kept");
    m->say(m_numbers.at(2), {.status = TaskReport::Status::Generating});
    m->click(m_numbers.at(1));
    QVERIFY(keepNow.isEnabled());
    m->table().clearSelection();
    QVERIFY(!keepNow.isEnabled());
}

void FileActionsTest::fileOfAKeptOne_canBeCopiedAndTrashed()
{
    m->click(m_numbers.at(0));
    QVERIFY(!m->action("actionCopyFiles").isEnabled());
    QVERIFY(!m->action("actionMoveToTrash").isEnabled());
    m->tasks.setKeeping(m_numbers.at(0), {.state = Keeping::State::Kept, .file = u"/x.mp4"_s});
    QTRY_VERIFY(m->action("actionMoveToTrash").isEnabled());
    QSignalSpy asked(&m->window, &MainWindow::filesRequested);
    QSignalSpy removed(&m->window, &MainWindow::removeRequested);
    m->action("actionCopyFiles").trigger();
    m->action("actionMoveToTrash").trigger();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.at(0).constFirst().value<Wish>(), Wish::CopyFiles);
    QCOMPARE(asked.at(1).constFirst().value<Wish>(), Wish::MoveToTrash);
    QCOMPARE(numbersOf(asked), QList<TaskNumber> {m_numbers.at(0)});
    QCOMPARE(removed.size(), 0);
}

void FileActionsTest::copiedFiles_areFilesForOtherPrograms()
{
    Clipboard::copyFiles({u"/home/me/a b.mp4"_s, u"/home/me/c.mp4"_s});
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const QList<QUrl> urls {QUrl(u"file:///home/me/a%20b.mp4"_s), QUrl(u"file:///home/me/c.mp4"_s)};
    QCOMPARE(data->urls(), urls);
    QCOMPARE(data->data(u"x-special/gnome-copied-files"_s),
             "copy\nfile:///home/me/a%20b.mp4\nfile:///home/me/c.mp4");
    Clipboard::copyFiles({});
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->urls(), urls);
}

void FileActionsTest::keepByItself_showsTheChoiceOfTheChosenOne()
{
    m->tasks.setKeepChoice(m_numbers.at(0), KeepChoice::Kind::Never);
    m->click(m_numbers.at(0));
    QVERIFY(m->action("actionKeepNever").isChecked());
    QVERIFY(!m->action("actionKeepAsKey").isChecked());
    m->click(m_numbers.at(1));
    QVERIFY(m->action("actionKeepAsKey").isChecked());
    QVERIFY(!m->action("actionKeepNever").isChecked());
    QSignalSpy asked(&m->window, &MainWindow::filesRequested);
    m->action("actionKeepAlways").trigger();
    QCOMPARE(asked.constLast().constFirst().value<Wish>(), Wish::KeepAlways);
    QCOMPARE(numbersOf(asked), QList<TaskNumber> {m_numbers.at(1)});
    m->tasks.setKeepChoice(m_numbers.at(1), KeepChoice::Kind::Always);
    QTRY_VERIFY(!m->action("actionKeepAsKey").isChecked());
    QVERIFY(m->action("actionKeepAlways").isChecked());
}

QTEST_MAIN(FileActionsTest)
#include "tst_fileactions.moc"
