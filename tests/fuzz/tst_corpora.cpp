// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/fuzz.h"
#include "support/joinedtest.h"

#include <QDirIterator>

#include <map>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// What the fuzz targets begin with, and every input that once broke something, without a fuzzer
/// (P11). A target that does not hold ends this program.
class TestCorpora final : public QObject
{
    Q_OBJECT

private slots:
    void corpus_data();
    void corpus();
};

void TestCorpora::corpus_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(FUZZ_DIR "/corpus"), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = path.section(u'/', -2, -2);
        QTest::newRow(qPrintable(path.section(u'/', -2))) << target << path;
    }
}

void TestCorpora::corpus()
{
    static const std::map<QString, void (*)(const QByteArray &)> Targets {
        {u"answer"_s, Fuzz::answer},       {u"retryafter"_s, Fuzz::retryafter},
        {u"link"_s, Fuzz::link},           {u"filename"_s, Fuzz::filename},
        {u"video"_s, Fuzz::video},         {u"paste"_s, Fuzz::paste},
        {u"list"_s, Fuzz::list},           {u"settings"_s, Fuzz::settings},
        {u"redaction"_s, Fuzz::redaction},
    };
    QFETCH(QString, target);
    QFETCH(QString, path);
    QVERIFY2(Targets.contains(target), "A folder of the corpus has no target");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Targets.at(target)(file.readAll());
}

QTEST_GUILESS_MAIN(TestCorpora)
#include "tst_corpora.moc"
