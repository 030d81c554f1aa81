// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/library.h"
#include "model/stage.h"
#include "support/joinedtest.h"

#include <QRegularExpression>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Status = TaskReport::Status;
using Kind = AccountState::Kind;
using Action = Stage::Action;

/// What stands in the picture's place.
class tst_Stage : public QObject
{
    Q_OBJECT

private slots:
    void everyState_hasAWholeSentenceAndNeverSendsBackToGenerating_data();
    void everyState_hasAWholeSentenceAndNeverSendsBackToGenerating();
    void state_saysItsSentence_data();
    void state_saysItsSentence();
    void end_saysItsSentence_data();
    void end_saysItsSentence() { state_saysItsSentence(); }
    void deletedKey_offersToChooseAnother();
    void pausedByTheUser_promisesNoCheck();
    void kept_showsTheVideo();
    void lengthUnconfirmed_isTold();
    void failure_isVerbatimBoundedAndWithoutSecrets_T01_T12();
    void everyAction_hasWords();

private:
    static void addColumns();
    /// What is wrong with a notice; empty when nothing is.
    static QByteArray complaint(const Stage &stage);
    static Task task(Status status, Watch::State watch = Watch::State::Waiting);

    const Account m_studio {.id = 1, .name = u"Studio"_s};
    const QDateTime m_now = MovableClock().now();
};

Task tst_Stage::task(Status status, Watch::State watch)
{
    Task made {.number = 7, .account = 1, .id = u"vid_1"_s};
    made.report.status = status;
    made.report.word = u"warping"_s;
    made.watch.state = watch;
    return made;
}

QByteArray tst_Stage::complaint(const Stage &stage)
{
    static const QRegularExpression again(
        u"(generat|creat|submit)\\w*( \\w+){0,3} (again|anew|once more)|resubmit|start over|new (video|task)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression sentence(u"^[A-Z][^%]+[.]$"_s);
    const QString said = stage.title + u" | "_s + stage.text;
    if (stage.title.isEmpty() || !sentence.match(stage.text).hasMatch())
        return "no whole sentence: " + said.toUtf8();
    if (again.match(said).hasMatch())
        return "sends back to generating: " + said.toUtf8();
    return {};
}

void tst_Stage::everyState_hasAWholeSentenceAndNeverSendsBackToGenerating_data()
{
    QTest::addColumn<Task>("task");
    for (const Status status : valuesOf<Status>()) {
        for (const Watch::State watch : valuesOf<Watch::State>()) {
            Task shown = task(status, watch);
            for (const Keeping::State keeping : valuesOf<Keeping::State>()) {
                shown.keeping.state = keeping;
                QTest::addRow("%s %s %s", keyOf(status), keyOf(watch), keyOf(keeping)) << shown;
            }
        }
    }
}

void tst_Stage::everyState_hasAWholeSentenceAndNeverSendsBackToGenerating()
{
    QFETCH(Task, task);
    QVERIFY(!complaint({.title = u"Failed"_s, .text = u"Generate the video again."_s}).isEmpty());
    Task keyless = task;
    keyless.account = 0;
    for (const Kind kind : valuesOf<Kind>()) {
        const AccountState state {.kind = kind};
        QCOMPARE(complaint(stageFor(task, &m_studio, state, m_now)), QByteArray());
        QCOMPARE(complaint(stageFor(task, nullptr, state, m_now)), QByteArray());
        QCOMPARE(complaint(stageFor(keyless, nullptr, state, m_now)), QByteArray());
    }
}

void tst_Stage::addColumns()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<Kind>("key");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Action>>("actions");
}

void tst_Stage::state_saysItsSentence_data()
{
    addColumns();
    using Actions = QList<Action>;

    Task running = task(Status::Generating);
    running.report.created = m_now.addSecs(-130);
    const QString watched = u"It is checked until it ends, then fetched by itself."_s;
    QTest::newRow("generating") << running << Kind::Ok << u"Generating — 2 m 10 s"_s << watched
                                << Actions {Action::Refresh};
    running.report.status = Status::Queued;
    QTest::newRow("queued") << running << Kind::Ok << u"Queued — 2 m 10 s"_s << watched
                            << Actions {Action::Refresh};
    running.watch.state = Watch::State::Unreachable;
    QTest::newRow("shortly unreachable")
        << running << Kind::Ok << u"Queued — 2 m 10 s"_s
        << u"The service cannot be reached. Checking resumes by itself."_s
        << Actions {Action::Refresh};
    Task unconfirmed = task(Status::Unknown);
    unconfirmed.watch.notFound = 1;
    unconfirmed.watch.reason = u"The video 'vid_1' does not exist."_s;
    QTest::newRow("not known yet, H54")
        << unconfirmed << Kind::Ok << u"Not known yet"_s
        << u"The service does not know this id yet, which may be so for the first minute. It is asked again by itself."_s
        << Actions {Action::Refresh, Action::EditId, Action::StopWatching};
    QTest::newRow("not found")
        << task(Status::Unknown, Watch::State::NotFound) << Kind::Ok << u"Not found"_s
        << u"The service does not know this id with key \"Studio\". It may be wrong, belong to another key, or be older than the service keeps."_s
        << Actions {Action::EditId, Action::StopWatching, Action::Refresh};
    QTest::newRow("key rejected")
        << task(Status::Queued) << Kind::Rejected << u"Key \"Studio\" was rejected."_s
        << u"Checking is paused, nothing is lost. It resumes with a working key."_s
        << Actions {Action::EditKey};
    QTest::newRow("keychain locked")
        << task(Status::Queued) << Kind::KeychainLocked << u"The keychain is locked."_s
        << u"Unlock it to continue. Nothing is lost."_s << Actions {Action::UnlockKeychain};
    QTest::newRow("unrecognised")
        << task(Status::Unrecognised) << Kind::Ok << u"Unrecognised: warping"_s
        << u"The service uses a word that Reelwatch does not know. The video may still be on its way: it is checked slowly until it ends."_s
        << Actions {Action::Refresh, Action::CopySupportReport};
    Task paused = task(Status::Queued, Watch::State::Paused);
    paused.watch.reason = u"The service refuses this id: bad <b>id</b>."_s;
    QTest::newRow("paused with reason")
        << paused << Kind::Ok << u"Paused"_s << paused.watch.reason.toString()
        << Actions {Action::Refresh, Action::CopySupportReport};

    Task keyless = task(Status::Unknown);
    keyless.account = 0;
    QTest::newRow("no key chosen")
        << keyless << Kind::Ok << u"No key chosen"_s
        << u"This id waits under \"No key\" until a key is chosen for it."_s
        << Actions {Action::ChooseKey, Action::StopWatching};
}

void tst_Stage::end_saysItsSentence_data()
{
    addColumns();
    using Actions = QList<Action>;
    Task failed = task(Status::Failed, Watch::State::Ended);
    failed.report.failure = {Failure::Class::Moderation, u"Output.PolicyViolation"_s,
                             u"It may contain a face.\nRequest id: 02"_s};
    QTest::newRow("failed")
        << failed << Kind::Rejected << u"Failed: Moderation"_s
        << u"The service's filter refused the prompt, the image or the result. Change what was asked for before you submit it again.\n\nOutput.PolicyViolation\nIt may contain a face.\nRequest id: 02"_s
        << Actions {Action::CopySupportReport, Action::CopyPrompt};

    Task fetching = task(Status::Completed, Watch::State::Ended);
    fetching.keeping = {
        .state = Keeping::State::Fetching, .received = 3'100'000, .size = 8'000'000};
    QTest::newRow("fetching") << fetching << Kind::Ok << u"Fetching the video, 3.1 of 8 MB"_s
                              << u"It can be played here as soon as it is whole."_s << Actions {};
    Task dead = task(Status::Completed, Watch::State::Ended);
    dead.keeping.state = Keeping::State::LinkExpired;
    QTest::newRow("link expired")
        << dead << Kind::Ok << u"The link has expired."_s
        << u"The service may still keep the video: ask it for a new link."_s
        << Actions {Action::RenewLink, Action::CopySupportReport};
    Task refused = task(Status::Completed, Watch::State::Ended);
    refused.keeping = {.state = Keeping::State::Refused, .problem = u"The file is no video."_s};
    QTest::newRow("refused") << refused << Kind::Ok << u"The video was not fetched"_s
                             << u"The file is no video."_s
                             << Actions {Action::RenewLink, Action::RetryFetch,
                                         Action::CopySupportReport};
    Task missing = task(Status::Completed, Watch::State::Ended);
    missing.keeping.state = Keeping::State::Missing;
    QTest::newRow("file missing")
        << missing << Kind::Ok << u"The file is missing"_s
        << u"The video was fetched, but its file is no longer where it was put."_s
        << Actions {Action::RetryFetch, Action::ShowInFolder};
    Task changed = task(Status::Completed, Watch::State::Ended);
    changed.keeping.state = Keeping::State::Changed;
    QTest::newRow("file changed")
        << changed << Kind::Ok << u"The file was changed"_s
        << u"It is no longer the video that was fetched. It can be fetched again while its link "
           "lives; this file stays where it is."_s
        << Actions {Action::RetryFetch, Action::OpenElsewhere, Action::ShowInFolder};
}

void tst_Stage::state_saysItsSentence()
{
    QFETCH(Task, task);
    QFETCH(Kind, key);
    const Account *account = task.account == 0 ? nullptr : &m_studio;
    const Stage stage = stageFor(task, account, {.kind = key}, m_now);
    QTEST(stage.title, "title");
    QTEST(stage.text, "text");
    QTEST(stage.actions, "actions");
    QCOMPARE(stage.sign, Wording::sign(task, {.kind = key}, m_now));
}

void tst_Stage::deletedKey_offersToChooseAnother()
{
    Task orphan = task(Status::Queued);
    const Stage waiting = stageFor(orphan, nullptr, {}, m_now);
    QCOMPARE(waiting.title, u"The key was deleted"_s);
    QCOMPARE(waiting.actions, (QList<Action> {Action::ChooseKey, Action::StopWatching}));
    orphan = task(Status::Completed, Watch::State::Ended);
    orphan.keeping.state = Keeping::State::LinkExpired;
    QVERIFY(stageFor(orphan, nullptr, {}, m_now).actions.contains(Action::ChooseKey));
    QVERIFY(!stageFor(orphan, nullptr, {}, m_now).actions.contains(Action::RenewLink));
}

void tst_Stage::pausedByTheUser_promisesNoCheck()
{
    const Stage stage = stageFor(task(Status::Generating), &m_studio, {}, m_now, true);
    QCOMPARE(stage.text, u"Checks are paused: the service is asked again once you resume them."_s);
    QVERIFY(!stage.actions.contains(Action::Refresh));
    const Stage failed =
        stageFor(task(Status::Failed, Watch::State::Ended), &m_studio, {}, m_now, true);
    QVERIFY(!failed.text.contains(u"paused"_s));
}

void tst_Stage::kept_showsTheVideo()
{
    Task kept = task(Status::Completed, Watch::State::Ended);
    kept.keeping = {.state = Keeping::State::Kept,
                    .file = u"/v/1.mp4"_s,
                    .lastFrameFile = u"/v/1-last.png"_s,
                    .posterFile = u"/v/1.jpg"_s};
    const Stage stage = stageFor(kept, &m_studio, {.kind = Kind::Rejected}, m_now);
    QCOMPARE(stage.video, u"/v/1.mp4"_s);
    QCOMPARE(stage.poster, u"/v/1.jpg"_s);
    QCOMPARE(stage.lastFrame, u"/v/1-last.png"_s);
    QCOMPARE(stage.sign, Wording::Sign::Completed);
    QVERIFY(stage.title.isEmpty());
    QVERIFY(!stage.incomplete);
}

void tst_Stage::lengthUnconfirmed_isTold()
{
    Task kept = task(Status::Completed, Watch::State::Ended);
    kept.keeping = {.state = Keeping::State::Kept, .file = u"/v/1.mp4"_s};
    kept.keeping.lengthConfirmed = false;
    QVERIFY(stageFor(kept, &m_studio, {}, m_now).incomplete);
}

void tst_Stage::failure_isVerbatimBoundedAndWithoutSecrets_T01_T12()
{
    Task failed = task(Status::Failed, Watch::State::Ended);
    failed.report.failure.message = u"<img src=file:///dev/zero> &lt; sk-CANARY123456 "_s
        + u"https://h/v.mp4?sig=CANARY\u202E "_s + QString(1'000'000, u'x');
    const QString text = stageFor(failed, &m_studio, {}, m_now).text;
    QVERIFY(text.startsWith(u"<img src=file:///dev/zero> &lt; "_s));
    QVERIFY(!text.contains(u"CANARY"_s));
    QVERIFY(!text.contains(u'\u202E'));
    QVERIFY(text.size() <= 4100);
}

void tst_Stage::everyAction_hasWords()
{
    QSet<QString> labels;
    for (const Action action : valuesOf<Action>()) {
        QVERIFY2(!label(action).isEmpty(), keyOf(action));
        labels.insert(label(action));
    }
    QCOMPARE(labels.size(), valuesOf<Action>().size());
    QCOMPARE(label(Action::RenewLink), u"Ask for a new link"_s);
}

QTEST_GUILESS_MAIN(tst_Stage)
#include "tst_stage.moc"
