// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/workers.h"
#include "gui/player/playbackplugin.h"
#include "playerfixture.h"
#include "support/joinedtest.h"

#include <QAction>

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using State = ClipPlayer::State;

/// What opens a video that nobody has played yet.
class TestOpening final : public PlayerFixture
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void playedBeforeThePosterWasRead_invitesNoMore();
    void commandsThatNeedFrames_openTheVideo_data();
    void commandsThatNeedFrames_openTheVideo();
    void speed_opensNothing_V15();
    void whereNothingIsShown_nothingIsSaved();
};

void TestOpening::playedBeforeThePosterWasRead_invitesNoMore()
{
    Stage stage = stageOf("count.mp4");
    stage.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(stage);
    Workers::pool().waitForDone(); // read, but not told of
    m_pane->play();
    QTRY_VERIFY(number() >= 3);
    QVERIFY(!surface().isInviting());
}

void TestOpening::commandsThatNeedFrames_openTheVideo_data()
{
    QTest::addColumn<Qt::Key>("pressed");
    QTest::addColumn<int>("shown");
    QTest::newRow("next frame") << Qt::Key_Period << 1;
    QTest::newRow("previous frame") << Qt::Key_Comma << 0;
    QTest::newRow("back 1 s") << Qt::Key_J << 0;
    QTest::newRow("full screen") << Qt::Key_F << 0;
}

void TestOpening::commandsThatNeedFrames_openTheVideo()
{
    QFETCH(const Qt::Key, pressed);
    QFETCH(const int, shown);
    m_pane->setStage(stageOf("count.mp4"));
    QVERIFY(!player().isOpen());
    key(pressed);
    QVERIFY(player().isOpen());
    QTRY_COMPARE(number(), shown);
    QCOMPARE(player().state(), State::Paused);
}

void TestOpening::speed_opensNothing_V15()
{
    m_pane->setStage(stageOf("count.mp4"));
    key(Qt::Key_BracketRight);
    QCOMPARE(player().rate(), 1.25);
    QVERIFY(!player().isOpen());
    m_pane->play();
    QTRY_VERIFY(number() > 0);
    QCOMPARE(player().rate(), 1.25);
}

void TestOpening::whereNothingIsShown_nothingIsSaved()
{
    const auto canSave = [this] {
        const auto actions = m_pane->actions();
        const auto save = std::ranges::find(actions, u"&Save frame…"_s, &QAction::text);
        const auto copy = std::ranges::find(actions, u"&Copy frame"_s, &QAction::text);
        return QList {(*save)->isEnabled(), (*copy)->isEnabled()};
    };
    Stage stage = stageOf("count.mp4");
    m_pane->setStage(stage);
    QCOMPARE(canSave(), (QList {false, false}));
    stage.poster = made(u"poster.png"_s, Qt::red);
    m_pane->setStage(stage);
    QTRY_COMPARE(canSave(), (QList {true, true}));
    m_pane->setStage(stageOf("tall.mp4", 2));
    QCOMPARE(canSave(), (QList {false, false}));
    m_pane->play();
    QTRY_COMPARE(canSave(), (QList {true, true}));
    m_pane->setStage({});
    QCOMPARE(canSave(), (QList {false, false}));
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
