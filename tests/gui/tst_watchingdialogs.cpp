// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/canary.h"
#include "gui/settings/settingsdialog.h"
#include "gui/watching/limitsdialog.h"
#include "gui/watching/watchingdialog.h"
#include "gui/window/statusline.h"
#include "model/accountmodel.h"
#include "model/taskmodel.h"
#include "model/totals.h"
#include "model/watchlog.h"
#include "model/watchstandings.h"
#include "model/wording.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/testclock.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QToolButton>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

/// The Watching page, the limits of a key, and where settings and status line lead to them.
class WatchingDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void page_copiesBothTables();
    void copy_tellsVersionDateAndTimeZone();
    void copy_holdsNoKeyAndNoSignature_K13_K23();
    void page_refreshesWhileItCanBeSeen();
    void page_asksForTheLimitsOfTheChosenKey();
    void limits_areShownAndSaved();
    void limits_defaultsComeBack();
    void settings_intervalsNeverCross();
    void settings_leadToTheLimitsOfAKey();
    void statusLine_offersTheLimitThatRules();

private:
    [[nodiscard]] const Account &work() const { return *m_accounts.find(m_work); }

    static LibrarySettings::Surroundings library()
    {
        return {.example = [](const QString &) {
            return LibrarySettings::Example();
        }};
    }

    TestClock m_clock;
    TaskStore m_tasks;
    AccountStore m_accounts;
    AccountId m_work = 0;
};

void WatchingDialogsTest::initTestCase()
{
    m_work = m_accounts.save({.name = u"Work"_s,
                              .base = QUrl(u"https://api.example.com"_s),
                              .limits = {.atOnce = 12, .perSecond = 2.5, .burst = 20}});
}

void WatchingDialogsTest::page_copiesBothTables()
{
    WatchStandings standings(m_accounts, m_clock);
    WatchLog log(m_accounts);
    standings.show({{.account = m_work}});
    log.note({.account = m_work, .id = u"vid_1"_s});
    WatchingDialog page(standings, log, m_clock);
    page.show();
    QTest::mouseClick(page.findChild<QPushButton *>(u"copy"_s), Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 8); // a header and a row each, parted and ended by an empty line
    QCOMPARE(lines.at(1), QString());
    QVERIFY(lines.at(2).startsWith(u"Key\tState\t"_s));
    QVERIFY(lines.at(3).startsWith(u"Work\tOK\t"_s));
    QCOMPARE(lines.at(4), QString());
    QVERIFY(lines.at(6).contains(u"\tvid_1\t"_s));
}

void WatchingDialogsTest::copy_tellsVersionDateAndTimeZone()
{
    const QByteArray zone = qgetenv("TZ");
    const auto giveBack =
        qScopeGuard([&zone] { zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone); });
    qputenv("TZ", "XST-05:30"); // east of Greenwich
    QCoreApplication::setApplicationVersion(u"1.2.3"_s);
    WatchStandings standings(m_accounts, m_clock);
    WatchLog log(m_accounts);
    const WatchingDialog page(standings, log, m_clock);
    QCOMPARE(page.report().section(u'\n', 0, 0),
             u"Reelwatch 1.2.3, %1, UTC+05:30"_s.arg(
                 m_clock.now().addSecs(19'800).toString(u"yyyy-MM-dd HH:mm:ss"_s)));
}

void WatchingDialogsTest::copy_holdsNoKeyAndNoSignature_K13_K23()
{
    const Canary canary;
    const QString key = QString::fromLatin1(canary.key());
    const QString link = u"https://media.example.com/v.mp4?X-Amz-Signature=SIGCANARY#"_s + key;
    AccountStore accounts;
    const AccountId named = accounts.save({.name = key, .base = QUrl(u"https://a.example"_s)});
    const AccountId told = accounts.save({.name = u"Work"_s, .base = QUrl(u"https://a.example"_s)});
    for (const AccountId account : {named, told})
        accounts.setState(account,
                          {.kind = AccountState::Kind::Rejected,
                           .message = u"Bearer %1 is wrong, see %2"_s.arg(key, link)});
    WatchStandings standings(accounts, m_clock);
    standings.show({{.account = named}, {.account = told}});
    WatchLog log(accounts);
    for (const WatchEvent::What what : {WatchEvent::What::Check, WatchEvent::What::Link,
                                        WatchEvent::What::Video, WatchEvent::What::List}) {
        for (const QString &id : QStringList {key, link, u"Bearer "_s + key, u"vid_1"_s})
            log.note({.account = named, .id = id, .what = what});
    }
    const QString text = WatchingDialog(standings, log, m_clock).report();
    QVERIFY2(!text.contains(u"CANARY"_s), qPrintable(text));
    QCOMPARE(text.count(u"vid_1"_s), 4);
    QCOMPARE(text.count(u"https://media.example.com/v.mp4?[signature removed]"_s), 4);
}

void WatchingDialogsTest::page_refreshesWhileItCanBeSeen()
{
    WatchStandings standings(m_accounts, m_clock);
    WatchLog log(m_accounts);
    WatchingDialog page(standings, log, m_clock);
    QSignalSpy asked(&page, &WatchingDialog::refreshRequested);
    page.show();
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.wait(5000));
    page.hide();
    asked.clear();
    QVERIFY(!asked.wait(1500));
}

void WatchingDialogsTest::page_asksForTheLimitsOfTheChosenKey()
{
    WatchStandings standings(m_accounts, m_clock);
    WatchLog log(m_accounts);
    WatchingDialog empty(standings, log, m_clock);
    QVERIFY(!empty.findChild<QPushButton *>(u"limits"_s)->isEnabled());
    standings.show({{.account = m_work}});
    WatchingDialog page(standings, log, m_clock);
    page.show();
    QSignalSpy asked(&page, &WatchingDialog::limitsRequested);
    QTest::mouseClick(page.findChild<QPushButton *>(u"limits"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<AccountId>(), m_work);
}

void WatchingDialogsTest::limits_areShownAndSaved()
{
    LimitsDialog dialog(work());
    dialog.show();
    auto *rate = dialog.findChild<QDoubleSpinBox *>(u"rate"_s);
    QCOMPARE(rate->value(), 2.5);
    QCOMPARE(dialog.findChild<QSpinBox *>(u"atOnce"_s)->value(), 12);
    QCOMPARE(dialog.findChild<QSpinBox *>(u"atOnce"_s)->maximum(), 48);
    rate->setValue(10);
    dialog.findChild<QCheckBox *>(u"paused"_s)->setChecked(true);
    auto *keeps = dialog.findChild<QCheckBox *>(u"keepsVideos"_s);
    QVERIFY(keeps->isChecked());
    keeps->setChecked(false);
    QSignalSpy saved(&dialog, &LimitsDialog::saveRequested);
    QTest::mouseClick(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                      Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.at(0).at(0).value<AccountId>(), m_work);
    const AskLimits wanted {.atOnce = 12, .perSecond = 10, .burst = 20};
    QCOMPARE(saved.at(0).at(1).value<AskLimits>(), wanted);
    QCOMPARE(saved.at(0).at(2).toBool(), true);
    QCOMPARE(saved.at(0).at(3).toBool(), false);
}

void WatchingDialogsTest::limits_defaultsComeBack()
{
    LimitsDialog dialog(work());
    QSignalSpy saved(&dialog, &LimitsDialog::saveRequested);
    dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults)->click();
    dialog.accept();
    QCOMPARE(saved.at(0).at(1).value<AskLimits>(), AskLimits());
}

void WatchingDialogsTest::settings_intervalsNeverCross()
{
    TaskModel rows(m_tasks, m_accounts, m_clock);
    const Totals totals(rows, m_clock);
    AccountModel keys(m_accounts, totals);
    SettingsDialog dialog({.leastInterval = 5s, .longestInterval = 60s}, {keys, library()});
    QSignalSpy changed(&dialog, &SettingsDialog::changed);
    auto *least = dialog.findChild<QSpinBox *>(u"leastInterval"_s);
    auto *longest = dialog.findChild<QSpinBox *>(u"longestInterval"_s);
    QCOMPARE(least->value(), 5);
    QCOMPARE(longest->value(), 60);
    least->setValue(90);
    QCOMPARE(longest->value(), 90);
    QCOMPARE(changed.constLast().constFirst().value<Preferences>().longestInterval, 90s);
    longest->setValue(30);
    QCOMPARE(least->value(), 30);
    QCOMPARE(changed.constLast().constFirst().value<Preferences>().leastInterval, 30s);
}

void WatchingDialogsTest::settings_leadToTheLimitsOfAKey()
{
    TaskModel rows(m_tasks, m_accounts, m_clock);
    const Totals totals(rows, m_clock);
    AccountModel keys(m_accounts, totals);
    SettingsDialog dialog({}, {keys, library()});
    QSignalSpy asked(&dialog, &SettingsDialog::limitsRequested);
    QCOMPARE(dialog.findChild<QComboBox *>(u"key"_s)->currentText(), u"Work"_s);
    dialog.findChild<QPushButton *>(u"changeLimit"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<AccountId>(), m_work);
}

void WatchingDialogsTest::statusLine_offersTheLimitThatRules()
{
    StatusLine line;
    line.resize(1200, 24);
    line.show();
    auto *change = line.findChild<QToolButton *>();
    QVERIFY(!change->isVisible());
    QSignalSpy asked(&line, &StatusLine::limitsRequested);
    line.setNews({.way = StatusLine::Way::Online,
                  .active = 10'000,
                  .stretched = Wording::stretched(42min, 4),
                  .limitedBy = m_work});
    QVERIFY(change->isVisible());
    change->click();
    QCOMPARE(asked.constFirst().constFirst().value<AccountId>(), m_work);
    line.setNews({.way = StatusLine::Way::Online});
    QVERIFY(!change->isVisible());
}

QTEST_MAIN(WatchingDialogsTest)
#include "tst_watchingdialogs.moc"
