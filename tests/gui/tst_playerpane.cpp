// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clips.h"
#include "gui/player/clipplayer.h"
#include "gui/player/playerpane.h"
#include "gui/player/timelabel.h"
#include "gui/player/videosurface.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = ClipPlayer::State;

class TestPlayerPane final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { ClipBackend::preferFfmpeg(); }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void video_showsItsFirstFrame_andPlaysOnRequest();
    void picture_isPaintedLetterboxedOnNearBlack();
    void poster_standsUntilPlayed();
    void posterGone_isReplacedByTheFirstFrame();
    void sameVideoAgain_disturbsNothing();
    void anotherVideo_startsFromItsPoster();
    void rowsPassedQuickly_openOnlyTheLast();
    void notice_saysItsTextPlainly_andOffersActions();
    void nothingSelected_saysTheEmptyText();
    void brokenVideo_turnsIntoANotice_V05();
    void incompleteVideo_isRemarkedOn_V02();
    void lastFrame_isShownAndLeftAgain();
    void keys_controlThePlayer();
    void keys_doNothingWithoutAVideo();
    void keys_setInAndOut();
    void spaceOnAFocusedButton_pressesIt();
    void clickOnTheSlider_jumpsThere();
    void names_areFoundByScreenReaders_data();
    void names_areFoundByScreenReaders();
    void saveFrame_writesItsPixels();
    void saveFrame_whereNothingCanBeWritten_saysSo();
    void saveFrame_askedByKey_proposesAName();
    void copyFrame_putsItOnTheClipboard();
    void fullScreen_showsTheSamePlace_escapeLeaves();
    void fullScreen_endsWithTheVideo_G04();
    void destroyedWhilePlaying_staysUp_V12();
    void clipTime_cutsHundredths_data();
    void clipTime_cutsHundredths();

private:
    [[nodiscard]] static Stage stageOf(const char *clip, TaskNumber number = 1);
    [[nodiscard]] ClipPlayer &player() const { return *m_pane->findChild<ClipPlayer *>(); }
    [[nodiscard]] VideoSurface &surface() const;
    template<typename Widget = QWidget>
    [[nodiscard]] Widget &named(const QString &name) const;
    [[nodiscard]] int number() const { return Clips::number(surface().currentFrame()); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;

    QTemporaryDir m_folder;
    std::unique_ptr<PlayerPane> m_pane;
};

Stage TestPlayerPane::stageOf(const char *clip, TaskNumber number)
{
    Stage stage;
    stage.number = number;
    stage.video = Clips::path(clip);
    return stage;
}

VideoSurface &TestPlayerPane::surface() const
{
    return *m_pane->findChild<VideoSurface *>();
}

template<typename Widget>
Widget &TestPlayerPane::named(const QString &name) const
{
    const auto widgets = m_pane->findChildren<Widget *>();
    for (Widget *widget : widgets) {
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (widget->isVisible() && spoken && spoken->text(QAccessible::Name) == name)
            return *widget;
    }
    qFatal("nothing is called %s", qPrintable(name));
}

void TestPlayerPane::key(int key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(&surface(), Qt::Key(key), modifiers);
}

void TestPlayerPane::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void TestPlayerPane::init()
{
    m_pane = std::make_unique<PlayerPane>();
    m_pane->resize(420, 300);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    surface().setFocus();
}

void TestPlayerPane::cleanup()
{
    m_pane.reset();
}

void TestPlayerPane::video_showsItsFirstFrame_andPlaysOnRequest()
{
    m_pane->setStage(stageOf("count.mp4"));
    QTRY_COMPARE(number(), 0);
    QVERIFY(surface().isInviting());
    QCOMPARE(player().state(), State::Paused);
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    QVERIFY(!surface().isInviting());
}

void TestPlayerPane::picture_isPaintedLetterboxedOnNearBlack()
{
    m_pane->setStage(stageOf("tall.mp4"));
    m_pane->play();
    QTRY_VERIFY(player().position() >= 400ms);
    const QImage painted = surface().grab().toImage();
    QVERIFY(qGray(painted.pixel(painted.rect().center())) > 60);
    QVERIFY(qGray(painted.pixel(2, painted.height() / 2)) < 20);
    QVERIFY(qGray(painted.pixel(painted.width() - 3, painted.height() / 2)) < 20);
}

void TestPlayerPane::poster_standsUntilPlayed()
{
    QImage poster(160, 90, QImage::Format_RGB32);
    poster.fill(Qt::red);
    Stage stage = stageOf("count.mp4");
    stage.poster = m_folder.filePath(u"poster.png"_s);
    QVERIFY(poster.save(stage.poster));
    m_pane->setStage(stage);
    QTRY_COMPARE(surface().currentFrame().pixelColor(80, 45), QColor(Qt::red));
    QVERIFY2(!player().isOpen(), "a poster needs no player");
    QVERIFY(surface().isInviting());
    QTest::mouseClick(&surface(), Qt::LeftButton);
    QTRY_VERIFY(number() > 0);
    QCOMPARE(player().state(), State::Playing);
}

void TestPlayerPane::posterGone_isReplacedByTheFirstFrame()
{
    Stage stage = stageOf("count.mp4");
    stage.poster = m_folder.filePath(u"gone.png"_s);
    m_pane->setStage(stage);
    QTRY_COMPARE(number(), 0);
}

void TestPlayerPane::sameVideoAgain_disturbsNothing()
{
    Stage stage = stageOf("count.mp4");
    m_pane->setStage(stage);
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    const QSignalSpy changed(&player(), &ClipPlayer::stateChanged);
    const auto before = player().position();
    m_pane->setStage(stage);
    stage.sign = Wording::Sign::Completed;
    stage.poster = m_folder.filePath(u"late.png"_s);
    stage.incomplete = true;
    m_pane->setStage(stage);
    QVERIFY(changed.isEmpty());
    QVERIFY(player().position() >= before);
    QTRY_VERIFY(player().position() > before);
}

void TestPlayerPane::anotherVideo_startsFromItsPoster()
{
    m_pane->setStage(stageOf("count.mp4"));
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    m_pane->setStage(stageOf("tall.mp4", 2));
    QVERIFY(surface().currentFrame().isNull());
    QTRY_COMPARE(surface().currentFrame().size(), QSize(90, 160));
    QCOMPARE(player().state(), State::Paused);
    QVERIFY(surface().isInviting());
}

void TestPlayerPane::rowsPassedQuickly_openOnlyTheLast()
{
    QSignalSpy opened(&player(), &ClipPlayer::durationChanged);
    for (TaskNumber row = 1; row <= 20; ++row)
        m_pane->setStage(stageOf(row % 2 ? "tall.mp4" : "count.mp4", row));
    QTRY_COMPARE(number(), 0);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(player().duration(), ClipPlayer::Time(2s));
}

void TestPlayerPane::notice_saysItsTextPlainly_andOffersActions()
{
    Stage stage;
    stage.number = 7;
    stage.sign = Wording::Sign::Failed;
    stage.title = u"<b>Moderation</b>"_s;
    stage.text = u"<img src=\"file:///dev/zero\">\nIt \u202Efailed."_s; // T01, T10
    stage.actions = {Stage::Action::CopySupportReport, Stage::Action::CopyPrompt};
    m_pane->setStage(stage);
    QVERIFY(!surface().isVisible());
    QCOMPARE(m_pane->findChild<QLabel *>(u"title"_s)->text(), stage.title);
    QCOMPARE(m_pane->findChild<QTextEdit *>(u"text"_s)->toPlainText(),
             u"<img src=\"file:///dev/zero\">\nIt failed."_s);
    QList<std::pair<TaskNumber, Stage::Action>> asked;
    connect(m_pane.get(), &PlayerPane::actionRequested, this,
            [&asked](TaskNumber number, Stage::Action action) {
                asked.append({number, action});
            });
    const auto buttons = m_pane->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(asked, (QList<std::pair<TaskNumber, Stage::Action>> {{7, Stage::Action::CopyPrompt}}));
}

void TestPlayerPane::nothingSelected_saysTheEmptyText()
{
    m_pane->setEmptyText(u"Select a video to see it."_s, u"42 videos"_s);
    QCOMPARE(m_pane->findChild<QLabel *>(u"title"_s)->text(), u"Select a video to see it."_s);
    m_pane->setStage(stageOf("count.mp4"));
    m_pane->setEmptyText(u"Select a video to see it."_s, u"43 videos"_s);
    QVERIFY(surface().isVisible());
    m_pane->setStage({});
    QCOMPARE(m_pane->findChild<QTextEdit *>(u"text"_s)->toPlainText(), u"43 videos"_s);
    QVERIFY(m_pane->findChildren<QPushButton *>().isEmpty());
}

void TestPlayerPane::brokenVideo_turnsIntoANotice_V05()
{
    QSignalSpy asked(m_pane.get(), &PlayerPane::actionRequested);
    const Stage stage = stageOf("unknown-codec.mp4", 3);
    m_pane->setStage(stage);
    m_pane->play();
    QTRY_VERIFY(!surface().isVisible());
    QCOMPARE(m_pane->findChild<QTextEdit *>(u"text"_s)->toPlainText(),
             u"This system cannot decode this video."_s);
    Stage again = stage;
    again.sign = Wording::Sign::Completed;
    m_pane->setStage(again);
    QVERIFY2(!surface().isVisible(), "a refresh does not try again");
    const auto buttons = m_pane->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QTRY_VERIFY(buttons.at(1)->isVisible());
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).value<Stage::Action>(), Stage::Action::ShowInFolder);
    m_pane->setStage(stageOf("count.mp4", 4));
    QTRY_COMPARE(number(), 0);
}

void TestPlayerPane::incompleteVideo_isRemarkedOn_V02()
{
    const auto remark = [this] {
        const auto labels = m_pane->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"not confirmed"_s);
        });
    };
    Stage stage = stageOf("cut-moov-first.mp4");
    m_pane->setStage(stage);
    QVERIFY(!remark());
    stage.incomplete = true;
    m_pane->setStage(stage);
    QVERIFY(remark());
    m_pane->setStage({});
    QVERIFY(!remark());
}

void TestPlayerPane::lastFrame_isShownAndLeftAgain()
{
    QImage last(64, 36, QImage::Format_RGB32);
    last.fill(Qt::blue);
    Stage stage = stageOf("count.mp4");
    stage.lastFrame = m_folder.filePath(u"last.png"_s);
    QVERIFY(last.save(stage.lastFrame));
    m_pane->setStage(stage);
    QTRY_COMPARE(number(), 0);
    auto &button = named<QToolButton>(u"Last frame"_s);
    QTest::mouseClick(&button, Qt::LeftButton);
    QTRY_COMPARE(surface().currentFrame().size(), last.size());
    QTest::mouseClick(&button, Qt::LeftButton);
    QTRY_COMPARE(number(), 0);
    QTest::mouseClick(&button, Qt::LeftButton);
    QTRY_COMPARE(surface().currentFrame().size(), last.size());
    key(Qt::Key_Period);
    QTRY_COMPARE(number(), 1);
    QVERIFY(!button.isChecked());
    m_pane->setStage(stageOf("tall.mp4", 2));
    QVERIFY(!button.isVisible());
}

void TestPlayerPane::keys_controlThePlayer()
{
    m_pane->setStage(stageOf("count.mp4"));
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

void TestPlayerPane::keys_doNothingWithoutAVideo()
{
    m_pane->setStage({});
    for (const int each : {Qt::Key_Space, Qt::Key_Period, Qt::Key_J, Qt::Key_F, Qt::Key_S})
        QTest::keyClick(m_pane.get(), Qt::Key(each));
    QCOMPARE(player().state(), State::Empty);
    QVERIFY(m_pane->findChildren<QFileDialog *>().isEmpty());
}

void TestPlayerPane::keys_setInAndOut()
{
    m_pane->setStage(stageOf("count.mp4"));
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

void TestPlayerPane::spaceOnAFocusedButton_pressesIt()
{
    m_pane->setStage(stageOf("count.mp4"));
    QTRY_COMPARE(number(), 0);
    auto &loop = named<QToolButton>(u"Loop"_s);
    loop.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&loop, Qt::Key_Space);
    QVERIFY(!loop.isChecked());
    QCOMPARE(player().state(), State::Paused);
}

void TestPlayerPane::clickOnTheSlider_jumpsThere()
{
    m_pane->setStage(stageOf("count.mp4"));
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

void TestPlayerPane::names_areFoundByScreenReaders_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"Play", "Previous frame", "Next frame", "Loop", "Mute", "Full screen",
                             "Position", "Video", "Speed"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPlayerPane::names_areFoundByScreenReaders()
{
    QFETCH(QString, name);
    m_pane->setStage(stageOf("count.mp4"));
    QTRY_COMPARE(number(), 0);
    QWidget &widget = named(name);
    if (name != u"Play"_s)
        return;
    m_pane->play();
    QCOMPARE(QAccessible::queryAccessibleInterface(&widget)->text(QAccessible::Name), u"Pause"_s);
}

void TestPlayerPane::saveFrame_writesItsPixels()
{
    m_pane->setStage(stageOf("count.mp4"));
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

void TestPlayerPane::saveFrame_whereNothingCanBeWritten_saysSo()
{
    m_pane->setStage(stageOf("count.mp4"));
    QTRY_COMPARE(number(), 0);
    QSignalSpy notSaved(m_pane.get(), &PlayerPane::frameNotSaved);
    m_pane->saveFrame(m_folder.filePath(u"no/such/folder/frame.png"_s));
    QVERIFY(notSaved.wait());
    QVERIFY(
        notSaved.first().first().toString().startsWith(u"The frame was not saved as frame.png"_s));
}

void TestPlayerPane::saveFrame_askedByKey_proposesAName()
{
    m_pane->setSuggestedName(u"Sunset: drone/kite"_s);
    m_pane->setStage(stageOf("count.mp4"));
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

void TestPlayerPane::copyFrame_putsItOnTheClipboard()
{
    m_pane->setStage(stageOf("count.mp4"));
    QTRY_COMPARE(number(), 0);
    const auto actions = m_pane->actions();
    const auto copy = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text() == u"Copy frame"_s;
    });
    QVERIFY(copy != actions.end());
    (*copy)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(160, 90));
}

void TestPlayerPane::fullScreen_showsTheSamePlace_escapeLeaves()
{
    m_pane->setStage(stageOf("count.mp4"));
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

void TestPlayerPane::fullScreen_endsWithTheVideo_G04()
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

void TestPlayerPane::destroyedWhilePlaying_staysUp_V12()
{
    m_pane->setStage(stageOf("count.mp4"));
    m_pane->play();
    QTRY_VERIFY(number() > 0);
    key(Qt::Key_F);
    m_pane.reset();
    QCoreApplication::processEvents();
    QVERIFY(QGuiApplication::topLevelWindows().isEmpty());
}

void TestPlayerPane::clipTime_cutsHundredths_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64 {0} << u"0:00.00"_s;
    QTest::newRow("just under") << qint64 {1'129'999} << u"0:01.12"_s;
    QTest::newRow("minutes") << qint64 {754'050'000} << u"12:34.05"_s;
    QTest::newRow("an hour") << qint64 {3'600'000'000} << u"60:00.00"_s;
}

void TestPlayerPane::clipTime_cutsHundredths()
{
    QFETCH(qint64, microseconds);
    QFETCH(QString, text);
    QCOMPARE(clipTime(std::chrono::microseconds(microseconds)), text);
}

QTEST_MAIN(TestPlayerPane)
#include "tst_playerpane.moc"
