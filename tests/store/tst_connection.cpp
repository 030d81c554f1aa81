// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/connection.h"
#include "support/joinedtest.h"

#include <QTemporaryDir>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestConnection final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void values_standInTheirOrder();
    void missingValue_failsTheStatement();
    void valueTooMany_failsTheStatement();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    const QString m_insert = u"INSERT INTO places (a, b, c) VALUES (?, ?, ?)"_s;
    const QString m_all =
        u"SELECT group_concat(a || '-' || ifnull(b, 'nothing') || '-' || c) FROM places"_s;
};

void TestConnection::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_connection = std::make_unique<Connection>();
    QVERIFY(m_connection->open(m_folder->filePath(u"places.db"_s), Connection::Access::Write));
    QVERIFY(m_connection->run(u"CREATE TABLE places (a, b, c)"_s));
}

void TestConnection::cleanup()
{
    m_connection.reset();
    m_folder.reset();
}

void TestConnection::values_standInTheirOrder()
{
    QVERIFY(m_connection->run(m_insert, {1, 2, 3}));
    QVERIFY(m_connection->run(m_insert, {4, QVariant(), 6}));
    QCOMPARE(m_connection->value(m_all).toString(), u"1-2-3,4-nothing-6"_s);
    QVariantList many;
    QString marks;
    for (int value = 0; value < 12; ++value) {
        many.append(value);
        marks += value == 0 ? u"?"_s : u" || '-' || ?"_s;
    }
    QCOMPARE(m_connection->value(u"SELECT "_s + marks, many).toString(),
             u"0-1-2-3-4-5-6-7-8-9-10-11"_s);
}

void TestConnection::missingValue_failsTheStatement()
{
    QVERIFY(!m_connection->run(m_insert, {1, 2}));
    QCOMPARE(m_connection->fault(), Fault::OutOfReach);
    QVERIFY(m_connection->run(m_insert, {1, 2, 3}));
    QVERIFY(!m_connection->run(m_insert, {4, 5})); // 3 still stands in the third place
    QCOMPARE(m_connection->value(m_all).toString(), u"1-2-3"_s);
}

void TestConnection::valueTooMany_failsTheStatement()
{
    QVERIFY(!m_connection->run(m_insert, {1, 2, 3, 4}));
    QVERIFY(m_connection->value(m_all).isNull());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
