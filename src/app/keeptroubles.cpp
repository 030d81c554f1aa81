// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/keeptroubles.h"

#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "keep/keeper.h"

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString SpaceCause = u"space"_s;
const QString FolderCause = u"folder"_s;
const QString LengthCause = u"length"_s;

} // namespace

KeepTroubles::KeepTroubles(Keeper &keeper, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_window(window)
{
    connect(&m_keeper, &Keeper::spaceRanOut, this, &KeepTroubles::tellSpace);
    connect(&m_keeper, &Keeper::folderFailed, this, &KeepTroubles::tellFolder);
    connect(&m_keeper, &Keeper::foundTooLong, this, &KeepTroubles::tellLength);
    connect(&m_keeper, &Keeper::kept, this, [this] {
        m_window.bars().clear(SpaceCause);
        m_window.bars().clear(FolderCause);
    });
}

KeepTroubles::~KeepTroubles() = default;

void KeepTroubles::tellSpace(const QString &sentence)
{
    const auto tryAgain = [this] {
        m_window.bars().clear(SpaceCause);
        m_keeper.retryAll();
    };
    m_window.bars().tell(SpaceCause, sentence, {{tr("Try again"), tryAgain}});
}

void KeepTroubles::tellFolder(const QString &sentence)
{
    const auto choose = [this] {
        m_window.bars().clear(FolderCause);
        emit m_window.settingsRequested();
    };
    const auto tryAgain = [this] {
        m_window.bars().clear(FolderCause);
        m_keeper.retryAll();
    };
    m_window.bars().tell(FolderCause, sentence,
                         {{tr("Choose another folder…"), choose}, {tr("Try again"), tryAgain}});
}

void KeepTroubles::tellLength(TaskNumber number, const QString &sentence)
{
    const QString cause = LengthCause + QString::number(number);
    const auto keep = [this, number, cause] {
        m_window.bars().clear(cause);
        m_keeper.retry(number);
    };
    m_window.bars().tell(cause, sentence, {{tr("Keep anyway"), keep}});
}

} // namespace Reelwatch
