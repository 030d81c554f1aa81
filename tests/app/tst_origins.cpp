// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canary.h"
#include "demo/demoservice.h"
#include "domain/clock.h"
#include "gui/player/clipbackend.h"
#include "runningprogram.h"

#include <QClipboard>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The key goes to the service and to no other origin (P6, U17), seen from the other end of the
/// wire while the whole program watches and fetches. The service runs in this process, because it
/// tells there of every request that comes in.
class OriginsTest final : public QObject
{
    Q_OBJECT

private slots:
    void wholeScene_sendsTheKeyToTheServiceOnly();

private:
    struct Request
    {
        QByteArray method;
        QByteArray path;
        bool hasAuthorization;
    };
};

void OriginsTest::wholeScene_sendsTheKeyToTheServiceOnly()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    const Canary canary;
    const Clock clock;
    DemoService service(clock, {.key = canary.key(), .speed = 10});
    QVERIFY(service.listen());
    QList<Request> asked;
    QList<Request> fetched;
    const auto noteIn = [](QList<Request> &list) {
        return [&list](const QByteArray &method, const QByteArray &path, bool hasAuthorization) {
            list.append({method, path, hasAuthorization});
        };
    };
    connect(&service, &DemoService::requestReceived, this, noteIn(asked));
    connect(&service, &DemoService::fileRequested, this, noteIn(fetched));

    const QTemporaryDir home;
    const RunningProgram program(home.path());
    const MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    QVERIFY(RunningProgram::addKey(u"Studio"_s, service.base(), canary.key()));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    QGuiApplication::clipboard()->setText(service.ids().join(u'\n'));
    const TaskTable &table = RunningProgram::table(*window);
    QVERIFY(QTest::qWaitForWindowActive(const_cast<MainWindow *>(window)));
    QTest::keyClick(window->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(table.model()->rowCount(), service.ids().size());

    // One whose link only /content still signs, one whose link dies early, one with a last frame,
    // and one that ends under way.
    for (const QString &id : {u"cgt-h4j1c073005"_s, u"cgt-b2n6v101133"_s, u"vid_2be6a90f8c7741d3"_s,
                              u"cgt-m3x9d101611"_s})
        QTRY_VERIFY_WITH_TIMEOUT(
            RunningProgram::task(table, id).keeping.state == Keeping::State::Kept, 60'000);
    QVERIFY(std::ranges::any_of(
        asked, [](const Request &request) { return request.path.contains("/content"); }));
    for (const Request &request : std::as_const(asked)) {
        QCOMPARE(request.method, "GET"); // it only reads
        QVERIFY2(request.hasAuthorization, request.path.constData());
    }
    QVERIFY2(fetched.size() >= 5, "nothing was fetched: nothing was tried");
    for (const Request &request : std::as_const(fetched)) {
        QVERIFY2(!request.hasAuthorization, request.path.constData());
        QVERIFY2(!canary.isIn(request.path), request.path.constData());
    }
}

int main(int argc, char *argv[])
{
    ClipBackend::preferFfmpeg();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"reelwatch"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    OriginsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_origins.moc"
