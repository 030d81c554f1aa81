// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/connection.h"

#include <QSqlError>
#include <QUrl>
#include <QUuid>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// As a URI every file name is possible, also one with "?" or "%" in it.
QString uri(const QString &file, Connection::Access access, const QString &options)
{
    QString parameters = access == Connection::Access::Write ? u"mode=rwc"_s : u"mode=ro"_s;
    if (access == Connection::Access::Frozen)
        parameters += "&immutable=1"_L1;
    if (!options.isEmpty())
        parameters += u'&' + options;
    const QByteArray path = QUrl::fromLocalFile(file).toEncoded(QUrl::FullyEncoded);
    return QString::fromLatin1(path) + u'?' + parameters;
}

/// Qt finds a value's place by a name in a quarter of the time that it takes by a number.
QString placeName(qsizetype place)
{
    return u":p"_s + QString::number(place);
}

/// The statement with a name in place of each "?"; none has one in a text of its own.
QString named(const QString &sql)
{
    const QStringList parts = sql.split(u'?');
    QString result = parts.first();
    for (qsizetype place = 1; place < parts.size(); ++place)
        result += placeName(place - 1) + parts.at(place);
    return result;
}

} // namespace

Connection::Connection()
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Connection::~Connection()
{
    close();
}

bool Connection::open(const QString &file, Access access, const QString &options)
{
    close();
    m_fault = Fault::None;
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(uri(file, access, options));
    m_database.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=250"_s);
    if (!m_database.open()) {
        note(m_database.lastError());
        return false;
    }
    return run(u"PRAGMA foreign_keys = ON"_s) && run(u"PRAGMA secure_delete = ON"_s);
}

void Connection::close()
{
    m_statements.clear();
    m_sync.reset();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void Connection::note(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    m_fault = isNumber && code != 0 ? faultOf(code) : Fault::OutOfReach;
}

Connection::Statement *Connection::prepared(const QString &sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return &found->second;
    QSqlQuery fresh(m_database);
    fresh.setForwardOnly(true);
    if (!fresh.prepare(named(sql))) {
        note(fresh.lastError());
        return nullptr;
    }
    return &m_statements.emplace(sql, Statement {std::move(fresh), sql.count(u'?')}).first->second;
}

QSqlQuery *Connection::executed(const QString &sql, const QVariantList &values)
{
    if (!m_database.isOpen()) {
        m_fault = Fault::OutOfReach;
        return nullptr;
    }
    Statement *statement = prepared(sql);
    if (!statement)
        return nullptr;
    // Where a value is missing Qt writes nothing, or what the last run left there.
    if (values.size() != statement->places) {
        m_fault = Fault::OutOfReach;
        return nullptr;
    }
    QSqlQuery &query = statement->query;
    while (m_placeNames.size() < values.size())
        m_placeNames.append(placeName(m_placeNames.size()));
    for (qsizetype place = 0; place < values.size(); ++place)
        query.bindValue(m_placeNames.at(place), values.at(place));
    if (query.exec())
        return &query;
    note(query.lastError());
    query.finish();
    return nullptr;
}

bool Connection::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery *query = executed(sql, values);
    if (query)
        query->finish();
    return query;
}

int Connection::change(const QString &sql, const QVariantList &values)
{
    QSqlQuery *query = executed(sql, values);
    if (!query)
        return -1;
    const int rows = query->numRowsAffected();
    query->finish();
    return rows;
}

bool Connection::each(const QString &sql, const QVariantList &values, const Row &row)
{
    QSqlQuery *query = executed(sql, values);
    if (!query)
        return false;
    while (query->next())
        row(*query);
    const bool whole = !query->lastError().isValid();
    if (!whole)
        note(query->lastError());
    query->finish();
    return whole;
}

QVariant Connection::value(const QString &sql, const QVariantList &values)
{
    QVariant first;
    const bool whole = each(sql, values, [&first](const QSqlQuery &query) {
        if (!first.isValid())
            first = query.value(0);
    });
    return whole ? first : QVariant();
}

bool Connection::setSync(Sync sync)
{
    if (m_sync == sync)
        return true;
    if (!run(sync == Sync::Full ? u"PRAGMA synchronous = FULL"_s
                                : u"PRAGMA synchronous = NORMAL"_s))
        return false;
    m_sync = sync;
    return true;
}

bool Connection::transact(Sync sync, const std::function<bool()> &work)
{
    if (!setSync(sync) || !run(u"BEGIN IMMEDIATE"_s))
        return false;
    if (work() && run(u"COMMIT"_s))
        return true;
    const Fault reason = m_fault;
    run(u"ROLLBACK"_s); // after some faults SQLite has done so already
    m_fault = reason;
    return false;
}

bool Connection::isSound()
{
    const QVariant verdict = value(u"PRAGMA quick_check(1)"_s);
    if (verdict.isValid() && verdict.toString() != "ok"_L1)
        m_fault = Fault::Damaged;
    return verdict.toString() == "ok"_L1;
}

} // namespace Reelwatch
