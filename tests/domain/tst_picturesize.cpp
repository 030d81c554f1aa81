// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/picturesize.h"
#include "support/joinedtest.h"

#include <limits>

using namespace Reelwatch;

/// Which pictures are decoded at all.
class TestPictureSize final : public QObject
{
    Q_OBJECT

private slots:
    void V07_border_isOnePixelWide_data();
    void V07_border_isOnePixelWide();
};

void TestPictureSize::V07_border_isOnePixelWide_data()
{
    constexpr int Widest = std::numeric_limits<int>::max();
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("tooLarge");
    QTest::newRow("unknown") << QSize() << false;
    QTest::newRow("4K") << QSize(3840, 2160) << false;
    QTest::newRow("8192 x 8192, the most") << QSize(8192, 8192) << false;
    QTest::newRow("16384 x 4096, as many") << QSize(16384, 4096) << false;
    QTest::newRow("one pixel more") << QSize(8065, 8321) << true;
    QTest::newRow("one line more") << QSize(8192, 8193) << true;
    QTest::newRow("16000 x 8000") << QSize(16000, 8000) << true;
    QTest::newRow("past an int: 2^32") << QSize(65536, 65536) << true;
    QTest::newRow("the most there can be") << QSize(Widest, Widest) << true;
}

void TestPictureSize::V07_border_isOnePixelWide()
{
    QFETCH(QSize, size);
    QFETCH(bool, tooLarge);
    QCOMPARE(isTooLarge(size), tooLarge);
}

QTEST_GUILESS_MAIN(TestPictureSize)
#include "tst_picturesize.moc"
