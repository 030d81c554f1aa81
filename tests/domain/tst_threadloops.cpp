// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/threadloops.h"
#include "support/joinedtest.h"

#include <QAbstractEventDispatcher>
#include <QProcess>
#include <QThread>

#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// By what threads wait, and what other programs learn of it. Alone: it changes its environment.
class TestThreadLoops : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qunsetenv("QT_NO_THREADED_GLIB"); }
    void wordOfTheUser_stands();
    void otherThreads_waitWithoutGLib();
    void programs_areToldNothing();

private:
    static QByteArray waiter();
    static QByteArray told();
};

/// What a new thread waits by.
QByteArray TestThreadLoops::waiter()
{
    QByteArray name;
    QThread thread;
    connect(
        &thread, &QThread::started, &thread,
        [&name] { name = QAbstractEventDispatcher::instance()->metaObject()->className(); },
        Qt::DirectConnection);
    thread.start();
    thread.quit();
    thread.wait();
    return name;
}

/// What a program that is started finds in its environment.
QByteArray TestThreadLoops::told()
{
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, u"echo \"<$QT_NO_THREADED_GLIB>\""_s});
    shell.waitForFinished();
    return shell.readAll().trimmed();
}

void TestThreadLoops::wordOfTheUser_stands()
{
    qputenv("QT_NO_THREADED_GLIB", "");
    const QByteArray usual = waiter();
    ThreadLoops::leaveGLibOut();
    QCOMPARE(waiter(), usual);
    qputenv("QT_NO_THREADED_GLIB", "yes");
    ThreadLoops::leaveGLibOut();
    QCOMPARE(told(), "<yes>");
    qunsetenv("QT_NO_THREADED_GLIB");
}

void TestThreadLoops::otherThreads_waitWithoutGLib()
{
    if (waiter() != "QEventDispatcherGlib")
        QSKIP("Qt was built without GLib");
    ThreadLoops::leaveGLibOut();
    QCOMPARE(waiter(), "QEventDispatcherUNIX");
    const QByteArray own = QAbstractEventDispatcher::instance()->metaObject()->className();
    QCOMPARE(own, "QEventDispatcherGlib");
}

void TestThreadLoops::programs_areToldNothing()
{
    ThreadLoops::leaveGLibOut();
    QCOMPARE(told(), "<1>");
    {
        const ThreadLoops::Untold untold;
        QCOMPARE(told(), "<>");
        std::make_unique<ThreadLoops::Untold>().reset();
        QCOMPARE(told(), "<>");
    }
    QCOMPARE(told(), "<1>");
}

QTEST_GUILESS_MAIN(TestThreadLoops)
#include "tst_threadloops.moc"
