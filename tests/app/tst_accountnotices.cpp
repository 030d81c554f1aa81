// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accountnotices.h"
#include "app/barsof.h"
#include "gui/window/messagebars.h"
#include "model/library.h"
#include "support/joinedtest.h"

#include <QSignalSpy>

#include <memory>

using namespace Reelwatch;
using Kind = AccountState::Kind;

namespace {

const QDateTime Since(QDate(2026, 4, 17), QTime(13, 58));

QString sinceThen()
{
    return QLocale().toString(Since, QLocale::ShortFormat);
}

} // namespace

/// Trouble with keys, told in the bars.
class tst_AccountNotices : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void trouble_isToldAndEnds_data();
    void trouble_isToldAndEnds();
    void quietStates_sayNothing_data();
    void quietStates_sayNothing();
    void sharedTrouble_hasOneBar_data();
    void sharedTrouble_hasOneBar();
    void count_followsTheVideos();
    void removedAccount_takesItsBarsAlong_data();
    void removedAccount_takesItsBarsAlong();
    void hostileName_staysPlain_T();
    void hindrance_isNamed_data();
    void hindrance_isNamed();
    void pausedByTheUser_isToldWithAWayBack();

private:
    void set(AccountId account, Kind kind, const QString &message = {}, int inARow = 1);

    std::unique_ptr<Library> m_library;
    std::unique_ptr<MessageBars> m_bars;
    std::unique_ptr<AccountNotices> m_notices;
};

void tst_AccountNotices::init()
{
    m_library = std::make_unique<Library>();
    m_bars = std::make_unique<MessageBars>();
    m_notices = std::make_unique<AccountNotices>(m_library->accounts, m_library->tasks, *m_bars);
}

void tst_AccountNotices::cleanup()
{
    m_notices.reset();
    m_bars.reset();
}

void tst_AccountNotices::set(AccountId account, Kind kind, const QString &message, int inARow)
{
    m_library->accounts.setState(account,
                                 {.kind = kind,
                                  .message = message,
                                  .since = Since.toUTC(),
                                  .until = QDateTime(QDate(2026, 4, 17), QTime(14, 2)).toUTC(),
                                  .inARow = inARow});
}

void tst_AccountNotices::trouble_isToldAndEnds_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("buttons");
    QTest::newRow("rejected") << Kind::Rejected
                              << u"Key \"Studio\" was rejected. 2 video(s) are paused, nothing "
                                 "is lost."_s
                              << QStringList {u"Edit key…"_s};
    QTest::newRow("balance") << Kind::OutOfBalance
                             << u"The balance of key \"Studio\" is used up. 2 video(s) are "
                                "paused, nothing is lost. It is tried again from time to time. "
                                "Top up."_s
                             << QStringList {u"Try again"_s, u"Edit key…"_s};
    QTest::newRow("frozen") << Kind::Frozen
                            << u"Key \"Studio\" is frozen. 2 video(s) are paused, nothing is "
                               "lost. It is tried again from time to time. Top up."_s
                            << QStringList {u"Try again"_s, u"Edit key…"_s};
    QTest::newRow("missing") << Kind::KeyMissing
                             << u"Key \"Studio\" is not at hand. Top up. 2 video(s) are paused, "
                                "nothing is lost."_s
                             << QStringList {u"Try again"_s, u"Edit key…"_s};
    QTest::newRow("locked") << Kind::KeychainLocked
                            << u"The keychain is locked. Unlock it to continue."_s
                            << QStringList {u"Unlock"_s};
    QTest::newRow("offline")
        << Kind::Unreachable
        << u"No connection since %1. Checking resumes by itself. Top up."_s.arg(sinceThen())
        << QStringList {u"Retry now"_s};
    QTest::newRow("slowed") << Kind::Slowed
                            << u"Slowing down at the service's request; \"Studio\" is checked "
                               "again at 14:02:00."_s
                            << QStringList {};
}

void tst_AccountNotices::trouble_isToldAndEnds()
{
    QFETCH(Kind, kind);
    QFETCH(QString, sentence);
    QFETCH(QStringList, buttons);
    m_library->add(u"a"_s);
    m_library->add(u"b"_s);
    m_library->add(u"other"_s, 2);
    set(1, kind, u"Top up."_s, 3);
    QCOMPARE(sentencesOf(*m_bars), QStringList {sentence});
    QCOMPARE(buttonsOf(*m_bars, 0), buttons);
    set(1, Kind::Ok);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_AccountNotices::quietStates_sayNothing_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("inARow");
    QTest::newRow("ok") << Kind::Ok << 0;
    QTest::newRow("awaited") << Kind::KeyAwaited << 0;
    QTest::newRow("second 429") << Kind::Slowed << 2;
}

void tst_AccountNotices::quietStates_sayNothing()
{
    QFETCH(Kind, kind);
    QFETCH(int, inARow);
    set(1, Kind::Frozen);
    set(1, kind, {}, inARow);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_AccountNotices::sharedTrouble_hasOneBar_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("locked") << Kind::KeychainLocked
                            << u"The keychain is locked. Unlock it to continue."_s;
    QTest::newRow("offline")
        << Kind::Unreachable
        << u"No connection since %1. Checking resumes by itself. Reason."_s.arg(sinceThen());
    QTest::newRow("no keychain") << Kind::KeyMissing
                                 << u"Keys \"Studio\", \"Client\" are not at hand. Reason."_s;
}

void tst_AccountNotices::sharedTrouble_hasOneBar()
{
    QFETCH(Kind, kind);
    QFETCH(QString, sentence);
    set(1, kind, u"Reason."_s);
    set(2, kind, u"Reason."_s);
    QCOMPARE(sentencesOf(*m_bars), QStringList {sentence});
    const QSignalSpy again(m_notices.get(), &AccountNotices::tryAgainRequested);
    const QSignalSpy retry(m_notices.get(), &AccountNotices::retryRequested);
    const QSignalSpy unlock(m_notices.get(), &AccountNotices::unlockRequested);
    clickBar(*m_bars, 0, 0);
    QCOMPARE(again.size(), kind == Kind::KeyMissing ? 2 : 0);
    QCOMPARE(retry.size(), kind == Kind::Unreachable ? 1 : 0);
    QCOMPARE(unlock.size(), kind == Kind::KeychainLocked ? 1 : 0);
    set(1, Kind::Ok);
    QCOMPARE(sentencesOf(*m_bars).size(), 1);
    set(2, Kind::Ok);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_AccountNotices::count_followsTheVideos()
{
    set(1, Kind::Rejected);
    QCOMPARE(sentencesOf(*m_bars), QStringList {u"Key \"Studio\" was rejected."_s});
    const TaskNumber number = m_library->add(u"a"_s);
    m_library->say(m_library->add(u"done"_s), {.status = TaskReport::Status::Completed});
    QTRY_COMPARE(
        sentencesOf(*m_bars),
        QStringList {u"Key \"Studio\" was rejected. 1 video(s) are paused, nothing is lost."_s});
    m_library->tasks.remove({number});
    QTRY_COMPARE(sentencesOf(*m_bars), QStringList {u"Key \"Studio\" was rejected."_s});
}

void tst_AccountNotices::removedAccount_takesItsBarsAlong_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind :
         {Kind::Rejected, Kind::KeyMissing, Kind::KeychainLocked, Kind::Unreachable, Kind::Frozen})
        QTest::newRow(keyOf(kind)) << kind;
}

void tst_AccountNotices::removedAccount_takesItsBarsAlong()
{
    QFETCH(Kind, kind);
    set(1, kind);
    QCOMPARE(sentencesOf(*m_bars).size(), 1);
    m_library->accounts.remove(1);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_AccountNotices::hostileName_staysPlain_T()
{
    Account account = *m_library->accounts.find(1);
    account.name = u"A\nB\u202E"_s;
    m_library->accounts.save(account);
    set(1, Kind::Rejected);
    const QString sentence = sentencesOf(*m_bars).value(0);
    QVERIFY(!sentence.isEmpty());
    QVERIFY(!sentence.contains(u'\n') && !sentence.contains(u'\u202E'));
}

void tst_AccountNotices::hindrance_isNamed_data()
{
    QTest::addColumn<ApiError::Kind>("cause");
    QTest::addColumn<QString>("sentence");
    const QString offline =
        u"No connection since %1. Checking resumes by itself. Reason."_s.arg(sinceThen());
    const QString service =
        u"The service of key \"Studio\" is out of order since %1. Checking resumes by "
        "itself. Reason."_s.arg(sinceThen());
    QTest::newRow("H01 offline") << ApiError::Kind::Offline << offline;
    QTest::newRow("H40 certificate") << ApiError::Kind::Insecure << offline;
    QTest::newRow("H49 proxy") << ApiError::Kind::Proxy << offline;
    QTest::newRow("H60 503") << ApiError::Kind::Server << service;
    QTest::newRow("H32 redirect") << ApiError::Kind::Redirected << service;
    QTest::newRow("H22 captive portal")
        << ApiError::Kind::SignIn
        << u"A sign-in page answers in place of the service. Sign in to this network in a browser; "
           "checking resumes by itself. If you are signed in, check the base URL of key "
           "\"Studio\"."_s;
}

void tst_AccountNotices::hindrance_isNamed()
{
    QFETCH(ApiError::Kind, cause);
    QFETCH(QString, sentence);
    const AccountState lost {
        .kind = Kind::Unreachable, .message = u"Reason."_s, .cause = cause, .since = Since.toUTC()};
    m_library->accounts.setState(1, lost);
    QCOMPARE(sentencesOf(*m_bars), QStringList {sentence});
    QCOMPARE(buttonsOf(*m_bars, 0), QStringList {u"Retry now"_s});
    // Another way that is lost for another reason has a bar of its own.
    m_library->accounts.setState(2,
                                 {.kind = Kind::Unreachable,
                                  .cause = cause == ApiError::Kind::SignIn
                                      ? ApiError::Kind::Offline
                                      : ApiError::Kind::SignIn});
    QCOMPARE(sentencesOf(*m_bars).size(), 2);
    m_library->accounts.setState(1, {});
    m_library->accounts.setState(2, {});
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

void tst_AccountNotices::pausedByTheUser_isToldWithAWayBack()
{
    m_library->add(u"a"_s);
    const auto setPaused = [this](AccountId id, bool paused) {
        Account account = *m_library->accounts.find(id);
        account.paused = paused;
        m_library->accounts.save(account);
    };
    setPaused(1, true);
    QCOMPARE(sentencesOf(*m_bars),
             QStringList {u"You paused key \"Studio\". 1 video(s) are paused, nothing is lost."_s});
    setPaused(2, true);
    QCOMPARE(sentencesOf(*m_bars).size(), 1);
    const QSignalSpy resumed(m_notices.get(), &AccountNotices::resumeRequested);
    clickBar(*m_bars, 0, 0);
    QCOMPARE(resumed.size(), 2);
    setPaused(1, false);
    QCOMPARE(sentencesOf(*m_bars).size(), 1);
    m_library->accounts.remove(2);
    QCOMPARE(sentencesOf(*m_bars), QStringList {});
}

QTEST_MAIN(tst_AccountNotices)
#include "tst_accountnotices.moc"
