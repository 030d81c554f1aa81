// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/add/adddialog.h"
#include "gui/window/messagebar.h"
#include "model/intakepreview.h"
#include "store/accountstore.h"
#include "store/taskstore.h"
#include "support/joinedtest.h"
#include "support/owntime.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

const QString canary = u"sk-CANARY-0123456789"_s;

/// The dialog in a window over stores with two keys.
struct Scene
{
    Scene()
    {
        studio = accounts.save({.name = u"Studio"_s, .base = QUrl(u"https://api.token360.ai"_s)});
        client = accounts.save({.name = u"Client"_s, .base = QUrl(u"https://gw.example"_s)});
        preview.suggestAccount(studio);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }

    template<typename T>
    [[nodiscard]] T *named(const QString &accessibleName) const
    {
        for (T *each : dialog.findChildren<T *>()) {
            if (each->accessibleName() == accessibleName)
                return each;
        }
        return nullptr;
    }

    [[nodiscard]] QPlainTextEdit *ids() const { return named<QPlainTextEdit>(u"Video IDs"_s); }
    [[nodiscard]] QPushButton *add() const { return named<QPushButton>(u"Add"_s); }
    [[nodiscard]] QComboBox *account() const { return named<QComboBox>(u"Account"_s); }
    [[nodiscard]] QTableView *table() const { return dialog.findChild<QTableView *>(u"preview"_s); }
    [[nodiscard]] QString summary() const
    {
        return dialog.findChild<QLabel *>(u"summary"_s)->text();
    }
    [[nodiscard]] MessageBar *bar(const QString &name) const
    {
        return dialog.findChild<MessageBar *>(name);
    }

    void paste(const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(ids(), QKeySequence::Paste);
    }
    void drop(const QMimeData &data) const
    {
        QWidget *target = ids()->viewport();
        QDragEnterEvent enter(QPoint(4, 4), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(4, 4), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
    }

    TaskStore tasks;
    AccountStore accounts;
    AccountId studio = 0;
    AccountId client = 0;
    IntakePreview preview {tasks, accounts};
    AddDialog dialog {preview};
};

QPushButton *buttonOf(const MessageBar *bar)
{
    return bar->findChild<QPushButton *>();
}

} // namespace

class TestAddDialog : public QObject
{
    Q_OBJECT

private slots:
    void names_areThoseOfTheProduct();
    void empty_cannotBeAdded();
    void typed_isShownAndAdded();
    void ctrlEnter_adds();
    void escape_cancels();
    void pasted_isShownRowByRow();
    void refusal_isReadWhole();
    void chosenAccount_isWhereItGoes();
    void noKeyYet_isAChoice();
    void droppedText_isTaken();
    void droppedFiles_areAskedFor();
    void markup_isTakenAsText();
    void pastedKey_isMaskedAndOffered();
    void typedKey_isMaskedWhenTheCursorLeaves();
    void undo_bringsNoKeyBack();
    void unknownHost_offersANewKey();
    void longLine_isReadButNotShown();
    void manyLines_staySmooth();
    void problem_isToldInABar();
    void tab_reachesEverything();
};

void TestAddDialog::names_areThoseOfTheProduct()
{
    Scene scene;
    QCOMPARE(scene.dialog.windowTitle(), u"Add videos"_s);
    QCOMPARE(scene.dialog.accessibleName(), u"Add videos"_s);
    QVERIFY(scene.ids());
    QVERIFY(scene.account());
    QVERIFY(scene.add());
    QCOMPARE(scene.account()->count(), 3);
    QCOMPARE(scene.account()->currentText(), u"Studio"_s);
    QVERIFY(scene.ids()->hasFocus());
}

void TestAddDialog::empty_cannotBeAdded()
{
    Scene scene;
    QVERIFY(!scene.add()->isEnabled());
    QTest::keyClicks(scene.ids(), u"two words"_s);
    QVERIFY(!scene.add()->isEnabled());
    QCOMPARE(scene.summary(), u"1 refused"_s);
    QVERIFY(!scene.bar(u"keyBar"_s)->isVisible());
    QVERIFY(!scene.bar(u"baseBar"_s)->isVisible());
    QVERIFY(!scene.bar(u"textBar"_s)->isVisible());
}

void TestAddDialog::typed_isShownAndAdded()
{
    Scene scene;
    QSignalSpy added(&scene.dialog, &AddDialog::addRequested);
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    QTest::keyClick(scene.ids(), Qt::Key_Return);
    QTest::keyClicks(scene.ids(), u"vid_2"_s);
    QCOMPARE(scene.table()->model()->rowCount(), 2);
    QCOMPARE(scene.add()->text(), u"Add 2"_s);
    QTest::mouseClick(scene.add(), Qt::LeftButton);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().first().value<QList<NewTask>>(),
             (QList<NewTask> {{scene.studio, u"vid_1"_s}, {scene.studio, u"vid_2"_s}}));
    QVERIFY(!scene.dialog.isVisible());
    QCOMPARE(scene.dialog.result(), static_cast<int>(QDialog::Accepted));
}

void TestAddDialog::ctrlEnter_adds()
{
    Scene scene;
    QSignalSpy added(&scene.dialog, &AddDialog::addRequested);
    QTest::keyClick(scene.ids(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(added.size(), 0);
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    QTest::keyClick(scene.ids(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(added.size(), 1);
}

void TestAddDialog::escape_cancels()
{
    Scene scene;
    QSignalSpy added(&scene.dialog, &AddDialog::addRequested);
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    QTest::keyClick(scene.ids(), Qt::Key_Escape);
    QVERIFY(!scene.dialog.isVisible());
    QCOMPARE(added.size(), 0);
}

void TestAddDialog::pasted_isShownRowByRow()
{
    Scene scene;
    scene.tasks.add({{scene.studio, u"vid_1"_s}}, QDateTime::currentDateTimeUtc());
    scene.paste(
        u"vid_1\nvid_2\n{\"id\":\"vid_3\"}\nhttps://gw.example/v1/videos/vid_4\nvid_2\nno id here"_s);
    QCOMPARE(scene.table()->model()->rowCount(), 6);
    QCOMPARE(scene.summary(), u"3 new, 1 already watched, 1 repeated, 1 refused"_s);
    QCOMPARE(scene.add()->text(), u"Add 3"_s);
    QCOMPARE(scene.add()->accessibleName(), u"Add"_s);
    QCOMPARE(scene.preview.newTasks().last(), (NewTask {scene.client, u"vid_4"_s}));
}

void TestAddDialog::refusal_isReadWhole()
{
    Scene scene;
    scene.paste(u"vid_aaaaaaaa1\nhello this is junk!!\n"_s);
    QTRY_COMPARE(scene.preview.rowCount(), 2);
    const auto *view = scene.dialog.findChild<QTableView *>(u"preview"_s);
    const QModelIndex refused = scene.preview.index(1, IntakePreview::VerdictColumn);
    const QRect cell = view->visualRect(refused).adjusted(28, 0, -6, 0); // beside its icon
    const QString sentence = refused.data().toString();
    QVERIFY(!sentence.isEmpty());
    const QRect needed = view->fontMetrics().boundingRect(
        QRect(0, 0, cell.width(), 1000), Qt::TextWordWrap | Qt::AlignLeft, sentence);
    QVERIFY2(needed.height() <= cell.height(), qPrintable(sentence));
    QVERIFY(view->rowHeight(0) < view->rowHeight(1));
    scene.ids()->setPlainText(u"vid_aaaaaaaa1\nvid_aaaaaaaa2\n"_s);
    QTRY_COMPARE(view->rowHeight(1), view->rowHeight(0));
}

void TestAddDialog::chosenAccount_isWhereItGoes()
{
    Scene scene;
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    scene.account()->setFocus();
    QTest::keyClick(scene.account(), Qt::Key_Down);
    QCOMPARE(scene.account()->currentText(), u"Client"_s);
    QCOMPARE(scene.preview.newTasks(), (QList<NewTask> {{scene.client, u"vid_1"_s}}));
}

void TestAddDialog::noKeyYet_isAChoice()
{
    Scene scene;
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    QTest::keyClick(scene.account(), Qt::Key_End);
    QCOMPARE(scene.account()->currentText(), u"No key yet"_s);
    QCOMPARE(scene.preview.newTasks(), (QList<NewTask> {{0, u"vid_1"_s}}));
    scene.accounts.save({.name = u"Third"_s, .base = QUrl(u"https://third.example"_s)});
    QCOMPARE(scene.account()->currentText(), u"No key yet"_s);
    QCOMPARE(scene.account()->count(), 4);
}

void TestAddDialog::droppedText_isTaken()
{
    Scene scene;
    QMimeData data;
    data.setText(u"vid_1\nvid_2"_s);
    scene.drop(data);
    QCOMPARE(scene.summary(), u"2 new"_s);
}

void TestAddDialog::droppedFiles_areAskedFor() // G06
{
    Scene scene;
    QSignalSpy files(&scene.dialog, &AddDialog::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/tmp/ids.txt"_s), QUrl::fromLocalFile(u"/tmp/b.csv"_s)});
    scene.drop(data);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().first().toStringList(),
             (QStringList {u"/tmp/ids.txt"_s, u"/tmp/b.csv"_s}));
    QCOMPARE(scene.ids()->toPlainText(), QString());
}

void TestAddDialog::markup_isTakenAsText() // T01, G06
{
    Scene scene;
    QMimeData data;
    data.setHtml(u"<b>vid_1</b><img src='file:///dev/zero'>"_s);
    data.setText(u"<b>vid_1</b>"_s);
    scene.drop(data);
    QCOMPARE(scene.ids()->toPlainText(), u"<b>vid_1</b>"_s);
}

void TestAddDialog::pastedKey_isMaskedAndOffered() // K13
{
    Scene scene;
    QSignalSpy saved(&scene.dialog, &AddDialog::saveKeyRequested);
    scene.paste(QString(u"curl https://gw.example/v1/videos/vid_1 -H 'Authorization: Bearer "_s
                        + canary + u"'"));
    QVERIFY(!scene.ids()->toPlainText().contains(canary));
    QVERIFY(scene.bar(u"keyBar"_s)->isVisible());
    QVERIFY(!scene.bar(u"keyBar"_s)->sentence().contains(canary));
    QCOMPARE(scene.summary(), u"1 new"_s);
    QTest::mouseClick(buttonOf(scene.bar(u"keyBar"_s)), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(0).toByteArray(), canary.toUtf8());
    QCOMPARE(saved.first().at(1).toUrl(), QUrl(u"https://gw.example"_s));
    scene.preview.forgetKeys();
    QVERIFY(!scene.bar(u"keyBar"_s)->isVisible());
}

void TestAddDialog::typedKey_isMaskedWhenTheCursorLeaves()
{
    Scene scene;
    QTest::keyClicks(scene.ids(), canary);
    QCOMPARE(scene.ids()->toPlainText(), canary);
    QTest::keyClick(scene.ids(), Qt::Key_Return);
    QVERIFY(!scene.ids()->toPlainText().contains(u"CANARY"_s));
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    QCOMPARE(scene.summary(), u"1 new"_s);
    QCOMPARE(scene.preview.foundKey(), canary.toUtf8());
}

void TestAddDialog::undo_bringsNoKeyBack()
{
    Scene scene;
    QTest::keyClicks(scene.ids(), canary);
    QTest::keyClick(scene.ids(), Qt::Key_Return);
    scene.paste(canary);
    for (int step = 0; step < 50; ++step)
        scene.ids()->undo();
    QVERIFY(!scene.ids()->toPlainText().contains(u"CANARY"_s));
    scene.ids()->redo();
    QVERIFY(!scene.ids()->toPlainText().contains(u"CANARY"_s));
}

void TestAddDialog::unknownHost_offersANewKey()
{
    Scene scene;
    QSignalSpy wanted(&scene.dialog, &AddDialog::newKeyRequested);
    scene.paste(u"https://api.example.com:8443/x/v1/videos/vid_1"_s);
    MessageBar *bar = scene.bar(u"baseBar"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->sentence(), u"There is no key for api.example.com:8443 yet."_s);
    QTest::mouseClick(buttonOf(bar), Qt::LeftButton);
    QCOMPARE(wanted.first().first().toUrl(), QUrl(u"https://api.example.com:8443/x"_s));
    scene.accounts.save({.name = u"Third"_s, .base = QUrl(u"https://api.example.com:8443/x"_s)});
    QVERIFY(!bar->isVisible());
    QCOMPARE(scene.preview.newTasks().first().account, scene.accounts.all().last().id);
}

void TestAddDialog::longLine_isReadButNotShown() // T12
{
    Scene scene;
    const auto begin = ownTime();
    scene.paste(QString(uR"({"id":"vid_1","prompt":")"_s + QString(1024 * 1024, u'p') + uR"("})"));
    QVERIFY(ownTime() - begin < std::chrono::milliseconds(1000));
    QCOMPARE(scene.ids()->toPlainText(), QString());
    QTRY_COMPARE(scene.summary(), u"1 new"_s);
    MessageBar *bar = scene.bar(u"textBar"_s);
    QVERIFY(bar->isVisible());
    QTest::keyClicks(scene.ids(), u"vid_2"_s);
    QTRY_COMPARE(scene.summary(), u"2 new"_s);
    QTest::mouseClick(buttonOf(bar), Qt::LeftButton);
    QTRY_COMPARE(scene.summary(), u"1 new"_s);
    QVERIFY(!bar->isVisible());
    scene.paste(QString(u"Bearer "_s + QString(5000, u'q')));
    QVERIFY(bar->isVisible());
    QCOMPARE(scene.ids()->toPlainText(), u"vid_2"_s);
}

/// From the paste to the last row added this thread is never busy for long.
void TestAddDialog::manyLines_staySmooth() // L02, P10
{
    constexpr int Lines = 10'000;
    Scene scene;
    connect(&scene.dialog, &AddDialog::addRequested, this, [&scene](const auto &tasks) {
        scene.tasks.add(tasks, QDateTime::currentDateTimeUtc());
    });
    QString text;
    for (int line = 0; line < Lines; ++line)
        text += u"https://api.token360.ai/v1/videos/vid_"_s + QString::number(line) + u'\n';
    QList<std::chrono::milliseconds> turns;
    const auto timed = [&turns](const auto &work) {
        const auto begin = ownTime();
        work();
        turns.append(ownTime() - begin);
    };
    const auto turn = [] {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    timed([&] { scene.paste(text); });
    while (!scene.preview.isReady())
        timed(turn);
    QCOMPARE(scene.summary(), u"10,000 new"_s);
    QCOMPARE(scene.add()->text(), u"Add 10,000"_s);
    QCOMPARE(scene.table()->model()->rowCount(), Lines);
    timed([&] { QTest::mouseClick(scene.add(), Qt::LeftButton); });
    timed([] { QCoreApplication::processEvents(); });
    QCOMPARE(scene.tasks.size(), Lines);
    const auto longest = *std::ranges::max_element(turns);
    QVERIFY2(longest < BusyLimit, qPrintable(QString::number(longest.count())));
}

void TestAddDialog::problem_isToldInABar()
{
    Scene scene;
    scene.dialog.showProblem(u"The file \"a\nb\" could not be read."_s);
    QVERIFY(scene.bar(u"textBar"_s)->isVisible());
    QCOMPARE(scene.bar(u"textBar"_s)->sentence(), u"The file \"a b\" could not be read."_s);
    QVERIFY(!buttonOf(scene.bar(u"textBar"_s)));
}

void TestAddDialog::tab_reachesEverything() // G11
{
    Scene scene;
    QTest::keyClicks(scene.ids(), u"vid_1"_s);
    QSet<QString> reached;
    for (int step = 0; step < 12; ++step) {
        QTest::keyClick(scene.dialog.focusWidget(), Qt::Key_Tab);
        reached.insert(scene.dialog.focusWidget()->objectName());
    }
    for (const QString &name : {u"ids"_s, u"preview"_s, u"account"_s, u"openFile"_s, u"add"_s})
        QVERIFY2(reached.contains(name), qPrintable(name));
}

QTEST_MAIN(TestAddDialog)
#include "tst_adddialog.moc"
