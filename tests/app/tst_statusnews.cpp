// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"
#include "app/statusnews.h"

#include <QLabel>
#include <QTest>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct NewsDesk : Desk
{
    StatusNews news {tasks, accounts, watcher, totals, clock, window};
};

} // namespace

/// What the line at the bottom says of keys that cannot be asked with.
class StatusNewsTest : public QObject
{
    Q_OBJECT

private slots:
    void heldKey_isToldAndNotIdle_data();
    void heldKey_isToldAndNotIdle();
};

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
    const auto *line = desk.window.findChild<StatusLine *>();
    const auto words = [line] {
        QStringList all;
        for (const QWidget *part : line->findChildren<QWidget *>())
            all.append(part->accessibleName());
        for (const QLabel *label : line->findChildren<QLabel *>())
            all.append(label->text());
        return all;
    };
    QFETCH(const QString, way);
    QTRY_VERIFY2(words().contains(way) && words().contains(told), qPrintable(words().join(u'|')));
}

QTEST_MAIN(StatusNewsTest)
#include "tst_statusnews.moc"
