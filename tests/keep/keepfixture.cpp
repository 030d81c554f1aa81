// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keepfixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

QByteArray KeepFixture::sample(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/keep/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

WireAnswer KeepFixture::video()
{
    return WireAnswer::of(200, sample("moviefirst.mp4"), "video/mp4");
}

WireAnswer KeepFixture::hanging()
{
    return WireAnswer::raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"
                               + sample("moviefirst.mp4"),
                           WireAnswer::Then::Hang);
}

QByteArray KeepFixture::completed(const QByteArray &id, const QByteArray &link,
                                  const QByteArray &other)
{
    return R"({"id":")" + id + R"(","object":"video","status":"completed","url":")" + link
        + R"(","video_url":")" + (other.isEmpty() ? link : other) + R"("})";
}

void KeepFixture::setUp()
{
    QVERIFY(m_dir.emplace().isValid());
    m_clock.fixed.reset();
    m_api = std::make_unique<LoopbackServer>();
    m_storage = std::make_unique<LoopbackServer>();
    m_tasks = std::make_unique<TaskStore>();
    m_accounts = std::make_unique<AccountStore>();
    m_client = std::make_unique<TaskClient>();
    m_account = m_accounts->save({.name = u"Studio"_s, .base = m_api->url()});
    QVERIFY(m_client->setKey(m_account, m_api->url(), Key));
    start(quick());
}

KeepRules KeepFixture::quick()
{
    KeepRules rules;
    rules.firstWait = 20ms;
    rules.longestWait = 50ms;
    rules.spaceWait = 50ms;
    rules.limits.stall = 60s; // longer than any test waits
    return rules;
}

void KeepFixture::start(const KeepRules &rules)
{
    m_keeper.reset();
    m_keeper = std::make_unique<Keeper>(*m_tasks, *m_accounts, m_requests, *m_client, m_clock,
                                        folder(), rules);
    m_keeper->setNames(NamePattern(u"{id}"_s));
}

TaskNumber KeepFixture::add(const QByteArray &id, TaskReport report)
{
    const TaskNumber number =
        m_tasks->add({{.account = m_account, .id = QString::fromLatin1(id)}}, m_clock.now())
            .first();
    m_tasks->apply(number, report, {});
    return number;
}

TaskNumber KeepFixture::addCompleted(const QByteArray &id, const QByteArray &path)
{
    return add(id, {.status = TaskReport::Status::Completed, .link = storage(path)});
}

const Keeping &KeepFixture::keeping(TaskNumber number) const
{
    return m_tasks->find(number)->keeping;
}

bool KeepFixture::isQuiet() const
{
    const auto isDigested = [this] {
        for (qsizetype row = 0; row < m_tasks->size(); ++row) {
            const Keeping &kept = m_tasks->at(row).keeping;
            if (kept.state == Keeping::State::Kept && kept.sha256.isEmpty())
                return false;
        }
        return true;
    };
    return QTest::qWaitFor(isDigested) && !QSignalSpy(m_tasks.get(), &TaskStore::changed).wait(150);
}

QStringList KeepFixture::files() const
{
    return QDir(folder()).entryList(QDir::Files | QDir::Hidden | QDir::System);
}

QStringList KeepFixture::parts() const
{
    return QDir(folder() + u"/.incomplete"_s).entryList({u"*.part"_s}, QDir::Files);
}

} // namespace Reelwatch
