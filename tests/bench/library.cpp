// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/library.h"

#include "api/taskjson.h"
#include "domain/clock.h"
#include "domain/utctime.h"
#include "keep/namepattern.h"
#include "store/accounttable.h"
#include "store/connection.h"
#include "store/libraryopener.h"
#include "store/settingtable.h"
#include "store/taskrows.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>

namespace Reelwatch::Bench::Library {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QDateTime Start = utcTime(QDate(2026, 4, 17), QTime(12, 0));

QString promptOf(QRandomGenerator &dice)
{
    static const QStringList words {u"sunset"_s, u"drone"_s,  u"shot"_s, u"over"_s,   u"red"_s,
                                    u"dunes"_s,  u"kite"_s,   u"wind"_s, u"camera"_s, u"drifts"_s,
                                    u"left"_s,   u"dogs"_s,   u"surf"_s, u"wave"_s,   u"street"_s,
                                    u"dance"_s,  u"neon"_s,   u"rain"_s, u"gentle"_s, u"zoom"_s,
                                    u"quiet"_s,  u"forest"_s, u"fox"_s,  u"jumps"_s,  u"balloon"_s};
    QStringList prompt;
    for (int at = 0; at < 11; ++at)
        prompt.append(words.at(dice.bounded(words.size())));
    return prompt.join(u' ');
}

QString hex(QRandomGenerator &dice, int digits)
{
    QString text;
    while (text.size() < digits)
        text += u"%1"_s.arg(dice.generate64(), 16, 16, QChar(u'0'));
    return text.left(digits);
}

/// As object stores sign them.
QString linkOf(const QString &id, const QDateTime &signedAt, QRandomGenerator &dice)
{
    return u"https://media-eu.storage.example.com/generated/2026/04/%1/video.mp4"
           "?X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Credential=%2%2Feu-west%2Ftos%2Frequest"
           "&X-Tos-Date=%3&X-Tos-Expires=86400&X-Tos-SignedHeaders=host"
           "&X-Tos-Security-Token=%4&X-Tos-Signature=%5"_s.arg(
               id, hex(dice, 32), signedAt.toString(u"yyyyMMdd'T'HHmmss'Z'"_s), hex(dice, 180),
               hex(dice, 64));
}

QString idOf(int at)
{
    return u"task_%1"_s.arg(at + 7'000'000'000'000'000, 19, 10, QChar(u'0'));
}

} // namespace

QByteArrayList answers(int count, int oneRunsIn)
{
    static const QStringList models {u"seedance-2.0"_s, u"seedance-2.0-fast"_s, u"kling-2.5"_s,
                                     u"veo-3.1"_s, u"wan-2.6"_s};
    QRandomGenerator dice(20260417);
    QByteArrayList all;
    for (int at = 0; at < count; ++at) {
        const QDateTime created = Start.addSecs(-dice.bounded(1, 10'000'000));
        const bool hasEnded = oneRunsIn == 0 || at % oneRunsIn != 0;
        QJsonObject answer {{u"id"_s, idOf(at)},
                            {u"object"_s, u"video"_s},
                            {u"model"_s, models.at(dice.bounded(models.size()))},
                            {u"prompt"_s, promptOf(dice)},
                            {u"status"_s, hasEnded ? u"completed"_s : u"in_progress"_s},
                            {u"created_at"_s, created.toSecsSinceEpoch()},
                            {u"updated_at"_s, created.toSecsSinceEpoch() + 90},
                            {u"duration"_s, 4},
                            {u"resolution"_s, u"720p"_s},
                            {u"ratio"_s, u"16:9"_s},
                            {u"seed"_s, qint64 {dice.generate()}}};
        if (hasEnded)
            answer.insert(u"video_url"_s, linkOf(idOf(at), created, dice));
        all.append(QJsonDocument(answer).toJson(QJsonDocument::Compact));
    }
    return all;
}

QList<Task> tasks(const QByteArrayList &answers, const QString &folder)
{
    QRandomGenerator dice(7);
    const NamePattern names;
    QList<Task> all;
    for (int at = 0; const QByteArray &answer : answers) {
        Task task {.number = at + 1, .account = 1 + at % 2, .id = idOf(at)};
        task.added = Start.addSecs(at);
        task.report = *TaskJson::parse(answer, task.id, Start);
        task.answer = answer;
        task.watch.lastAsked = task.report.updated;
        task.watch.lastAnswered = task.report.updated;
        if (isFinal(task.report.status)) {
            task.keeping = {.state = Keeping::State::Kept, .size = 2'400'000 + at};
            task.keeping.file = folder + u"/videos/"_s + names.stem(task, {}) + u".mp4"_s;
            task.keeping.posterFile = folder + u"/posters/%1.jpg"_s.arg(task.number);
            task.keeping.received = task.keeping.size;
            task.keeping.sha256 = QByteArray::fromHex(hex(dice, 64).toLatin1());
            task.keeping.keptAt = task.report.updated.addSecs(8);
        }
        task.saved = true;
        all.append(task);
        ++at;
    }
    return all;
}

void write(const QString &file, const QList<Task> &tasks, const QList<Account> &accounts,
           const QVariantMap &settings)
{
    const QDateTime now = Clock().now();
    Connection connection;
    if (!LibraryOpener(connection, file, now).open())
        qFatal("The library cannot be opened.");
    const bool isWritten = connection.transact(Connection::Sync::Normal, [&] {
        QList<NewTask> wanted;
        for (const Task &task : tasks)
            wanted.append({task.account, task.id});
        for (const auto &[name, value] : settings.asKeyValueRange()) {
            if (!SettingTable::save(connection, name, value))
                return false;
        }
        return std::ranges::all_of(
                   accounts,
                   [&](const Account &account) { return AccountTable::save(connection, account); })
            && TaskRows::insert(connection, 1, wanted, Start)
            && std::ranges::all_of(tasks, [&](const Task &task) {
                   return TaskRows::update(connection, task, Task::Fields::fromInt(-1));
               });
    });
    if (!isWritten)
        qFatal("The library was not written.");
    connection.close();
    LibraryOpener::markClosed(file);
}

} // namespace Reelwatch::Bench::Library
