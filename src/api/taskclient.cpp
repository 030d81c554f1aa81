// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"

#include "api/credential.h"
#include "api/endpoints.h"
#include "api/keyverdict.h"
#include "api/linkanswer.h"
#include "api/networkpool.h"
#include "api/pageanswer.h"
#include "api/requestqueue.h"
#include "api/statusanswer.h"
#include "domain/taskid.h"
#include "domain/whenfinished.h"
#include "domain/workers.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype ShortestTelltaleKey = 8;
constexpr qsizetype QuickPage = qsizetype {128} * 1024; ///< bytes that are read within a frame
constexpr auto NoSuchId = "reelwatch-key-trial"_L1;
constexpr AccountId Nobody = -1; ///< a key on trial belongs to no account yet

/// Some services repeat the key in the error about it.
HttpAnswer withoutKey(HttpAnswer answer, const QByteArray &key)
{
    if (!answer.isSuccess() && key.size() >= ShortestTelltaleKey)
        answer.body.replace(key, "[key removed]");
    return answer;
}

ApiError withoutAKey()
{
    return {.kind = ApiError::Kind::KeyMissing,
            .message = TaskClient::tr("There is no key to ask the service with.")};
}

} // namespace

struct TaskClient::Private
{
    template<typename T>
    using Read = std::function<Outcome<T>(const HttpAnswer &answer)>;
    using Address = QUrl (Endpoints::*)(const QString &id) const;
    using Arrived = std::function<void(const HttpAnswer &)>;

    explicit Private(NetworkPool *pool)
        : queue(pool, Deadline, BodyLimit)
    {
    }

    QHash<AccountId, Credential> credentials;
    QHash<AccountId, int> atOnce; ///< requests
    RequestQueue queue;

    void send(AccountId account, const Credential &credential, const QUrl &url,
              const QObject *context, Arrived arrived, bool stopsAtVideo = false);
    void shareRoom(const QString &origin);
    [[nodiscard]] const Credential *credentialOf(AccountId account) const;
    [[nodiscard]] std::optional<ApiError> obstacle(AccountId account, const QString &id) const;
    template<typename T>
    void ask(AccountId account, const QString &id, Address address, const QObject *context,
             Read<T> read, std::function<void(const Outcome<T> &)> answered,
             bool stopsAtVideo = false);
};

void TaskClient::Private::send(AccountId account, const Credential &credential, const QUrl &url,
                               const QObject *context, Arrived arrived, bool stopsAtVideo)
{
    const auto request = credential.request(url);
    if (!request)
        qFatal("A key was about to leave its origin");
    queue.send(
        {.account = account,
         .origin = credential.origin(),
         .request = *request,
         .context = context,
         .arrived =
             [key = credential.key(), arrived = std::move(arrived)](const HttpAnswer &answer) {
                 arrived(answer.isSuccess() ? answer : withoutKey(answer, key));
             },
         .stopsAtVideo = stopsAtVideo});
}

void TaskClient::Private::shareRoom(const QString &origin)
{
    int most = 0;
    for (const auto &[account, credential] : credentials.asKeyValueRange()) {
        if (credential.origin() == origin)
            most = std::max(most, atOnce.value(account));
    }
    if (most > 0)
        queue.setAtOnce(origin, most);
}

/// The account's key; nullptr when it has none.
const Credential *TaskClient::Private::credentialOf(AccountId account) const
{
    const auto found = credentials.constFind(account);
    return found == credentials.cend() ? nullptr : &*found;
}

/// What keeps this id of this account from being asked for.
std::optional<ApiError> TaskClient::Private::obstacle(AccountId account, const QString &id) const
{
    if (!credentials.contains(account))
        return withoutAKey();
    if (!isAllowedTaskId(id))
        return ApiError {.kind = ApiError::Kind::Stopped,
                         .message = tr("This cannot be an id of the service: it holds characters "
                                       "that ids do not have, or is too long.")};
    return {};
}

template<typename T>
void TaskClient::Private::ask(AccountId account, const QString &id, Address address,
                              const QObject *context, Read<T> read,
                              std::function<void(const Outcome<T> &)> answered, bool stopsAtVideo)
{
    if (const auto error = obstacle(account, id))
        return queue.later(context, [error, answered = std::move(answered)] { answered(*error); });
    const Credential &credential = *credentialOf(account);
    auto arrived = [read = std::move(read),
                    answered = std::move(answered)](const HttpAnswer &answer) {
        answered(read(answer));
    };
    send(account, credential, (credential.endpoints().*address)(id), context, std::move(arrived),
         stopsAtVideo);
}

TaskClient::TaskClient(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(new NetworkPool))
{
}

TaskClient::TaskClient(QNetworkAccessManager &network, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(new NetworkPool(network)))
{
}

TaskClient::~TaskClient() = default;

bool TaskClient::setKey(AccountId account, const QUrl &base, const QByteArray &key)
{
    const auto credential = Credential::of(base, key);
    if (!credential)
        return false;
    const Credential *known = d->credentialOf(account);
    if (!known || *known != *credential)
        dropKey(account); // what still waits with the old key must never be sent (K22)
    d->credentials.insert(account, *credential);
    d->shareRoom(credential->origin());
    return true;
}

void TaskClient::setAtOnce(AccountId account, int atOnce)
{
    d->atOnce.insert(account, atOnce);
    if (const Credential *known = d->credentialOf(account))
        d->shareRoom(known->origin());
}

void TaskClient::dropKey(AccountId account)
{
    const auto dropped = d->credentials.constFind(account);
    if (dropped == d->credentials.cend())
        return;
    const QString origin = dropped->origin();
    d->credentials.erase(dropped);
    d->queue.cancel(account);
    d->shareRoom(origin);
}

void TaskClient::recall(AccountId account)
{
    d->queue.recall(account);
}

bool TaskClient::hasKey(AccountId account) const
{
    return d->credentials.contains(account);
}

void TaskClient::setDeadline(std::chrono::milliseconds deadline)
{
    d->queue.setDeadline(deadline);
}

void TaskClient::fetch(AccountId account, const QString &id, const QObject *context,
                       TaskAnswered answered)
{
    fetch(account, id, {}, context, std::move(answered));
}

void TaskClient::fetch(AccountId account, const QString &id, const QByteArray &known,
                       const QObject *context, TaskAnswered answered)
{
    const auto read = [id, known](const HttpAnswer &answer) {
        return StatusAnswer::read(answer, id, known);
    };
    d->ask<TaskAnswer>(account, id, &Endpoints::video, context, read, std::move(answered));
}

void TaskClient::fetchLink(AccountId account, const QString &id, const QObject *context,
                           LinkAnswered answered)
{
    const auto read = [id](const HttpAnswer &answer) {
        return LinkAnswer::read(answer, id);
    };
    constexpr bool MayBeVideo = true;
    d->ask<FreshLink>(account, id, &Endpoints::link, context, read, std::move(answered),
                      MayBeVideo);
}

void TaskClient::fetchPage(AccountId account, const QString &after, const QObject *context,
                           PageAnswered answered)
{
    const Credential *credential = d->credentialOf(account);
    if (!credential)
        return d->queue.later(context,
                              [answered = std::move(answered)] { answered(withoutAKey()); });
    const auto arrived = [this, isFirst = after.isEmpty(), waiting = QPointer(context),
                          answered = std::move(answered)](const HttpAnswer &answer) {
        if (answer.body.size() <= QuickPage)
            return answered(PageAnswer::read(answer, isFirst));
        const auto take = [waiting, answered](const Outcome<VideoPage> &page) {
            if (waiting)
                answered(page);
        };
        whenFinished(Workers::run(&PageAnswer::read, answer, isFirst), this, take);
    };
    d->send(account, *credential, credential->endpoints().list(after), context, arrived);
}

void TaskClient::tryKey(const QUrl &base, const QByteArray &key, const QObject *context,
                        KeyTried tried)
{
    if (const auto trial = KeyVerdict::beforeAsking(base, key))
        return d->queue.later(context, [trial, tried = std::move(tried)] { tried(*trial); });
    const Credential credential = Credential::of(base, key).value(); // what may be asked can be
    const auto onUnknownId = [tried](const HttpAnswer &answer) {
        tried(KeyVerdict::fromUnknownId(answer));
    };
    const auto onList = [this, credential, context, tried = std::move(tried),
                         onUnknownId](const HttpAnswer &answer) {
        if (const auto trial = KeyVerdict::fromList(answer))
            return tried(*trial);
        const QUrl unknown = credential.endpoints().video(NoSuchId);
        d->send(Nobody, credential, unknown, context, onUnknownId);
    };
    d->send(Nobody, credential, credential.endpoints().shortestList(), context, onList);
}

void TaskClient::tryKeyOf(AccountId account, const QObject *context, KeyTried tried)
{
    const Credential *known = d->credentialOf(account);
    tryKey(known ? known->base() : QUrl(), known ? known->key() : QByteArray(), context,
           std::move(tried));
}

std::optional<QNetworkRequest> TaskClient::contentRequest(AccountId account,
                                                          const QString &id) const
{
    if (d->obstacle(account, id))
        return {};
    const Credential &credential = *d->credentialOf(account);
    return credential.request(credential.endpoints().binary(id));
}

} // namespace Reelwatch
