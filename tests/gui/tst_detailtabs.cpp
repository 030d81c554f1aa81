// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/workers.h"
#include "gui/detail/detailtabs.h"
#include "gui/detail/longtext.h"
#include "gui/detail/valuelabel.h"
#include "support/joinedtest.h"
#include "support/owntime.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTimeZone>
#include <QTreeView>

#include <array>
#include <memory>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Reelwatch;
using namespace Qt::Literals::StringLiterals;

namespace {

enum Tab { OverviewTab, PromptTab, ParametersTab, ErrorTab, JsonTab };

Task completed()
{
    const QDateTime start(QDate(2026, 4, 16), QTime(15, 30), QTimeZone::utc());
    Task task;
    task.number = 1;
    task.account = 1;
    task.id = u"vid_9f3c"_s;
    task.saved = true;
    task.added = start;
    task.report.status = TaskReport::Status::Completed;
    task.report.word = u"completed"_s;
    task.report.model = u"seedance-2.0"_s;
    task.report.prompt = u"Sunset drone shot"_s;
    task.report.created = start;
    task.report.updated = start.addSecs(88);
    task.report.duration = 4;
    task.report.resolution = u"720p"_s;
    task.report.ratio = u"16:9"_s;
    task.report.seed = u"18446744073709551615"_s;
    task.report.link = "https://cdn.example/v.mp4?X-Amz-Signature=SIG";
    task.report.linkExpires = start.addSecs(3600);
    task.watch.state = Watch::State::Ended;
    task.watch.lastAsked = start.addSecs(92);
    task.watch.lastAnswered = task.watch.lastAsked;
    task.keeping.state = Keeping::State::Kept;
    task.keeping.size = 3'100'000;
    task.keeping.file = u"/videos/vid_9f3c.mp4"_s;
    task.answer =
        R"({"id":"vid_9f3c","object":"video","parameters":{"seed":18446744073709551615,)"
        R"("camera":{"zoom":0.10}},"url":"https://cdn.example/v.mp4?X-Amz-Signature=SIG",)"
        R"("usage":{"tokens":5}})";
    return task;
}

Task failed()
{
    Task task = completed();
    task.number = 2;
    task.report.status = TaskReport::Status::Failed;
    task.report.failure = {Failure::Class::Moderation, u"OutputVideoSensitive.Policy"_s,
                           u"May contain sensitive information.\nRequest id: 0217"_s};
    task.keeping = {};
    task.report.link.clear();
    return task;
}

Account studio()
{
    Account account;
    account.id = 1;
    account.name = u"Studio"_s;
    account.colour = u"#3b82f6"_s;
    return account;
}

QDateTime now()
{
    return {QDate(2026, 4, 16), QTime(15, 31, 40), QTimeZone::utc()};
}

/// Tells whether any file of a folder has been opened since.
class OpenedFiles
{
public:
    explicit OpenedFiles(const QString &folder)
        : m_queue(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        m_watches = ::inotify_add_watch(m_queue, folder.toUtf8().constData(), IN_OPEN) >= 0;
    }
    ~OpenedFiles() { ::close(m_queue); }
    Q_DISABLE_COPY_MOVE(OpenedFiles)

    [[nodiscard]] bool any() const
    {
        std::array<char, 4096> events {};
        return !m_watches || ::read(m_queue, events.data(), events.size()) >= 0;
    }

private:
    int m_queue;
    bool m_watches = false;
};

} // namespace

class TestDetailTabs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void beforeTheFirstVideo_looksAsAfterTheLast();
    void tabs_haveTheirNames();
    void overview_showsWhatIsKnown_data();
    void overview_showsWhatIsKnown();
    void overview_hidesWhatIsUnknown();
    void overview_withoutKey_saysSo();
    void overview_tellsHowCheckingGoes_data();
    void overview_tellsHowCheckingGoes();
    void overview_neverShowsTheSignature();
    void tick_changesOnlyAges();
    void tick_keepsTheSelection();
    void clear_showsNothing();
    void errorTab_onlyWhenThereIsSomething_data();
    void errorTab_onlyWhenThereIsSomething();
    void errorTab_comesBackWithTheNextFailure();
    void error_isVerbatimButHasNoSecret();
    void prompt_longestIsBoundedAndQuick_data();
    void usualTime_standsBesideTheElapsed();
    void prompt_longestIsBoundedAndQuick();
    void prompt_copyIsExact_data();
    void prompt_copyIsExact();
    void parameters_showSectionsExactly();
    void parameters_copyByKey();
    void json_hidesSignaturesUntilAskedFor();
    void json_longAnswer_isCutAndCounted();
    void json_quickChanges_showTheLastOne();
    void json_copyIsWhole();
    void json_findCountsAndWalks();
    void json_slashBeginsToFind();
    void refresh_keepsPlaces();
    void buttons_ask_data();
    void buttons_ask();
    void hostileText_isShownLiterally_data();
    void hostileText_isShownLiterally();

private:
    template<typename Widget>
    Widget *find(const char *name)
    {
        return m_tabs->findChild<Widget *>(QString::fromLatin1(name));
    }
    /// A text page's own text; several pages have one.
    LongText *text(Tab tab) { return m_tabs->widget(tab)->findChild<LongText *>(); }
    QAbstractButton *button(Tab tab, const char *name)
    {
        return m_tabs->widget(tab)->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }
    QString value(const char *name) { return find<ValueLabel>(name)->value(); }
    void show(const Task &task, Tab tab = OverviewTab)
    {
        const Account account = studio();
        m_tabs->tick(now());
        m_tabs->setTask(task, &account, {});
        m_tabs->setCurrentIndex(tab);
    }
    static QString copied() { return QGuiApplication::clipboard()->text(); }

    std::unique_ptr<DetailTabs> m_tabs;
};

void TestDetailTabs::init()
{
    QGuiApplication::clipboard()->clear();
    m_tabs = std::make_unique<DetailTabs>();
    m_tabs->resize(420, 430);
    m_tabs->show();
    m_tabs->setTask({}, nullptr, {}); // its pages are there from then on
    QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
}

void TestDetailTabs::cleanup()
{
    m_tabs.reset();
}

/// The pages are made for the first video; until then nothing looks other than after the last.
void TestDetailTabs::beforeTheFirstVideo_looksAsAfterTheLast()
{
    DetailTabs fresh;
    fresh.resize(m_tabs->size());
    fresh.show();
    QVERIFY(QTest::qWaitForWindowExposed(&fresh));
    m_tabs->clear();
    const QPoint inThePage(fresh.width() / 2, fresh.height() - 20);
    QCOMPARE(fresh.grab().toImage().pixelColor(inThePage),
             m_tabs->grab().toImage().pixelColor(inThePage));
}

void TestDetailTabs::tabs_haveTheirNames()
{
    QStringList names;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        names += QAccessible::queryAccessibleInterface(m_tabs->tabBar())
                     ->child(tab)
                     ->text(QAccessible::Name);
    QCOMPARE(names,
             QStringList({u"Overview"_s, u"Prompt"_s, u"Parameters"_s, u"Error"_s, u"JSON"_s}));
}

void TestDetailTabs::overview_showsWhatIsKnown_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("text");

    QTest::newRow("status") << "status"_ba << u"Completed"_s;
    QTest::newRow("checked") << "checked"_ba << u"8 s ago · ended"_s;
    QTest::newRow("id") << "id"_ba << u"vid_9f3c"_s;
    QTest::newRow("prompt") << "prompt"_ba << u"Sunset drone shot"_s;
    QTest::newRow("model") << "model"_ba << u"seedance-2.0"_s;
    QTest::newRow("key") << "key"_ba << u"Studio"_s;
    QTest::newRow("elapsed") << "elapsed"_ba << u"1 m 28 s"_s;
    QTest::newRow("video") << "video"_ba << u"4 s · 720p · 16:9 · seed 18446744073709551615"_s;
    QTest::newRow("link") << "link"_ba << u"expires in 58 min, kept (3.1 MB)"_s;
    QTest::newRow("file") << "file"_ba << u"/videos/vid_9f3c.mp4"_s;
}

void TestDetailTabs::overview_showsWhatIsKnown()
{
    QFETCH(const QByteArray, name);
    show(completed());
    auto *label = find<ValueLabel>(name.constData());
    QVERIFY(label->isVisible());
    QTEST(label->value(), "text");
    QCOMPARE(label->text(), label->value());
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    QVERIFY(label->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
}

void TestDetailTabs::overview_hidesWhatIsUnknown()
{
    Task task;
    task.number = 3;
    task.id = u"vid_new"_s;
    show(task);
    for (const char *name :
         {"prompt", "model", "created", "elapsed", "video", "link", "file", "label", "remark"})
        QVERIFY2(!find<ValueLabel>(name)->isVisible(), name);
    QVERIFY(find<ValueLabel>("id")->isVisible());
    QVERIFY(find<ValueLabel>("status")->isVisible());
}

void TestDetailTabs::overview_withoutKey_saysSo()
{
    Task task = completed();
    m_tabs->setTask(task, nullptr, {});
    QCOMPARE(value("key"), u"Deleted"_s);
    task.account = 0;
    m_tabs->setTask(task, nullptr, {});
    QCOMPARE(value("key"), u"No key"_s);
    QVERIFY(!find<QLabel>("keyDot")->isVisible());
}

void TestDetailTabs::overview_tellsHowCheckingGoes_data()
{
    QTest::addColumn<bool>("answered");
    QTest::addColumn<AccountState::Kind>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("well") << true << AccountState::Kind::Ok << u"8 s ago · next check in 6 s"_s;
    QTest::newRow("key gone") << true << AccountState::Kind::KeyMissing
                              << u"8 s ago · Paused, no key"_s;
    QTest::newRow("never a key") << false << AccountState::Kind::KeyMissing << u"Paused, no key"_s;
}

void TestDetailTabs::overview_tellsHowCheckingGoes()
{
    QFETCH(const bool, answered);
    QFETCH(const AccountState::Kind, key);
    Task task {.number = 3, .account = 1, .id = u"vid_new"_s};
    task.report.status = TaskReport::Status::Generating;
    task.watch.lastAsked = now().addSecs(-8);
    task.watch.nextCheck = now().addSecs(6);
    if (answered)
        task.watch.lastAnswered = now().addSecs(-8);
    const Account account {.id = 1, .name = u"Studio"_s};
    m_tabs->setTask(task, &account, {.kind = key});
    m_tabs->tick(now());
    QTEST(value("checked"), "text");
}

void TestDetailTabs::overview_neverShowsTheSignature()
{
    show(completed());
    const auto labels = m_tabs->findChildren<QLabel *>();
    QVERIFY(labels.size() > 20);
    for (const QLabel *label : labels)
        QVERIFY2(!label->text().contains("SIG"_L1) && !label->toolTip().contains("SIG"_L1),
                 qPrintable(label->objectName()));
}

void TestDetailTabs::tick_changesOnlyAges()
{
    show(completed());
    const QString file = value("file");
    m_tabs->tick(now().addSecs(5));
    QCOMPARE(value("checked"), u"13 s ago · ended"_s);
    QCOMPARE(value("elapsed"), u"1 m 28 s"_s);
    QCOMPARE(value("file"), file);
}

void TestDetailTabs::tick_keepsTheSelection()
{
    show(completed());
    auto *id = find<ValueLabel>("id");
    auto *checked = find<ValueLabel>("checked");
    id->setSelection(0, 3);
    checked->setSelection(0, 1);
    m_tabs->tick(now().addSecs(1));
    QCOMPARE(id->selectedText(), u"vid"_s);
    QCOMPARE(checked->text(), u"9 s ago · ended"_s);
    QCOMPARE(checked->selectedText(), u"9"_s);
}

void TestDetailTabs::clear_showsNothing()
{
    show(completed(), JsonTab);
    m_tabs->clear();
    QVERIFY(!m_tabs->isEnabled());
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        m_tabs->setCurrentIndex(tab);
        if (auto *page = text(Tab(tab)))
            QCOMPARE(page->text(), QString());
    }
    QCOMPARE(find<QTreeView>("tree")->model()->rowCount(), 0);
    QVERIFY(!find<QWidget>("contents")->isVisibleTo(m_tabs->widget(OverviewTab)));
}

void TestDetailTabs::errorTab_onlyWhenThereIsSomething_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<AccountState>("state");
    QTest::addColumn<bool>("enabled");

    Task waiting = completed();
    waiting.report = {};
    waiting.keeping = {};
    waiting.watch = {};
    Task unreachable = waiting;
    unreachable.watch.reason = u"The service cannot be reached. It is asked again by itself."_s;
    Task refused = completed();
    refused.keeping.problem = u"What the link gives is not a video."_s;
    AccountState rejected;
    rejected.kind = AccountState::Kind::Rejected;

    QTest::newRow("completed") << completed() << AccountState() << false;
    QTest::newRow("completed, key rejected since") << completed() << rejected << false;
    QTest::newRow("waiting") << waiting << AccountState() << false;
    QTest::newRow("failed") << failed() << AccountState() << true;
    QTest::newRow("checks fail") << unreachable << AccountState() << true;
    QTest::newRow("key rejected") << waiting << rejected << true;
    QTest::newRow("not fetched") << refused << AccountState() << true;
}

void TestDetailTabs::errorTab_onlyWhenThereIsSomething()
{
    QFETCH(const Task, task);
    QFETCH(const AccountState, state);
    m_tabs->setTask(task, nullptr, state);
    QTEST(m_tabs->isTabEnabled(ErrorTab), "enabled");
    QVERIFY(m_tabs->isTabVisible(ErrorTab));
}

void TestDetailTabs::errorTab_comesBackWithTheNextFailure()
{
    show(failed(), ErrorTab);
    m_tabs->setTask(completed(), nullptr, {});
    QCOMPARE(m_tabs->currentIndex(), int(OverviewTab));
    Task next = failed();
    next.number = 7;
    m_tabs->setTask(next, nullptr, {});
    QCOMPARE(m_tabs->currentIndex(), int(ErrorTab));
    QVERIFY(value("advice").startsWith(u"The service's filter refused"_s));
    QCOMPARE(value("kind"), u"Moderation"_s);
}

void TestDetailTabs::error_isVerbatimButHasNoSecret() // T11 many lines, K18
{
    Task task = failed();
    task.report.failure.message = task.report.failure.message.toString()
        + u"\nat https://h/in.png?X-Amz-Signature=SIG with Bearer sk-CANARY123456"_s;
    show(task, ErrorTab);
    const QString expected = u"May contain sensitive information.\nRequest id: 0217\n"
                             "at https://h/in.png?[signature removed] with Bearer [key removed]"_s;
    QCOMPARE(value("kind"), u"Moderation"_s);
    QCOMPARE(value("code"), u"OutputVideoSensitive.Policy"_s);
    QCOMPARE(text(ErrorTab)->text(), expected);
    button(ErrorTab, "copy")->click();
    QCOMPARE(copied(), u"Moderation\nOutputVideoSensitive.Policy\n"_s + expected);
}

void TestDetailTabs::prompt_longestIsBoundedAndQuick_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("rest");

    QTest::newRow("T12: 1 MB on one line")
        << QString(1'000'000, u'x') << u"… 934,464 more characters"_s;
    QTest::newRow("T12: 1 MB of words")
        << u"word "_s.repeated(200'000) << u"… 934,464 more characters"_s;
    QTest::newRow("T13: 20 000 marks")
        << QString(u'e' + QString(20'000, QChar(0x301))) << QString();
    QTest::newRow("T14: CJK and emoji")
        << u"漢字👩‍🚀مرحبا"_s.repeated(100) << QString();
}

void TestDetailTabs::usualTime_standsBesideTheElapsed()
{
    DetailTabs fresh; // before and after its pages are made
    m_tabs->setUsualTime(u"usually 1 m 40 s"_s);
    fresh.setUsualTime(u"usually 1 m 40 s"_s);
    const Account account = studio();
    for (DetailTabs *tabs : {m_tabs.get(), &fresh}) {
        tabs->tick(now());
        tabs->setTask(completed(), &account, {});
        QCOMPARE(tabs->findChild<ValueLabel *>(u"elapsed"_s)->value(),
                 u"1 m 28 s · usually 1 m 40 s"_s);
        tabs->setUsualTime({});
        tabs->setTask(completed(), &account, {});
        QCOMPARE(tabs->findChild<ValueLabel *>(u"elapsed"_s)->value(), u"1 m 28 s"_s);
    }
}

void TestDetailTabs::prompt_longestIsBoundedAndQuick()
{
    QFETCH(const QString, prompt);
    QFETCH(const QString, rest);
    Task task = completed();
    task.report.prompt = prompt;
    const auto begin = ownTime();
    show(task, PromptTab);
    m_tabs->grab();
    const auto took = ownTime() - begin; // measured without care: over 20 s
    QVERIFY2(took < BusyLimit, qPrintable(QString::number(took.count())));
    QVERIFY(text(PromptTab)->text().size() <= 64 * 1024 + 1);
    const QTextDocument *document = text(PromptTab)->document();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next())
        QVERIFY(block.length() <= 2001); // one line alone of 64 KB takes up to a second
    QCOMPARE(m_tabs->widget(PromptTab)->findChild<QLabel *>(u"rest"_s)->isVisible(),
             !rest.isEmpty());
    QCOMPARE(button(PromptTab, "showAll")->isVisible(), !rest.isEmpty());
    if (!rest.isEmpty())
        QCOMPARE(m_tabs->widget(PromptTab)->findChild<QLabel *>(u"rest"_s)->text(), rest);
}

void TestDetailTabs::prompt_copyIsExact_data()
{
    QTest::addColumn<QString>("prompt");

    QTest::newRow("T14: everything")
        << u"👩‍🚀 漢字 مرحبا e\u0301\n\n  two lines, <b>&amp;"_s;
    QTest::newRow("T12: one long line") << u"0123456789"_s.repeated(20'000);
}

void TestDetailTabs::prompt_copyIsExact() // T16
{
    QFETCH(const QString, prompt);
    Task task = completed();
    task.report.prompt = prompt;
    show(task, PromptTab);
    button(PromptTab, "copy")->click();
    QCOMPARE(copied(), prompt);

    // By hand: what can be seen, without the cuts that make it quick.
    text(PromptTab)->selectAll();
    text(PromptTab)->copy();
    QCOMPARE(copied(), text(PromptTab)->text());
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
    QVERIFY(prompt.startsWith(copied().chopped(1)));
}

void TestDetailTabs::parameters_showSectionsExactly() // J12
{
    show(completed(), ParametersTab);
    auto *tree = find<QTreeView>("tree");
    const QAbstractItemModel *model = tree->model();
    QCOMPARE(model->rowCount(), 2);
    const QModelIndex parameters = model->index(0, 0);
    QCOMPARE(parameters.data().toString(), u"Parameters"_s);
    QVERIFY(tree->isExpanded(parameters));
    QCOMPARE(model->index(0, 1, parameters).data().toString(), u"18446744073709551615"_s);
    const QModelIndex other = model->index(1, 0);
    QCOMPARE(other.data().toString(), u"Other fields"_s);
    QStringList names;
    for (int row = 0; row < model->rowCount(other); ++row)
        names += model->index(row, 0, other).data().toString();
    QCOMPARE(names, QStringList({u"object"_s, u"usage"_s}));
}

void TestDetailTabs::parameters_copyByKey() // T16
{
    show(completed(), ParametersTab);
    auto *tree = find<QTreeView>("tree");
    const QModelIndex camera = tree->model()->index(1, 0, tree->model()->index(0, 0));
    tree->setFocus();
    tree->setCurrentIndex(camera);
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(), u"{\n  \"zoom\": 0.10\n}"_s);

    const auto actions = tree->actions();
    QCOMPARE(actions.size(), 3);
    actions.at(1)->trigger();
    QCOMPARE(copied(), u"parameters.camera"_s);
    actions.at(2)->trigger();
    QVERIFY(copied().contains("\"zoom\": 0.10"_L1));
    QVERIFY(copied().contains("\"tokens\": 5"_L1));
    QVERIFY(!copied().contains("vid_9f3c"_L1));
}

void TestDetailTabs::json_hidesSignaturesUntilAskedFor()
{
    show(completed(), JsonTab);
    LongText *json = text(JsonTab);
    QVERIFY(json->text().contains("\"seed\": 18446744073709551615"_L1)); // J12
    QVERIFY(json->text().contains(u"https://cdn.example/v.mp4?…"));
    button(JsonTab, "showSignatures")->click();
    QVERIFY(json->text().contains("X-Amz-Signature=SIG"_L1));

    m_tabs->setTask(completed(), nullptr, {});
    QVERIFY(json->text().contains("X-Amz-Signature=SIG"_L1)); // the same video
    Task other = completed();
    other.number = 9;
    m_tabs->setTask(other, nullptr, {});
    QVERIFY(!json->text().contains("SIG"_L1));
    QVERIFY(!button(JsonTab, "showSignatures")->isChecked());
}

void TestDetailTabs::json_longAnswer_isCutAndCounted()
{
    Task task = completed();
    task.answer = R"({"id":"a","list":[)" + QByteArrayList(300'000, "1").join(',') + "]}";
    show(task, JsonTab);
    LongText *json = text(JsonTab);
    QTRY_COMPARE(json->text().size(), 64 * 1024);
    const auto *rest = m_tabs->widget(JsonTab)->findChild<QLabel *>(u"rest"_s);
    QVERIFY(rest->isVisible());
    QVERIFY(rest->text().endsWith(" more characters"_L1));
    QCOMPARE(button(JsonTab, "save")->text(), u"Save whole answer…"_s);
    show(completed(), JsonTab);
    QVERIFY(!rest->isVisible());
}

void TestDetailTabs::json_quickChanges_showTheLastOne()
{
    Task first = completed();
    first.answer = "[\"first\"," + QByteArrayList(100'000, "1").join(',') + ']';
    Task second = completed();
    second.number = 5;
    second.answer = "[\"second\"," + QByteArrayList(100'000, "1").join(',') + ']';
    show(first, JsonTab);
    m_tabs->setTask(second, nullptr, {});
    m_tabs->setTask(first, nullptr, {});
    m_tabs->setTask(second, nullptr, {});
    QTRY_VERIFY(text(JsonTab)->text().startsWith("[\n  \"second\""_L1));

    m_tabs->setTask(first, nullptr, {});
    QCOMPARE(text(JsonTab)->text(), QString()); // never another video's text
    m_tabs->setTask(failed(), nullptr, {}); // short enough for at once
    const QString shown = text(JsonTab)->text();
    QVERIFY(shown.contains("vid_9f3c"_L1));
    Workers::pool().waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(text(JsonTab)->text(), shown);
}

void TestDetailTabs::json_copyIsWhole() // T16
{
    Task task = completed();
    task.answer = "[\"https://h/?SIG\"," + QByteArrayList(50'000, "1.0").join(',') + ']';
    show(task, JsonTab);
    button(JsonTab, "copy")->click();
    QTRY_VERIFY(copied().endsWith("1.0\n]"_L1));
    QCOMPARE(copied().count("1.0"_L1), 50'000);
    QVERIFY(copied().contains(u"https://h/?…"));
}

void TestDetailTabs::json_findCountsAndWalks()
{
    Task task = completed();
    // "needle" stands across a cut of a long line, too.
    task.answer = R"({"a":"needle","b":")" + QByteArray(1989, 'x') + "needle"
        + QByteArray(3000, 'y') + R"(","c":"Needle"})";
    show(task, JsonTab);
    auto *field = find<QLineEdit>("field");
    auto *count = find<QLabel>("count");
    LongText *json = text(JsonTab);
    QTest::keyClicks(field, u"needle"_s);
    QCOMPARE(count->text(), u"1 of 3"_s);
    QCOMPARE(json->extraSelections().size(), 3);
    QCOMPARE(json->position(), json->text().indexOf("needle"_L1));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count->text(), u"2 of 3"_s);
    json->copy();
    QCOMPARE(copied(), u"needle"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), u"3 of 3"_s);
    QTest::keyClicks(field, u"less"_s);
    QCOMPARE(count->text(), u"none"_s);
    QVERIFY(!find<QAbstractButton>("next")->isEnabled());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(field->text().isEmpty() && count->text().isEmpty());
    QVERIFY(json->hasFocus());
}

void TestDetailTabs::json_slashBeginsToFind()
{
    show(completed(), JsonTab);
    text(JsonTab)->setFocus();
    QTest::keyClick(text(JsonTab), Qt::Key_Slash);
    auto *field = find<QLineEdit>("field");
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Slash);
    QCOMPARE(field->text(), u"/"_s);
}

void TestDetailTabs::refresh_keepsPlaces()
{
    Task task = completed();
    const QByteArray lines = QByteArrayList(500, R"("line")").join(',');
    task.answer =
        R"({"id":"a","progress":1,"parameters":{"camera":{"zoom":1}},"l":[)" + lines + "]}";
    show(task, ParametersTab);
    auto *tree = find<QTreeView>("tree");
    const QModelIndex camera = tree->model()->index(0, 0, tree->model()->index(0, 0));
    tree->expand(camera);
    tree->setCurrentIndex(tree->model()->index(0, 0, camera));
    m_tabs->setCurrentIndex(JsonTab);
    find<QLineEdit>("field")->setText(u"line"_s);
    find<QAbstractButton>("next")->click();
    LongText *json = text(JsonTab);
    json->verticalScrollBar()->setValue(100);
    const QString found = find<QLabel>("count")->text();
    const qsizetype place = json->position();

    task.answer.replace("\"progress\":1", "\"progress\":2");
    task.report.progress = 2;
    m_tabs->setTask(task, nullptr, {});
    QVERIFY(json->text().contains("\"progress\": 2"_L1));
    QCOMPARE(m_tabs->currentIndex(), int(JsonTab));
    QCOMPARE(json->verticalScrollBar()->value(), 100);
    QCOMPARE(json->position(), place);
    QCOMPARE(find<QLabel>("count")->text(), found);
    QCOMPARE(json->extraSelections().size(), 500);

    m_tabs->setCurrentIndex(ParametersTab);
    QVERIFY(tree->isExpanded(tree->model()->index(0, 0, tree->model()->index(0, 0))));
    QCOMPARE(tree->currentIndex().data().toString(), u"zoom"_s);
}

void TestDetailTabs::buttons_ask_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("signal");

    QTest::newRow("folder") << int(OverviewTab) << "showInFolder"_ba << 0;
    QTest::newRow("prompt") << int(PromptTab) << "showAll"_ba << 1;
    QTest::newRow("report") << int(ErrorTab) << "supportReport"_ba << 2;
    QTest::newRow("answer") << int(JsonTab) << "save"_ba << 3;
}

void TestDetailTabs::buttons_ask()
{
    QFETCH(const int, tab);
    QFETCH(const QByteArray, name);
    QFETCH(const int, signal);
    QSignalSpy spies[] = {QSignalSpy(m_tabs.get(), &DetailTabs::showInFolderRequested),
                          QSignalSpy(m_tabs.get(), &DetailTabs::promptFileRequested),
                          QSignalSpy(m_tabs.get(), &DetailTabs::supportReportRequested),
                          QSignalSpy(m_tabs.get(), &DetailTabs::saveAnswerRequested)};
    Task task = completed();
    task.number = 42;
    task.report.prompt = QString(100'000, u'x');
    task.keeping.problem = u"Something."_s;
    show(task, Tab(tab));
    QTest::mouseClick(button(Tab(tab), name.constData()), Qt::LeftButton);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(spies[i].size(), i == signal ? 1 : 0);
    QCOMPARE(spies[signal].at(0).at(0).toLongLong(), 42);
}

void TestDetailTabs::hostileText_isShownLiterally_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("T01: endless image") << u"<img src=file:///dev/zero>"_s;
    QTest::newRow("T02: image that waits for ever") << u"<img src=\"file://FIFO\">"_s;
    QTest::newRow("T03: any file") << u"<img src=FOLDER/still.png>"_s;
    QTest::newRow("T04: image from afar") << u"<img src=http://127.0.0.1:9/x.png>"_s;
    QTest::newRow("T05: link") << u"<a href=\"file:///etc/passwd\">click</a>"_s;
    QTest::newRow("T06: entity") << u"&lt;b&gt; <qt>"_s;
    QTest::newRow("T07: Markdown") << u"![i](file:///dev/zero) [l](http://x)"_s;
}

void TestDetailTabs::hostileText_isShownLiterally()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    const QByteArray fifo = folder.filePath(u"fifo"_s).toUtf8();
    QCOMPARE(::mkfifo(fifo.constData(), 0600), 0);
    text.replace(u"FIFO"_s, QString::fromUtf8(fifo));
    QVERIFY(QImage(1, 1, QImage::Format_RGB32).save(folder.filePath(u"still.png"_s)));
    text.replace(u"FOLDER"_s, folder.path());
    const OpenedFiles opened(folder.path());

    Task task = failed();
    task.id = text;
    task.label = text;
    task.report.prompt = text;
    task.report.model = text;
    task.report.resolution = text;
    task.report.remark = text;
    task.report.failure = {Failure::Class::Provider, text, text};
    task.watch.reason = text;
    task.answer =
        "{\"parameters\":{\"p\":\"" + QString(text).replace(u'"', u"\\\""_s).toUtf8() + "\"}}";
    Account account = studio();
    account.name = text;
    // Opening what the text names would not come back, and the test would time out.
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        m_tabs->setCurrentIndex(tab);
        m_tabs->setTask(task, &account, {});
        m_tabs->grab();
    }
    m_tabs->setCurrentIndex(ErrorTab);
    for (const char *name :
         {"id", "label", "prompt", "model", "key", "remark", "code", "lastCheck"})
        QCOMPARE(value(name), text);
    QCOMPARE(this->text(PromptTab)->toPlainText(), text);
    QCOMPARE(this->text(ErrorTab)->toPlainText(), text);
    const QAbstractItemModel *parameters = find<QTreeView>("tree")->model();
    const QModelIndex cell = parameters->index(0, 1, parameters->index(0, 0));
    QCOMPARE(cell.data().toString(), text);
    QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains("<img"_L1));
    const auto labels = m_tabs->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
        QVERIFY2(!label->openExternalLinks(), qPrintable(label->objectName()));
    }
}

QTEST_MAIN(TestDetailTabs)
#include "tst_detailtabs.moc"
