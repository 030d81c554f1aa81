// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"
#include "app/videoacts.h"
#include "keep/keeper.h"
#include "support/joinedtest.h"

#include <QInputDialog>
#include <QTemporaryDir>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct ActsDesk : Desk
{
    QTemporaryDir folder;
    Keeper keeper {tasks, accounts, requests, client, clock, folder.path()};
    VideoActs acts {tasks, accounts, watcher, keeper, clock, window};
};

} // namespace

/// What the buttons and menus do for one video.
class VideoActsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<ActsDesk>(); }
    void cleanup() { m.reset(); }
    void chooseKey_isForVideosWithoutOne_data();
    void chooseKey_isForVideosWithoutOne();

private:
    std::unique_ptr<ActsDesk> m;
};

void VideoActsTest::chooseKey_isForVideosWithoutOne_data()
{
    QTest::addColumn<AccountId>("owner");
    QTest::addColumn<AccountId>("after");
    QTest::newRow("never had one") << AccountId(0) << AccountId(3);
    QTest::newRow("its key was deleted") << AccountId(1) << AccountId(3);
    QTest::newRow("belongs to one for good") << AccountId(2) << AccountId(2);
}

void VideoActsTest::chooseKey_isForVideosWithoutOne()
{
    QFETCH(const AccountId, owner);
    QFETCH(const AccountId, after);
    for (const QString &name : {u"Old"_s, u"Client"_s, u"Work"_s})
        m->accounts.save({.name = name, .base = QUrl(u"https://api.example.com"_s)});
    const TaskNumber number = m->tasks.add({{owner, u"vid_aaaaaaaa1"_s}}, m->clock.now()).first();
    m->accounts.remove(1);
    emit m->window.actionRequested(number, Stage::Action::ChooseKey);
    auto *dialog = m->window.findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"Work (api.example.com)"_s);
    dialog->accept();
    QCOMPARE(m->tasks.find(number)->account, after);
}

QTEST_MAIN(VideoActsTest)
#include "tst_videoacts.moc"
