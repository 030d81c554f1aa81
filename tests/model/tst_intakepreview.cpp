// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/intakepreview.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/owntime.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTimeZone>

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Verdict = IntakePreview::Verdict;

namespace {

const QDateTime now(QDate(2026, 4, 17), QTime(12, 0), QTimeZone::utc());

/// A preview over two keys on two services; Studio is suggested.
struct Room
{
    Room()
    {
        studio = accounts.save({.name = u"Studio"_s, .base = QUrl(u"https://api.token360.ai"_s)});
        client = accounts.save({.name = u"Client"_s, .base = QUrl(u"https://gw.example:8443/v"_s)});
        preview.suggestAccount(studio);
    }

    [[nodiscard]] QVariant at(int row, int role) const { return preview.index(row, 0).data(role); }
    [[nodiscard]] Verdict verdict(int row) const
    {
        return at(row, IntakePreview::VerdictRole).value<Verdict>();
    }
    [[nodiscard]] AccountId account(int row) const
    {
        return at(row, IntakePreview::AccountRole).value<AccountId>();
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return preview.index(row, column).data().toString();
    }

    TaskStore tasks;
    AccountStore accounts;
    AccountId studio = 0;
    AccountId client = 0;
    IntakePreview preview {tasks, accounts};
    QAbstractItemModelTester tester {&preview,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest};
};

QString manyLines(int count)
{
    QStringList lines;
    for (int line = 0; line < count; ++line)
        lines.append(u"vid_"_s + QString::number(line));
    return lines.join(u'\n');
}

} // namespace

class TestIntakePreview : public QObject
{
    Q_OBJECT

private slots:
    void rows_tellTheirVerdict();
    void summary_countsEachVerdict();
    void summary_tellsWhyTextWasNotRead();
    void link_choosesItsAccount();
    void prefix_choosesBetweenAccountsOfAnOrigin();
    void sameId_underTwoAccounts_isTwice();
    void sameId_sentToOneAccount_isRepeated();
    void unknownBase_waitsForItsKey();
    void watchedWithoutAKey_isNotNew();
    void usersChoice_goesBeforeLinks();
    void addedTask_becomesWatched();
    void removedAccount_isReplaced();
    void firstAccount_takesWhatWaited();
    void severalAccounts_areNotGuessedBetween();
    void latestText_wins();
    void longText_isReadAside();
    void guiThread_isNotHeld();
    void keys_areOfferedNotShown();
    void hiddenKey_isKeptUntilForgotten();
    void linkBase_isNamedOnlyWhenSure();
    void refusedText_isNoToolTip();
};

void TestIntakePreview::rows_tellTheirVerdict()
{
    Room room;
    room.tasks.add({{room.studio, u"vid_2"_s}}, now);
    room.preview.setText(u"vid_1\nvid_2\nvid_1\nwhat is this"_s);
    QVERIFY(room.preview.isReady());
    QCOMPARE(room.preview.rowCount(), 4);
    QCOMPARE(room.verdict(0), Verdict::New);
    QCOMPARE(room.verdict(1), Verdict::Watched);
    QCOMPARE(room.verdict(2), Verdict::Repeated);
    QCOMPARE(room.verdict(3), Verdict::Refused);
    QCOMPARE(room.cell(0, IntakePreview::IdColumn), u"vid_1"_s);
    QCOMPARE(room.cell(0, IntakePreview::KeyColumn), u"Studio"_s);
    QCOMPARE(room.cell(0, IntakePreview::VerdictColumn), u"New"_s);
    QCOMPARE(room.cell(1, IntakePreview::VerdictColumn), u"Already watched"_s);
    QCOMPARE(room.cell(2, IntakePreview::VerdictColumn), u"Same as line 1"_s);
    QCOMPARE(room.cell(3, IntakePreview::IdColumn), u"what is this"_s);
    QCOMPARE(room.cell(3, IntakePreview::KeyColumn), QString());
    QCOMPARE(room.cell(3, IntakePreview::VerdictColumn),
             room.at(3, IntakePreview::ReasonRole).toString());
    QCOMPARE(room.at(3, IntakePreview::LineRole).toInt(), 4);
    QCOMPARE(room.at(0, Qt::AccessibleTextRole).toString(), u"vid_1, New, Studio, line 1"_s);
    QCOMPARE(room.preview.newTasks(), (QList<NewTask> {{room.studio, u"vid_1"_s}}));
}

void TestIntakePreview::summary_countsEachVerdict()
{
    Room room;
    QCOMPARE(room.preview.summary(), QString());
    room.tasks.add({{room.studio, u"vid_1"_s}}, now);
    room.preview.setText(u"vid_1\nvid_2\nvid_3\nvid_3\na b"_s);
    QCOMPARE(room.preview.summary(), u"2 new, 1 already watched, 1 repeated, 1 refused"_s);
    room.preview.setText({});
    QCOMPARE(room.preview.summary(), QString());
    QCOMPARE(room.preview.rowCount(), 0);
}

void TestIntakePreview::summary_tellsWhyTextWasNotRead() // L03
{
    Room room;
    room.preview.setText(QString(8 * 1024 * 1024 + 1, u'a'));
    QTRY_VERIFY(room.preview.isReady());
    QCOMPARE(room.preview.summary(), Intake::sentence(Intake::Reason::TextTooLong));
    QCOMPARE(room.preview.rowCount(), 0);
}

void TestIntakePreview::link_choosesItsAccount()
{
    Room room;
    room.preview.setText(
        u"vid_1\nhttps://gw.example:8443/v/v1/videos/vid_2\nhttps://api.token360.ai/v1/videos/vid_3"_s);
    QCOMPARE(room.account(0), room.studio);
    QCOMPARE(room.account(1), room.client);
    QCOMPARE(room.account(2), room.studio);
    QCOMPARE(room.at(1, IntakePreview::BaseRole).toUrl(), QUrl(u"https://gw.example:8443/v"_s));
    QCOMPARE(room.preview.unknownBase(), QUrl());
}

void TestIntakePreview::prefix_choosesBetweenAccountsOfAnOrigin()
{
    Room room;
    const AccountId other =
        room.accounts.save({.name = u"Other"_s, .base = QUrl(u"https://gw.example:8443/w"_s)});
    room.preview.setText(
        u"https://gw.example:8443/w/v1/videos/vid_1\nhttps://gw.example:8443/x/v1/videos/vid_2"_s);
    QCOMPARE(room.account(0), other);
    QCOMPARE(room.account(1), room.client);
}

void TestIntakePreview::sameId_underTwoAccounts_isTwice() // J34
{
    Room room;
    room.preview.setText(
        u"https://gw.example:8443/v/v1/videos/vid_1\nhttps://api.token360.ai/v1/videos/vid_1"_s);
    QCOMPARE(room.preview.newTasks(),
             (QList<NewTask> {{room.client, u"vid_1"_s}, {room.studio, u"vid_1"_s}}));
}

void TestIntakePreview::sameId_sentToOneAccount_isRepeated()
{
    Room room;
    room.preview.setText(
        u"https://gw.example:8443/v/v1/videos/vid_1\nhttps://api.token360.ai/v1/videos/vid_1"_s);
    room.preview.setAccount(room.client);
    QCOMPARE(room.verdict(1), Verdict::Repeated);
    QCOMPARE(room.preview.newTasks(), (QList<NewTask> {{room.client, u"vid_1"_s}}));
}

void TestIntakePreview::unknownBase_waitsForItsKey()
{
    Room room;
    room.preview.setText(u"https://new.example/v1/videos/vid_1"_s);
    QCOMPARE(room.account(0), AccountId {0});
    QCOMPARE(room.cell(0, IntakePreview::KeyColumn), u"No key yet"_s);
    QCOMPARE(room.preview.unknownBase(), QUrl(u"https://new.example"_s));
    QSignalSpy judged(&room.preview, &IntakePreview::judged);
    const AccountId added =
        room.accounts.save({.name = u"New"_s, .base = QUrl(u"https://new.example"_s)});
    QCOMPARE(judged.size(), 1);
    QCOMPARE(room.account(0), added);
    QCOMPARE(room.preview.unknownBase(), QUrl());
}

void TestIntakePreview::watchedWithoutAKey_isNotNew()
{
    Room room;
    const AccountId gone =
        room.accounts.save({.name = u"Gone"_s, .base = QUrl(u"https://gone.example"_s)});
    room.tasks.add({{gone, u"vid_1"_s}, {0, u"vid_2"_s}}, now);
    room.accounts.remove(gone);
    room.preview.setText(u"id,label,account,service\nvid_1,,Gone,https://gone.example\n"
                         "vid_2,,,https://new.example\nvid_3,,,https://new.example"_s);
    QCOMPARE(room.preview.newTasks(), (QList<NewTask> {{0, u"vid_3"_s}}));
    QCOMPARE(room.preview.count(Verdict::Watched), 2);
}

void TestIntakePreview::usersChoice_goesBeforeLinks()
{
    Room room;
    QSignalSpy changed(&room.preview, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&room.preview, &QAbstractItemModel::modelReset);
    room.preview.setText(
        u"https://gw.example:8443/v/v1/videos/vid_1\nhttps://new.example/v1/videos/vid_2"_s);
    QCOMPARE(reset.size(), 1);
    room.preview.setAccount(room.studio);
    QCOMPARE(room.account(0), room.studio);
    QCOMPARE(room.account(1), room.studio);
    QCOMPARE(room.preview.unknownBase(), QUrl());
    QCOMPARE(reset.size(), 1);
    QCOMPARE(changed.size(), 1);
    room.preview.setAccount(0);
    QCOMPARE(room.account(0), AccountId {0});
}

void TestIntakePreview::addedTask_becomesWatched()
{
    Room room;
    room.preview.setText(u"vid_1\nvid_2"_s);
    const auto numbers = room.tasks.add({{room.studio, u"vid_1"_s}}, now);
    QCOMPARE(room.verdict(0), Verdict::Watched);
    QSignalSpy judged(&room.preview, &IntakePreview::judged);
    room.tasks.setWatch(numbers.first(), {.failures = 1});
    QCOMPARE(judged.size(), 0);
    room.tasks.remove(numbers);
    QCOMPARE(room.verdict(0), Verdict::New);
}

void TestIntakePreview::removedAccount_isReplaced()
{
    Room room;
    room.preview.setText(u"vid_1"_s);
    room.preview.setAccount(room.client);
    QSignalSpy accounts(&room.preview, &IntakePreview::accountsChanged);
    room.accounts.remove(room.client);
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(room.preview.account(), room.studio);
    QCOMPARE(room.account(0), room.studio);
}

void TestIntakePreview::firstAccount_takesWhatWaited()
{
    TaskStore tasks;
    AccountStore accounts;
    IntakePreview preview(tasks, accounts);
    preview.setText(u"vid_1"_s);
    QCOMPARE(preview.newTasks(), (QList<NewTask> {{0, u"vid_1"_s}}));
    const AccountId first =
        accounts.save({.name = u"First"_s, .base = QUrl(u"https://api.token360.ai"_s)});
    QCOMPARE(preview.account(), first);
    QCOMPARE(preview.newTasks(), (QList<NewTask> {{first, u"vid_1"_s}}));
}

void TestIntakePreview::severalAccounts_areNotGuessedBetween()
{
    Room room;
    IntakePreview preview(room.tasks, room.accounts);
    preview.setText(u"vid_1\nhttps://gw.example:8443/v/v1/videos/vid_2"_s);
    QCOMPARE(preview.newTasks(), (QList<NewTask> {{0, u"vid_1"_s}, {room.client, u"vid_2"_s}}));
}

void TestIntakePreview::latestText_wins()
{
    Room room;
    QSignalSpy reset(&room.preview, &QAbstractItemModel::modelReset);
    room.preview.setText(manyLines(5000));
    room.preview.setText(manyLines(6000));
    room.preview.setText(manyLines(7000));
    QVERIFY(!room.preview.isReady());
    QTRY_VERIFY(room.preview.isReady());
    QCOMPARE(room.preview.rowCount(), 7000);
    room.preview.setText(manyLines(5000));
    room.preview.setText(u"vid_1"_s);
    QVERIFY(room.preview.isReady());
    QTRY_VERIFY(reset.size() >= 2);
    room.preview.setText(manyLines(3000));
    QTRY_COMPARE(room.preview.rowCount(), 3000);
}

void TestIntakePreview::longText_isReadAside() // L02
{
    Room room;
    room.tasks.add({{room.studio, u"vid_7"_s}}, now);
    QSignalSpy judged(&room.preview, &IntakePreview::judged);
    room.preview.setText(QString(manyLines(10'000) + u"\nvid_1\nwhat is this"_s));
    QCOMPARE(judged.size(), 0);
    QVERIFY(judged.wait());
    QCOMPARE(room.preview.summary(), u"9,999 new, 1 already watched, 1 repeated, 1 refused"_s);
}

void TestIntakePreview::guiThread_isNotHeld() // P10
{
    const TaskStore tasks;
    const AccountStore accounts;
    IntakePreview preview(tasks, accounts);
    preview.setText(manyLines(100'000));
    std::chrono::milliseconds longest {0};
    while (!preview.isReady()) {
        const auto before = ownTime();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        longest = std::max(longest, ownTime() - before);
    }
    QCOMPARE(preview.count(Verdict::New), 100'000);
    QVERIFY2(longest < std::chrono::milliseconds(100),
             qPrintable(QString::number(longest.count())));
}

void TestIntakePreview::keys_areOfferedNotShown() // K13
{
    Room room;
    QSignalSpy keys(&room.preview, &IntakePreview::keysChanged);
    const QString canary = u"sk-CANARY-0123456789"_s;
    room.preview.setText(
        QString(u"curl https://new.example/v1/videos/vid_1 -H 'Authorization: Bearer "_s + canary
                + u"'\nmy key is "_s + canary));
    QVERIFY(keys.size() > 0);
    QVERIFY(room.preview.hasFoundKey());
    QCOMPARE(room.preview.foundKey(), canary.toUtf8());
    QCOMPARE(room.preview.linkBase(), QUrl(u"https://new.example"_s));
    for (int row = 0; row < room.preview.rowCount(); ++row) {
        for (const QVariant &value : room.preview.itemData(room.preview.index(row, 0)))
            QVERIFY(!value.toString().contains(canary));
        QVERIFY(!room.at(row, Qt::AccessibleTextRole).toString().contains(canary));
    }
    QVERIFY(!room.preview.summary().contains(canary));
    room.preview.forgetKeys();
    QVERIFY(!room.preview.hasFoundKey());
}

void TestIntakePreview::hiddenKey_isKeptUntilForgotten()
{
    Room room;
    const QString shown = room.preview.hideKeys(u"TOKEN360_API_KEY=canary-0123456\nvid_1"_s);
    QCOMPARE(shown, u"TOKEN360_API_KEY=••••••••\nvid_1"_s);
    room.preview.setText(shown);
    QCOMPARE(room.preview.summary(), u"1 new"_s);
    QCOMPARE(room.preview.foundKey(), QByteArray("canary-0123456"));
    room.preview.forgetKeys();
    QCOMPARE(room.preview.foundKey(), QByteArray());
}

void TestIntakePreview::linkBase_isNamedOnlyWhenSure()
{
    Room room;
    room.preview.setText(u"vid_1"_s);
    QCOMPARE(room.preview.linkBase(), QUrl());
    room.preview.setText(u"https://a.example/v1/videos/vid_1\nhttps://b.example/v1/videos/vid_2"_s);
    QCOMPARE(room.preview.linkBase(), QUrl());
}

void TestIntakePreview::refusedText_isNoToolTip() // T01
{
    Room room;
    room.preview.setText(u"<img src=file:///dev/zero> words"_s);
    for (int column = 0; column < IntakePreview::ColumnCount; ++column)
        QVERIFY(!room.preview.index(0, column).data(Qt::ToolTipRole).toString().contains(u'<'));
    QVERIFY(room.cell(0, IntakePreview::IdColumn).startsWith(u"<img"));
}

QTEST_GUILESS_MAIN(TestIntakePreview)
#include "tst_intakepreview.moc"
