// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/allocator.h"
#include "support/joinedtest.h"

#ifndef REELWATCH_SANITIZED
#include <mimalloc.h>
#endif

#include <memory>

using namespace Reelwatch;

/// In a program of its own, as a process has one allocator.
class tst_Allocator : public QObject
{
    Q_OBJECT

private slots:
    void memory_comesFromTheChosenOne();
    void freedMemory_goesAtOnceOrStaysAMoment();
};

void tst_Allocator::memory_comesFromTheChosenOne()
{
    keepFreedMemory();
#ifdef REELWATCH_SANITIZED
    QSKIP("The sanitizers have an allocator of their own.");
#else
    const auto own = std::make_unique<QObject>();
    QVERIFY(mi_is_in_heap_region(own.get()));
    const QString ofQt = QStringLiteral("x").repeated(100);
    QVERIFY(mi_is_in_heap_region(ofQt.constData()));
#endif
}

void tst_Allocator::freedMemory_goesAtOnceOrStaysAMoment()
{
#ifdef REELWATCH_SANITIZED
    QSKIP("The sanitizers have an allocator of their own.");
#else
#if MI_MALLOC_VERSION < 210
    constexpr mi_option_t Delay = mi_option_decommit_delay;
#else
    constexpr mi_option_t Delay = mi_option_purge_delay;
#endif
    giveFreedMemoryBack();
    QCOMPARE(mi_option_get(Delay), 0L);
    keepFreedMemory();
    QCOMPARE_GT(mi_option_get(Delay), 0L);
#endif
}

QTEST_APPLESS_MAIN(tst_Allocator)
#include "tst_allocator.moc"
