// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class CommandLineTest final : public QObject
{
    Q_OBJECT

private slots:
    void wish_isRead_data();
    void wish_isRead();
    void complaint_namesTheOption();
    void options_reachTheProgram();
    void things_keepTheirOrder();
    void file_isMeantFromHere();
    void help_namesEveryOption();
};

void CommandLineTest::wish_isRead_data()
{
    using Wish = CommandLine::Wish;
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Wish>("wish");
    QTest::newRow("nothing") << QStringList {} << Wish::Run;
    QTest::newRow("demo") << QStringList {u"--demo"_s} << Wish::Run;
    QTest::newRow("help") << QStringList {u"--help"_s} << Wish::Help;
    QTest::newRow("h") << QStringList {u"-h"_s} << Wish::Help;
    QTest::newRow("help among ids") << QStringList {u"vid_1"_s, u"--help"_s} << Wish::Help;
    QTest::newRow("version") << QStringList {u"--version"_s} << Wish::Version;
    QTest::newRow("v") << QStringList {u"-v"_s} << Wish::Version;
    QTest::newRow("unknown option") << QStringList {u"--generate"_s} << Wish::Complain;
    QTest::newRow("empty folder") << QStringList {u"--data-dir="_s} << Wish::Complain;
    QTest::newRow("option without its value") << QStringList {u"--data-dir"_s} << Wish::Complain;
    QTest::newRow("value for a switch") << QStringList {u"--demo=yes"_s} << Wish::Complain;
    QTest::newRow("dashes end the options") << QStringList {u"--"_s, u"--generate"_s} << Wish::Run;
}

void CommandLineTest::wish_isRead()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const CommandLine::Wish, wish);
    const CommandLine line = CommandLine::read(QStringList {u"reelwatch"_s} + arguments);
    QCOMPARE(line.wish, wish);
    QCOMPARE(line.complaint.isEmpty(), wish != CommandLine::Wish::Complain);
}

void CommandLineTest::complaint_namesTheOption()
{
    const CommandLine line = CommandLine::read({u"reelwatch"_s, u"--generate"_s});
    QVERIFY2(line.complaint.contains(u"generate"_s), qPrintable(line.complaint));
}

void CommandLineTest::options_reachTheProgram()
{
    const CommandLine line = CommandLine::read(
        {u"reelwatch"_s, u"--demo"_s, u"--data-dir"_s, u"/somewhere"_s, u"--account=Studio A"_s});
    QVERIFY(line.demo);
    QCOMPARE(line.dataDir, u"/somewhere"_s);
    QCOMPARE(line.account, u"Studio A"_s);
    QVERIFY(line.things.isEmpty());
}

void CommandLineTest::things_keepTheirOrder()
{
    const QStringList things {u"vid_2"_s, u"https://api.token360.ai/v1/videos/vid_1"_s,
                              u"kling/2.5:Zm9sZGVk+Ym9hdHM="_s, u"-"_s};
    QCOMPARE(CommandLine::read(QStringList {u"reelwatch"_s} + things).things, things);
}

void CommandLineTest::file_isMeantFromHere()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"ids.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    const CommandLine line = CommandLine::read({u"reelwatch"_s, u"ids.txt"_s, u"no-file.txt"_s});
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(line.things.size(), 2);
    QVERIFY(QDir::isAbsolutePath(line.things.at(0)));
    QCOMPARE(QFileInfo(line.things.at(0)).canonicalFilePath(),
             QFileInfo(file.fileName()).canonicalFilePath());
    QCOMPARE(line.things.at(1), u"no-file.txt"_s); // may well be an id
}

void CommandLineTest::help_namesEveryOption()
{
    const QString help = CommandLine::help();
    for (const QString &option :
         {u"--demo"_s, u"--data-dir"_s, u"--account"_s, u"--help"_s, u"--version"_s})
        QVERIFY2(help.contains(option), qPrintable(option));
}

QTEST_GUILESS_MAIN(CommandLineTest)

#include "tst_commandline.moc"
