// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/fullscreenwindow.h"
#include "gui/player/playbackplugin.h"
#include "gui/player/timelabel.h"
#include "playerfixture.h"
#include "support/joinedtest.h"
#include "support/onscreen.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSet>
#include <QSlider>
#include <QToolButton>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = ClipPlayer::State;

class TestPlayerControls final : public PlayerFixture
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void keys_controlThePlayer();
    void keys_doNothingWithoutAVideo();
    void keys_setInAndOut();
    void spaceOnAFocusedButton_pressesIt();
    void tabKey_reachesEveryControl();
    void clickOnTheSlider_jumpsThere();
    void names_areFoundByScreenReaders_data();
    void names_areFoundByScreenReaders();
    void saveFrame_writesItsPixels();
    void saveFrame_whereNothingCanBeWritten_saysSo();
    void saveFrame_askedByKey_proposesAName();
    void copyFrame_putsItOnTheClipboard();
    void click_playsAndPauses();
    void doubleClick_leavesPlayingAsItWas_data();
    void doubleClick_leavesPlayingAsItWas();
    void fullScreen_enteredPaused_showsThePosition();
    void time_tellsTheWholeLength();
    void lastFrameButton_movesNothing();
    void habits_comeBack();
    void menu_hasGroupsAndUniqueMnemonics();
    void fullScreen_showsTheSamePlace_escapeLeaves();
    void fullScreen_endsWithTheVideo_G04();
    void clipTime_cutsHundredths_data();
    void clipTime_cutsHundredths();
};

void TestPlayerControls::keys_controlThePlayer()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    key(Qt::Key_Space);
    QCOMPARE(player().state(), State::Playing);
    key(Qt::Key_K);
    QCOMPARE(player().state(), State::Paused);
    player().seek(0ms);
    QTRY_COMPARE(number(), 0);
    key(Qt::Key_Period);
    QTRY_COMPARE(number(), 1);
    key(Qt::Key_Right);
    QTRY_COMPARE(number(), 2);
    key(Qt::Key_Comma);
    QTRY_COMPARE(number(), 1);
    key(Qt::Key_Right, Qt::ShiftModifier);
    QTRY_COMPARE(number(), 26);
    key(Qt::Key_Left);
    QTRY_COMPARE(number(), 25);
    key(Qt::Key_J);
    QTRY_COMPARE(number(), 0);
    key(Qt::Key_L);
    QCOMPARE(player().rate(), 1.25);
    key(Qt::Key_BracketRight);
    QCOMPARE(player().rate(), 1.5);
    key(Qt::Key_BracketLeft);
    QCOMPARE(player().rate(), 1.25);
    key(Qt::Key_Backspace);
    QCOMPARE(player().rate(), 1.0);
    key(Qt::Key_M);
    QVERIFY(player().isMuted());
    auto &loop = named<QToolButton>(u"Loop"_s);
    QVERIFY(loop.isChecked());
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!loop.isChecked());
}

void TestPlayerControls::keys_doNothingWithoutAVideo()
{
    m_pane->setStage({});
    for (const int each : {Qt::Key_Space, Qt::Key_Period, Qt::Key_J, Qt::Key_F, Qt::Key_S})
        QTest::keyClick(m_pane.get(), Qt::Key(each));
    QCOMPARE(player().state(), State::Empty);
    QVERIFY(m_pane->findChildren<QFileDialog *>().isEmpty());
}

void TestPlayerControls::keys_setInAndOut()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    player().seek(400ms);
    QTRY_COMPARE(number(), 10);
    key(Qt::Key_I);
    QCOMPARE(player().inPoint(), std::optional(ClipPlayer::Time(400ms)));
    player().seek(800ms);
    QTRY_COMPARE(number(), 20);
    key(Qt::Key_O);
    QCOMPARE(player().outPoint(), std::optional(ClipPlayer::Time(800ms)));
    key(Qt::Key_Backslash);
    QVERIFY(!player().inPoint() && !player().outPoint());
}

void TestPlayerControls::spaceOnAFocusedButton_pressesIt()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    auto &loop = named<QToolButton>(u"Loop"_s);
    loop.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&loop, Qt::Key_Space);
    QVERIFY(!loop.isChecked());
    QCOMPARE(player().state(), State::Paused);
}

void TestPlayerControls::tabKey_reachesEveryControl()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    m_pane->setFocus(Qt::ShortcutFocusReason);
    QCOMPARE(QApplication::focusWidget(), &surface());
    QStringList reached;
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.append(OnScreen::nameOf(QApplication::focusWidget()));
    } while (QApplication::focusWidget() != &surface() && reached.size() < 20);
    for (const QString &name : {u"Position"_s, u"Previous frame"_s, u"Play"_s, u"Next frame"_s,
                                u"Speed"_s, u"Loop"_s, u"Mute"_s, u"Full screen"_s})
        QVERIFY2(reached.contains(name), qPrintable(reached.join(u", "_s)));
}

void TestPlayerControls::clickOnTheSlider_jumpsThere()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    auto &slider = named<QSlider>(u"Position"_s);
    QCOMPARE(slider.maximum(), 1960);
    QTest::mouseClick(&slider, Qt::LeftButton, {}, slider.rect().center());
    QTRY_VERIFY(number() >= 23 && number() <= 26);
    QCOMPARE(player().state(), State::Paused);
    m_pane->play();
    QTest::mousePress(&slider, Qt::LeftButton, {}, QPoint(12, slider.height() / 2));
    QCOMPARE(player().state(), State::Paused);
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, QPoint(12, slider.height() / 2));
    QCOMPARE(player().state(), State::Playing);
}

void TestPlayerControls::names_areFoundByScreenReaders_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"Play", "Previous frame", "Next frame", "Loop", "Mute", "Full screen",
                             "Position", "Video", "Speed"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPlayerControls::names_areFoundByScreenReaders()
{
    QFETCH(QString, name);
    m_pane->setStage(stageOf("count.mp4"));
    QWidget &widget = named(name);
    if (name != u"Play"_s)
        return;
    m_pane->play();
    QCOMPARE(QAccessible::queryAccessibleInterface(&widget)->text(QAccessible::Name), u"Pause"_s);
}

void TestPlayerControls::saveFrame_writesItsPixels()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    player().seek(280ms);
    QTRY_COMPARE(number(), 7);
    const QString path = m_folder.filePath(u"frame.png"_s);
    QSignalSpy saved(m_pane.get(), &PlayerPane::frameSaved);
    m_pane->saveFrame(path);
    QVERIFY(saved.wait());
    QCOMPARE(saved.first().first().toString(), path);
    const QImage written(path);
    QCOMPARE(written.size(), QSize(160, 90));
    QCOMPARE(Clips::number(written), 7);
}

void TestPlayerControls::saveFrame_whereNothingCanBeWritten_saysSo()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    QSignalSpy notSaved(m_pane.get(), &PlayerPane::frameNotSaved);
    m_pane->saveFrame(m_folder.filePath(u"no/such/folder/frame.png"_s));
    QVERIFY(notSaved.wait());
    QVERIFY(
        notSaved.first().first().toString().startsWith(u"The frame was not saved as frame.png"_s));
}

void TestPlayerControls::saveFrame_askedByKey_proposesAName()
{
    m_pane->setSuggestedName(u"Sunset: drone/kite"_s);
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    key(Qt::Key_S);
    auto *dialog = m_pane->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(),
                 u"Sunset- drone-kite 0-00.00.png"_s);
    const QString path = m_folder.filePath(u"chosen.png"_s);
    QSignalSpy saved(m_pane.get(), &PlayerPane::frameSaved);
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    QVERIFY(saved.wait());
    QCOMPARE(Clips::number(QImage(path)), 0);
}

void TestPlayerControls::copyFrame_putsItOnTheClipboard()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    const auto actions = m_pane->actions();
    const auto copy = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text() == u"&Copy frame"_s;
    });
    QVERIFY(copy != actions.end());
    (*copy)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(160, 90));
}

void TestPlayerControls::click_playsAndPauses()
{
    m_pane->setStage(stageOf("count.mp4"));
    QTest::mouseClick(&surface(), Qt::LeftButton);
    QCOMPARE(player().state(), State::Playing);
    QTest::mouseClick(&surface(), Qt::LeftButton);
    QCOMPARE(player().state(), State::Paused);
    QTest::mouseClick(&surface(), Qt::LeftButton);
    QCOMPARE(player().state(), State::Playing);
    QVERIFY(surface().hasFocus());
    QTest::mouseClick(&surface(), Qt::RightButton);
    QCOMPARE(player().state(), State::Playing);
}

void TestPlayerControls::doubleClick_leavesPlayingAsItWas_data()
{
    QTest::addColumn<bool>("playing");
    QTest::newRow("playing") << true;
    QTest::newRow("never played: it begins") << false;
}

void TestPlayerControls::doubleClick_leavesPlayingAsItWas()
{
    QFETCH(const bool, playing);
    m_pane->setStage(stageOf("count.mp4"));
    if (playing)
        m_pane->play();
    QTest::mouseClick(&surface(), Qt::LeftButton);
    QTest::mouseDClick(&surface(), Qt::LeftButton);
    QCOMPARE(player().state(), State::Playing);
    QVERIFY(m_pane->findChild<FullScreenWindow *>());
}

void TestPlayerControls::fullScreen_enteredPaused_showsThePosition()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    player().seek(400ms);
    QTRY_COMPARE(number(), 10);
    key(Qt::Key_F);
    const auto *window = m_pane->findChild<FullScreenWindow *>();
    QVERIFY(window);
    QCOMPARE(window->findChild<QSlider *>(u"position"_s)->value(), 400);
    QCOMPARE(window->findChild<TimeLabel *>()->text(), u"0:00.40 / 0:02.00"_s);
}

void TestPlayerControls::time_tellsTheWholeLength()
{
    Stage stage = stageOf("count.mp4");
    stage.length = 2s;
    m_pane->setStage(stage);
    const auto *time = m_pane->findChild<TimeLabel *>();
    QCOMPARE(time->text(), u"0:00.00 / 0:02.00"_s);
    key(Qt::Key_L, Qt::ControlModifier); // no loop
    player().setRate(4);
    m_pane->play();
    QTRY_COMPARE(player().state(), State::Paused);
    QTRY_COMPARE(number(), 49);
    QCOMPARE(time->text(), u"0:02.00 / 0:02.00"_s);
}

void TestPlayerControls::lastFrameButton_movesNothing()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    const QRect before = named<QToolButton>(u"Loop"_s).geometry();
    Stage stage = stageOf("count.mp4");
    stage.lastFrame = m_folder.filePath(u"last.png"_s);
    m_pane->setStage(stage);
    QCoreApplication::processEvents();
    QVERIFY(named<QToolButton>(u"Show last frame"_s).isVisible());
    QCOMPARE(named<QToolButton>(u"Loop"_s).geometry(), before);
    QVERIFY(m_pane->rect().right() >= before.right());
}

void TestPlayerControls::habits_comeBack()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    key(Qt::Key_L, Qt::ControlModifier);
    key(Qt::Key_M);
    player().setVolume(0.25F);
    const QVariantMap habits = m_pane->habits();
    setUp();
    m_pane->setHabits(habits);
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    QVERIFY(!named<QToolButton>(u"Loop"_s).isChecked());
    QVERIFY(named<QToolButton>(u"Mute"_s).isChecked());
    QVERIFY(player().isMuted());
    QCOMPARE(player().volume(), 0.25F);
    m_pane->setHabits({});
    QVERIFY(named<QToolButton>(u"Loop"_s).isChecked());
}

void TestPlayerControls::menu_hasGroupsAndUniqueMnemonics()
{
    QStringList letters;
    int groups = 0;
    for (const QAction *action : m_pane->actions()) {
        if (action->isSeparator()) {
            ++groups;
            continue;
        }
        const qsizetype mark = action->text().indexOf(u'&');
        QVERIFY2(mark >= 0, qPrintable(action->text()));
        letters.append(action->text().mid(mark + 1, 1).toLower());
    }
    QVERIFY(groups >= 3);
    QCOMPARE(QSet(letters.begin(), letters.end()).size(), letters.size());
}

void TestPlayerControls::fullScreen_showsTheSamePlace_escapeLeaves()
{
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    player().seek(400ms);
    QTRY_COMPARE(number(), 10);
    QTest::mouseDClick(&surface(), Qt::LeftButton);
    const auto window = [this]() -> QWidget * {
        const auto children = m_pane->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        const auto found = std::find_if(children.begin(), children.end(),
                                        [](const QWidget *child) { return child->isFullScreen(); });
        return found == children.end() ? nullptr : *found;
    };
    QVERIFY(window());
    QVERIFY(QTest::qWaitForWindowActive(window()));
    auto *large = window()->findChild<VideoSurface *>();
    QCOMPARE(Clips::number(large->currentFrame()), 10);
    QTest::keyClick(large, Qt::Key_Period);
    QTRY_COMPARE(Clips::number(large->currentFrame()), 11);
    QTest::keyClick(large, Qt::Key_Escape);
    QTRY_VERIFY(!window());
    QCOMPARE(number(), 11);
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    key(Qt::Key_F);
    QVERIFY(window());
    QTest::keyClick(window()->findChild<VideoSurface *>(), Qt::Key_F);
    QTRY_VERIFY(!window());
}

void TestPlayerControls::fullScreen_endsWithTheVideo_G04()
{
    m_pane->setStage(stageOf("count.mp4"));
    m_pane->play();
    QTRY_VERIFY(number() > 0);
    key(Qt::Key_F);
    const auto isOpen = [] {
        const auto windows = QGuiApplication::topLevelWindows();
        return std::any_of(windows.begin(), windows.end(), [](const QWindow *window) {
            return window->isVisible() && window->windowState() == Qt::WindowFullScreen;
        });
    };
    QVERIFY(isOpen());
    m_pane->setStage({});
    QVERIFY(!isOpen());
    QCOMPARE(player().state(), State::Empty);
}

void TestPlayerControls::clipTime_cutsHundredths_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64 {0} << u"0:00.00"_s;
    QTest::newRow("just under") << qint64 {1'129'999} << u"0:01.12"_s;
    QTest::newRow("minutes") << qint64 {754'050'000} << u"12:34.05"_s;
    QTest::newRow("an hour") << qint64 {3'600'000'000} << u"60:00.00"_s;
}

void TestPlayerControls::clipTime_cutsHundredths()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    QCOMPARE(clipTime(std::chrono::microseconds(microseconds)), text);
}

QTEST_MAIN(TestPlayerControls)
#include "tst_playercontrols.moc"
