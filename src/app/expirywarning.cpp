// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/expirywarning.h"

#include "domain/clock.h"
#include "gui/window/messagebars.h"
#include "model/totals.h"

#include <QLocale>

#include <algorithm>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString ExpiryCause = u"expiring"_s;

} // namespace

ExpiryWarning::ExpiryWarning(const Totals &totals, const Clock &clock, MessageBars &bars,
                             std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_totals(totals)
    , m_clock(clock)
    , m_bars(bars)
    , m_patience(patience)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ExpiryWarning::look);
    connect(&m_totals, &Totals::changed, this, &ExpiryWarning::look);
    look();
}

ExpiryWarning::~ExpiryWarning() = default;

void ExpiryWarning::look()
{
    const int count = m_totals.expiringUntil(m_clock.now().addSecs(Ahead / 1s));
    if (count == 0) {
        m_since.reset();
        m_bars.clear(ExpiryCause);
        wait();
        return;
    }
    const auto now = m_clock.steady();
    const auto left = m_since.value_or(now) + m_patience - now;
    m_since = m_since.value_or(now);
    if (left > 0ms) {
        m_timer.start(left);
        return;
    }
    tell(count, m_totals.earliestExpiry());
    wait();
}

/// Until the next link comes near, or the nearest is dead.
void ExpiryWarning::wait()
{
    const QDateTime first = m_totals.earliestExpiry();
    m_timer.stop();
    if (!first.isValid())
        return;
    const std::chrono::milliseconds left(m_clock.now().msecsTo(first));
    const auto next = m_since ? left : left - Ahead;
    m_timer.start(std::clamp<std::chrono::milliseconds>(next + 1s, 1s, 24h));
}

void ExpiryWarning::tell(int count, const QDateTime &first)
{
    const QString time = QLocale().toString(first.toLocalTime().time(), QLocale::ShortFormat);
    m_bars.tell(ExpiryCause,
                tr("%Ln video(s) are not kept yet. The first link expires at %1, and what is not "
                   "kept by then may be lost.",
                   nullptr, count)
                    .arg(time),
                {{tr("Keep now"), [this] {
                      emit keepNowRequested();
                  }}});
}

} // namespace Reelwatch
