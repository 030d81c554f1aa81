// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/requestrecord.h"

#include "domain/clock.h"

#include <utility>

namespace Reelwatch {

OpenRequest::OpenRequest(RequestRecord &record, WatchEvent event, std::chrono::milliseconds begun)
    : m_record(&record)
    , m_event(std::move(event))
    , m_begun(begun)
{
}

OpenRequest::~OpenRequest()
{
    if (!m_isTold)
        noteError({.kind = ApiError::Kind::Cancelled});
    if (m_record)
        m_record->end(m_event, m_begun);
}

void OpenRequest::noteAnswer(qint64 brought, TaskReport::Status status)
{
    m_isTold = true;
    m_event.came = WatchEvent::Came::Answer;
    m_event.brought = brought;
    m_event.status = status;
}

void OpenRequest::noteError(const ApiError &error)
{
    m_isTold = true;
    m_event.came = WatchEvent::Came::Error;
    m_event.error = error.kind;
    m_event.http = error.http;
}

RequestRecord::RequestRecord(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_begun(clock.steady())
{
}

RequestRecord::~RequestRecord() = default;

std::shared_ptr<OpenRequest> RequestRecord::begin(WatchEvent event)
{
    event.when = m_clock.now();
    ++m_underWay[event.account];
    return std::make_shared<OpenRequest>(*this, std::move(event), m_clock.steady());
}

void RequestRecord::end(WatchEvent event, std::chrono::milliseconds begun)
{
    --m_underWay[event.account];
    event.took = m_clock.steady() - begun;
    note(event);
}

double RequestRecord::perSecond(AccountId account) const
{
    const auto found = m_lastMinutes.constFind(account);
    return found == m_lastMinutes.cend() ? 0 : found->perSecond(m_begun, m_clock.steady());
}

void RequestRecord::note(const WatchEvent &event)
{
    m_lastMinutes[event.account].count(m_clock.steady());
    if (event.came != WatchEvent::Came::Error)
        m_lastAnswers.insert(event.account, m_clock.now());
    emit noted(event);
}

} // namespace Reelwatch
