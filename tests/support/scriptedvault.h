// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/keyvault.h"

#include <QHash>
#include <QList>

#include <functional>
#include <utility>

namespace Reelwatch {

/// A vault that refuses or dawdles as a test wishes.
class ScriptedVault final : public KeyVault
{
    Q_DISABLE_COPY_MOVE(ScriptedVault)

public:
    ScriptedVault() = default;
    ~ScriptedVault() override = default;

    QHash<QString, QByteArray> keys;
    Problem refusal = Problem::None; ///< what every wish is answered with
    Problem unlocking = Problem::None; ///< what unlock() is answered with; None ends the refusal
    bool dawdles = false; ///< says TimedOut, and the truth in catchUp()

    void catchUp()
    {
        for (const auto &work : std::exchange(m_unfinished, {}))
            work();
    }

    void examine(const QObject *context, Done answer) override
    {
        later(context, [answer = std::move(answer), problem = refusal] { answer(problem); });
    }
    void read(const QString &entry, const QObject *context, Read answer) override
    {
        const auto truth = [this, entry, answer] {
            const bool known = refusal == Problem::None && keys.contains(entry);
            const Problem missing = refusal == Problem::None ? Problem::NotFound : refusal;
            answer(known ? Problem::None : missing, known ? keys.value(entry) : QByteArray());
        };
        tell(context, truth, [answer] { answer(Problem::TimedOut, {}); });
    }
    void write(const QString &entry, const QByteArray &key, const QObject *context,
               Done answer) override
    {
        const auto truth = [this, entry, key, answer] {
            if (refusal == Problem::None)
                keys.insert(entry, key);
            answer(refusal);
        };
        tell(context, truth, [answer] { answer(Problem::TimedOut); });
    }
    void remove(const QString &entry, const QObject *context, Done answer) override
    {
        const auto truth = [this, entry, answer] {
            if (refusal == Problem::None)
                keys.remove(entry);
            answer(refusal);
        };
        tell(context, truth, [answer] { answer(Problem::TimedOut); });
    }
    void unlock(const QObject *context, Done answer) override
    {
        later(context, [this, answer = std::move(answer)] {
            refusal = unlocking == Problem::None ? Problem::None : refusal;
            answer(unlocking);
        });
    }

private:
    using Work = std::function<void()>;

    void tell(const QObject *context, const Work &truth, const Work &tooLate)
    {
        if (dawdles)
            m_unfinished.append(truth);
        later(context, dawdles ? tooLate : truth);
    }
    static void later(const QObject *context, Work work)
    {
        QMetaObject::invokeMethod(const_cast<QObject *>(context), std::move(work),
                                  Qt::QueuedConnection);
    }

    QList<Work> m_unfinished;
};

} // namespace Reelwatch
