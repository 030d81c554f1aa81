// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/compacttext.h"
#include "support/joinedtest.h"

#include <QSet>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// A text that is small while it is held, and the same when it is read.
class tst_CompactText : public QObject
{
    Q_OBJECT

private slots:
    void text_comesBackAsItWas_data();
    void text_comesBackAsItWas();
    void empty_holdsNothing();
    void copies_shareTheirText();
    void texts_areComparedByWhatTheySay();
};

void tst_CompactText::text_comesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"seedance-2.0"_s;
    QTest::newRow("umlauts, emoji") << u"Dünen 🪁 im Wind"_s;
    QTest::newRow("a NUL in it") << u"a"_s + QChar(u'\0') + u"b"_s;
    QTest::newRow("J05 half a pair of surrogates") << u"a"_s + QChar(0xd800) + u"b"_s;
    QTest::newRow("long") << u"balloon "_s.repeated(10'000);
}

void tst_CompactText::text_comesBackAsItWas()
{
    QFETCH(const QString, text);
    const CompactText held(text);
    QCOMPARE(held.toString(), text);
    QVERIFY(held == text);
}

void tst_CompactText::empty_holdsNothing()
{
    QCOMPARE(sizeof(CompactText), sizeof(void *));
    CompactText text(u""_s);
    QVERIFY(text.isEmpty());
    QVERIFY(text.toString().isNull());
    QVERIFY(text == CompactText());
    text = u"now"_s;
    QVERIFY(!text.isEmpty());
    text.clear();
    QVERIFY(text.isEmpty());
}

void tst_CompactText::copies_shareTheirText()
{
    auto first = std::make_unique<CompactText>(u"shared"_s);
    const CompactText second = *first;
    QVERIFY(second.bytes().data() == first->bytes().data()); // the same place, not the same text
    first.reset();
    QCOMPARE(second.toString(), u"shared"_s);
}

void tst_CompactText::texts_areComparedByWhatTheySay()
{
    const CompactText one(u"kite"_s);
    const CompactText same(u"kite"_s);
    const CompactText other(u"kites"_s);
    QVERIFY(one == same);
    QVERIFY(one != other);
    QVERIFY(one != u"Kite"_s);
    QCOMPARE((QSet<CompactText> {one, same, other}).size(), 2);
}

QTEST_APPLESS_MAIN(tst_CompactText)
#include "tst_compacttext.moc"
