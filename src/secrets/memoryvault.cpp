// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/memoryvault.h"

namespace Reelwatch {

namespace {

/// Every vault answers later, this one too.
void later(const QObject *context, std::function<void()> answer)
{
    QMetaObject::invokeMethod(const_cast<QObject *>(context), std::move(answer),
                              Qt::QueuedConnection);
}

} // namespace

MemoryVault::MemoryVault(QObject *parent)
    : KeyVault(parent)
{
}

MemoryVault::~MemoryVault() = default;

void MemoryVault::examine(const QObject *context, Done answer)
{
    later(context, [answer = std::move(answer)] { answer(Problem::None); });
}

void MemoryVault::read(const QString &entry, const QObject *context, Read answer)
{
    const QByteArray key = m_keys.value(entry);
    const Problem problem = key.isEmpty() ? Problem::NotFound : Problem::None;
    later(context, [answer = std::move(answer), problem, key] { answer(problem, key); });
}

void MemoryVault::write(const QString &entry, const QByteArray &key, const QObject *context,
                        Done answer)
{
    m_keys.insert(entry, key);
    later(context, [answer = std::move(answer)] { answer(Problem::None); });
}

void MemoryVault::remove(const QString &entry, const QObject *context, Done answer)
{
    m_keys.remove(entry);
    later(context, [answer = std::move(answer)] { answer(Problem::None); });
}

void MemoryVault::unlock(const QObject *context, Done answer)
{
    later(context, [answer = std::move(answer)] { answer(Problem::None); });
}

} // namespace Reelwatch
