// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/detailtabs.h"
#include <QTest>
QTEST_MAIN(QObject)
