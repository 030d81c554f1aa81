// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "asking.h"
#include "demo/demoservice.h"
#include "support/testclock.h"

using Qt::Literals::StringLiterals::operator""_s;

/// A small scene with one task of each kind, and a client that asks for it.
class Tryout final
{
public:
    Tryout() { start({scene(), "sk-test", 1}); }

    void start(Reelwatch::DemoSettings settings)
    {
        m_service = std::make_unique<Reelwatch::DemoService>(m_clock, std::move(settings));
        QVERIFY(m_service->listen());
    }
    Asking::Answer ask(const QByteArray &path, const QByteArray &method = "GET")
    {
        return askWith({{"Authorization", "Bearer sk-test"}}, path, method);
    }
    Asking::Answer askWith(const Asking::Headers &headers, const QByteArray &path,
                           const QByteArray &method = "GET")
    {
        return Asking::ask(m_network, m_service->base().toEncoded() + path, headers, method);
    }
    Asking::Answer follow(const QString &link) { return Asking::ask(m_network, link.toLatin1()); }

    [[nodiscard]] TestClock &clock() { return m_clock; }
    [[nodiscard]] Reelwatch::DemoService &service() { return *m_service; }

    static Reelwatch::Scene scene();

private:
    TestClock m_clock;
    std::unique_ptr<Reelwatch::DemoService> m_service;
    QNetworkAccessManager m_network;
};

inline Reelwatch::Scene Tryout::scene()
{
    using namespace std::chrono_literals;
    const auto done = [](const QString &id, std::chrono::seconds created) {
        return Reelwatch::SceneTask {
            .id = id,
            .model = u"seedance-2.0"_s,
            .prompt = u"Add gentle motion to the scene"_s,
            .steps = {{created, u"queued"_s}, {created + 2s, u"completed"_s}},
            .clip = u"dunes.mp4"_s};
    };
    const Reelwatch::SceneTask moving {
        .id = u"moving"_s,
        .model = u"veo-3"_s,
        .prompt = u"霓虹"_s,
        .parameters = {{u"resolution"_s, u"540p"_s}, {u"seed"_s, qint64(9'007'199'254'740'993)}},
        .steps = {{-10s, u"queued"_s}, {10s, u"in_progress"_s}, {20s, u"completed"_s}},
        .progress = Reelwatch::SceneTask::Progress::Told,
        .clip = u"coast.mp4"_s,
        .lastFrame = u"coast-last.jpg"_s};
    const Reelwatch::SceneTask failed {.id = u"failed"_s,
                                       .steps = {{-30s, u"queued"_s}, {-20s, u"failed"_s}},
                                       .errorCode =
                                           u"OutputVideoSensitiveContentDetected.PolicyViolation"_s,
                                       .errorMessage = u"No. Request id: 0217"_s};
    Reelwatch::SceneTask shortLived = done(u"short"_s, -40s);
    shortLived.linkLife = 2min;
    Reelwatch::SceneTask old = done(u"old"_s, -25h);
    old.renewal = Reelwatch::SceneTask::Renewal::ByContent;
    return {{moving, failed, shortLived, old, done(u"a/b+c=d:e"_s, -50s)}, {u"stranger"_s}};
}
