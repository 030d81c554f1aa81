// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/trash.h"
#include "support/joinedtest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Files into the trash of a home of their own, and back.
class TestTrash : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void moved_isInTheTrashAndComesBack();
    void comingBack_replacesNothing();
    void whatIsNotThere_isTold();

private:
    [[nodiscard]] QString put(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    [[nodiscard]] QStringList notes() const
    {
        return QDir(m_home.filePath(u"share/Trash/info"_s)).entryList(QDir::Files);
    }

    QTemporaryDir m_home;
};

void TestTrash::initTestCase()
{
    QVERIFY(m_home.isValid());
    QVERIFY(QDir().mkpath(m_home.filePath(u"share"_s)));
    qputenv("HOME", QFile::encodeName(m_home.path()));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(u"share"_s)));
}

QString TestTrash::put(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_home.filePath(name);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void TestTrash::moved_isInTheTrashAndComesBack() // G17
{
    const QString path = put(u"a.mp4"_s, "video");
    const QList<Trash::Moved> moved = Trash::move({{.number = 7, .path = path}}).result();
    QVERIFY(!QFile::exists(path));
    QCOMPARE(moved.first().number, 7);
    QCOMPARE(contentOf(moved.first().inTrash), "video");
    QVERIFY(moved.first().inTrash.startsWith(m_home.path()));
    QCOMPARE(notes().size(), 1);
    QVERIFY(Trash::putBack(moved).result());
    QCOMPARE(contentOf(path), "video");
    QCOMPARE(notes(), QStringList());
}

void TestTrash::comingBack_replacesNothing()
{
    const QString path = put(u"b.mp4"_s, "old");
    const QList<Trash::Moved> moved = Trash::move({{.number = 1, .path = path}}).result();
    QCOMPARE(put(u"b.mp4"_s, "new"), path);
    QVERIFY(!Trash::putBack(moved).result());
    QCOMPARE(contentOf(path), "new");
    QCOMPARE(contentOf(moved.first().inTrash), "old");
}

void TestTrash::whatIsNotThere_isTold()
{
    const QString there = put(u"c.mp4"_s, "video");
    const QString gone = m_home.filePath(u"gone.mp4"_s);
    const auto moved =
        Trash::move({{.number = 1, .path = gone}, {.number = 2, .path = there}}).result();
    QVERIFY(moved.at(0).inTrash.isEmpty());
    QVERIFY(!moved.at(1).inTrash.isEmpty());
}

QTEST_GUILESS_MAIN(TestTrash)
#include "tst_trash.moc"
