// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/endings.h"
#include "gui/window/notifier.h"
#include "gui/windowfixture.h"
#include "support/joinedtest.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Reelwatch;
using Status = TaskReport::Status;

/// What ends within it is told at once; the program takes five seconds.
constexpr std::chrono::milliseconds Together {300};

/// The desktop's notification service, on a connection of its own to the session's bus.
class Notifications final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
    };

    QList<Shown> shown;
    bool hangs = false; ///< it hears all and never answers
    int unanswered = 0;

    QList<uint> closed;
    QStringList capabilities {u"body"_s, u"body-markup"_s};

public slots:
    Q_SCRIPTABLE QStringList GetCapabilities()
    {
        setDelayedReply(hangs);
        unanswered += hangs ? 1 : 0;
        return capabilities;
    }
    Q_SCRIPTABLE uint Notify(const QString &, uint replaces, const QString &, const QString &title,
                             const QString &body, const QStringList &actions, const QVariantMap &,
                             int)
    {
        shown.append({replaces, title, body, actions});
        return replaces != 0 ? replaces : 40 + static_cast<uint>(shown.size());
    }

    Q_SCRIPTABLE void CloseNotification(uint id) { closed.append(id); }

signals:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString &action);
};

class NotificationsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        m_desktop.shown.clear();
        m_desktop.closed.clear();
    }
    void hostileText_reachesTheDesktopAsPlainText_data();
    void hostileText_reachesTheDesktopAsPlainText();
    void desktopWithoutMarkup_getsTheTextAsItIs();
    void next_replacesTheOneOnShow();
    void activation_isHeardForItsOwnOnly();
    void L09_tenThousandEnds_areOneNotification();
    void later_endsAreToldTogetherUntilTheWindowIsLookedAt();
    void activation_revealsWhatEnded();
    void lookedAt_nothingIsTold();
    void switchedOff_nothingIsTold();
    void knownAtTheStart_isNoNews();
    void everyKindOfEnd_hasItsWord();
    void hangingService_holdsUpNothing_G13();

private:
    Notifications m_desktop;
    QDBusConnection m_bus =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
};

void NotificationsTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    QVERIFY(m_bus.registerObject(u"/org/freedesktop/Notifications"_s, &m_desktop,
                                 QDBusConnection::ExportScriptableContents));
    QVERIFY(m_bus.registerService(u"org.freedesktop.Notifications"_s));
}

void NotificationsTest::hostileText_reachesTheDesktopAsPlainText_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::newRow("T08 bold") << u"ready"_s << u"<b>bold</b>"_s;
    QTest::newRow("T08 image") << u"ready"_s << u"<img src=\"file:///dev/zero\">"_s;
    QTest::newRow("T08 anchor") << u"ready"_s << u"<a href='http://evil.example'>x</a> & y"_s;
    QTest::newRow("T09 lines") << u"one\ntwo\r\nthree"_s << u"a\nb"_s;
    QTest::newRow("T09 ten thousand letters") << QString(10'000, u'x') << QString(10'000, u'<');
    QTest::newRow("T10 direction") << u"\u202Eready"_s << u"\u2066x"_s;
}

void NotificationsTest::hostileText_reachesTheDesktopAsPlainText()
{
    QFETCH(const QString, title);
    QFETCH(const QString, body);
    Notifier notifier;
    notifier.notify(title, body);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    const Notifications::Shown &shown = m_desktop.shown.constFirst();
    QVERIFY2(!shown.body.contains(u'<') && !shown.body.contains(u'>'), qPrintable(shown.body));
    QVERIFY(shown.title.size() <= 120);
    QVERIFY(shown.body.size() <= 2400); // 400 characters, each escaped at the most
    for (const QString &text : {shown.title, shown.body}) {
        for (const QChar c : text)
            QVERIFY2(c.isPrint() && c != u'\u202E' && c != u'\u2066', qPrintable(text));
    }
}

void NotificationsTest::desktopWithoutMarkup_getsTheTextAsItIs()
{
    m_desktop.capabilities = {u"body"_s};
    const auto restore = qScopeGuard([this] { m_desktop.capabilities.append(u"body-markup"_s); });
    Notifier notifier;
    notifier.notify(u"1 video ready"_s, u"fish & <b>chips</b>"_s);
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QCOMPARE(m_desktop.shown.constFirst().body, u"fish & <b>chips</b>"_s);
}

void NotificationsTest::next_replacesTheOneOnShow()
{
    Notifier notifier;
    notifier.notify(u"1 video ready"_s, {});
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QCOMPARE(m_desktop.shown.at(0).replaces, 0U);
    // Until the desktop has answered, the number of the one on show is not known.
    const auto replaced = [this, &notifier] {
        const qsizetype before = m_desktop.shown.size();
        notifier.notify(u"2 videos ready"_s, {});
        return QTest::qWaitFor([&] { return m_desktop.shown.size() > before; })
            && m_desktop.shown.constLast().replaces != 0U;
    };
    QTRY_VERIFY(replaced());
}

void NotificationsTest::activation_isHeardForItsOwnOnly()
{
    Notifier notifier;
    const QSignalSpy activated(&notifier, &Notifier::activated);
    notifier.notify(u"1 video ready"_s, {});
    QTRY_COMPARE(m_desktop.shown.size(), 1);
    QVERIFY(m_desktop.shown.at(0).actions.contains(u"default"_s));
    emit m_desktop.ActionInvoked(7, u"default"_s); // another program's
    emit m_desktop.ActionInvoked(41, u"reply"_s);
    emit m_desktop.ActionInvoked(41, u"default"_s);
    QTRY_COMPARE(activated.size(), 1);
}

void NotificationsTest::L09_tenThousandEnds_areOneNotification()
{
    static_assert(Endings::Together >= std::chrono::seconds(5));
    WindowFixture m;
    Notifier notifier;
    const Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    const QList<TaskNumber> numbers = m.addMany(10'000, Status::Generating);
    for (const TaskNumber number : numbers)
        m.say(number,
              {.status = number % 4 == 0 ? Status::Failed : Status::Completed,
               .prompt = u"clip <b>%1</b>"_s.arg(number)});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    const Notifications::Shown &shown = m_desktop.shown.constFirst();
    QVERIFY2(shown.title.contains(u"7,500"_s) && shown.title.contains(u"2,500 failed"_s),
             qPrintable(shown.title));
    QVERIFY(shown.body.contains(u"&lt;b&gt;"_s));
    // An answer that says the same again is no end.
    for (const TaskNumber number : numbers)
        m.say(number, {.status = number % 4 == 0 ? Status::Failed : Status::Completed});
    const TaskNumber last = m.addMany(1, Status::Generating).value(0, m.add(u"vid_last"_s));
    m.say(last, {.status = Status::Failed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 2, 15'000);
    const QString title = m_desktop.shown.constLast().title;
    QVERIFY2(title.contains(u"7,500"_s) && title.contains(u"2,501 failed"_s), qPrintable(title));
}

void NotificationsTest::later_endsAreToldTogetherUntilTheWindowIsLookedAt()
{
    WindowFixture m;
    Notifier notifier;
    const Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    const QList<TaskNumber> numbers = m.addMany(3, Status::Generating);
    m.say(numbers.at(0), {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    m.say(numbers.at(1), {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 2, 15'000);
    QVERIFY(m_desktop.shown.constLast().title.startsWith(u"2 "_s));
    QVERIFY(m.show());
    QTRY_COMPARE(m_desktop.closed.size(), 1);
    m.window.hide();
    QTRY_VERIFY(!m.window.isActiveWindow());
    m.say(numbers.at(2), {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 3, 15'000);
    QVERIFY(m_desktop.shown.constLast().title.startsWith(u"1 "_s));
}

void NotificationsTest::activation_revealsWhatEnded()
{
    WindowFixture m;
    Notifier notifier;
    const Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    const QList<TaskNumber> numbers = m.addMany(50, Status::Generating);
    m.filterList().choose(TaskFilter::Group::Failed, {});
    m.say(numbers.at(7), {.status = Status::Completed});
    m.say(numbers.at(9), {.status = Status::Failed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    emit m_desktop.ActionInvoked(41, u"default"_s);
    QTRY_COMPARE(m.window.selectedNumbers().size(), 2);
    QVERIFY(m.window.selectedNumbers().contains(numbers.at(7)));
    QVERIFY(m.window.selectedNumbers().contains(numbers.at(9)));
    QVERIFY(m.window.isVisible());
}

void NotificationsTest::lookedAt_nothingIsTold()
{
    WindowFixture m;
    QVERIFY(m.show());
    Notifier notifier;
    const Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    const QList<TaskNumber> numbers = m.addMany(2, Status::Generating);
    m.say(numbers.at(0), {.status = Status::Completed});
    // The second ends unseen and alone is told.
    m.window.hide();
    QTRY_VERIFY(!m.window.isActiveWindow());
    m.say(numbers.at(1), {.status = Status::Completed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    QVERIFY(m_desktop.shown.constFirst().title.startsWith(u"1 "_s));
}

void NotificationsTest::switchedOff_nothingIsTold()
{
    WindowFixture m;
    Notifier notifier;
    Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    const QList<TaskNumber> numbers = m.addMany(2, Status::Generating);
    endings.setEnabled(false);
    m.say(numbers.at(0), {.status = Status::Completed});
    endings.setEnabled(true);
    m.say(numbers.at(1), {.status = Status::Failed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    QVERIFY(m_desktop.shown.constFirst().title.contains(u"failed"_s));
}

void NotificationsTest::knownAtTheStart_isNoNews()
{
    WindowFixture m;
    Notifier notifier;
    const Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    Task old {.number = 5, .account = 1, .id = u"vid_old"_s};
    old.report.status = Status::Completed;
    m.tasks.load({old});
    const TaskNumber fresh = m.add(u"vid_fresh"_s);
    m.say(fresh, {.status = Status::Failed});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    QVERIFY(!m_desktop.shown.constFirst().title.contains(u"ready"_s));
}

void NotificationsTest::everyKindOfEnd_hasItsWord()
{
    WindowFixture m;
    Notifier notifier;
    const Endings endings(m.tasks, notifier, m.window, nullptr, Together);
    const QList<TaskNumber> numbers = m.addMany(4, Status::Generating);
    const QList<Status> ends {Status::Cancelled, Status::Expired, Status::Cancelled,
                              Status::Failed};
    for (qsizetype i = 0; i < numbers.size(); ++i)
        m.say(numbers.at(i), {.status = ends.at(i)});
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.shown.size(), 1, 15'000);
    const QString title = m_desktop.shown.constFirst().title;
    QVERIFY2(title.startsWith(u"1 "_s) && title.endsWith(u" failed, 2 cancelled, 1 expired"_s),
             qPrintable(title));
}

void NotificationsTest::hangingService_holdsUpNothing_G13()
{
    m_desktop.hangs = true;
    const auto restore = qScopeGuard([this] { m_desktop.hangs = false; });
    QElapsedTimer clock;
    clock.start();
    {
        Notifier notifier;
        for (int time = 0; time < 10; ++time)
            notifier.notify(u"1 video ready"_s, {});
        QTRY_COMPARE(m_desktop.unanswered, 10);
        notifier.withdraw();
    }
    QVERIFY2(clock.elapsed() < 1000, QByteArray::number(clock.elapsed()).constData());
    QVERIFY(m_desktop.shown.isEmpty());
}

QTEST_MAIN(NotificationsTest)

#include "tst_notifications.moc"
