// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QVariantMap>

namespace Reelwatch {

class Journal;

/// What the user chose, by name. Never holds a key.
class Settings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Settings)

public:
    /// Without a journal nothing outlives the program.
    explicit Settings(Journal *journal = nullptr, QObject *parent = nullptr);
    ~Settings() override;

    /// Takes what was read from the database; nothing is written.
    void load(const QVariantMap &values);

    /// The value as a T, or the fallback when there is none or it is of another kind.
    template<typename T>
    [[nodiscard]] T value(const QString &name, const T &fallback = {}) const
    {
        const QVariant held = m_values.value(name);
        return held.metaType() == QMetaType::fromType<T>() ? held.value<T>() : fallback;
    }
    /// Written only when it is another value than before.
    void setValue(const QString &name, const QVariant &value);

signals:
    void changed(const QString &name);

private:
    Journal *m_journal;
    QVariantMap m_values;
};

} // namespace Reelwatch
