// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/adding.h"
#include "app/barsof.h"
#include "app/desk.h"
#include "app/formerkeys.h"
#include "gui/add/adddialog.h"
#include "gui/table/tasktable.h"
#include "gui/window/messagebars.h"
#include "intake/limits.h"
#include "store/settings.h"
#include "support/joinedtest.h"

#include <QStringEncoder>
#include <QTemporaryDir>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct AddingDesk : Desk
{
    Settings settings;
    FormerKeys former {accounts, settings};
    Adding adding {tasks, accounts, former, keys, clock, window};
};

} // namespace

/// The ways in for ids, from a file's bytes to the list.
class AddingTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void plainText_isAddedAtOnce();
    void fileInAnyEncoding_isRead_data();
    void fileInAnyEncoding_isRead();
    void fileThatIsNoList_isRefusedWithItsName_data();
    void fileThatIsNoList_isRefusedWithItsName();
    void oneBadFile_doesNotKeepTheOthersOut();
    void unknownKeyName_isToldAndAskedFor();
    void emptyClipboard_isTold();
    void blankFile_isTold();
    void textWithAQuestion_opensTheDialog();
    void idWithoutAKey_isAdopted_data();
    void idWithoutAKey_isAdopted();
    void idOfAnotherServicesKey_getsARowOfItsOwn();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QStringList told() const { return sentencesOf(m->window.bars()); }

    std::unique_ptr<AddingDesk> m;
    QTemporaryDir m_folder;
};

void AddingTest::init()
{
    m = std::make_unique<AddingDesk>();
    m->accounts.save({.name = u"Work"_s, .base = QUrl(u"https://api.example.com"_s)});
    m->window.show();
    QVERIFY(QTest::qWaitForWindowActive(&m->window));
}

void AddingTest::cleanup()
{
    m.reset();
}

QString AddingTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

QStringList AddingTest::ids() const
{
    QStringList ids;
    for (qsizetype row = 0; row < m->tasks.size(); ++row)
        ids.append(m->tasks.at(row).id);
    ids.sort();
    return ids;
}

void AddingTest::plainText_isAddedAtOnce()
{
    m->adding.takeText(u"vid_aaaaaaaa1\nvid_aaaaaaaa2\n"_s);
    QTRY_COMPARE(ids(), (QStringList {u"vid_aaaaaaaa1"_s, u"vid_aaaaaaaa2"_s}));
    QVERIFY(!m->window.findChild<AddDialog *>());
    const auto *rows = m->window.findChild<TaskTable *>()->model();
    const auto idAt = [rows](int row) {
        return rows->index(row, 0).data(TaskModel::TaskRole).value<Task>().id;
    };
    // As pasted, from top to bottom, the first one chosen.
    QCOMPARE(idAt(0), u"vid_aaaaaaaa1"_s);
    QCOMPARE(idAt(1), u"vid_aaaaaaaa2"_s);
    QCOMPARE(m->window.selectedNumbers(), QList {m->tasks.numberOf(1, u"vid_aaaaaaaa1"_s)});
}

void AddingTest::fileInAnyEncoding_isRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"vid_aaaaaaaa1\r\n"_s;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF") + text.toUtf8();
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16 with a mark") << QByteArray(utf16(text));
}

void AddingTest::fileInAnyEncoding_isRead()
{
    QFETCH(const QByteArray, bytes);
    m->adding.takeFiles({write(u"ids.txt"_s, bytes)});
    QTRY_COMPARE(ids(), QStringList {u"vid_aaaaaaaa1"_s});
}

void AddingTest::fileThatIsNoList_isRefusedWithItsName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("told");
    QTest::newRow("a video")
        << QByteArray("\0\0\0\x20"
                      "ftypisom vid_aaaaaaaa1",
                      26)
        << u"clip.mp4 was not read. This is not a text. Ids are read from text, JSON and CSV files."_s;
    QTest::newRow("L03 a byte too many")
        << QByteArray(Intake::TextLimit + 1, 'a')
        << u"clip.mp4 was not read. This is more than 8 MiB, the most that is read at once. Add it in parts."_s;
}

void AddingTest::fileThatIsNoList_isRefusedWithItsName()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, told);
    m->adding.takeFiles({write(u"clip.mp4"_s, bytes)});
    QTRY_COMPARE(this->told(), QStringList {told});
    QCOMPARE(ids(), QStringList());
}

void AddingTest::oneBadFile_doesNotKeepTheOthersOut()
{
    m->adding.takeFiles(
        {write(u"bad"_s, QByteArray("\0", 1)), write(u"good.txt"_s, "vid_aaaaaaaa1")});
    QTRY_COMPARE(ids(), QStringList {u"vid_aaaaaaaa1"_s});
    QCOMPARE(told().size(), 1);
    QVERIFY(told().constFirst().startsWith(u"bad was not read."_s));
}

void AddingTest::unknownKeyName_isToldAndAskedFor()
{
    m->adding.takeThings({u"vid_aaaaaaaa1"_s}, u"Elsewhere"_s);
    QTRY_COMPARE(
        told(), QStringList {u"There is no key named \"Elsewhere\". Choose one for the videos."_s});
    QTRY_VERIFY(m->window.findChild<AddDialog *>());
    QCOMPARE(ids(), QStringList());
}

void AddingTest::emptyClipboard_isTold()
{
    m->adding.takeText(u" \n "_s);
    QCOMPARE(told(), QStringList {u"There is no text to add from."_s});
}

void AddingTest::blankFile_isTold()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"ids.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(" \n") == 2);
    file.close();
    m->adding.takeFiles({file.fileName()});
    QTRY_COMPARE(told(), QStringList {u"There is no text to add from."_s});
}

void AddingTest::textWithAQuestion_opensTheDialog()
{
    m->adding.takeText(u"vid_aaaaaaaa1 sk-abcdefghijklmnopqrstuvwxyz0123456789"_s);
    QTRY_VERIFY(m->window.findChild<AddDialog *>());
    QCOMPARE(ids(), QStringList());
}

void AddingTest::idWithoutAKey_isAdopted_data()
{
    QTest::addColumn<bool>("deleted");
    QTest::newRow("its key was deleted") << true;
    QTest::newRow("it never had one") << false;
}

void AddingTest::idWithoutAKey_isAdopted()
{
    QFETCH(const bool, deleted);
    const AccountId old =
        m->accounts.save({.name = u"Old"_s, .base = QUrl(u"https://api.example.com"_s)});
    const AccountId first = deleted ? old : 0;
    const TaskNumber number = m->tasks.add({{first, u"vid_aaaaaaaa1"_s}}, m->clock.now()).first();
    m->tasks.setLabel(number, u"Mine"_s);
    m->accounts.remove(old);

    m->adding.takeText(u"vid_aaaaaaaa1\nvid_aaaaaaaa2\n"_s);
    QTRY_COMPARE(m->tasks.size(), 2);
    QCOMPARE(m->tasks.find(number)->account, m->accounts.at(0).id);
    QCOMPARE(m->tasks.find(number)->label, u"Mine"_s);
}

void AddingTest::idOfAnotherServicesKey_getsARowOfItsOwn()
{
    const AccountId old =
        m->accounts.save({.name = u"Old"_s, .base = QUrl(u"https://elsewhere.example"_s)});
    const TaskNumber number = m->tasks.add({{old, u"vid_aaaaaaaa1"_s}}, m->clock.now()).first();
    m->accounts.remove(old);
    m->adding.takeText(u"vid_aaaaaaaa1"_s);
    QTRY_COMPARE(m->tasks.size(), 2);
    QCOMPARE(m->tasks.find(number)->account, old);
}

QTEST_MAIN(AddingTest)
#include "tst_adding.moc"
