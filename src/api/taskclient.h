// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/account.h"
#include "domain/apierror.h"
#include "domain/foundvideo.h"
#include "domain/outcome.h"

#include <QNetworkRequest>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace Reelwatch {

/// One understood answer: what it says and its bytes.
struct TaskAnswer
{
    TaskReport report; ///< empty when unchanged
    QByteArray body; ///< empty when unchanged
    bool unchanged = false; ///< byte for byte what the caller knows already; it was not read again
    /// How long the service asks to wait before the next check, 1 s to 1 h.
    std::optional<std::chrono::milliseconds> pollAfter;
};

/// A link that the service signed just now, or its word that the bytes come from /content itself.
struct FreshLink
{
    QByteArray link; ///< byte for byte; empty with servedHere
    QDateTime expires; ///< UTC; invalid when not told
    bool servedHere = false; ///< /content answers video/*: fetch it with contentRequest()
};

/// How long a request with an account's key waits for its turn among the checks, so that all
/// together keep to its rate; the turn is taken by asking.
using TakeTurn = std::function<std::chrono::milliseconds(AccountId account)>;

/// What a trial of a key showed.
struct KeyTrial
{
    Q_GADGET

public:
    enum class Verdict {
        Accepted,
        ProbablyAccepted,
        Rejected,
        OutOfBalance,
        Frozen,
        Unsure,
        NotReached
    };
    Q_ENUM(Verdict)

    Verdict verdict = Verdict::Unsure;
    int http = 0;
    std::optional<ApiError> error; ///< what came instead of an acceptance, where it was asked for
    QString sentence; ///< what it means, whole and calm, safe to show
};

/// Asks the service, and is the only one who holds keys in memory. Every request with a key goes to
/// its account's own origin, follows no redirect, stores no cookie, ends within the deadline and
/// takes at most 2 MiB. Never retries: that is for the watcher to decide. What is asked beyond what
/// may run at once, 64 in all, waits here, and its time begins when it is sent.
class TaskClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskClient)

public:
    using TaskAnswered = std::function<void(const Outcome<TaskAnswer> &)>;
    using LinkAnswered = std::function<void(const Outcome<FreshLink> &)>;
    using PageAnswered = std::function<void(const Outcome<VideoPage> &)>;
    using KeyTried = std::function<void(const KeyTrial &)>;

    static constexpr std::chrono::milliseconds Deadline {30'000};
    static constexpr qint64 BodyLimit = qint64 {2} * 1024 * 1024;

    explicit TaskClient(QObject *parent = nullptr);
    /// With a manager of the caller's, for tests.
    explicit TaskClient(QNetworkAccessManager &network, QObject *parent = nullptr);
    ~TaskClient() override;

    /// Binds a key to an account and its base URL. A key with control characters is refused.
    bool setKey(AccountId account, const QUrl &base, const QByteArray &key);
    /// Forgets the key and aborts what is under way with it; those calls end with Cancelled.
    void dropKey(AccountId account);
    [[nodiscard]] bool hasKey(AccountId account) const;
    /// What waits for room is not sent, now that the service wants to be left alone: those calls
    /// end with Cancelled. What is on the way stays.
    void recall(AccountId account);
    /// At most so many requests run at once to the account's origin. Accounts with the same origin
    /// share the room of the one that may ask most; before this is told there are 48.
    void setAtOnce(AccountId account, int atOnce);
    void setDeadline(std::chrono::milliseconds deadline); ///< for tests

    /// GET {base}/v1/videos/{id}. The answer comes later, never before this returns, and not at all
    /// once `context` is gone.
    void fetch(AccountId account, const QString &id, const QObject *context, TaskAnswered answered);
    /// The same, where `known` is the body of the last answer that was read: one with the same
    /// bytes comes back as unchanged.
    void fetch(AccountId account, const QString &id, const QByteArray &known,
               const QObject *context, TaskAnswered answered);
    /// GET {base}/v1/videos/{id}/content?format=url
    void fetchLink(AccountId account, const QString &id, const QObject *context,
                   LinkAnswered answered);
    /// GET {base}/v1/videos?limit=100&after=…, the first page without a cursor.
    void fetchPage(AccountId account, const QString &after, const QObject *context,
                   PageAnswered answered);
    /// GET {base}/v1/videos?limit=1, and where that is not served an id that cannot exist.
    void tryKey(const QUrl &base, const QByteArray &key, const QObject *context, KeyTried tried);
    /// The same with the key that an account has here; NotReached when it has none.
    void tryKeyOf(AccountId account, const QObject *context, KeyTried tried);
    /// The one request with a key whose body may be larger: …/content?format=binary of the
    /// account's own origin. Nothing when there is no key.
    [[nodiscard]] std::optional<QNetworkRequest> contentRequest(AccountId account,
                                                                const QString &id) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Reelwatch
