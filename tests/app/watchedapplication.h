// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/playbackplugin.h"
#include "support/promised.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QMetaEnum>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <vector>

namespace Reelwatch {

/// The application of whole-program tests, with a watchdog over its event loop (G16): for how long
/// the handling of one event, with all that it leads to, keeps every other event waiting. The
/// test's own steps between two events do not count, nor does the rest inside a nested loop.
class WatchedApplication final : public QApplication
{
public:
#ifdef REELWATCH_SANITIZED
    static constexpr double Longest = 5000; // ms
#else
    static constexpr double Longest = 1000; // ms
#endif

    WatchedApplication(int &argc, char **argv)
        : QApplication(argc, argv)
    {
        setApplicationName(QStringLiteral("reelwatch"));
        setQuitOnLastWindowClosed(false);
        auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { note(); });
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_busy.start(); });
        m_all.start();
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread())
            return QApplication::notify(receiver, event);
        if (m_depth++ == 0) {
            m_busy.start();
            m_handled = QStringLiteral("%1 by %2 in %3")
                            .arg(QLatin1String(
                                     QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())),
                                 QLatin1String(receiver->metaObject()->className()),
                                 QLatin1String(QTest::currentTestFunction()));
        }
        const bool taken = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            note();
        return taken;
    }

    /// Tells the figures of `run`; what the test ended with, or failure after a block that was too
    /// long.
    [[nodiscard]] int judged(const QString &run, int ended) const
    {
        const QString promise = QStringLiteral("P10");
        const QString unit = QStringLiteral("ms");
        std::fprintf(stderr, "Longest block of the event loop: %.0f ms, %s\n", m_longest,
                     qPrintable(m_longestHandled));
        (void)Promised(
            {promise, run + QStringLiteral(": p99.9 of the window's answers"), late(), unit, 100})
            .tell();
        const bool met =
            Promised({promise, run + QStringLiteral(": longest block"), m_longest, unit, Longest})
                .tell();
        return ended == 0 && !met ? 1 : ended;
    }

private:
    void note()
    {
        if (!m_busy.isValid())
            return;
        const double took = static_cast<double>(m_busy.nsecsElapsed()) / 1e6;
        if (took >= Pulse)
            m_blocks.push_back(took);
        if (took > m_longest) {
            m_longest = took;
            m_longestHandled = m_handled;
        }
        m_busy.invalidate();
    }

    /// How late the answers to a key pressed every 20 ms would be, but for one in a thousand.
    [[nodiscard]] double late() const
    {
        std::vector<double> answers;
        for (double left : m_blocks) {
            for (; left > 0; left -= Pulse)
                answers.push_back(left);
        }
        std::ranges::sort(answers, std::greater());
        const auto later = static_cast<size_t>(static_cast<double>(m_all.elapsed()) / Pulse / 1000);
        return later < answers.size() ? answers.at(later) : 0;
    }

    static constexpr double Pulse = 20; // ms

    int m_depth = 0;
    QElapsedTimer m_all;
    QElapsedTimer m_busy; ///< since the event loop last had its turn
    QString m_handled;
    std::vector<double> m_blocks; ///< ms, those that a pulse could meet
    double m_longest = 0; // ms
    QString m_longestHandled;
};

/// What main() of a whole-program test does.
template<typename Test>
int runWatched(const QString &name, int argc, char **argv)
{
    PlaybackPlugin::configure();
    const WatchedApplication application(argc, argv);
    Test test;
    return application.judged(name, QTest::qExec(&test, argc, argv));
}

} // namespace Reelwatch
