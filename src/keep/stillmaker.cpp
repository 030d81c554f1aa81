// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/stillmaker.h"

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

StillMaker::StillMaker(const QString &program, QObject *parent)
    : QObject(parent)
    , m_process(program, this)
{
    // Queued: a program that cannot be started ends within begin().
    connect(&m_process, &PosterProcess::ended, this, &StillMaker::takeEnd, Qt::QueuedConnection);
}

StillMaker::~StillMaker() = default;

void StillMaker::make(const QString &image)
{
    m_wanted = image;
    if (!m_atWork)
        return begin();
    m_overtaken = true;
    m_process.abort();
}

void StillMaker::begin()
{
    m_atWork = true;
    m_folder.emplace(); // the one before goes with its image
    m_process.begin(m_wanted, still());
}

void StillMaker::takeEnd(bool made)
{
    m_atWork = false;
    if (std::exchange(m_overtaken, false))
        return begin();
    emit this->made(m_wanted, made ? still() : QString());
}

QString StillMaker::still() const
{
    return m_folder->filePath(u"still.png"_s);
}

} // namespace Reelwatch
