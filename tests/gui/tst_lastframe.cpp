// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/playbackplugin.h"
#include "playerfixture.h"
#include "support/joinedtest.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The image that came beside a video: others made it, so only what was made of it is shown.
class TestLastFrame final : public PlayerFixture
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void init();
    void cleanup() { tearDown(); }
    void fetchedImage_isNotReadHere_V15();
    void lastFrame_isShownAndLeftAgain();
    void lastFrame_overAPlayedVideo_isLeftForItsFrame();
    void lastFrameThatCannotBeShown_isToldOf_data();
    void lastFrameThatCannotBeShown_isToldOf();
    void answerThatComesLate_isNotShown();

private:
    void press() { QTest::mouseClick(&button(), Qt::LeftButton); }
    [[nodiscard]] QToolButton &button() const { return named<QToolButton>(u"Show last frame"_s); }
    [[nodiscard]] bool isToldOf() const;

    Stage m_stage;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestLastFrame::init()
{
    setUp();
    m_stage = stageOf("count.mp4");
    m_stage.lastFrame = made(u"fetched.png"_s, Qt::blue);
    m_stage.poster = made(u"poster.png"_s, Qt::red);
    m_asked = std::make_unique<QSignalSpy>(m_pane.get(), &PlayerPane::lastFrameRequested);
    m_pane->setStage(m_stage);
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
}

bool TestLastFrame::isToldOf() const
{
    const auto labels = m_pane->findChildren<QLabel *>();
    return std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"cannot be shown"_s);
    });
}

void TestLastFrame::fetchedImage_isNotReadHere_V15()
{
    const QSignalSpy read(m_pane->findChild<StillReader *>(), &StillReader::ready);
    press();
    QCOMPARE(m_asked->size(), 1);
    QCOMPARE(m_asked->constFirst().constFirst().toString(), m_stage.lastFrame);
    finishReading();
    QCOMPARE(read.size(), 0);
    QCOMPARE(shownColour(), QColor(Qt::red));
    m_pane->takeLastFrame(m_stage.lastFrame, made(u"ours.png"_s, Qt::green));
    QTRY_COMPARE(shownColour(), QColor(Qt::green));
    QCOMPARE(read.size(), 1);
    QVERIFY(!player().isOpen());
}

void TestLastFrame::lastFrame_isShownAndLeftAgain()
{
    press();
    m_pane->takeLastFrame(m_stage.lastFrame, made(u"ours.png"_s, Qt::green));
    QTRY_COMPARE(shownColour(), QColor(Qt::green));
    QVERIFY(!surface().isInviting());
    press();
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
    QVERIFY(surface().isInviting());
    QVERIFY(!player().isOpen());
    m_pane->setStage(stageOf("tall.mp4", 2));
    QVERIFY(std::ranges::none_of(m_pane->findChildren<QToolButton *>(), [](const auto *each) {
        return each->isVisible() && each->toolTip() == u"Show last frame"_s;
    }));
}

void TestLastFrame::lastFrame_overAPlayedVideo_isLeftForItsFrame()
{
    player().open(m_stage.video);
    QTRY_COMPARE(number(), 0);
    press();
    m_pane->takeLastFrame(m_stage.lastFrame, made(u"ours.png"_s, Qt::green));
    QTRY_COMPARE(shownColour(), QColor(Qt::green));
    press();
    QTRY_COMPARE(number(), 0);
    press();
    m_pane->takeLastFrame(m_stage.lastFrame, made(u"ours.png"_s, Qt::green));
    QTRY_COMPARE(shownColour(), QColor(Qt::green));
    key(Qt::Key_Period);
    QTRY_COMPARE(number(), 1);
    QVERIFY(!button().isChecked());
}

void TestLastFrame::lastFrameThatCannotBeShown_isToldOf_data()
{
    QTest::addColumn<QString>("still");
    QTest::newRow("nothing was made") << QString();
    QTest::newRow("what was made is gone") << m_folder.filePath(u"gone.png"_s);
}

void TestLastFrame::lastFrameThatCannotBeShown_isToldOf()
{
    QFETCH(const QString, still);
    press();
    QVERIFY(button().isChecked());
    m_pane->takeLastFrame(m_stage.lastFrame, still);
    QTRY_VERIFY(isToldOf());
    QVERIFY(!button().isChecked());
    QTRY_COMPARE(shownColour(), QColor(Qt::red));
    press();
    QVERIFY2(!isToldOf(), "it is tried again");
    m_pane->takeLastFrame(m_stage.lastFrame, still);
    QTRY_VERIFY(isToldOf());
    m_pane->setStage(stageOf("tall.mp4", 2));
    QVERIFY(!isToldOf());
}

void TestLastFrame::answerThatComesLate_isNotShown()
{
    const QString still = made(u"ours.png"_s, Qt::green);
    press();
    press(); // not wanted any more
    m_pane->takeLastFrame(m_stage.lastFrame, still);
    finishReading();
    QCOMPARE(shownColour(), QColor(Qt::red));
    press();
    Stage another = stageOf("tall.mp4", 2);
    another.lastFrame = made(u"another.png"_s, Qt::blue);
    m_pane->setStage(another);
    press();
    m_pane->takeLastFrame(m_stage.lastFrame, still);
    finishReading();
    QVERIFY(surface().currentFrame().isNull());
}

QTEST_MAIN(TestLastFrame)
#include "tst_lastframe.moc"
