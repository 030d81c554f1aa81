// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/barsof.h"
#include "app/ondisk.h"
#include "app/runningprogram.h"
#include "app/watchedapplication.h"
#include "gui/table/filterlist.h"
#include "model/filtermodel.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <QClipboard>
#include <QLabel>
#include <QTemporaryDir>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int Many = 10'000;

} // namespace

/// The whole program in a real window when thousands come at once: it stays at hand.
class WholeLoadTest final : public QObject
{
    Q_OBJECT

    static constexpr int Patience = 120'000; // ms, of the slowest machine under the sanitizers

private slots:
    void init();
    void cleanup();
    void L02_tenThousandPastedLines_areSorted();
    void L03_hundredPastedMegabytes_areRefused();
    void L09_tenThousandEnds_queueTheirDownloads();

private:
    [[nodiscard]] TaskTable &table() const { return RunningProgram::table(*m_window); }
    void paste(const QString &text);
    [[nodiscard]] int count(TaskFilter::Group group) const;
    [[nodiscard]] QString summary() const;

    std::unique_ptr<LoopbackServer> m_service;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<RunningProgram> m_program;
    MainWindow *m_window = nullptr;
};

void WholeLoadTest::init()
{
    QVERIFY2(qEnvironmentVariableIsSet("REELWATCH_SESSION_HOME"), "run it by session.sh");
    qputenv("TOKEN360_API_KEY", "sk-load");
    m_service = std::make_unique<LoopbackServer>();
    m_service->on({}, WireAnswer::of(503, {}));
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(OnDisk::addAccount(m_home->path(), m_service->url(),
                               {.atOnce = AskLimits::MostAtOnce,
                                .perSecond = AskLimits::MostPerSecond,
                                .burst = AskLimits::MostInARow}));
    m_program = std::make_unique<RunningProgram>(m_home->path());
    m_window = RunningProgram::window();
    QVERIFY(m_window);
}

void WholeLoadTest::cleanup()
{
    m_program->app().shutDown();
    m_program.reset();
    m_service.reset();
}

void WholeLoadTest::paste(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_V, Qt::ControlModifier);
}

/// What the list at the side says.
int WholeLoadTest::count(TaskFilter::Group group) const
{
    const QAbstractItemModel *groups = m_window->findChild<FilterList *>()->model();
    const QModelIndexList rows =
        groups->match(groups->index(0, 0), FilterModel::GroupRole, static_cast<int>(group));
    return rows.value(0).data(FilterModel::CountRole).toInt();
}

QString WholeLoadTest::summary() const
{
    const auto *label = m_window->findChild<QLabel *>(u"summary"_s);
    return label && label->isVisible() ? label->text() : QString();
}

/// Ids, links, ids once more, nothing, and what is no id.
void WholeLoadTest::L02_tenThousandPastedLines_areSorted()
{
    QString text;
    for (int line = 0; line < Many; line += 5) {
        const QString id = u"vid_%1"_s.arg(line, 12, 10, QLatin1Char('0'));
        text += id + u'\n';
        text += m_service->url("/v1/videos/").toString() + id + u"x\n"_s;
        text += id + u"\n\n"_s;
        text += u"../../%1\n"_s.arg(line);
    }
    paste(text);
    QTRY_COMPARE_WITH_TIMEOUT(summary(), u"4,000 new, 2,000 repeated, 2,000 refused"_s, Patience);
    QVERIFY(OnScreen::click<QAbstractButton>(u"Add"_s));
    QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 4'000, Patience);
    QTest::keyClick(&table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(table().currentIndex().row(), 3'999);
}

void WholeLoadTest::L03_hundredPastedMegabytes_areRefused()
{
    paste(QString(100'000'000, u'x'));
    QTRY_VERIFY_WITH_TIMEOUT(summary().contains(u"8 MiB"_s), Patience);
    QCOMPARE(table().model()->rowCount(), 0);
}

/// In less than the minute of the case; the host of the videos says nothing.
void WholeLoadTest::L09_tenThousandEnds_queueTheirDownloads()
{
    LoopbackServer host;
    host.on({}, WireAnswer::raw({}, WireAnswer::Then::Hang));
    bool areDone = false;
    m_service->on({}, [&](const WireRequest &request) {
        const QByteArray id = request.path().mid(request.path().lastIndexOf('/') + 1);
        QByteArray answer = R"({"id":")" + id + R"(","status":")";
        if (areDone)
            answer += R"(completed","url":")" + host.url("/v").toEncoded();
        else
            answer += "queued";
        answer += "\"}";
        return WireAnswer::of(200, answer);
    });
    QString text;
    for (int i = 0; i < Many; ++i)
        text += u"vid_%1\n"_s.arg(i, 12, 10, QLatin1Char('0'));
    paste(text);
    QTRY_COMPARE_WITH_TIMEOUT(count(TaskFilter::Group::Queued), Many, Patience);
    areDone = true;
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(count(TaskFilter::Group::Completed), Many, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!host.requests().isEmpty(), Patience);
    QVERIFY2(host.openConnections() <= 3, "a few are fetched, the rest waits");
}

TEST_MAIN(WholeLoadTest)
{
    return runWatched<WholeLoadTest>(u"load"_s, argc, argv);
}

#include "tst_wholeload.moc"
