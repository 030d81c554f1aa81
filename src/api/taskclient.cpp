// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"

#include "api/authorizedrequest.h"
#include "api/boundedreply.h"
#include "api/endpoints.h"
#include "api/keyverdict.h"
#include "api/linkanswer.h"
#include "api/statusanswer.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype ShortestTelltaleKey = 8;
constexpr auto NoSuchId = "reelwatch-key-trial"_L1;
constexpr AccountId Nobody = -1; ///< a key on trial belongs to no account yet

/// Some services repeat the key in the error about it.
HttpAnswer withoutKey(HttpAnswer answer, const QByteArray &key)
{
    if (!answer.isSuccess() && key.size() >= ShortestTelltaleKey)
        answer.body.replace(key, "[key removed]");
    return answer;
}

/// One kind of call: where it goes and how its answer is read.
template<typename T>
struct Question
{
    QUrl (*address)(const QUrl &base, const QString &id);
    Outcome<T> (*read)(const HttpAnswer &answer, const QString &id);
    bool mayBeVideo = false; ///< a video may be answered, and is not taken
};

Outcome<FreshLink> linkAnswer(const HttpAnswer &answer, const QString &id)
{
    return LinkAnswer::read(answer, id);
}

} // namespace

struct TaskClient::Private
{
    using Arrived = std::function<void(const HttpAnswer &)>;

    TaskClient *client = nullptr;
    QNetworkAccessManager *network = nullptr;
    std::chrono::milliseconds deadline = Deadline;
    QHash<AccountId, Credential> credentials;
    QList<std::pair<AccountId, BoundedReply *>> underWay; // oldest first

    BoundedReply *send(AccountId account, const Credential &credential, const QUrl &url,
                       const QObject *context, const Arrived &arrived);
    void later(const QObject *context, std::function<void()> tell) const;
    [[nodiscard]] std::optional<ApiError> obstacle(AccountId account, const QString &id) const;
    template<typename T>
    void ask(const Question<T> &question, AccountId account, const QString &id,
             const QObject *context, std::function<void(const Outcome<T> &)> answered);
};

BoundedReply *TaskClient::Private::send(AccountId account, const Credential &credential,
                                        const QUrl &url, const QObject *context,
                                        const Arrived &arrived)
{
    const auto request = authorizedRequest(url, credential);
    if (!request)
        qFatal("A key was about to leave its origin");
    auto *reply = new BoundedReply(network->get(*request), deadline, BodyLimit, client);
    underWay.append({account, reply});
    connect(reply, &BoundedReply::finished, client, [this, reply, account] {
        underWay.removeOne({account, reply});
        reply->deleteLater();
    });
    connect(reply, &BoundedReply::finished, context,
            [key = credential.key, arrived](const HttpAnswer &answer) {
                arrived(withoutKey(answer, key));
            });
    // Nobody waits any more: the connection is free for others.
    connect(context, &QObject::destroyed, reply, &BoundedReply::cancel);
    return reply;
}

/// What needs no network is told from the event loop too, unless `context` is gone by then.
void TaskClient::Private::later(const QObject *context, std::function<void()> tell) const
{
    auto *timer = new QTimer(client);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, timer, &QObject::deleteLater);
    connect(timer, &QTimer::timeout, context, std::move(tell));
    timer->start(0);
}

/// What keeps this id of this account from being asked for.
std::optional<ApiError> TaskClient::Private::obstacle(AccountId account, const QString &id) const
{
    if (!credentials.contains(account))
        return ApiError {.kind = ApiError::Kind::KeyMissing,
                         .message = tr("There is no key to ask the service with.")};
    if (!isAllowedId(id))
        return ApiError {.kind = ApiError::Kind::Stopped,
                         .message = tr("This cannot be an id of the service: it holds characters "
                                       "that ids do not have, or is too long.")};
    return {};
}

template<typename T>
void TaskClient::Private::ask(const Question<T> &question, AccountId account, const QString &id,
                              const QObject *context,
                              std::function<void(const Outcome<T> &)> answered)
{
    if (const auto error = obstacle(account, id))
        return later(context, [error, answered = std::move(answered)] { answered(*error); });
    const Credential credential = credentials.value(account);
    const auto arrived = [id, read = question.read,
                          answered = std::move(answered)](const HttpAnswer &answer) {
        answered(read(answer, id));
    };
    send(account, credential, question.address(credential.base, id), context, arrived)
        ->setStopsAtVideo(question.mayBeVideo);
}

TaskClient::TaskClient(QObject *parent)
    : TaskClient(*new QNetworkAccessManager, parent)
{
    d->network->setParent(this);
}

TaskClient::TaskClient(QNetworkAccessManager &network, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->client = this;
    d->network = &network;
}

TaskClient::~TaskClient()
{
    for (const auto &[account, reply] : d->underWay) // while the network still is
        delete reply;
}

bool TaskClient::setKey(AccountId account, const QUrl &base, const QByteArray &key)
{
    const Credential credential {.base = base, .key = key};
    if (!credential.isUsable())
        return false;
    if (d->credentials.value(account) != credential)
        dropKey(account); // what still waits with the old key must never be sent (K22)
    d->credentials.insert(account, credential);
    return true;
}

void TaskClient::dropKey(AccountId account)
{
    d->credentials.remove(account);
    // The youngest first: they may still wait in Qt's queue, and the end of an older one sends the
    // next.
    std::for_each(d->underWay.crbegin(), d->underWay.crend(), [account](const auto &call) {
        if (call.first == account)
            call.second->cancel();
    });
}

bool TaskClient::hasKey(AccountId account) const
{
    return d->credentials.contains(account);
}

void TaskClient::setDeadline(std::chrono::milliseconds deadline)
{
    d->deadline = deadline;
}

void TaskClient::fetch(AccountId account, const QString &id, const QObject *context,
                       TaskAnswered answered)
{
    static constexpr Question<TaskAnswer> Status {&Endpoints::video, &StatusAnswer::read};
    d->ask(Status, account, id, context, std::move(answered));
}

void TaskClient::fetchLink(AccountId account, const QString &id, const QObject *context,
                           LinkAnswered answered)
{
    static constexpr Question<FreshLink> Link {&Endpoints::link, &linkAnswer, true};
    d->ask(Link, account, id, context, std::move(answered));
}

void TaskClient::tryKey(const QUrl &base, const QByteArray &key, const QObject *context,
                        KeyTried tried)
{
    if (const auto trial = KeyVerdict::beforeAsking(base, key))
        return d->later(context, [trial, tried = std::move(tried)] { tried(*trial); });
    const Credential credential {.base = base, .key = key};
    const auto onUnknownId = [tried](const HttpAnswer &answer) {
        tried(KeyVerdict::fromUnknownId(answer));
    };
    const auto onList = [this, credential, context, tried = std::move(tried),
                         onUnknownId](const HttpAnswer &answer) {
        if (const auto trial = KeyVerdict::fromList(answer))
            return tried(*trial);
        const QUrl unknown = Endpoints::video(credential.base, NoSuchId);
        d->send(Nobody, credential, unknown, context, onUnknownId);
    };
    d->send(Nobody, credential, Endpoints::shortestList(base), context, onList);
}

void TaskClient::tryKeyOf(AccountId account, const QObject *context, KeyTried tried)
{
    const Credential credential = d->credentials.value(account);
    tryKey(credential.base, credential.key, context, std::move(tried));
}

std::optional<QNetworkRequest> TaskClient::contentRequest(AccountId account,
                                                          const QString &id) const
{
    if (d->obstacle(account, id))
        return {};
    const Credential credential = d->credentials.value(account);
    return authorizedRequest(Endpoints::binary(credential.base, id), credential);
}

bool TaskClient::isAllowedId(const QString &id)
{
    return Endpoints::isAllowedId(id);
}

} // namespace Reelwatch
