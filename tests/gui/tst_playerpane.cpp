// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playbackplugin.h"
#include "playerfixture.h"
#include "support/joinedtest.h"

#include <QLabel>
#include <QPushButton>
#include <QTextEdit>
#include <QToolButton>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using State = ClipPlayer::State;

class TestPlayerPane final : public PlayerFixture
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void videoWithoutPoster_isOpenedOnlyToPlay_V15();
    void videoWithoutPoster_showsThePlaySignAlone();
    void poster_standsUntilPlayed_V15();
    void posterThatComesLater_isShown();
    void posterThatComesLater_disturbsNothingThatIsOpen();
    void damagedPoster_leavesTheVideoClosed_V15_data();
    void damagedPoster_leavesTheVideoClosed_V15();
    void anotherVideo_startsFromItsPoster();
    void anotherVideo_withoutPoster_startsBlank_V15();
    void picture_isPaintedLetterboxedOnNearBlack();
    void goneFile_isToldOf_D34();
    void goneFile_isNotSteppedThrough_D34();
    void sameVideoAgain_disturbsNothing();
    void notice_saysItsTextPlainly_andOffersActions();
    void notice_isWholeInASmallPane_data();
    void notice_isWholeInASmallPane();
    void nothingSelected_saysTheEmptyText();
    void brokenVideo_turnsIntoANotice_V05();
    void incompleteVideo_isRemarkedOn_V02();
    void destroyedWhilePlaying_staysUp_V12();
};

void TestPlayerPane::videoWithoutPoster_isOpenedOnlyToPlay_V15()
{
    m_pane->setStage(stageOf("count.mp4"));
    finishReading();
    QVERIFY2(!player().isOpen(), "a video is decoded before it is played");
    QVERIFY(surface().isVisible());
    QVERIFY(surface().isInviting());
    QVERIFY(surface().currentFrame().isNull());
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    QVERIFY(!surface().isInviting());
}

void TestPlayerPane::videoWithoutPoster_showsThePlaySignAlone()
{
    m_pane->setStage(stageOf("count.mp4"));
    const QImage painted = surface().grab().toImage();
    const QPoint centre = painted.rect().center();
    const int ground = qGray(painted.pixel(2, 2));
    QVERIFY(ground < 20);
    QVERIFY(qGray(painted.pixel(centre)) > 200);
    QVERIFY2(qGray(painted.pixel(centre - QPoint(24, 0))) > ground + 20, "its disc is not seen");
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    QVERIFY(qGray(surface().grab().toImage().pixel(centre)) < 200);
}

void TestPlayerPane::poster_standsUntilPlayed_V15()
{
    Stage stage = stageOf("count.mp4");
    stage.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(stage);
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
    QVERIFY2(!player().isOpen(), "a poster needs no player");
    QVERIFY(surface().isInviting());
    QTest::mouseClick(&surface(), Qt::LeftButton);
    QTRY_VERIFY(number() > 0);
    QCOMPARE(player().state(), State::Playing);
}

void TestPlayerPane::posterThatComesLater_isShown()
{
    Stage stage = stageOf("count.mp4");
    m_pane->setStage(stage);
    QVERIFY(surface().currentFrame().isNull());
    stage.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(stage);
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
    QVERIFY(surface().isInviting());
    QVERIFY(!player().isOpen());
    stage.poster.clear(); // the video is fetched anew
    m_pane->setStage(stage);
    QVERIFY(surface().currentFrame().isNull());
    QVERIFY(surface().isInviting());
}

void TestPlayerPane::posterThatComesLater_disturbsNothingThatIsOpen()
{
    Stage stage = stageOf("count.mp4");
    openPaused("count.mp4");
    QTRY_COMPARE(number(), 0);
    stage.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(stage);
    finishReading();
    QCOMPARE(number(), 0);
}

void TestPlayerPane::damagedPoster_leavesTheVideoClosed_V15_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("gone") << QByteArray();
    QTest::newRow("no image") << QByteArray("<html>no</html>");
    QTest::newRow("cut") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF", 10);
}

void TestPlayerPane::damagedPoster_leavesTheVideoClosed_V15()
{
    QFETCH(const QByteArray, bytes);
    Stage stage = stageOf("count.mp4");
    stage.poster = m_folder.filePath(u"damaged.jpg"_s);
    QFile file(stage.poster);
    if (!bytes.isEmpty())
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QSignalSpy read(m_pane->findChild<StillReader *>(), &StillReader::ready);
    m_pane->setStage(stage);
    QVERIFY(read.count() == 1 || read.wait());
    QVERIFY2(!player().isOpen(), "the video is decoded in its poster's place");
    QVERIFY(surface().currentFrame().isNull());
    QVERIFY(surface().isInviting());
    stage.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(stage);
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
    QFile::remove(file.fileName());
}

void TestPlayerPane::anotherVideo_startsFromItsPoster()
{
    m_pane->setStage(stageOf("count.mp4"));
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    Stage another = stageOf("tall.mp4", 2);
    another.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(another);
    QVERIFY(surface().currentFrame().isNull());
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
    QCOMPARE(player().state(), State::Empty);
    QVERIFY(surface().isInviting());
}

void TestPlayerPane::anotherVideo_withoutPoster_startsBlank_V15()
{
    m_pane->setStage(stageOf("count.mp4"));
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    const QSignalSpy opened(&player(), &ClipPlayer::durationChanged);
    for (TaskNumber row = 2; row <= 20; ++row) {
        m_pane->setStage(stageOf(row % 2 ? "count.mp4" : "tall.mp4", row));
        QCOMPARE(player().state(), State::Empty);
        QVERIFY(surface().currentFrame().isNull());
        QVERIFY(surface().isInviting());
    }
    finishReading();
    QVERIFY(!player().isOpen());
    QCOMPARE(opened.size(), 0);
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

void TestPlayerPane::goneFile_isToldOf_D34()
{
    Stage stage = stageOf("count.mp4");
    stage.video = m_folder.filePath(u"gone.mp4"_s);
    QSignalSpy missed(m_pane.get(), &PlayerPane::fileFailed);
    m_pane->setStage(stage);
    m_pane->play();
    QTRY_COMPARE(missed.size(), 1);
    QCOMPARE(missed.constFirst().constFirst().value<TaskNumber>(), stage.number);
}

/// Where nothing was played yet: there is no player to step with.
void TestPlayerPane::goneFile_isNotSteppedThrough_D34()
{
    Stage stage = stageOf("count.mp4");
    stage.poster = made(u"poster.png"_s, Qt::red);
    stage.video = m_folder.filePath(u"gone.mp4"_s);
    QSignalSpy missed(m_pane.get(), &PlayerPane::fileFailed);
    for (const Qt::Key step : {Qt::Key_Period, Qt::Key_J}) {
        m_pane->setStage({});
        m_pane->setStage(stage);
        QTRY_VERIFY(!surface().currentFrame().isNull());
        key(step);
    }
    QCOMPARE(missed.size(), 2);
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

void TestPlayerPane::notice_isWholeInASmallPane_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("before");
    for (const QSize size : {QSize(260, 260), QSize(260, 190), QSize(420, 300), QSize(700, 400)}) {
        QTest::addRow("told in %dx%d", size.width(), size.height()) << size << true;
        QTest::addRow("made %dx%d", size.width(), size.height()) << size << false;
    }
}

void TestPlayerPane::notice_isWholeInASmallPane()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, before);
    if (before)
        m_pane->resize(size);
    m_pane->setStage(
        {.number = 1,
         .sign = Wording::Sign::Attention,
         .title = u"Not found"_s,
         .text = u"The service does not know this id with key \"Studio\". It may be wrong, belong "
                 "to another key, or be older than the service keeps."_s,
         .actions = {Stage::Action::EditId, Stage::Action::StopWatching, Stage::Action::Refresh}});
    m_pane->resize(size);
    QCoreApplication::processEvents();
    const auto *text = m_pane->findChild<QTextEdit *>(u"text"_s);
    QVERIFY2(
        text->viewport()->height() >= text->document()->size().height(),
        qPrintable(
            u"%1 of %2"_s.arg(text->viewport()->height()).arg(text->document()->size().height())));
    for (const char *name : {"Edit id…", "Stop watching", "Refresh"}) {
        const auto &button = named<QPushButton>(QString::fromUtf8(name));
        QVERIFY2(button.width() >= button.sizeHint().width(), name);
        QVERIFY2(button.height() >= button.sizeHint().height(), name);
        QVERIFY2(
            m_pane->rect().contains(QRect(button.mapTo(m_pane.get(), QPoint()), button.size())),
            name);
    }
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
    QVERIFY(surface().isVisible());
    m_pane->play();
    QTRY_VERIFY(number() > 0);
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

QTEST_MAIN(TestPlayerPane)
#include "tst_playerpane.moc"
