// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipfault.h"
#include "gui/player/clipframe.h"

#include <QFile>

#include <memory>

namespace Reelwatch {

/// What decodes and plays one clip. Qt's media player does so in a plug-in of ours: it and what it
/// brings along are loaded with the first clip, not with the program.
class ClipBackend
{
    Q_DISABLE_COPY_MOVE(ClipBackend)

public:
    using Time = ClipFrame::Time;

    /// Who is told. What comes of one clip is not heard after the next is loaded.
    class Listener
    {
        Q_DISABLE_COPY_MOVE(Listener)

    public:
        virtual void takeFrame(const ClipFrame &frame) = 0;
        virtual void takeDuration() = 0;
        virtual void takeAudible() = 0;
        virtual void takeEnd() = 0;
        virtual void takeFault(const ClipFault &fault) = 0;

    protected:
        Listener() = default;
        ~Listener() = default;
    };

    virtual ~ClipBackend() = default;

    /// Paused at the first frame, which arrives by itself; false after a fault, also for anything
    /// but a file that is open to be read (and Qt 6.4 cannot open names beyond Latin-1 itself). The
    /// file is read on the backend's own threads until the next load() or unload().
    virtual bool load(std::shared_ptr<QFile> file) = 0;
    /// Afterwards nothing wakes up any more.
    virtual void unload() = 0;
    virtual void play() = 0;
    virtual void pause() = 0;
    /// Asks for the frame that begins at `frameStart`.
    virtual void seek(Time frameStart) = 0;
    virtual void setRate(double rate) = 0;
    virtual void setMuted(bool muted) = 0;
    /// 0 to 1, as loudness is felt.
    virtual void setVolume(float volume) = 0;

    /// Whether no picture follows this answer to a seek: a newer engine gives the last one then.
    [[nodiscard]] virtual bool isLastPicture(const ClipFrame &frame, Time asked) const = 0;
    [[nodiscard]] virtual Time duration() const = 0;
    [[nodiscard]] virtual Time frameLength() const = 0;
    /// False without a sound track or without a device to play it.
    [[nodiscard]] virtual bool isAudible() const = 0;

protected:
    ClipBackend() = default;
};

/// What the plug-in gives.
class ClipBackendFactory
{
    Q_DISABLE_COPY_MOVE(ClipBackendFactory)

public:
    virtual ~ClipBackendFactory() = default;

    /// Nothing where Qt has nothing to play with (V14).
    [[nodiscard]] virtual std::unique_ptr<ClipBackend> make(ClipBackend::Listener &listener) = 0;

protected:
    ClipBackendFactory() = default;
};

} // namespace Reelwatch

#define ReelwatchClipBackendFactory_iid "io.github.reelwatch.ClipBackendFactory"
Q_DECLARE_INTERFACE(Reelwatch::ClipBackendFactory, ReelwatchClipBackendFactory_iid)
