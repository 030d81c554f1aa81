// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/valuelabel.h"
#include "support/joinedtest.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Reelwatch;
using namespace Qt::Literals::StringLiterals;

class TestValueLabel : public QObject
{
    Q_OBJECT

private slots:
    void shortValue_isShownAsItIs();
    void longWord_staysWithinTheWidth();
    void oneLine_isElidedInTheMiddle();
    void moreLines_areElidedAtTheEnd();
    void height_followsTheWidth();
    void copy_isTheWholeValue_data();
    void copy_isTheWholeValue();
    void copyOfASelection_isTheSelection();
    void oddText_isMadePlain_data();
    void oddText_isMadePlain();
};

namespace {

int widestLine(const QLabel &label)
{
    int widest = 0;
    const QStringList lines = label.text().split(u'\n');
    for (const QString &line : lines)
        widest = std::max(widest, label.fontMetrics().horizontalAdvance(line));
    return widest;
}

} // namespace

void TestValueLabel::shortValue_isShownAsItIs()
{
    ValueLabel label;
    label.resize(300, 20);
    label.setValue(u"vid_9f3c"_s);
    QCOMPARE(label.text(), u"vid_9f3c"_s);
}

void TestValueLabel::longWord_staysWithinTheWidth()
{
    ValueLabel label;
    label.resize(150, 400);
    label.setValue(QString(100, u'x') + u" and the end");
    QVERIFY(widestLine(label) <= 150);
    QCOMPARE(QString(label.text()).remove(u'\n').remove(u' '), QString(100, u'x') + u"andtheend");
    label.show();
    label.resize(2000, 400);
    QCOMPARE(label.text(), label.value());
}

void TestValueLabel::oneLine_isElidedInTheMiddle()
{
    ValueLabel label;
    label.setMaximumLines(1);
    label.resize(150, 20);
    label.setValue(u"begin"_s + QString(100, u'x') + u"end"_s);
    QVERIFY(label.text().startsWith("begin"_L1));
    QVERIFY(label.text().endsWith("end"_L1));
    QVERIFY(label.text().contains(u'…'));
    QVERIFY(widestLine(label) <= 150);
}

void TestValueLabel::moreLines_areElidedAtTheEnd()
{
    ValueLabel label;
    label.setMaximumLines(3);
    label.resize(150, 100);
    label.setValue(u"many words of a prompt "_s.repeated(20));
    QCOMPARE(label.text().count(u'\n'), 2);
    QVERIFY(label.text().endsWith(u'…'));
    QVERIFY(widestLine(label) <= 150);
}

void TestValueLabel::height_followsTheWidth()
{
    ValueLabel label;
    label.setValue(u"many words of a prompt "_s.repeated(20));
    QVERIFY(label.heightForWidth(150) > label.heightForWidth(400));
    const int line = label.fontMetrics().height();
    label.setMaximumLines(3);
    QVERIFY(qAbs(label.heightForWidth(150) - 3 * line) <= 3);
}

void TestValueLabel::copy_isTheWholeValue_data() // T16
{
    QTest::addColumn<int>("lines");
    QTest::newRow("cut into lines") << 0;
    QTest::newRow("elided") << 1;
}

void TestValueLabel::copy_isTheWholeValue()
{
    QFETCH(const int, lines);
    ValueLabel label;
    label.setMaximumLines(lines);
    label.resize(150, 100);
    label.setValue(QString(300, u'x'));
    QVERIFY(label.text() != label.value());
    QTest::keyClick(&label, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), label.value());
}

void TestValueLabel::copyOfASelection_isTheSelection()
{
    ValueLabel label;
    label.resize(300, 20);
    label.setValue(u"vid_9f3c"_s);
    label.setSelection(4, 4);
    QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"9f3c"_s);
}

void TestValueLabel::oddText_isMadePlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("T10: override") << u"a\u202Eb"_s << u"ab"_s;
    QTest::newRow("T11: controls") << u"a\x1b[31m\tb\r\nc"_s << u"a[31m b\nc"_s;
    QTest::newRow("T12: 1 MB") << QString(1'000'000, u'x') << QString(QString(2000, u'x') + u'…');
    QTest::newRow("T14: emoji, CJK, Arabic")
        << u"👩‍🚀 漢字 مرحبا"_s << u"👩‍🚀 漢字 مرحبا"_s;
}

void TestValueLabel::oddText_isMadePlain()
{
    QFETCH(const QString, text);
    ValueLabel label;
    label.resize(300, 20);
    label.setValue(text);
    QTEST(label.value(), "value");
}

QTEST_MAIN(TestValueLabel)
#include "tst_valuelabel.moc"
