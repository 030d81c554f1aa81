// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/librarymoving.h"

#include "gui/window/messagebars.h"
#include "store/settings.h"
#include "store/taskstore.h"

#include <QDir>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString MovingSetting = u"library.movingFrom"_s;
const QString MovingCause = u"library-moving"_s;

} // namespace

LibraryMoving::LibraryMoving(TaskStore &tasks, Settings &settings, MessageBars &bars,
                             QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_settings(settings)
    , m_bars(bars)
    , m_move(tasks)
{
    connect(&m_move, &LibraryMove::finished, this, &LibraryMoving::takeEnd);
    connect(&m_move, &LibraryMove::progressed, this, [this](int done, int all) {
        m_bars.tell(MovingCause, tr("Moving the videos: %L1 of %L2.").arg(done).arg(all));
    });
}

LibraryMoving::~LibraryMoving() = default;

void LibraryMoving::offer(const QString &from, const QString &to)
{
    m_move.stop();
    m_settings.setValue(MovingSetting, QString());
    m_bars.clear(MovingCause);
    const int count = LibraryMove::countIn(m_tasks, from);
    if (count == 0)
        return;
    m_bars.tell(
        MovingCause,
        tr("%Ln video(s) are still in %1. They play from there; they can be moved to %2 as well.",
           nullptr, count)
            .arg(QDir::toNativeSeparators(from), QDir::toNativeSeparators(to)),
        {{tr("Move them"),
          [this, from, to] {
              begin(from, to);
          }},
         {tr("Leave them there"), [this] {
              m_bars.clear(MovingCause);
          }}});
}

void LibraryMoving::resume(const QString &to)
{
    const auto from = m_settings.value<QString>(MovingSetting);
    if (!from.isEmpty() && from != to)
        begin(from, to);
}

void LibraryMoving::begin(const QString &from, const QString &to)
{
    m_settings.setValue(MovingSetting, from);
    m_bars.clear(MovingCause);
    m_move.begin(from, to);
}

void LibraryMoving::takeEnd(int moved, int left, const QString &problem)
{
    m_settings.setValue(MovingSetting, QString());
    m_bars.clear(MovingCause);
    if (left > 0)
        m_bars.tell(MovingCause,
                    tr("%Ln video(s) could not be moved and stay where they are.", nullptr, left)
                        + u' ' + problem);
    else if (moved > 0)
        m_bars.tellNews(MovingCause, tr("%Ln video(s) were moved.", nullptr, moved));
}

} // namespace Reelwatch
