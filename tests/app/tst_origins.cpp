// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "canary.h"
#include "demo/demoservice.h"
#include "domain/clock.h"
#include "runningprogram.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"
#include "watchedapplication.h"

#include <QClipboard>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

/// The key goes to the service and to no other origin (P6, U17, K14), seen from the other end of
/// the wire while the whole program watches and fetches. The service runs in this process, because
/// it tells there of every request that comes in.
class OriginsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void files_areAskedForWithoutKeyAndReferer_K14();
    void wholeScene_sendsTheKeyToTheServiceOnly();
    void cleanupTestCase() { searchHome(); }

private:
    struct Request
    {
        QByteArray method;
        QByteArray path;
        bool hasAuthorization;
    };

    /// K12: while what was written is still there.
    void searchHome() const
    {
        int searched = 0;
        QCOMPARE(m_canary.filesAtHome(&searched), QStringList());
        QVERIFY2(searched >= 3, "what was written was not searched");
    }

    Canary m_canary;
};

void OriginsTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
}

/// Every byte that the hosts of the files receive, redirected once on the way.
void OriginsTest::files_areAskedForWithoutKeyAndReferer_K14()
{
    const QString id = u"vid_0rigin0fthefile"_s;
    QFile clip(QStringLiteral(TEST_DATA_DIR "/clips/count.mp4"));
    QVERIFY(clip.open(QIODevice::ReadOnly));
    LoopbackServer store;
    store.on({}, WireAnswer::of(200, clip.readAll(), "video/mp4"));
    LoopbackServer front;
    front.on({}, WireAnswer::redirect(302, store.url("/v.mp4?sig=b").toEncoded()));
    LoopbackServer service;
    service.on({},
               WireAnswer::of(200,
                              R"({"id":")" + id.toLatin1() + R"(","status":"completed","url":")"
                                  + front.url("/v.mp4?sig=a").toEncoded() + R"("})"));

    const QTemporaryDir home;
    const RunningProgram program(home.path());
    const MainWindow *window = RunningProgram::window();
    QVERIFY(window);
    QVERIFY(RunningProgram::addKey(u"Studio"_s, service.url(), m_canary.key()));
    QVERIFY(OnScreen::click<QAbstractButton>(u"Close"_s, RunningProgram::keysDialog()));
    program.app().take({id}, {});
    const TaskTable &table = RunningProgram::table(*window);
    QTRY_VERIFY_WITH_TIMEOUT(RunningProgram::task(table, id).keeping.state == Keeping::State::Kept,
                             60'000);

    QVERIFY2(m_canary.isIn(service.received()), "the key was not used: nothing was tried");
    QVERIFY(!service.received().toLower().contains("referer"));
    for (const LoopbackServer *host : {&front, &store}) {
        QVERIFY2(!host->requests().isEmpty(), "nothing was fetched: nothing was tried");
        QVERIFY2(!m_canary.isIn(host->received()), host->received().constData());
        const QByteArray said = host->received().toLower();
        for (const char *header : {"\nreferer:", "\nauthorization:", "\ncookie:", "\norigin:"})
            QVERIFY2(!said.contains(header), said.constData());
    }
    searchHome();
}

void OriginsTest::wholeScene_sendsTheKeyToTheServiceOnly()
{
    const Clock clock;
    DemoService service(clock, {.key = m_canary.key(), .speed = 10});
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
    QVERIFY(RunningProgram::addKey(u"Studio"_s, service.base(), m_canary.key()));
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
        QVERIFY2(!m_canary.isIn(request.path), request.path.constData());
    }
    searchHome();
}

TEST_MAIN(OriginsTest)
{
    return runWatched<OriginsTest>(u"origins"_s, argc, argv);
}

#include "tst_origins.moc"
