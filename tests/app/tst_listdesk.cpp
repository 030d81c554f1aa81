// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/adding.h"
#include "app/barsof.h"
#include "app/desk.h"
#include "app/formerkeys.h"
#include "app/listdesk.h"
#include "gui/add/adddialog.h"
#include "gui/window/messagebars.h"
#include "intake/limits.h"
#include "store/settings.h"
#include "support/filelimit.h"
#include "support/joinedtest.h"
#include "support/onscreen.h"
#include "support/owntime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QByteArray Canary = "sk-CANARY-1234567890";

struct ListsDesk : Desk
{
    Settings settings;
    FormerKeys former {accounts, settings};
    Adding adding {tasks, accounts, former, keys, clock, window};
    ListDesk lists {tasks, accounts, clock, adding, window};
};

} // namespace

/// The list on its way into files and back.
class ListDeskTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyFormat_comesBackWhole_data();
    void everyFormat_comesBackWhole();
    void labelsAndKeys_comeBack();
    void selection_isExportedAlone();
    void json_isReadableByOthers();
    void secretsAndSignatures_areLeftOut_K12_data();
    void secretsAndSignatures_areLeftOut_K12();
    void formulas_standGuarded_T17();
    void fileThatCannotBeWritten_isTold_data();
    void fileThatCannotBeWritten_isTold();
    void fullDisk_leavesTheFormerFile();
    void badFile_isRefusedWithOneSentence_data();
    void badFile_isRefusedWithOneSentence();
    void largeList_keepsTheWindowAlive();

private:
    void exportTo(const QString &path, const QList<TaskNumber> &numbers = {});
    void import(const QString &path);
    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray read(const QString &path);
    [[nodiscard]] QStringList ids() const;

    std::unique_ptr<ListsDesk> m;
    QTemporaryDir m_folder;
    AccountId m_studio = 0;
    AccountId m_client = 0;
};

void ListDeskTest::init()
{
    m = std::make_unique<ListsDesk>();
    m_studio = m->accounts.save({.name = u"Studio"_s, .base = QUrl(u"https://api.example.com"_s)});
    m_client =
        m->accounts.save({.name = u"Client, 2"_s, .base = QUrl(u"https://api.example.com"_s)});
    m->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void ListDeskTest::cleanup()
{
    m.reset();
}

QByteArray ListDeskTest::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList ListDeskTest::ids() const
{
    QStringList ids;
    for (qsizetype row = 0; row < m->tasks.size(); ++row)
        ids.append(m->tasks.at(row).id);
    return ids;
}

void ListDeskTest::exportTo(const QString &path, const QList<TaskNumber> &numbers)
{
    QSignalSpy exported(&m->lists, &ListDesk::exported);
    m->lists.exportTo(path, numbers);
    QVERIFY(exported.wait());
}

void ListDeskTest::import(const QString &path)
{
    m->lists.importFrom(path);
    QTRY_VERIFY(m->window.findChild<AddDialog *>());
    auto *dialog = m->window.findChild<AddDialog *>();
    QVERIFY(OnScreen::click<QPushButton>(u"Add"_s, dialog));
    QTRY_VERIFY(!m->window.findChild<AddDialog *>());
}

void ListDeskTest::everyFormat_comesBackWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"list.csv"_s, u"list.JSON"_s, u"list.txt"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void ListDeskTest::everyFormat_comesBackWhole()
{
    QFETCH(const QString, name);
    const QStringList wanted {u"vid_aaaaaaaa1"_s, u"cgt-m3x9d101611"_s, u"vid_/b+c=:d"_s};
    for (const QString &id : wanted)
        m->tasks.add({{m_studio, id}}, m->clock.now());
    exportTo(at(name));
    m->tasks.remove({1, 2, 3});
    m->accounts.remove(m_client); // plain ids then belong to the only key
    import(at(name));
    QCOMPARE(ids(), wanted);
    for (qsizetype row = 0; row < m->tasks.size(); ++row)
        QCOMPARE(m->tasks.at(row).account, m_studio);
}

void ListDeskTest::labelsAndKeys_comeBack()
{
    m->tasks.add({{m_studio, u"vid_1"_s, u"=Intro, \"final\""_s},
                  {m_client, u"vid_1"_s, u"+1"_s},
                  {m_client, u"vid_2"_s}},
                 m->clock.now());
    for (const QString &name : {u"l.csv"_s, u"l.json"_s}) {
        exportTo(at(name));
        m->tasks.remove({1, 2, 3, 4, 5, 6, 7, 8, 9});
        import(at(name));
        QCOMPARE(m->tasks.size(), 3);
        QCOMPARE(m->tasks.find(m->tasks.numberOf(m_studio, u"vid_1"_s))->label.toString(),
                 u"=Intro, \"final\""_s);
        QCOMPARE(m->tasks.find(m->tasks.numberOf(m_client, u"vid_1"_s))->label.toString(), u"+1"_s);
        QVERIFY(m->tasks.numberOf(m_client, u"vid_2"_s) != 0);
    }
}

void ListDeskTest::selection_isExportedAlone()
{
    m->tasks.add({{m_studio, u"vid_1"_s}, {m_studio, u"vid_2"_s}, {m_studio, u"vid_3"_s}},
                 m->clock.now());
    exportTo(at(u"some.txt"_s), {1, 3});
    QCOMPARE(read(at(u"some.txt"_s)), QByteArray("vid_3\nvid_1\n"));
    auto *selected = m->window.findChild<QAction *>(u"actionExportSelected"_s);
    m->window.select({});
    QVERIFY(!selected->isEnabled());
    m->window.select({2});
    QVERIFY(selected->isEnabled());
    QSignalSpy wished(&m->window, &MainWindow::exportRequested);
    selected->trigger();
    QCOMPARE(wished.first().first().value<QList<TaskNumber>>(), QList<TaskNumber> {2});
}

void ListDeskTest::json_isReadableByOthers()
{
    m->tasks.add({{m_studio, u"vid_1"_s}, {m_studio, u"vid_2"_s, u"\U0001F600 \"q\""_s}},
                 m->clock.now());
    exportTo(at(u"o.json"_s));
    const QJsonObject list = QJsonDocument::fromJson(read(at(u"o.json"_s))).object();
    QCOMPARE(list.value(u"format"_s).toString(), u"reelwatch-list"_s);
    const QJsonArray videos = list.value(u"videos"_s).toArray();
    QCOMPARE(videos.size(), 2);
    QCOMPARE(videos.at(0).toObject().value(u"label"_s).toString(), u"\U0001F600 \"q\""_s);
    QVERIFY(!videos.at(1).toObject().contains(u"label"_s));
}

void ListDeskTest::secretsAndSignatures_areLeftOut_K12_data()
{
    everyFormat_comesBackWhole_data();
}

void ListDeskTest::secretsAndSignatures_areLeftOut_K12()
{
    QFETCH(const QString, name);
    const QByteArray link = "https://store.example/v.mp4?X-Amz-Signature=SECRETSIG";
    m->tasks.add({{m_studio, u"vid_1"_s, QString::fromLatin1(Canary)}}, m->clock.now());
    const TaskReport report {
        .status = TaskReport::Status::Failed,
        .model = QString::fromLatin1(Canary),
        .prompt = QString::fromLatin1("see " + link + " Bearer " + Canary),
        .link = link,
        .otherLink = link,
        .lastFrameLink = link,
        .failure = {.code = QString::fromLatin1(Canary), .message = QString::fromLatin1(link)}};
    m->tasks.apply(1, report, R"({"url":")" + link + R"("})");
    exportTo(at(name));
    const QByteArray bytes = read(at(name));
    QVERIFY(bytes.contains("vid_1"));
    QVERIFY2(!bytes.contains(Canary) && !bytes.contains("SECRETSIG"), bytes.constData());
}

void ListDeskTest::formulas_standGuarded_T17()
{
    m->tasks.add({{m_studio, u"-vid_1"_s, u"=cmd|' /C calc'!A0"_s}}, m->clock.now());
    m->tasks.apply(1,
                   {.status = TaskReport::Status::Queued,
                    .model = u"@model"_s,
                    .prompt = u"\t=1+1\n\"x\""_s,
                    .seed = u"-5"_s},
                   "{}");
    exportTo(at(u"f.csv"_s));
    const QByteArray row = read(at(u"f.csv"_s)).split('\n').value(1);
    QVERIFY2(row.startsWith("'-vid_1,\"'=cmd|' /C calc'!A0\",Studio,"), row.constData());
    QVERIFY2(row.contains(",'@model,\"'\t=1+1"), row.constData());
    QVERIFY(read(at(u"f.csv"_s)).contains(",'-5,"));
}

void ListDeskTest::fileThatCannotBeWritten_isTold_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << u"/nowhere/at/all/list.csv"_s;
    QTest::newRow("a folder that takes nothing") << u"/proc/list.csv"_s;
    QTest::newRow("a folder of that name") << m_folder.path();
}

void ListDeskTest::fileThatCannotBeWritten_isTold()
{
    QFETCH(const QString, path);
    m->tasks.add({{m_studio, u"vid_1"_s}}, m->clock.now());
    m->lists.exportTo(path);
    QTRY_COMPARE(sentencesOf(m->window.bars()).size(), 1);
    const QString told = sentencesOf(m->window.bars()).first();
    QVERIFY2(told.startsWith(u"The list was not exported to "_s + path), qPrintable(told));
}

void ListDeskTest::fullDisk_leavesTheFormerFile()
{
    m->tasks.add({{m_studio, u"vid_1"_s}}, m->clock.now());
    exportTo(at(u"full.csv"_s));
    const QByteArray former = read(at(u"full.csv"_s));
    QList<NewTask> many;
    for (int video = 0; video < 20'000; ++video)
        many.append({m_studio, u"vid_many_%1"_s.arg(video)});
    m->tasks.add(many, m->clock.now());
    const FileLimit limit(256 * 1024);
    m->lists.exportTo(at(u"full.csv"_s));
    QTRY_VERIFY(sentencesOf(m->window.bars()).join(u' ').contains(u"was not exported"_s));
    QCOMPARE(read(at(u"full.csv"_s)), former);
    QCOMPARE(QDir(m_folder.path()).entryList({u"full*"_s}, QDir::Files).size(), 1);
}

void ListDeskTest::badFile_isRefusedWithOneSentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("binary") << QByteArray("\0\1\2\3", 4);
    QTest::newRow("cut") << QByteArray(R"({"format":"reelwatch-list","version":1,"videos":[{)");
    QTest::newRow("huge") << QByteArray(Intake::FileLimit + 1, 'v');
}

void ListDeskTest::badFile_isRefusedWithOneSentence()
{
    QFETCH(const QByteArray, bytes);
    QFile file(at(u"bad.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    m->lists.importFrom(file.fileName());
    QTRY_COMPARE(sentencesOf(m->window.bars()).size(), 1);
    QVERIFY(sentencesOf(m->window.bars()).first().startsWith(u"bad.csv was not imported. "_s));
    QVERIFY(!m->window.findChild<AddDialog *>());
    QCOMPARE(m->tasks.size(), 0);
    m->lists.importFrom(at(u"not-there.csv"_s));
    QTRY_VERIFY(sentencesOf(m->window.bars()).join(u' ').contains(u"not-there.csv was not"_s));
}

/// 50,000 rows: copied in slices, written elsewhere.
void ListDeskTest::largeList_keepsTheWindowAlive()
{
    QList<NewTask> many;
    constexpr int Videos = 50'000;
    for (int video = 0; video < Videos; ++video)
        many.append({m_studio, u"vid_many_%1"_s.arg(video)});
    m->tasks.add(many, m->clock.now());
    for (int round = 0; round < 20; ++round) // the table shows them
        QCoreApplication::processEvents();
    QSignalSpy exported(&m->lists, &ListDesk::exported);
    auto begin = ownTime();
    m->lists.exportTo(at(u"large.csv"_s));
    auto longest = ownTime() - begin;
    while (exported.isEmpty()) {
        begin = ownTime();
        QCoreApplication::sendPostedEvents();
        longest = std::max(longest, ownTime() - begin);
    }
    constexpr int FramesInLimit = 6; // of 16 ms
    QVERIFY2(longest <= BusyLimit / FramesInLimit, qPrintable(QString::number(longest.count())));
    QCOMPARE(read(at(u"large.csv"_s)).count('\n'), Videos + 1);
}

QTEST_MAIN(ListDeskTest)

#include "tst_listdesk.moc"
