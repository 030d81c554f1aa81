// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"
#include "app/statusnews.h"
#include "support/joinedtest.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct NewsDesk : Desk
{
    StatusNews news {tasks, accounts, watcher, totals, clock, window};
};

} // namespace

/// What the line at the bottom says of keys and services that cannot be asked.
class StatusNewsTest : public QObject
{
    Q_OBJECT

private slots:
    void heldKey_isToldAndNotIdle_data();
    void heldKey_isToldAndNotIdle();
    void oneOfTwoServices_doesNotSpeakForBoth_data();
    void oneOfTwoServices_doesNotSpeakForBoth();
    void onlyService_saysWhatIsAmiss_data();
    void onlyService_saysWhatIsAmiss();
    void limitThatRules_isToldAndOffered();
    void videoToFetch_isToldWithNothingToCheck();

private:
    /// All that the line shows.
    static QStringList words(const NewsDesk &desk);
};

QStringList StatusNewsTest::words(const NewsDesk &desk)
{
    const auto *line = desk.window.findChild<StatusLine *>();
    QStringList all;
    for (const QWidget *part : line->findChildren<QWidget *>())
        all.append(part->accessibleName());
    for (const QLabel *label : line->findChildren<QLabel *>())
        all.append(label->text());
    return all;
}

void StatusNewsTest::heldKey_isToldAndNotIdle_data()
{
    QTest::addColumn<AccountState::Kind>("kind");
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("told");
    using Kind = AccountState::Kind;
    const QString held = u"Checks held up"_s;
    QTest::newRow("rejected") << Kind::Rejected << held << u"1 key(s) rejected"_s;
    QTest::newRow("no balance") << Kind::OutOfBalance << held << u"1 key(s) out of balance"_s;
    QTest::newRow("frozen") << Kind::Frozen << held << u"1 key(s) frozen"_s;
    QTest::newRow("missing") << Kind::KeyMissing << held << u"1 key(s) missing"_s;
    QTest::newRow("locked") << Kind::KeychainLocked << held << u"keychain locked"_s;
    QTest::newRow("well") << Kind::Ok << u"Nothing to check"_s << QString();
}

void StatusNewsTest::heldKey_isToldAndNotIdle()
{
    QFETCH(const AccountState::Kind, kind);
    QFETCH(const QString, told);
    NewsDesk desk;
    const AccountId id =
        desk.accounts.save({.name = u"Work"_s, .base = QUrl(u"https://api.example.com"_s)});
    desk.accounts.setState(id, {.kind = kind});
    QFETCH(const QString, way);
    QTRY_VERIFY2(words(desk).contains(way) && words(desk).contains(told),
                 qPrintable(words(desk).join(u'|')));
}

void StatusNewsTest::oneOfTwoServices_doesNotSpeakForBoth_data()
{
    QTest::addColumn<AccountState>("state");
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("told");
    const QDateTime until = TestClock().now().addSecs(75);
    QTest::newRow("unreachable") << AccountState {.kind = AccountState::Kind::Unreachable}
                                 << u"Online"_s
                                 << u"1 service(s) unreachable · 2 active · checking now"_s;
    QTest::newRow("slowed") << AccountState {.kind = AccountState::Kind::Slowed, .until = until}
                            << u"Slowed down"_s
                            << u"2 active · Slowing down at the service's request; next check in "
                               "1 m 20 s"_s;
}

void StatusNewsTest::oneOfTwoServices_doesNotSpeakForBoth()
{
    QFETCH(const AccountState, state);
    QFETCH(const QString, way);
    QFETCH(const QString, told);
    NewsDesk desk;
    for (const QString &name : {u"Work"_s, u"Studio"_s}) {
        const AccountId id = desk.accounts.save({.name = name, .base = desk.service.url({})});
        desk.tasks.add({{id, u"vid_"_s + name}}, desk.clock.now());
    }
    desk.accounts.setState(1, state);
    QTRY_VERIFY2(words(desk).contains(way) && words(desk).contains(told),
                 qPrintable(words(desk).join(u'|')));
}

void StatusNewsTest::onlyService_saysWhatIsAmiss_data()
{
    QTest::addColumn<ApiError::Kind>("cause");
    QTest::addColumn<QString>("way");
    QTest::newRow("no network") << ApiError::Kind::Offline << u"Offline"_s;
    QTest::newRow("out of order") << ApiError::Kind::Server << u"Unreachable"_s;
    QTest::newRow("sign-in page") << ApiError::Kind::SignIn << u"Unreachable"_s;
}

void StatusNewsTest::onlyService_saysWhatIsAmiss()
{
    QFETCH(const ApiError::Kind, cause);
    QFETCH(const QString, way);
    NewsDesk desk;
    const AccountId id = desk.accounts.save({.name = u"Work"_s, .base = desk.service.url({})});
    desk.tasks.add({{id, u"vid_1"_s}}, desk.clock.now());
    desk.accounts.setState(id, {.kind = AccountState::Kind::Unreachable, .cause = cause});
    QTRY_VERIFY2(words(desk).contains(way), qPrintable(words(desk).join(u'|')));
}

void StatusNewsTest::limitThatRules_isToldAndOffered()
{
    constexpr int Videos = 10'000;
    NewsDesk desk;
    desk.watcher.setIntervals(std::chrono::seconds(10), std::chrono::seconds(10));
    // One key is far from its limit, the other's rules.
    const AccountId few = desk.accounts.save({.name = u"Few"_s, .base = desk.service.url({})});
    const AccountId many = desk.accounts.save({.name = u"Many"_s, .base = desk.service.url({})});
    QList<NewTask> wanted {{few, u"vid_few"_s}};
    for (int video = 0; video < Videos; ++video)
        wanted.append({many, u"vid_%1"_s.arg(video)});
    const QList<TaskNumber> numbers = desk.tasks.add(wanted, desk.clock.now());
    const QString sentence = u"each video about every 42 min at 4 checks/s"_s;
    const auto line = [&desk] {
        return words(desk).filter(u" active"_s).join(u'|');
    };
    QTRY_VERIFY2(line().contains(sentence), qPrintable(line()));
    const QSignalSpy asked(&desk.window, &MainWindow::limitsRequested);
    auto *change = desk.window.findChild<StatusLine *>()->findChild<QToolButton *>();
    QVERIFY(!change->isHidden());
    change->click();
    QCOMPARE(asked, QList<QVariantList> {{QVariant::fromValue(many)}});
    desk.tasks.remove(numbers.sliced(2));
    QTRY_VERIFY2(change->isHidden(), qPrintable(line()));
    QVERIFY2(!line().contains(u"each video"_s), qPrintable(line()));
}

void StatusNewsTest::videoToFetch_isToldWithNothingToCheck()
{
    NewsDesk desk;
    desk.tasks.add({{0, u"vid_1"_s}}, desk.clock.now());
    desk.tasks.apply(
        1, {.status = TaskReport::Status::Completed, .link = "https://media.example.com/1.mp4"},
        "{}");
    QTRY_VERIFY2(words(desk).contains(u"1 video(s) to fetch"_s),
                 qPrintable(words(desk).join(u'|')));
}

QTEST_MAIN(StatusNewsTest)
#include "tst_statusnews.moc"
