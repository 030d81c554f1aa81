// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/keys/keyform.h"
#include "support/joinedtest.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

#include <memory>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {
const QString Canary = u"sk-CANARY-4f1e8a77c2b9"_s;
}

/// The form for one key, in a real window.
class tst_KeyForm : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fields_areFoundByTheirNames_data();
    void fields_areFoundByTheirNames();
    void newKey_isAskedToBeSaved();
    void pastedKey_isCleaned_K10_K11_data();
    void pastedKey_isCleaned_K10_K11();
    void unfitField_isRefusedWithASentence_data();
    void unfitField_isRefusedWithASentence();
    void maskedKey_reachesNobody_K13();
    void reveal_lastsWhileHeld_K18();
    void reveal_masksAgainAfterTenSeconds_K18();
    void revealedKey_isReadButNotTaken_K19();
    void reveal_worksByKeyboard();
    void savedKey_needNotBeTypedAgain();
    void movedKey_isAskedForAnew_U22_data();
    void movedKey_isAskedForAnew_U22();
    void environmentKey_isChangedInTheEnvironment();
    void refusedKey_staysInTheForm_K04_data();
    void refusedKey_staysInTheForm_K04();
    void absentKeychain_isToldBeforehand();
    void trial_asksWithWhatIsTyped();
    void trial_ofFormerFieldsIsNotShown();
    void message_hasTheToneOfItsMeaning();
    void message_movesNothing();
    void uselessKey_isAskedFor();
    void colour_isChosenFromEight();
    void buttons_standInTheDesktopsOrder();
    void busyForm_takesNoSecondWish();

private:
    void open(const Account &account = {}, const QStringList &taken = {});
    template<typename Field>
    [[nodiscard]] Field *find(const QString &name) const
    {
        return m_form->findChild<Field *>(name);
    }
    void type(const QString &field, const QString &text)
    {
        find<QLineEdit>(field)->clear();
        QTest::keyClicks(find<QLineEdit>(field), text);
    }
    void click(const QString &button)
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
    }
    [[nodiscard]] QString message() const
    {
        const auto *label = find<QLabel>(u"message"_s);
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] bool offers(const QString &button) const
    {
        return find<QPushButton>(button)->isVisible();
    }

    std::unique_ptr<KeyForm> m_form;
};

void tst_KeyForm::init()
{
    open();
}

void tst_KeyForm::cleanup()
{
    m_form.reset();
}

void tst_KeyForm::open(const Account &account, const QStringList &taken)
{
    m_form = std::make_unique<KeyForm>(account, taken);
    m_form->show();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
}

void tst_KeyForm::fields_areFoundByTheirNames_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("name");
    QTest::newRow("name") << u"name"_s << u"Name"_s;
    QTest::newRow("base") << u"base"_s << u"Base URL"_s;
    QTest::newRow("key") << u"key"_s << u"API key"_s;
    QTest::newRow("save") << u"save"_s << u"Save"_s;
    QTest::newRow("test") << u"test"_s << u"Test"_s;
    QTest::newRow("colour") << u"colour"_s << u"Colour"_s;
    QTest::newRow("reveal") << u"reveal"_s << u"Hold to show the key"_s;
}

void tst_KeyForm::fields_areFoundByTheirNames()
{
    QFETCH(QString, field);
    QAccessibleInterface *found = QAccessible::queryAccessibleInterface(find<QWidget>(field));
    QVERIFY(found);
    QTEST(found->text(QAccessible::Name), "name");
}

void tst_KeyForm::newKey_isAskedToBeSaved()
{
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    QCOMPARE(QGuiApplication::focusObject(), find<QLineEdit>(u"name"_s));
    type(u"name"_s, u"  Studio   one "_s);
    type(u"key"_s, Canary);
    QTest::keyClick(m_form.get(), Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
    const auto account = saved.first().at(0).value<Account>();
    QCOMPARE(account.id, 0);
    QCOMPARE(account.name, u"Studio one"_s);
    QCOMPARE(account.base, QUrl(u"https://api.token360.ai"_s));
    QCOMPARE(account.keeps, Account::Keeps::Keychain);
    QVERIFY(QColor(account.colour).isValid());
    QCOMPARE(saved.first().at(1).toByteArray(), Canary.toLatin1());
}

void tst_KeyForm::pastedKey_isCleaned_K10_K11_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QByteArray>("key"); // empty: refused
    QTest::newRow("blanks around") << u"  sk-1\n"_s << QByteArray("sk-1");
    QTest::newRow("Bearer") << u"Bearer sk-1"_s << QByteArray("sk-1");
    QTest::newRow("header") << u"Authorization: Bearer sk-1"_s << QByteArray("sk-1");
    QTest::newRow("none") << QString() << QByteArray();
    QTest::newRow("blank inside") << u"sk 1"_s << QByteArray();
    QTest::newRow("non-ASCII") << u"sk-\u00e4"_s << QByteArray();
    QTest::newRow("10 KB") << QString(10'000, u'k') << QByteArray();
}

void tst_KeyForm::pastedKey_isCleaned_K10_K11()
{
    QFETCH(QString, pasted);
    QFETCH(QByteArray, key);
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    type(u"name"_s, u"Studio"_s);
    QGuiApplication::clipboard()->setText(pasted);
    find<QLineEdit>(u"key"_s)->paste();
    click(u"save"_s);
    QCOMPARE(saved.size(), key.isEmpty() ? 0 : 1);
    if (key.isEmpty()) {
        QVERIFY(message().endsWith(u'.'));
        QVERIFY(pasted.isEmpty() || !message().contains(pasted));
        QCOMPARE(QGuiApplication::focusObject(), find<QLineEdit>(u"key"_s));
    } else {
        QCOMPARE(saved.first().at(1).toByteArray(), key);
    }
}

void tst_KeyForm::unfitField_isRefusedWithASentence_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const QString base = u"The base URL must begin with https:// (http:// only for this computer) "
                         "and hold no user, query or fragment."_s;
    QTest::newRow("no name") << u"name"_s << u"  "_s << u"Enter a name for the key."_s;
    QTest::newRow("name taken") << u"name"_s << u"client"_s
                                << u"Another key has this name. Choose a different one."_s;
    const QString begin = u"Begin the base URL with https://, as in https://api.token360.ai."_s;
    QTest::newRow("no base") << u"base"_s << u" "_s << begin;
    QTest::newRow("http") << u"base"_s << u"http://api.token360.ai"_s << base;
    QTest::newRow("no scheme") << u"base"_s << u"api.token360.ai"_s << begin;
    QTest::newRow("user") << u"base"_s << u"https://me@api.token360.ai"_s << base;
    QTest::newRow("query") << u"base"_s << u"https://api.token360.ai/?a=b"_s << base;
    QTest::newRow("fragment") << u"base"_s << u"https://api.token360.ai/#a"_s << base;
    QTest::newRow("file") << u"base"_s << u"file:///etc/passwd"_s << base;
}

void tst_KeyForm::unfitField_isRefusedWithASentence()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    open({}, {u"Client"_s});
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    QSignalSpy tried(m_form.get(), &KeyForm::trialRequested);
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, Canary);
    type(field, text);
    for (const QString &button : {u"save"_s, u"test"_s}) {
        click(button);
        QTEST(message(), "sentence");
        QCOMPARE(QGuiApplication::focusObject(), find<QLineEdit>(field));
    }
    QCOMPARE(saved.size() + tried.size(), 0);
    QTest::keyClick(find<QLineEdit>(field), Qt::Key_X);
    QCOMPARE(message(), QString());
}

void tst_KeyForm::maskedKey_reachesNobody_K13()
{
    auto *field = find<QLineEdit>(u"key"_s);
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, Canary);
    QGuiApplication::clipboard()->setText(u"before"_s);
    field->selectAll();
    QTest::keyClick(field, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(!field->displayText().contains(Canary.left(4)));
    QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(field);
    for (const QAccessible::Text kind :
         {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help})
        QVERIFY(!heard->text(kind).contains(u"CANARY"_s));
    QVERIFY(!heard->textInterface()
            || !heard->textInterface()->text(0, int(Canary.size())).contains(u"CANARY"_s));
    QTest::keyClick(field, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(!m_form->windowTitle().contains(u"CANARY"_s));
    m_form->showProblem(u"A sentence."_s, KeyForm::Ways::Session);
    for (const QWidget *widget : m_form->findChildren<QWidget *>()) {
        QVERIFY(!widget->toolTip().contains(u"CANARY"_s));
        QVERIFY(!widget->accessibleName().contains(u"CANARY"_s));
    }
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void tst_KeyForm::reveal_lastsWhileHeld_K18()
{
    auto *field = find<QLineEdit>(u"key"_s);
    auto *eye = find<QToolButton>(u"reveal"_s);
    type(u"key"_s, Canary);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::mousePress(eye, Qt::LeftButton);
    QCOMPARE(field->displayText(), Canary);
    QTest::mouseRelease(eye, Qt::LeftButton);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void tst_KeyForm::reveal_masksAgainAfterTenSeconds_K18()
{
    auto *field = find<QLineEdit>(u"key"_s);
    auto *mask = find<QTimer>(u"mask"_s);
    QCOMPARE(mask->intervalAsDuration(), 10s);
    mask->setInterval(1ms);
    type(u"key"_s, Canary);
    QTest::mousePress(find<QToolButton>(u"reveal"_s), Qt::LeftButton);
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    QTRY_COMPARE(field->echoMode(), QLineEdit::Password);
}

void tst_KeyForm::revealedKey_isReadButNotTaken_K19()
{
    auto *field = find<QLineEdit>(u"key"_s);
    type(u"key"_s, Canary);
    QGuiApplication::clipboard()->setText(u"before"_s);
    field->setFocus();
    QTest::mousePress(find<QToolButton>(u"reveal"_s), Qt::LeftButton);
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    QTest::mouseDClick(field, Qt::LeftButton);
    QCOMPARE(field->selectedText(), QString());
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(field->selectedText(), QString());
    field->selectAll();
    for (const Qt::Key key : {Qt::Key_C, Qt::Key_X, Qt::Key_Insert})
        QTest::keyClick(field, key, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(!QGuiApplication::clipboard()->text(QClipboard::Selection).contains(u"CANARY"_s));
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});
    QVERIFY(QApplication::sendEvent(field, &menu));
    QCOMPARE(QApplication::activePopupWidget(), nullptr);
    QTest::mouseRelease(find<QToolButton>(u"reveal"_s), Qt::LeftButton);
    QTest::keyClick(field, Qt::Key_End);
    QTest::keyClick(field, Qt::Key_Z);
    QCOMPARE(field->text(), Canary + u'z'); // it is a field to type in again
}

void tst_KeyForm::reveal_worksByKeyboard()
{
    auto *eye = find<QToolButton>(u"reveal"_s);
    find<QLineEdit>(u"key"_s)->setFocus();
    QTest::keyClick(find<QLineEdit>(u"key"_s), Qt::Key_Tab);
    QCOMPARE(QGuiApplication::focusObject(), eye);
    QTest::keyPress(eye, Qt::Key_Space);
    QCOMPARE(find<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Normal);
    QTest::keyRelease(eye, Qt::Key_Space);
    QCOMPARE(find<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Password);
}

void tst_KeyForm::savedKey_needNotBeTypedAgain()
{
    open({.id = 7,
          .name = u"Studio"_s,
          .colour = u"#123456"_s,
          .base = QUrl(u"https://api.token360.ai"_s),
          .keyEntry = u"entry"_s});
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    QVERIFY(find<QLineEdit>(u"key"_s)->text().isEmpty());
    type(u"name"_s, u"Agency"_s);
    click(u"save"_s);
    QCOMPARE(saved.size(), 1);
    const auto account = saved.first().at(0).value<Account>();
    QCOMPARE(account.id, 7);
    QCOMPARE(account.name, u"Agency"_s);
    QCOMPARE(account.colour, u"#123456"_s);
    QCOMPARE(account.keyEntry, u"entry"_s);
    QVERIFY(saved.first().at(1).toByteArray().isEmpty());
}

void tst_KeyForm::movedKey_isAskedForAnew_U22_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("session");
    QTest::addColumn<bool>("asks");
    const QString same = u"https://api.token360.ai"_s;
    QTest::newRow("other host") << u"https://example.com"_s << false << true;
    QTest::newRow("other port") << u"https://api.token360.ai:8443"_s << false << true;
    QTest::newRow("other place") << same << true << true;
    QTest::newRow("other path") << u"https://api.token360.ai/proxy"_s << false << false;
    QTest::newRow("default port") << u"https://api.token360.ai:443"_s << false << false;
}

void tst_KeyForm::movedKey_isAskedForAnew_U22()
{
    QFETCH(QString, base);
    QFETCH(bool, session);
    QFETCH(bool, asks);
    open({.id = 7, .name = u"Studio"_s, .base = QUrl(u"https://api.token360.ai"_s)});
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    type(u"base"_s, base);
    find<QAbstractButton>(u"session"_s)->setChecked(session);
    click(u"save"_s);
    QCOMPARE(saved.size(), asks ? 0 : 1);
    QCOMPARE(message(), asks ? u"Enter the key that the service gave you."_s : QString());
}

void tst_KeyForm::environmentKey_isChangedInTheEnvironment()
{
    open({.id = 7,
          .name = u"Studio"_s,
          .base = QUrl(u"https://api.token360.ai"_s),
          .keeps = Account::Keeps::Environment});
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    QVERIFY(!find<QLineEdit>(u"key"_s)->isEnabled());
    QVERIFY(!find<QLineEdit>(u"base"_s)->isEnabled());
    QVERIFY(!find<QWidget>(u"session"_s)->isVisible());
    type(u"name"_s, u"Shell"_s);
    click(u"save"_s);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(0).value<Account>().keeps, Account::Keeps::Environment);
}

void tst_KeyForm::refusedKey_staysInTheForm_K04_data()
{
    QTest::addColumn<KeyForm::Ways>("ways");
    QTest::addColumn<bool>("unlock");
    QTest::addColumn<bool>("session");
    QTest::newRow("nothing to offer") << KeyForm::Ways::None << false << false;
    QTest::newRow("no keychain") << KeyForm::Ways::Session << false << true;
    QTest::newRow("locked") << KeyForm::Ways::UnlockOrSession << true << true;
}

void tst_KeyForm::refusedKey_staysInTheForm_K04()
{
    QFETCH(KeyForm::Ways, ways);
    QFETCH(bool, unlock);
    QFETCH(bool, session);
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    QSignalSpy unlocks(m_form.get(), &KeyForm::unlockRequested);
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, Canary);
    click(u"save"_s);
    m_form->setBusy(true);
    m_form->showProblem(u"The keychain is locked. Unlock it to continue."_s, ways);
    QCOMPARE(message(), u"The keychain is locked. Unlock it to continue."_s);
    QCOMPARE(find<QLineEdit>(u"key"_s)->text(), Canary);
    QCOMPARE(offers(u"unlock"_s), unlock);
    QCOMPARE(offers(u"useSession"_s), session);
    if (unlock)
        click(u"unlock"_s);
    QCOMPARE(unlocks.size(), unlock ? 1 : 0);
    if (!session)
        return;
    click(u"useSession"_s);
    QCOMPARE(saved.size(), 2);
    QCOMPARE(saved.last().at(0).value<Account>().keeps, Account::Keeps::Session);
    QCOMPARE(saved.last().at(1).toByteArray(), Canary.toLatin1());
}

void tst_KeyForm::absentKeychain_isToldBeforehand()
{
    const QString sentence = u"No keychain service is running. Keys last for this session only."_s;
    m_form->expectSession(sentence);
    QCOMPARE(message(), sentence);
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, Canary);
    click(u"save"_s);
    QCOMPARE(saved.first().at(0).value<Account>().keeps, Account::Keeps::Session);
}

void tst_KeyForm::trial_asksWithWhatIsTyped()
{
    QSignalSpy tried(m_form.get(), &KeyForm::trialRequested);
    type(u"name"_s, u"Studio"_s);
    type(u"base"_s, u"http://127.0.0.1:8080"_s);
    type(u"key"_s, u"Bearer sk-1"_s);
    click(u"test"_s);
    QCOMPARE(tried.size(), 1);
    QCOMPARE(tried.first().at(0).toUrl(), QUrl(u"http://127.0.0.1:8080"_s));
    QCOMPARE(tried.first().at(1).toByteArray(), QByteArray("sk-1"));
    QCOMPARE(message(), u"Asking the service…"_s);
    m_form->showTrial(u"The service accepted this key."_s, true);
    QCOMPARE(message(), u"The service accepted this key."_s);
}

void tst_KeyForm::trial_ofFormerFieldsIsNotShown()
{
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, u"sk-1"_s);
    click(u"test"_s);
    QTest::keyClick(find<QLineEdit>(u"key"_s), Qt::Key_2);
    m_form->showTrial(u"The service accepted this key."_s, true);
    QCOMPARE(message(), QString());
}

void tst_KeyForm::message_movesNothing()
{
    const QSize before = m_form->size();
    const QPoint place = find<QPushButton>(u"save"_s)->mapTo(m_form.get(), QPoint());
    m_form->showProblem(
        u"The base URL must begin with https:// (http:// only for this computer) and "
        "hold no user, query or fragment."_s,
        KeyForm::Ways::None);
    QCoreApplication::processEvents();
    QCOMPARE(m_form->size(), before);
    QCOMPARE(find<QPushButton>(u"save"_s)->mapTo(m_form.get(), QPoint()), place);
    const auto *label = find<QLabel>(u"message"_s);
    QVERIFY(label->height() >= label->heightForWidth(label->width()));
}

void tst_KeyForm::uselessKey_isAskedFor()
{
    open({.id = 3, .name = u"Studio"_s, .base = QUrl(u"https://api.token360.ai"_s)});
    m_form->askForKey(u"The service rejected this key. Enter one that it accepts."_s);
    QCOMPARE(message(), u"The service rejected this key. Enter one that it accepts."_s);
    QCOMPARE(QGuiApplication::focusObject(), find<QLineEdit>(u"key"_s));
}

void tst_KeyForm::colour_isChosenFromEight()
{
    const auto entries = find<QToolButton>(u"colour"_s)->menu()->actions();
    QCOMPARE(std::ranges::count_if(entries,
                                   [](const QAction *entry) {
                                       return !entry->isSeparator() && !entry->icon().isNull()
                                           && !entry->text().isEmpty();
                                   }),
             8);
    QCOMPARE(entries.last()->text(), u"More colours…"_s);
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    entries.at(2)->trigger();
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, u"sk-1"_s);
    click(u"save"_s);
    QCOMPARE(saved.value(0).value(0).value<Account>().colour, u"#2fa36b"_s);
}

/// As in every dialog of the program, whatever the desktop's order is.
void tst_KeyForm::buttons_standInTheDesktopsOrder()
{
    QDialogButtonBox box(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    box.show();
    const bool saveFirst =
        box.button(QDialogButtonBox::Save)->x() < box.button(QDialogButtonBox::Cancel)->x();
    QCOMPARE(find<QPushButton>(u"save"_s)->x() < find<QPushButton>(u"cancel"_s)->x(), saveFirst);
}

void tst_KeyForm::message_hasTheToneOfItsMeaning()
{
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, u"sk-1"_s);
    const auto colour = [this] {
        return find<QLabel>(u"message"_s)->palette().color(QPalette::WindowText);
    };
    click(u"test"_s);
    QCOMPARE(colour(), m_form->palette().color(QPalette::WindowText));
    m_form->showTrial(u"Good."_s, true);
    QCOMPARE(colour(), toneColour(Tone::Ready, m_form->palette()));
    click(u"test"_s);
    m_form->showTrial(u"Unsure."_s, false);
    QCOMPARE(colour(), toneColour(Tone::Attention, m_form->palette()));
    m_form->showProblem(u"Bad."_s, KeyForm::Ways::None);
    QCOMPARE(colour(), toneColour(Tone::Failed, m_form->palette()));
}

void tst_KeyForm::busyForm_takesNoSecondWish()
{
    QSignalSpy saved(m_form.get(), &KeyForm::saveRequested);
    type(u"name"_s, u"Studio"_s);
    type(u"key"_s, u"sk-1"_s);
    m_form->setBusy(true);
    QTest::keyClick(m_form.get(), Qt::Key_Return);
    click(u"save"_s);
    QCOMPARE(saved.size(), 0);
    m_form->setBusy(false);
    click(u"save"_s);
    QCOMPARE(saved.size(), 1);
}

QTEST_MAIN(tst_KeyForm)
#include "tst_keyform.moc"
