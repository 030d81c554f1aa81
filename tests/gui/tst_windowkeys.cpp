// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/detail/detailtabs.h"
#include "gui/player/playbackplugin.h"
#include "gui/player/playerpane.h"
#include "support/joinedtest.h"
#include "windowfixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTreeWidget>

#include <algorithm>

using namespace Reelwatch;
using Status = TaskReport::Status;

/// What keys, clicks and drops wish for, each in its place only.
class WindowKeysTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    static void initTestCase() { PlaybackPlugin::load().waitForFinished(); }
    void init();
    void cleanup() { m.reset(); }

    void key_asksForWhatTheMenuSays_data();
    void key_asksForWhatTheMenuSays();
    void f5_refreshesTheSelected();
    void del_removesTheSelected();
    void heldDel_removesOnce();
    void paste_belongsToTheList();
    void paste_worksRightAfterTheStart();
    void copy_takesTheIds();
    void copy_ofTextInAFieldIsTheFieldsOwn();
    void f2_editsTheLabel();
    void listChangedAmidAnEdit_changesNothing_G02();
    void find_andEscapeGoThereAndBack();
    void f6_walksThroughThePanes();
    void hiddenPane_isPassed();
    void enter_playsOnceHoweverLongHeld();
    void clickStorm_wishesPlayOnly();
    void play_givesThePlayerItsKeys_data();
    void play_givesThePlayerItsKeys();
    void letter_isTheOpenMenus();
    void undo_isThereOnlyWhenThereIsSomething();
    void f1_listsTheKeys();
    void drop_givesFilesOrText_data();
    void drop_givesFilesOrText();
    void videoMenu_offersWhatFits();
    void letter_meansOneThingInItsMenu();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m->window.focusWidget() ? m->window.focusWidget() : &m->window,
                        Qt::Key(key), modifiers);
    }

    std::unique_ptr<WindowFixture> m;
    QList<TaskNumber> m_numbers;
};

void WindowKeysTest::init()
{
    m = std::make_unique<WindowFixture>();
    new QAbstractItemModelTester(&m->rows, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 &m->window);
    m_numbers = m->addMany(4, Status::Completed);
    QVERIFY(m->show());
    m->table().setFocus();
}

void WindowKeysTest::key_asksForWhatTheMenuSays_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QByteArray>("wish");
    const Qt::KeyboardModifiers none;
    QTest::newRow("Ctrl+N") << int(Qt::Key_N) << Qt::KeyboardModifiers(Qt::ControlModifier)
                            << QByteArray(SIGNAL(addRequested()));
    QTest::newRow("Ctrl+O") << int(Qt::Key_O) << Qt::KeyboardModifiers(Qt::ControlModifier)
                            << QByteArray(SIGNAL(openFileRequested()));
    QTest::newRow("Ctrl+Q") << int(Qt::Key_Q) << Qt::KeyboardModifiers(Qt::ControlModifier)
                            << QByteArray(SIGNAL(quitRequested()));
    QTest::newRow("Ctrl+,") << int(Qt::Key_Comma) << Qt::KeyboardModifiers(Qt::ControlModifier)
                            << QByteArray(SIGNAL(settingsRequested()));
    QTest::newRow("F5") << int(Qt::Key_F5) << none
                        << QByteArray(SIGNAL(refreshRequested(QList<Reelwatch::TaskNumber>)));
}

void WindowKeysTest::key_asksForWhatTheMenuSays()
{
    QFETCH(const int, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const QByteArray, wish);
    const QSignalSpy spy(&m->window, wish.constData());
    QVERIFY(spy.isValid());
    press(key, modifiers);
    QCOMPARE(spy.size(), 1);
    m->search().setFocus(); // a text field has no use for these
    press(key, modifiers);
    QCOMPARE(spy.size(), 2);
}

void WindowKeysTest::f5_refreshesTheSelected()
{
    const QSignalSpy spy(&m->window, &MainWindow::refreshRequested);
    m->table().clearSelection();
    press(Qt::Key_F5);
    QCOMPARE(spy.value(0).value(0).value<QList<TaskNumber>>(), QList<TaskNumber>()); // all
    m->click(m_numbers.at(2));
    press(Qt::Key_F5);
    QCOMPARE(spy.value(1).value(0).value<QList<TaskNumber>>(), QList {m_numbers.at(2)});
}

void WindowKeysTest::del_removesTheSelected()
{
    const QSignalSpy spy(&m->window, &MainWindow::removeRequested);
    m->click(m_numbers.at(2));
    m->click(m_numbers.at(0), Qt::ControlModifier);
    press(Qt::Key_Delete);
    QCOMPARE(spy.value(0).value(0).value<QList<TaskNumber>>(),
             (QList {m_numbers.at(2), m_numbers.at(0)})); // top to bottom
    m->search().setText(u"clip"_s);
    m->search().setFocus();
    m->search().setCursorPosition(0);
    press(Qt::Key_Delete);
    QCOMPARE(m->search().text(), u"lip"_s);
    QCOMPARE(spy.size(), 1);
}

// G05
void WindowKeysTest::heldDel_removesOnce()
{
    const QSignalSpy spy(&m->window, &MainWindow::removeRequested);
    m->click(m_numbers.at(2));
    QTest::simulateEvent(&m->table(), true, Qt::Key_Delete, Qt::NoModifier, {}, false);
    for (int repeat = 0; repeat < 20; ++repeat)
        QTest::simulateEvent(&m->table(), true, Qt::Key_Delete, Qt::NoModifier, {}, true);
    QTest::simulateEvent(&m->table(), false, Qt::Key_Delete, Qt::NoModifier, {}, false);
    QCOMPARE(spy.size(), 1);
}

void WindowKeysTest::paste_belongsToTheList()
{
    QGuiApplication::clipboard()->setText(u"vid_pasted"_s);
    const QSignalSpy spy(&m->window, &MainWindow::textPasted);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(spy.value(0).value(0).toString(), u"vid_pasted"_s);
    m->search().setFocus();
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m->search().text(), u"vid_pasted"_s);
    QCOMPARE(spy.size(), 1);
}

void WindowKeysTest::paste_worksRightAfterTheStart()
{
    m = std::make_unique<WindowFixture>();
    QVERIFY(m->show());
    QGuiApplication::clipboard()->setText(u"vid_first"_s);
    const QSignalSpy spy(&m->window, &MainWindow::textPasted);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(spy.size(), 1);
    // And after a click on the sentence that says so.
    m->search().setFocus();
    auto *list = m->window.findChild<QStackedWidget *>(u"list"_s)->currentWidget();
    QTest::mouseClick(list, Qt::LeftButton, {}, {10, 10});
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(spy.size(), 2);
}

void WindowKeysTest::copy_takesTheIds()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    m->click(m_numbers.at(1));
    m->click(m_numbers.at(3), Qt::ControlModifier);
    press(Qt::Key_C, Qt::ControlModifier);
    QStringList copied = QGuiApplication::clipboard()->text().split(u'\n');
    copied.sort();
    QCOMPARE(copied, (QStringList {u"vid_1"_s, u"vid_3"_s}));
}

void WindowKeysTest::copy_ofTextInAFieldIsTheFieldsOwn()
{
    m->click(m_numbers.at(1));
    m->search().setText(u"words"_s);
    m->search().setFocus();
    m->search().selectAll();
    press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"words"_s);
}

void WindowKeysTest::f2_editsTheLabel()
{
    m->click(m_numbers.at(1));
    press(Qt::Key_F2);
    auto *editor = OnScreen::find<QLineEdit>(u"Label"_s, &m->window);
    QVERIFY(editor);
    QTest::keyClicks(editor, u"second take"_s);
    // The editor's keys are its own.
    const QSignalSpy removals(&m->window, &MainWindow::removeRequested);
    const QSignalSpy pasted(&m->window, &MainWindow::textPasted);
    QGuiApplication::clipboard()->setText(u"!"_s);
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClick(editor, Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m->tasks.find(m_numbers.at(1))->label, u"second take!"_s);
    QVERIFY(removals.isEmpty() && pasted.isEmpty());
}

void WindowKeysTest::listChangedAmidAnEdit_changesNothing_G02()
{
    new QAbstractItemModelTester(&m->rows, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 &m->window);
    m->click(m_numbers.at(1));
    press(Qt::Key_F2);
    const QPointer<QLineEdit> editor = OnScreen::find<QLineEdit>(u"Label"_s, &m->window);
    QVERIFY(editor);
    QTest::keyClicks(editor, u"half a wo"_s);
    m->filterList().choose(TaskFilter::Group::Failed, std::nullopt);
    QTRY_VERIFY(!editor || !editor->isVisible());
    m->filterList().choose(TaskFilter::Group::All, std::nullopt);
    for (const TaskNumber number : m_numbers)
        QCOMPARE(m->tasks.find(number)->label, QString());
    QCOMPARE(m->table().model()->rowCount(), m_numbers.size());
}

void WindowKeysTest::find_andEscapeGoThereAndBack()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m->search().hasFocus());
    QTest::keyClicks(&m->search(), u"vid_2"_s);
    QCOMPARE(m->rows.rowCount(), 1);
    press(Qt::Key_Return);
    QVERIFY(m->table().hasFocus());
    QCOMPARE(m->rows.rowCount(), 1);
    QCOMPARE(m->window.selectedNumbers(), QList {m_numbers.at(2)});
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m->search().selectedText(), u"vid_2"_s);
    press(Qt::Key_Escape);
    QVERIFY(m->table().hasFocus());
    QVERIFY(m->search().text().isEmpty());
    QCOMPARE(m->rows.rowCount(), 4);
    QCOMPARE(m->window.selectedNumbers(), QList {m_numbers.at(2)});
}

void WindowKeysTest::f6_walksThroughThePanes()
{
    m->click(m_numbers.at(0));
    const QList<QWidget *> panes {&m->filterList(), &m->table(),
                                  m->window.findChild<PlayerPane *>(),
                                  m->window.findChild<DetailTabs *>()};
    const auto holdsFocus = [this](const QWidget *pane) {
        const QWidget *focused = m->window.focusWidget();
        return focused && (pane == focused || pane->isAncestorOf(focused));
    };
    m->filterList().setFocus();
    for (int at = 1; at <= 4; ++at) {
        press(Qt::Key_F6);
        QVERIFY2(holdsFocus(panes.at(at % 4)), qPrintable(u"forwards, pane %1"_s.arg(at % 4)));
    }
    for (int at = 3; at >= 0; --at) {
        press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY2(holdsFocus(panes.at(at)), qPrintable(u"backwards, pane %1"_s.arg(at)));
    }
}

void WindowKeysTest::hiddenPane_isPassed()
{
    m->action("actionShowDetail").trigger();
    press(Qt::Key_F6);
    QVERIFY(m->filterList().hasFocus());
    m->action("actionShowFilter").trigger();
    m->table().setFocus();
    press(Qt::Key_F6);
    QVERIFY(m->table().hasFocus());
}

// G05
void WindowKeysTest::enter_playsOnceHoweverLongHeld()
{
    m->click(m_numbers.at(1));
    const QSignalSpy spy(&m->table(), &TaskTable::playRequested);
    QTest::simulateEvent(&m->table(), true, Qt::Key_Return, Qt::NoModifier, {}, false);
    for (int repeat = 0; repeat < 20; ++repeat)
        QTest::simulateEvent(&m->table(), true, Qt::Key_Return, Qt::NoModifier, {}, true);
    QCOMPARE(spy.size(), 1);
}

// G05
void WindowKeysTest::clickStorm_wishesPlayOnly()
{
    const QSignalSpy played(&m->table(), &TaskTable::playRequested);
    const QModelIndex prompt = m->row(m_numbers.at(1), TaskModel::PromptColumn);
    m->click(m_numbers.at(1));
    for (int click = 0; click < 10; ++click)
        QTest::mouseDClick(m->table().viewport(), Qt::LeftButton, {},
                           m->table().visualRect(prompt).center());
    QVERIFY(!played.isEmpty());
    QVERIFY2(!OnScreen::find<QLineEdit>(u"Label"_s, &m->window), "a double click edits nothing");
    QCOMPARE(m->window.selectedNumbers(), QList {m_numbers.at(1)});
}

void WindowKeysTest::play_givesThePlayerItsKeys_data()
{
    QTest::addColumn<bool>("kept");
    QTest::newRow("a video") << true;
    QTest::newRow("none yet") << false;
}

void WindowKeysTest::play_givesThePlayerItsKeys()
{
    QFETCH(const bool, kept);
    if (kept)
        m->tasks.setKeeping(m_numbers.at(0),
                            {.state = Keeping::State::Kept,
                             .file = Clips::path("count.mp4"),
                             .posterFile = u"/none.png"_s});
    QVERIFY(!m->action("actionPlay").isEnabled());
    m->click(m_numbers.at(0));
    QCOMPARE(m->action("actionPlay").isEnabled(), kept);
    press(Qt::Key_Return);
    auto &player = *m->window.findChild<PlayerPane *>();
    QCOMPARE(player.isPlaying(), kept);
    QCOMPARE(m->table().hasFocus(), !kept);
    QTest::keyClick(m->window.focusWidget(), Qt::Key_Space);
    QVERIFY(!player.isPlaying());
}

void WindowKeysTest::letter_isTheOpenMenus()
{
    m->tasks.setKeeping(m_numbers.at(0),
                        {.state = Keeping::State::Kept,
                         .file = Clips::path("count.mp4"),
                         .posterFile = u"/none.png"_s});
    m->click(m_numbers.at(0));
    press(Qt::Key_Return);
    QTRY_VERIFY(m->window.findChild<PlayerPane *>()->isPlaying());
    const QList<QAction *> commands = m->window.findChild<PlayerPane *>()->actions();
    const auto mute = std::find_if(commands.cbegin(), commands.cend(), [](const QAction *action) {
        return action->shortcuts().contains(QKeySequence(Qt::Key_M));
    });
    QVERIFY(mute != commands.cend());
    const QSignalSpy muted(*mute, &QAction::triggered);
    auto *menu = m->window.findChild<QMenu *>(u"menuTools"_s);
    menu->popup(m->window.mapToGlobal(QPoint(50, 50)));
    QTRY_COMPARE(QApplication::activePopupWidget(), menu);
    const QSignalSpy searches(&m->window, &MainWindow::findVideosRequested);
    QTest::keyClick(menu, Qt::Key_M); // the keyboard stays with the player
    QCOMPARE(muted.size(), 0);
    QTest::keyClick(menu, Qt::Key_F);
    QCOMPARE(searches.size(), 1);
    QTRY_VERIFY(!menu->isVisible());
    press(Qt::Key_M);
    QCOMPARE(muted.size(), 1);
}

void WindowKeysTest::undo_isThereOnlyWhenThereIsSomething()
{
    const QSignalSpy spy(&m->window, &MainWindow::undoRequested);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(spy.isEmpty());
    m->window.setUndoPossible(true);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(spy.size(), 1);
}

void WindowKeysTest::f1_listsTheKeys()
{
    press(Qt::Key_F1);
    const auto *list = OnScreen::find<QTreeWidget>(u"Keyboard shortcuts"_s);
    QVERIFY(list);
    const auto knows = [list](const QString &action, const QString &key) {
        const QList<QTreeWidgetItem *> found =
            list->findItems(action, Qt::MatchExactly | Qt::MatchRecursive);
        return std::ranges::any_of(found, [&key](const QTreeWidgetItem *item) {
            return item->text(1).split(u" or "_s).contains(key);
        });
    };
    QVERIFY(knows(u"Refresh"_s, u"F5"_s));
    QVERIFY(knows(u"Copy IDs"_s, u"Ctrl+C"_s)); // in a menu within a menu
    QVERIFY(knows(u"Next pane"_s, u"F6"_s));
    QVERIFY(knows(u"Full screen"_s, u"F"_s)); // the player's
    QVERIFY(knows(u"Play"_s, u"Space"_s) && knows(u"Play"_s, u"K"_s));
    QVERIFY2(!list->horizontalScrollBar()->isVisible(), "nothing is cut");
    for (const QTreeWidgetItem *item : list->findItems({}, Qt::MatchContains | Qt::MatchRecursive))
        QVERIFY2(list->columnWidth(1) >= list->fontMetrics().horizontalAdvance(item->text(1)),
                 qPrintable(item->text(1)));
}

void WindowKeysTest::drop_givesFilesOrText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("pasted");
    const QList<QUrl> file {QUrl(u"file:///home/me/ids.txt"_s)};
    QTest::newRow("text") << u"vid_1"_s << QList<QUrl> {} << QStringList {} << u"vid_1"_s;
    QTest::newRow("file") << QString() << file << QStringList {u"/home/me/ids.txt"_s} << QString();
    QTest::newRow("G06 link") << u"https://api.token360.ai/v1/videos/vid_1"_s
                              << QList<QUrl> {QUrl(u"https://api.token360.ai/v1/videos/vid_1"_s)}
                              << QStringList {} << u"https://api.token360.ai/v1/videos/vid_1"_s;
    QList<QUrl> many;
    QStringList paths;
    for (int at = 0; at < 10'000; ++at) {
        paths.append(u"/home/me/%1.json"_s.arg(at));
        many.append(QUrl::fromLocalFile(paths.last()));
    }
    QTest::newRow("G06 ten thousand files") << QString() << many << paths << QString();
}

void WindowKeysTest::drop_givesFilesOrText()
{
    QFETCH(const QString, text);
    QFETCH(const QList<QUrl>, urls);
    QFETCH(const QStringList, files);
    QFETCH(const QString, pasted);
    const QSignalSpy dropped(&m->window, &MainWindow::filesDropped);
    const QSignalSpy texts(&m->window, &MainWindow::textPasted);
    QMimeData data;
    if (!text.isEmpty())
        data.setText(text);
    if (!urls.isEmpty())
        data.setUrls(urls);
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m->window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m->window, &drop);
    QCOMPARE(dropped.value(0).value(0).toStringList(), files);
    QCOMPARE(texts.value(0).value(0).toString(), pasted);
}

void WindowKeysTest::videoMenu_offersWhatFits()
{
    const TaskNumber unknown = m->add(u"vid_unknown"_s, 0);
    m->click(unknown);
    QVERIFY(m->action("actionEditId").isEnabled());
    QVERIFY(m->action("actionChooseKey").isEnabled());
    QVERIFY(!m->action("actionRenewLink").isEnabled());
    const TaskNumber orphan = m->add(u"vid_orphan"_s, 2);
    m->say(orphan, {.status = TaskReport::Status::Completed});
    m->accounts.remove(2);
    m->click(orphan);
    QVERIFY(m->action("actionChooseKey").isEnabled());
    QVERIFY(!m->action("actionRenewLink").isEnabled());
    m->click(m_numbers.at(0));
    QVERIFY(!m->action("actionEditId").isEnabled());
    QVERIFY(!m->action("actionChooseKey").isEnabled());
    QVERIFY(m->action("actionRenewLink").isEnabled());
    QVERIFY(m->action("actionKeepNow").isEnabled());
    QVERIFY(!m->action("actionOpenElsewhere").isEnabled());
    m->tasks.setKeeping(m_numbers.at(0), {.state = Keeping::State::Kept, .file = u"/x.mp4"_s});
    QTRY_VERIFY(!m->action("actionKeepNow").isEnabled());
    QVERIFY(m->action("actionOpenElsewhere").isEnabled());
    const QSignalSpy spy(&m->window, &MainWindow::actionRequested);
    m->action("actionOpenElsewhere").trigger();
    QCOMPARE(spy.value(0).value(0).toLongLong(), m_numbers.at(0));
    QCOMPARE(spy.value(0).value(1).value<Stage::Action>(), Stage::Action::OpenElsewhere);
}

/// Alt with a letter that two menus share would open now the one, now the other.
void WindowKeysTest::letter_meansOneThingInItsMenu()
{
    QList<QWidget *> menus {m->window.menuBar()};
    for (QMenu *menu : m->table().findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        menus.append(menu); // those of a right click
    for (qsizetype at = 0; at < menus.size(); ++at) {
        QStringList letters;
        for (const QAction *action : menus.at(at)->actions()) {
            if (action->menu())
                menus.append(action->menu());
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            if (letter.isEmpty() || !action->isVisible())
                continue;
            QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
            letters.append(letter);
        }
    }
    QVERIFY(menus.size() > 8);
}

QTEST_MAIN(WindowKeysTest)

#include "tst_windowkeys.moc"
