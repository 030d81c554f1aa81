// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/demoservice.h"

#include "demo/listpage.h"

#include <QCryptographicHash>
#include <QFile>

// Files compiled into a static library are found only once this has run.
static void loadClips()
{
    Q_INIT_RESOURCE(clips);
}

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr std::chrono::seconds ContentLinkLife {3600};

DemoAnswer jsonAnswer(const QByteArray &body, int status = 200)
{
    return {status, "application/json", body, {}};
}

DemoAnswer refusal(int status, const QString &type, const QString &message,
                   const QString &param = {})
{
    return jsonAnswer(VideoAnswer::error(status, type, message, param), status);
}

DemoAnswer notFound(const QString &id)
{
    return refusal(404, u"not_found_error"_s, u"The video '%1' does not exist."_s.arg(id));
}

QString fileOf(const QString &name)
{
    return u":/clips/"_s + name;
}

// The store's own name for a file: ids may hold what does not belong in a path.
QString stored(const SceneTask &task, const QString &file)
{
    const QByteArray mark = QCryptographicHash::hash(task.id.toUtf8(), QCryptographicHash::Sha1);
    return QString::fromLatin1(mark.toHex().first(20)) + u'-' + file;
}

} // namespace

DemoService::DemoService(const Clock &clock, DemoSettings settings, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_settings(std::move(settings))
    , m_time(clock, m_settings.speed)
    , m_storage(clock, this)
    , m_server([this](const DemoRequest &request) { return answer(request); }, this)
{
    loadClips();
    connect(&m_storage, &Storage::requestReceived, this, &DemoService::fileRequested);
    for (const SceneTask &task : std::as_const(m_settings.scene.tasks)) {
        for (const QString &file : {task.clip, task.lastFrame}) {
            if (!file.isEmpty())
                m_storage.put(stored(task, file), fileOf(file));
        }
    }
}

DemoService::~DemoService() = default;

bool DemoService::listen(quint16 port)
{
    return m_storage.listen() && m_server.listen(port);
}

QUrl DemoService::base() const
{
    return m_server.base();
}

QUrl DemoService::storageBase() const
{
    return m_storage.base();
}

QByteArray DemoService::key() const
{
    return m_settings.key;
}

QStringList DemoService::ids() const
{
    return m_settings.scene.ids();
}

DemoAnswer DemoService::answer(const DemoRequest &request)
{
    Q_EMIT requestReceived(request.method, request.path, request.hasHeader("authorization"));
    DemoAnswer result = routed(request);
    // A body after HEAD would be taken for the start of the next answer.
    if (request.method == "HEAD")
        result.body.clear();
    return result;
}

DemoAnswer DemoService::routed(const DemoRequest &request) const
{
    if (request.headers.value("authorization") != "Bearer " + m_settings.key)
        return refusal(401, u"invalid_api_key"_s, u"Incorrect API key provided."_s);
    if (request.method != "GET") {
        DemoAnswer result = refusal(405, u"invalid_request_error"_s,
                                    u"This service is simulated and only reads: use GET."_s);
        result.headers = {{"Allow", "GET"}};
        return result;
    }
    // Split first, decode then: an encoded "/" belongs to the id.
    const QList<QByteArray> parts = request.path.split('/');
    if (parts.size() < 3 || parts.size() > 5 || parts.at(1) != "v1" || parts.at(2) != "videos")
        return refusal(404, u"not_found_error"_s, u"There is nothing at this path."_s);
    if (parts.size() == 3)
        return listAnswer(request);
    const QString id = QUrl::fromPercentEncoding(parts.at(3));
    const SceneTask *task = m_settings.scene.find(id);
    if (task == nullptr)
        return notFound(id);
    if (parts.size() == 4)
        return videoAnswer(*task);
    if (parts.at(4) == "content")
        return contentAnswer(*task, request);
    return refusal(404, u"not_found_error"_s, u"There is nothing at this path."_s);
}

DemoAnswer DemoService::listAnswer(const DemoRequest &request) const
{
    const auto moment = m_time.elapsed();
    const ListPage page = ListPage::of(m_settings.scene, request.query);
    if (!page.wrongParameter.isEmpty())
        return refusal(400, u"invalid_request_error"_s,
                       u"'%1' has no meaning here."_s.arg(page.wrongParameter),
                       page.wrongParameter);
    return jsonAnswer(VideoAnswer::list(page.tasks, page.hasMore, m_time, moment));
}

DemoAnswer DemoService::videoAnswer(const SceneTask &task) const
{
    const auto moment = m_time.elapsed();
    return jsonAnswer(VideoAnswer::video(task, m_time, moment, links(task, moment)));
}

DemoAnswer DemoService::contentAnswer(const SceneTask &task, const DemoRequest &request) const
{
    const auto moment = m_time.elapsed();
    if (!task.isCompletedAt(moment))
        return jsonAnswer(VideoAnswer::notReady(task, moment), 400);
    const QString format = request.query.queryItemValue(u"format"_s);
    const auto life = m_time.lasting(ContentLinkLife);
    const QByteArray link = m_storage.link(stored(task, task.clip), m_clock.now(), life);
    if (format == "url"_L1)
        return jsonAnswer(VideoAnswer::json({{"url", QString::fromLatin1(link)},
                                             {"video_id", task.id},
                                             {"expires_in", qint64(life.count())}}));
    if (format == "binary"_L1) {
        QFile file(fileOf(task.clip));
        if (!file.open(QIODevice::ReadOnly))
            return refusal(500, u"api_error"_s, u"The video could not be read."_s);
        return {200, "video/mp4", file.readAll(), {}};
    }
    if (!format.isEmpty() && format != "redirect"_L1)
        return refusal(400, u"invalid_request_error"_s, u"'format' has no meaning here."_s,
                       u"format"_s);
    return {302, {}, {}, {{"Location", link}}};
}

VideoAnswer::Links DemoService::links(const SceneTask &task, std::chrono::milliseconds moment) const
{
    if (!task.isCompletedAt(moment))
        return {};
    // A link is signed when the task completes, and where it is renewed, before the last one dies.
    auto signedAt = task.stepAt(moment).at;
    if (task.renewal == SceneTask::Renewal::ByTask)
        signedAt = moment - (moment - signedAt) % (task.linkLife * 3 / 4);
    const QDateTime date = m_time.at(signedAt);
    const auto life = m_time.lasting(task.linkLife);
    VideoAnswer::Links result;
    result.video = m_storage.link(stored(task, task.clip), date, life);
    if (!task.lastFrame.isEmpty())
        result.lastFrame = m_storage.link(stored(task, task.lastFrame), date, life);
    return result;
}

} // namespace Reelwatch
