// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/recordingjournal.h"
#include "store/settings.h"
#include "store/settingvalue.h"
#include "support/joinedtest.h"

#include <QDateTime>
#include <QSignalSpy>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

class TestSettings final : public QObject
{
    Q_OBJECT

private slots:
    void value_missing_isTheFallback();
    void value_ofAnotherKind_isTheFallback();
    void setValue_writesOnlyChanges();
    void setValue_ofTheFallback_isWritten();
    void load_writesNothingAndSaysWhatChanged();
    void unpacked_ofWhatNoSettingIs_isNothing_data();
    void unpacked_ofWhatNoSettingIs_isNothing();
    void unpacked_ofMapsInMaps_endsBeforeTheStackDoes();
};

void TestSettings::value_missing_isTheFallback()
{
    const Settings settings;
    QCOMPARE(settings.value(u"volume"_s, 0.5), 0.5);
    QCOMPARE(settings.value<QString>(u"sort"_s), QString());
}

void TestSettings::value_ofAnotherKind_isTheFallback() // S18
{
    Settings settings;
    settings.load({{u"loop"_s, u"perhaps"_s}, {u"volume"_s, QByteArray("\xff")}});
    QCOMPARE(settings.value(u"loop"_s, true), true);
    QCOMPARE(settings.value(u"volume"_s, 0.5), 0.5);
    QCOMPARE(settings.value<QString>(u"loop"_s), u"perhaps"_s);
}

void TestSettings::setValue_writesOnlyChanges()
{
    RecordingJournal journal;
    Settings settings(&journal);
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setValue(u"loop"_s, false);
    settings.setValue(u"loop"_s, false);
    settings.setValue(u"loop"_s, true);
    QCOMPARE(journal.calls, QStringList({u"setting loop"_s, u"setting loop"_s}));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.first().first(), u"loop"_s);
    QCOMPARE(settings.value(u"loop"_s, false), true);
}

void TestSettings::setValue_ofTheFallback_isWritten()
{
    RecordingJournal journal;
    Settings settings(&journal);
    settings.setValue(u"empty"_s, QVariant());
    QCOMPARE(journal.calls.size(), 1);
}

void TestSettings::load_writesNothingAndSaysWhatChanged()
{
    RecordingJournal journal;
    Settings settings(&journal);
    QSignalSpy changed(&settings, &Settings::changed);
    settings.load({{u"a"_s, 1}, {u"b"_s, 2}});
    settings.load({{u"a"_s, 1}, {u"b"_s, 3}});
    QCOMPARE(changed.size(), 3);
    QVERIFY(journal.calls.isEmpty());
    QCOMPARE(settings.value(u"b"_s, 0), 3);
}

void TestSettings::unpacked_ofWhatNoSettingIs_isNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("list of texts") << SettingValue::packed(QStringList {u"id"_s});
    QTest::newRow("moment") << SettingValue::packed(QDateTime::currentDateTimeUtc());
    QTest::newRow("list in a map")
        << SettingValue::packed(QVariantMap {{u"a"_s, QVariantList {1}}});
    QTest::newRow("more behind it") << SettingValue::packed(true) + '\0';
    QTest::newRow("cut off") << SettingValue::packed(u"text"_s).chopped(1);
}

void TestSettings::unpacked_ofWhatNoSettingIs_isNothing() // S18
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!SettingValue::unpacked(bytes).isValid());
}

void TestSettings::unpacked_ofMapsInMaps_endsBeforeTheStackDoes() // S18
{
    constexpr int Levels = 100'000;
    const QByteArray level = SettingValue::packed(QVariantMap {{u"a"_s, QVariant()}}).chopped(5);
    const QByteArray deep = level.repeated(Levels) + SettingValue::packed(true);
    QVERIFY(!SettingValue::unpacked(deep).isValid());
    const QVariantMap two {{u"player"_s, QVariantMap {{u"loop"_s, true}}}};
    QCOMPARE(SettingValue::unpacked(SettingValue::packed(two)), QVariant(two));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
