// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/fileexam.h"
#include "support/joinedtest.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

using namespace Reelwatch;
using FileExam::Finding;
using Qt::Literals::StringLiterals::operator""_s;

/// What is said of a kept file that is read again.
class TestFileExam final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unchanged_isTheSame();
    void withoutADigest_tellsWhatIsThere();
    void D34_otherContent_isChanged();
    void D34_noFile_isGone();
    void unreadable_isNeitherGoneNorChanged();

private:
    static QByteArray digest(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    static FileExam::Result examine(const QString &path, const QByteArray &sha256)
    {
        return FileExam::begin(path, sha256).result();
    }

    QTemporaryDir m_folder;
    QString m_file;
    const QByteArray m_bytes = QByteArray(3'000'000, 'v');
};

void TestFileExam::init()
{
    m_file = m_folder.filePath(u"video.mp4"_s);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_bytes) == m_bytes.size());
}

void TestFileExam::unchanged_isTheSame()
{
    const FileExam::Result result = examine(m_file, digest(m_bytes));
    QCOMPARE(result.finding, Finding::Same);
    QCOMPARE(result.size, m_bytes.size());
}

void TestFileExam::withoutADigest_tellsWhatIsThere()
{
    const FileExam::Result result = examine(m_file, {});
    QCOMPARE(result.finding, Finding::Same);
    QCOMPARE(result.sha256, digest(m_bytes));
}

void TestFileExam::D34_otherContent_isChanged()
{
    QCOMPARE(examine(m_file, digest("other")).finding, Finding::Changed);
}

void TestFileExam::D34_noFile_isGone()
{
    QVERIFY(QFile::remove(m_file));
    QCOMPARE(examine(m_file, digest(m_bytes)).finding, Finding::Gone);
}

void TestFileExam::unreadable_isNeitherGoneNorChanged()
{
    for (const QByteArray &known : {QByteArray(), digest(m_bytes)}) {
        const FileExam::Result result =
            examine(m_folder.path(), known); // a folder opens for nobody
        QCOMPARE(result.finding, Finding::Same);
        QVERIFY(result.sha256.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestFileExam)
#include "tst_fileexam.moc"
