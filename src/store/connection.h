// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/fault.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <optional>
#include <unordered_map>

namespace Reelwatch {

/// One connection to a database file, its statements prepared once and kept. Opened, used and
/// closed in one thread.
class Connection final
{
    Q_DISABLE_COPY_MOVE(Connection)

public:
    enum class Access {
        Write,
        Read,
        Frozen ///< reads a file that nobody changes; needs no file beside it
    };
    enum class Sync {
        Full, ///< on the disk when transact() returns
        Normal ///< the last transactions may go with the power; the file stays sound
    };
    using Row = std::function<void(const QSqlQuery &)>;

    Connection();
    ~Connection();

    /// `options` are further parameters of SQLite's file URI, "vfs=…".
    bool open(const QString &file, Access access, const QString &options = {});
    void close();

    /// False when the statement failed; fault() then says why.
    bool run(const QString &sql, const QVariantList &values = {});
    /// How many rows an UPDATE met, equal values counted; -1 when it failed.
    int change(const QString &sql, const QVariantList &values);
    bool each(const QString &sql, const QVariantList &values, const Row &row);
    /// The first column of the first row; invalid when there is none or the statement failed.
    [[nodiscard]] QVariant value(const QString &sql, const QVariantList &values = {});
    /// All of `work` or nothing of it.
    bool transact(Sync sync, const std::function<bool()> &work);
    /// SQLite's own look at every page; false when something is wrong with one, or it failed.
    [[nodiscard]] bool isSound();

    /// Of the last statement that failed.
    [[nodiscard]] Fault fault() const { return m_fault; }

private:
    struct Statement
    {
        QSqlQuery query;
        qsizetype places = 0; ///< for values
    };

    Statement *prepared(const QString &sql);
    QSqlQuery *executed(const QString &sql, const QVariantList &values);
    bool setSync(Sync sync);
    void note(const QSqlError &error);

    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<QString, Statement> m_statements;
    QStringList m_placeNames; ///< of a statement's values, as far as one needed them
    std::optional<Sync> m_sync;
    Fault m_fault = Fault::None;
};

} // namespace Reelwatch
