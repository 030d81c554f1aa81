// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/workers.h"
#include "gui/player/playbackplugin.h"
#include "playerfixture.h"
#include "support/joinedtest.h"

#include <QFile>
#include <QSemaphore>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using State = ClipPlayer::State;

/// The libraries of playing are read from disk without a wait of the window's. Once in a process.
class TestLoading final : public PlayerFixture
{
    Q_OBJECT

public:
    static void initMain() { PlaybackPlugin::configure(); }

private slots:
    void init() { showPane(); }
    void cleanup() { tearDown(); }
    void commands_waitForTheLibraries();

private:
    [[nodiscard]] static bool isLoaded(const QByteArray &library)
    {
        QFile maps(u"/proc/self/maps"_s);
        return maps.open(QFile::ReadOnly) && maps.readAll().contains(library);
    }
};

void TestLoading::commands_waitForTheLibraries()
{
    QSemaphore hand;
    const int threads = Workers::pool().maxThreadCount();
    for (int thread = 0; thread < threads; ++thread)
        Workers::pool().start([&hand] { hand.acquire(); });

    m_pane->setStage(stageOf("tall.mp4"));
    m_pane->play(); // what is asked of one video is not done to the next
    m_pane->setStage(stageOf("count.mp4", 2));
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    QCoreApplication::processEvents();
    const bool opened = player().isOpen();
    const bool loaded = isLoaded("reelwatch-playback") || isLoaded("ffmpegmediaplugin");
    hand.release(threads);
    QVERIFY(!opened);
    QVERIFY(!loaded);

    QTRY_COMPARE(number(), 2);
    QCOMPARE(player().state(), State::Paused);
    QVERIFY(isLoaded("reelwatch-playback"));
    QVERIFY(isLoaded("ffmpegmediaplugin"));
}

QTEST_MAIN(TestLoading)
#include "tst_loading.moc"
