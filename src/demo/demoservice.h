// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/httpserver.h"
#include "demo/scene.h"
#include "demo/scenetime.h"
#include "demo/storage.h"
#include "demo/videoanswer.h"

namespace Reelwatch {

/// How the simulated service is set up.
struct DemoSettings
{
    Scene scene = Scene::standard();
    QByteArray key = "sk-demo-reelwatch-0001"; ///< the one bearer it accepts
    double speed = 1; ///< above 1 everything happens faster, links live shorter too
};

/// A video service with a play for tasks: a real HTTP server on loopback that reads like the
/// documented one, and a second one for the files. It lives on the caller's thread: each answer
/// is made from memory in well under a millisecond, so a thread would bring only locks.
class DemoService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoService)

public:
    /// The scene begins now. The clock must outlive the service.
    explicit DemoService(const Clock &clock, DemoSettings settings = {}, QObject *parent = nullptr);
    ~DemoService() override;

    /// False when the port is taken; 0 picks a free one. The files always get a free one.
    [[nodiscard]] bool listen(quint16 port = 0);
    /// Base URL of the service, without /v1; empty before listen().
    [[nodiscard]] QUrl base() const;
    /// Base URL of the files.
    [[nodiscard]] QUrl storageBase() const;
    [[nodiscard]] QByteArray key() const;
    /// All ids, one unknown to the service too, in the order worth showing.
    [[nodiscard]] QStringList ids() const;

Q_SIGNALS:
    /// Every request that arrived at the service, also a refused one; the path as sent.
    void requestReceived(const QByteArray &method, const QByteArray &path, bool hasAuthorization);
    /// Every request that arrived at the files.
    void fileRequested(const QByteArray &method, const QByteArray &path, bool hasAuthorization);

private:
    [[nodiscard]] DemoAnswer answer(const DemoRequest &request);
    [[nodiscard]] DemoAnswer routed(const DemoRequest &request) const;
    [[nodiscard]] DemoAnswer listAnswer(const DemoRequest &request) const;
    [[nodiscard]] DemoAnswer videoAnswer(const SceneTask &task) const;
    [[nodiscard]] DemoAnswer contentAnswer(const SceneTask &task, const DemoRequest &request) const;
    [[nodiscard]] VideoAnswer::Links links(const SceneTask &task,
                                           std::chrono::milliseconds moment) const;

    const Clock &m_clock;
    DemoSettings m_settings;
    SceneTime m_time;
    Storage m_storage;
    HttpServer m_server;
};

} // namespace Reelwatch
