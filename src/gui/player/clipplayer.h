// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipbackend.h"
#include "gui/player/seekqueue.h"

#include <QTimer>

namespace Reelwatch {

/// Plays one local clip: frame by frame, in a loop, or between two points of it.
class ClipPlayer final : public QObject, private ClipBackend::Listener
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipPlayer)

public:
    enum class State { Empty, Paused, Playing, Failed };
    Q_ENUM(State)
    using Time = ClipFrame::Time;
    using BackendMaker = std::function<std::unique_ptr<ClipBackend>(ClipBackend::Listener &)>;

    explicit ClipPlayer(QObject *parent = nullptr);
    /// The backend is made for the first clip that may be played.
    explicit ClipPlayer(BackendMaker makeBackend, QObject *parent = nullptr);
    ~ClipPlayer() override;

    /// Shows the first frame of an absolute path of this computer's files; anything else is
    /// refused and never reaches the media framework (V16). Failures come by failed().
    void open(const QString &localFile);
    /// Forgets the clip and its points; afterwards nothing wakes up any more.
    void close();

    /// From the last frame: begins anew.
    void play();
    void pause();
    /// To the frame on show at `to`, clamped to the first and last frame.
    void seek(Time to);
    /// Forward or, negative, backward; pauses.
    void step(int frames);
    /// As seek(), from where the last wish led; goes on playing.
    void skip(Time by);

    void setLooping(bool looping) { m_looping = looping; }
    /// 0.1 to 4, clamped.
    void setRate(double rate);
    void setMuted(bool muted);
    /// 0 to 1, as loudness is felt; clamped.
    void setVolume(float volume);
    /// The stretch to play begins (or ends) at the frame shown.
    void setInPoint();
    void setOutPoint();
    void clearPoints();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
    /// The frame on show; invalid before the first one.
    [[nodiscard]] ClipFrame frame() const { return m_frame; }
    /// Where the frame on show begins.
    [[nodiscard]] Time position() const { return m_position; }
    [[nodiscard]] Time duration() const { return m_duration; }
    /// Where the last frame begins, as far as is known.
    [[nodiscard]] Time lastFrame() const { return m_last; }
    [[nodiscard]] std::optional<Time> inPoint() const { return m_in; }
    [[nodiscard]] std::optional<Time> outPoint() const { return m_out; }
    [[nodiscard]] double rate() const { return m_rate; }
    [[nodiscard]] bool isAudible() const { return m_backend && m_backend->isAudible(); }
    [[nodiscard]] bool isMuted() const { return m_muted; }
    [[nodiscard]] float volume() const { return m_volume; }

signals:
    void stateChanged(Reelwatch::ClipPlayer::State state);
    void frameShown(const Reelwatch::ClipFrame &frame);
    void durationChanged();
    void pointsChanged();
    void rateChanged();
    void soundChanged(); ///< audible or not, muted, volume
    void failed(const Reelwatch::ClipFault &fault);

private:
    void takeFrame(const ClipFrame &frame) override;
    void takeDuration() override;
    void takeAudible() override;
    void takeEnd() override;
    void takeFault(const ClipFault &fault) override;
    [[nodiscard]] bool prepare();
    void setState(State state);
    void fail(ClipFault fault);
    void reload(Time at);
    [[nodiscard]] bool isWanted(Time frameStart) const;
    void show(const ClipFrame &frame, Time start);
    void request(Time frameStart);
    [[nodiscard]] Time bounded(Time frameStart) const;
    void issue(Time target);
    void goRound();
    void rest();
    void retreat();
    void losePatience();
    [[nodiscard]] Time begin() const { return m_in.value_or(Time {0}); }

    BackendMaker m_makeBackend;
    std::unique_ptr<ClipBackend> m_backend;
    std::shared_ptr<QFile> m_file;
    QTimer m_patience;
    SeekQueue m_seeks;
    State m_state = State::Empty;
    ClipFrame m_frame;
    Time m_position {0};
    std::optional<Time> m_in;
    std::optional<Time> m_out;
    Time m_duration {0};
    Time m_last {0};
    Time m_retreat {0};
    double m_rate = 1;
    float m_volume = 1;
    bool m_muted = false;
    bool m_looping = true;
    bool m_reloading = false; ///< the first frame to come is not wanted
};

} // namespace Reelwatch
