// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/keychainerrand.h"

#include "secrets/secretservice.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

#include <utility>

namespace Reelwatch {

using Problem = KeyVault::Problem;

KeychainErrand::KeychainErrand(SecretService &service, Make make, Answer answer, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_make(std::move(make))
    , m_answer(std::move(answer))
{
}

KeychainErrand::~KeychainErrand() = default;

void KeychainErrand::start(std::chrono::milliseconds patience)
{
    QTimer::singleShot(patience, this, [this] {
        m_isLate = true;
        m_answer(Problem::TimedOut, {});
    });
    examine();
}

void KeychainErrand::examine()
{
    m_service.examine(this, [this](Problem state) {
        if (state == Problem::Locked || state == Problem::TimedOut)
            end(state);
        else
            run(state);
    });
}

/// Without a Secret Service there may still be another keychain that QtKeychain knows (K08).
void KeychainErrand::run(Problem state)
{
    m_state = state;
    m_changes = m_service.changes();
    // Of no parent: QtKeychain's own callbacks hold on to it until it has ended.
    QKeychain::Job *job = m_make();
    job->setAutoDelete(true);
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) { take(*done); });
    job->start();
}

void KeychainErrand::take(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError: {
        const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        end(Problem::None, reading ? reading->binaryData() : QByteArray());
        break;
    }
    case QKeychain::EntryNotFound:
        end(Problem::NotFound);
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        end(Problem::Denied);
        break;
    default:
        explain();
    }
}

/// A service that went away in the middle is tried a second time, and no more (K07).
void KeychainErrand::explain()
{
    m_service.examine(this, [this](Problem state) {
        const bool wasCutOff = m_service.changes() != m_changes;
        if (state != Problem::None)
            end(state);
        else if (wasCutOff && !std::exchange(m_isSecondTry, true))
            run(state);
        else
            end(Problem::Other);
    });
}

void KeychainErrand::end(Problem problem, const QByteArray &data)
{
    if (!m_isLate || problem != Problem::TimedOut)
        m_answer(problem, data);
    deleteLater();
    // The clock must not speak after the answer.
    m_answer = [](Problem, const QByteArray &) {
    };
}

} // namespace Reelwatch
