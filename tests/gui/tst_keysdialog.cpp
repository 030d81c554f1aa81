// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keysdialog.h"
#include "model/accountmodel.h"
#include "model/library.h"
#include "model/totals.h"
#include "support/joinedtest.h"

#include <QAccessible>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <memory>

using namespace Reelwatch;

/// The table of keys, in a real window.
class tst_KeysDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void parts_areFoundByTheirNames_data();
    void parts_areFoundByTheirNames();
    void buttons_wishForTheChosenKey();
    void doubleClick_edits();
    void deletion_isAskedAboutWithItsConsequences_data();
    void deletion_isAskedAboutWithItsConsequences();
    void deletion_namesHostileVideosLiterally_T01();
    void deletion_canBeCancelled();
    void emptyTable_saysHowToBegin();
    void newRow_isChosen();
    void result_isOfTheChosenRow();
    void shownKey_isItsLastFourAtMost_K18();

private:
    template<typename Part>
    [[nodiscard]] Part *find(const QString &name) const
    {
        return m_dialog->findChild<Part *>(name);
    }
    void click(const QString &button) const
    {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
    }
    [[nodiscard]] QMessageBox *question() const { return m_dialog->findChild<QMessageBox *>(); }

    std::unique_ptr<Library> m_library;
    std::unique_ptr<Totals> m_totals;
    std::unique_ptr<AccountModel> m_keys;
    std::unique_ptr<KeysDialog> m_dialog;
};

void tst_KeysDialog::init()
{
    m_library = std::make_unique<Library>();
    m_totals = std::make_unique<Totals>(m_library->model, m_library->clock);
    m_keys = std::make_unique<AccountModel>(m_library->accounts, *m_totals);
    m_dialog = std::make_unique<KeysDialog>(*m_keys);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void tst_KeysDialog::cleanup()
{
    m_dialog.reset();
    m_keys.reset();
    m_totals.reset();
}

void tst_KeysDialog::parts_areFoundByTheirNames_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("name");
    QTest::newRow("table") << u"keys"_s << u"API keys"_s;
    QTest::newRow("add") << u"add"_s << u"Add…"_s;
    QTest::newRow("edit") << u"edit"_s << u"Edit…"_s;
    QTest::newRow("delete") << u"remove"_s << u"Delete…"_s;
    QTest::newRow("test") << u"test"_s << u"Test"_s;
}

void tst_KeysDialog::parts_areFoundByTheirNames()
{
    QFETCH(QString, part);
    QTEST(QAccessible::queryAccessibleInterface(find<QWidget>(part))->text(QAccessible::Name),
          "name");
    QCOMPARE(QAccessible::queryAccessibleInterface(m_dialog.get())->text(QAccessible::Name),
             u"API keys"_s);
}

void tst_KeysDialog::buttons_wishForTheChosenKey()
{
    QSignalSpy added(m_dialog.get(), &KeysDialog::addRequested);
    QSignalSpy edited(m_dialog.get(), &KeysDialog::editRequested);
    QSignalSpy tried(m_dialog.get(), &KeysDialog::trialRequested);
    find<QTableView>(u"keys"_s)->selectRow(1);
    click(u"add"_s);
    click(u"edit"_s);
    click(u"test"_s);
    QCOMPARE(added.size(), 1);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().at(0).value<AccountId>(), 2);
    QCOMPARE(tried.size(), 1);
    QCOMPARE(tried.first().at(0).value<AccountId>(), 2);
    QCOMPARE(find<QLabel>(u"result"_s)->text(), u"Asking the service…"_s);
}

void tst_KeysDialog::doubleClick_edits()
{
    QSignalSpy edited(m_dialog.get(), &KeysDialog::editRequested);
    auto *table = find<QTableView>(u"keys"_s);
    const QPoint at = table->visualRect(table->model()->index(1, 0)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().at(0).value<AccountId>(), 2);
}

void tst_KeysDialog::deletion_isAskedAboutWithItsConsequences_data()
{
    QTest::addColumn<int>("videos");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << 0 << u"No video belongs to it."_s;
    QTest::newRow("three")
        << 3
        << u"3 video(s) of this key stay in the list and are no longer checked: \"0\", \"1\", \"2\"."_s;
    QTest::newRow("more than are named") << 30 << u"\"0\", \"1\", \"2\" and 27 more."_s;
}

void tst_KeysDialog::deletion_isAskedAboutWithItsConsequences()
{
    QFETCH(int, videos);
    QFETCH(QString, sentence);
    for (int video = 0; video < videos; ++video)
        m_library->add(QString::number(video));
    QSignalSpy deleted(m_dialog.get(), &KeysDialog::deleteRequested);
    click(u"remove"_s);
    QVERIFY(question());
    QCOMPARE(question()->text(), u"Delete key \"Studio\"?"_s);
    QCOMPARE(question()->textFormat(), Qt::PlainText);
    QVERIFY(question()->informativeText().contains(sentence));
    QVERIFY(question()->informativeText().contains(u"not revoked at the service"_s));
    QCOMPARE(deleted.size(), 0);
    for (QAbstractButton *button : question()->buttons()) {
        if (question()->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted.first().at(0).value<AccountId>(), 1);
}

void tst_KeysDialog::deletion_namesHostileVideosLiterally_T01()
{
    m_library->say(m_library->add(u"0"_s), {.prompt = u"<img src=\"file:///dev/zero\">"_s});
    click(u"remove"_s);
    QVERIFY(question());
    QVERIFY(question()->informativeText().contains(u"<img src=\"file:///dev/zero\">"_s));
    for (const QLabel *label : question()->findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void tst_KeysDialog::deletion_canBeCancelled()
{
    QSignalSpy deleted(m_dialog.get(), &KeysDialog::deleteRequested);
    click(u"remove"_s);
    QTest::keyClick(question(), Qt::Key_Return); // the harmless one is the default
    QTRY_VERIFY(!question());
    QCOMPARE(deleted.size(), 0);
}

void tst_KeysDialog::emptyTable_saysHowToBegin()
{
    const auto *none = find<QLabel>(u"none"_s);
    QVERIFY(!none->isVisible());
    m_library->accounts.remove(1);
    m_library->accounts.remove(2);
    QVERIFY(none->isVisible());
    QCOMPARE(none->text(), u"Add an API key to begin. Keys are kept in your system keychain."_s);
    for (const QString &button : {u"edit"_s, u"remove"_s, u"test"_s})
        QVERIFY(!find<QPushButton>(button)->isEnabled());
    QVERIFY(find<QPushButton>(u"add"_s)->isEnabled());
    m_library->accounts.save({.name = u"Third"_s});
    QVERIFY(!none->isVisible());
    QVERIFY(find<QPushButton>(u"edit"_s)->isEnabled());
}

void tst_KeysDialog::newRow_isChosen()
{
    QSignalSpy edited(m_dialog.get(), &KeysDialog::editRequested);
    const AccountId third = m_library->accounts.save({.name = u"Third"_s});
    click(u"edit"_s);
    QCOMPARE(edited.first().at(0).value<AccountId>(), third);
}

void tst_KeysDialog::result_isOfTheChosenRow()
{
    const auto *result = find<QLabel>(u"result"_s);
    m_dialog->showResult(u"The service rejected this key."_s, Tone::Attention);
    QVERIFY(result->isVisible());
    QCOMPARE(result->palette().color(QPalette::WindowText),
             toneColour(Tone::Attention, m_dialog->palette()));
    find<QTableView>(u"keys"_s)->selectRow(1);
    QVERIFY(!result->isVisible());
}

void tst_KeysDialog::shownKey_isItsLastFourAtMost_K18()
{
    m_keys->setLastFour(1, u"sk-CANARY-9f3c"_s);
    QAccessibleInterface *table =
        QAccessible::queryAccessibleInterface(find<QTableView>(u"keys"_s));
    QString heard;
    for (int cell = 0; cell < table->childCount(); ++cell) {
        if (QAccessibleInterface *child = table->child(cell))
            heard += child->text(QAccessible::Name) + u' ';
    }
    QVERIFY(heard.contains(u"…9f3c"_s));
    QVERIFY(!heard.contains(u"CANARY"_s));
}

QTEST_MAIN(tst_KeysDialog)
#include "tst_keysdialog.moc"
