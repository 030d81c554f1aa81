// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "barsof.h"
#include "networkhost.h"
#include "runningprogram.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "watchedapplication.h"

#include <QNetworkInformation>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// What the whole program makes of the system's word that the network is back.
class NetworkReturnTest final : public QObject
{
    Q_OBJECT

    static constexpr int Patience = 40'000; // ms

private slots:
    void initTestCase();
    void portal_isNamed_H67();
    void return_isTriedAtOnce_H67();

private:
    void retry() const;
    /// Tries again unless it is told already.
    [[nodiscard]] bool isTold(const QString &sentence) const;
    /// Each try in vain makes the next wait longer; true once it is a minute or nearly so.
    [[nodiscard]] bool hasTriedForLong() const;
    [[nodiscard]] QString bars() const { return sentencesOf(*m_window).join(u'|'); }

    static constexpr qsizetype Tries = 20; ///< Qt may send one again by itself

    NetworkHost m_network;
    LoopbackServer m_service;
    bool m_isReachable = true;
    QTemporaryDir m_home;
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
};

void NetworkReturnTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    QVERIFY(m_network.isThere());
    QVERIFY(QNetworkInformation::loadBackendByName(u"networkmanager"));
    m_service.on({}, [this](const WireRequest &) {
        return m_isReachable ? WireAnswer::of(200, R"({"id":"vid_1","status":"processing"})")
                             : WireAnswer::raw({}, WireAnswer::Then::Reset);
    });
    m_program = std::make_unique<RunningProgram>(m_home.path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
    QVERIFY(RunningProgram::addKey(u"Studio"_s, m_service.url(), "sk-0123456789abcdef"));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    m_program->app().take({u"vid_1"_s}, {});
    const TaskTable &table = RunningProgram::table(*m_window);
    QTRY_COMPARE(RunningProgram::task(table, u"vid_1"_s).report.status,
                 TaskReport::Status::Generating);
    m_isReachable = false;
    QTRY_VERIFY2_WITH_TIMEOUT(bars().startsWith(u"No connection"_s), qPrintable(bars()), Patience);
}

void NetworkReturnTest::retry() const
{
    if (auto *button = OnScreen::find<QAbstractButton>(u"Retry now"_s, m_window))
        button->click();
}

bool NetworkReturnTest::isTold(const QString &sentence) const
{
    const bool isTold = bars().startsWith(sentence);
    if (!isTold)
        retry();
    return isTold;
}

bool NetworkReturnTest::hasTriedForLong() const
{
    const bool isLong = m_service.requests().size() >= Tries;
    if (!isLong)
        retry();
    return isLong;
}

void NetworkReturnTest::portal_isNamed_H67()
{
    m_network.tellPortal(true);
    QTRY_VERIFY2_WITH_TIMEOUT(isTold(u"A sign-in page answers"_s), qPrintable(bars()), Patience);
    m_network.tellPortal(false);
    QTRY_VERIFY2_WITH_TIMEOUT(isTold(u"No connection"_s), qPrintable(bars()), Patience);
}

void NetworkReturnTest::return_isTriedAtOnce_H67()
{
    m_service.forget();
    QTRY_VERIFY_WITH_TIMEOUT(hasTriedForLong(), Patience);
    m_network.tellDisconnected();
    m_isReachable = true;
    m_network.tellConnected();
    constexpr int MuchSooner = 20'000; // ms
    QTRY_COMPARE_WITH_TIMEOUT(bars(), QString(), MuchSooner);
}

TEST_MAIN(NetworkReturnTest)
{
    NetworkHost::standInForTheSystem();
    return runWatched<NetworkReturnTest>(u"network return"_s, argc, argv);
}

#include "tst_networkreturn.moc"
