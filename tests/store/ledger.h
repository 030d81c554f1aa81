// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/library.h"

#include <QCoreApplication>
#include <QHash>

#include <unistd.h>

/// Adds, labels and removes videos until it is killed or has done as much as wished, and says on
/// its output when each act begins and when the library has confirmed it. Answers of checks are
/// written in between.
class Worker final : public QObject
{
public:
    explicit Worker(const QString &file, const Reelwatch::Clock &clock, int acts = -1,
                    Reelwatch::DatabaseWriter::Pace pace = Quick)
        : m_library(file, clock, pace)
        , m_acts(acts)
    {
        connect(&m_library.database, &Reelwatch::Database::confirmed, this, [this] {
            tell(QStringLiteral("done ") + m_act);
            next();
        });
    }

    bool begin()
    {
        if (!m_library.open())
            return false;
        next();
        return true;
    }
    /// Past every buffer: what is said has been heard, whatever happens next.
    static void tell(const QString &words)
    {
        const QByteArray line = words.toUtf8() + '\n';
        if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
            qFatal("Nobody listens");
    }

private:
    void next()
    {
        using namespace Reelwatch;
        TaskStore &tasks = m_library.tasks;
        if (++m_step > m_acts && m_acts >= 0) {
            const bool isSaved = m_library.database.close();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [isSaved] { QCoreApplication::exit(isSaved ? 0 : 1); }, Qt::QueuedConnection);
            return;
        }
        const QString word =
            QStringLiteral("%1-%2").arg(QCoreApplication::applicationPid()).arg(m_step);
        const Task *last = tasks.size() > 0 ? &tasks.at(tasks.size() - 1) : nullptr;
        if (m_step % 5 == 3) {
            announce(QStringLiteral("label %1 %2").arg(last->number).arg(word));
            tasks.setLabel(last->number, word);
        } else if (m_step % 5 == 0) {
            announce(QStringLiteral("remove %1").arg(last->number));
            tasks.remove({last->number});
        } else {
            announce(QStringLiteral("add %1 %2")
                         .arg(m_library.opening.lastNumber + ++m_added)
                         .arg(word));
            tasks.add({{1, word}}, QDateTime::currentDateTimeUtc());
        }
        for (qsizetype row = 0; row < std::min<qsizetype>(tasks.size(), 5); ++row)
            tasks.apply(tasks.at(row).number, {.status = TaskReport::Status::Generating},
                        word.toUtf8().repeated(100));
    }
    void announce(const QString &act)
    {
        m_act = act;
        tell(QStringLiteral("begin ") + act);
    }

    Library m_library;
    QString m_act;
    int m_acts;
    int m_step = 0;
    int m_added = 0;
};

/// What a library must hold, by what was said before the end.
class Ledger final
{
public:
    void read(const QString &line)
    {
        using namespace Reelwatch;
        const QStringList words = line.split(QLatin1Char(' '));
        const TaskNumber number = words.value(2).toLongLong();
        if (words.first() == QStringLiteral("begin")) {
            m_open = number; // may be in the library or not
        } else if (words.first() == QStringLiteral("done")) {
            m_open = 0;
            ++acknowledged;
            Row &row = m_rows[number];
            if (words.at(1) == QStringLiteral("add"))
                row = {words.at(3), {}, true};
            else if (words.at(1) == QStringLiteral("label"))
                row.label = words.at(3);
            else
                row.isThere = false;
        }
    }
    /// Empty when all is as it was confirmed.
    [[nodiscard]] QString lostIn(const Reelwatch::TaskStore &tasks) const
    {
        for (auto [number, row] : m_rows.asKeyValueRange()) {
            const Reelwatch::Task *task = tasks.find(number);
            const bool isRight =
                task ? row.isThere && task->id == row.id && task->label == row.label : !row.isThere;
            if (!isRight && number != m_open)
                return QStringLiteral("row %1").arg(number);
        }
        return {};
    }
    /// What was under way is settled by what the library holds.
    void settle(const Reelwatch::TaskStore &tasks)
    {
        if (const Reelwatch::Task *task = tasks.find(m_open))
            m_rows[m_open] = {task->id, task->label, true};
        else if (m_rows.contains(m_open))
            m_rows[m_open].isThere = false;
        m_open = 0;
    }

    int acknowledged = 0;

private:
    struct Row
    {
        QString id;
        QString label;
        bool isThere = false;
    };
    QHash<Reelwatch::TaskNumber, Row> m_rows;
    Reelwatch::TaskNumber m_open = 0;
};
