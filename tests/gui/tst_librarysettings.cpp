// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/librarysettings.h"
#include "gui/style/appearance.h"
#include "support/joinedtest.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// Where videos go and how they are named, as the settings show it.
class LibrarySettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void preview_followsEachLetter();
    void wrongPattern_isToldAndNotTaken();
    void folder_isChosenAndGivenBack();

private:
    static LibrarySettings::Surroundings about()
    {
        return {.standardFolder = u"/home/me/Videos/Reelwatch"_s,
                .usage = u"3 videos, 12 MB"_s,
                .standardPattern = u"{date}"_s,
                .fields = {u"date"_s, u"id"_s},
                .example = [](const QString &pattern) {
                    const bool isWrong = pattern.contains(u'!');
                    return LibrarySettings::Example {pattern.toUpper(),
                                                     isWrong ? u"Wrong."_s : QString()};
                }};
    }
    static Preferences chosenIn(const LibrarySettings &settings)
    {
        Preferences chosen;
        settings.takeInto(chosen);
        return chosen;
    }
};

void LibrarySettingsTest::preview_followsEachLetter()
{
    LibrarySettings settings(about());
    settings.show(Preferences());
    auto *pattern = settings.findChild<QLineEdit *>(u"pattern"_s);
    const auto *preview = settings.findChild<QLabel *>(u"preview"_s);
    QCOMPARE(pattern->text(), u"{date}"_s);
    QCOMPARE(preview->text(), u"For example {DATE}"_s);
    QCOMPARE(chosenIn(settings).namePattern, QString());
    QSignalSpy changed(&settings, &LibrarySettings::changed);
    pattern->setFocus();
    pattern->clear();
    QTest::keyClicks(pattern, u"{id}"_s);
    QCOMPARE(preview->text(), u"For example {ID}"_s);
    QTest::keyClick(pattern, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(chosenIn(settings).namePattern, u"{id}"_s);
}

void LibrarySettingsTest::wrongPattern_isToldAndNotTaken()
{
    LibrarySettings settings(about());
    settings.show({.namePattern = u"{id}"_s});
    settings.findChild<QLineEdit *>(u"pattern"_s)->setText(u"{id}!"_s);
    const auto *preview = settings.findChild<QLabel *>(u"preview"_s);
    const auto *icon = settings.findChild<QLabel *>(u"problemIcon"_s);
    QCOMPARE(preview->text(), u"Wrong."_s);
    QCOMPARE(preview->palette().color(QPalette::WindowText),
             toneColour(Tone::Failed, settings.palette()));
    QVERIFY(!icon->isHidden() && !icon->pixmap().isNull());
    QCOMPARE(chosenIn(settings).namePattern, u"{id}"_s);
    settings.findChild<QLineEdit *>(u"pattern"_s)->setText(u"{id}"_s);
    QVERIFY(icon->isHidden());
    QCOMPARE(preview->palette().color(QPalette::WindowText),
             settings.palette().color(QPalette::WindowText));
}

void LibrarySettingsTest::folder_isChosenAndGivenBack()
{
    const QTemporaryDir other;
    LibrarySettings settings(about());
    settings.show(Preferences());
    const auto *folder = settings.findChild<QLabel *>(u"folder"_s);
    auto *standard = settings.findChild<QPushButton *>(u"standardFolder"_s);
    QCOMPARE(folder->text(), u"/home/me/Videos/Reelwatch"_s);
    QVERIFY(!standard->isEnabled());
    QSignalSpy changed(&settings, &LibrarySettings::changed);
    settings.findChild<QPushButton *>(u"changeFolder"_s)->click();
    auto *dialog = settings.findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(other.path() + u"/"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(chosenIn(settings).libraryFolder, other.path());
    QCOMPARE(folder->text(), other.path());
    standard->click();
    QCOMPARE(chosenIn(settings).libraryFolder, QString());
    QCOMPARE(folder->text(), u"/home/me/Videos/Reelwatch"_s);
    QCOMPARE(changed.size(), 2);
}

QTEST_MAIN(LibrarySettingsTest)
#include "tst_librarysettings.moc"
