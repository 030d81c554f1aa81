// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipfault.h"
#include "gui/player/playeractions.h"
#include "model/stage.h"

#include <QPointer>
#include <QVariantMap>
#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;

namespace Reelwatch {

class ClipPlayer;
class ClipSteps;
class FileDrag;
class FrameSaver;
class FullScreenWindow;
class NoticePage;
class PlayerBar;
class StillReader;
class VideoSurface;

/// The place of the picture in the detail pane: the current video's player, or why there is none.
/// No video is opened before the user plays it, steps through it or looks at it in full screen.
/// Its actions() are the player's commands, for a menu; their keys work only in here.
class PlayerPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlayerPane)

public:
    explicit PlayerPane(QWidget *parent = nullptr);
    ~PlayerPane() override;

    /// The same video again disturbs nothing, whatever else changed.
    void setStage(const Stage &stage);
    /// What is said while nothing is selected.
    void setEmptyText(const QString &title, const QString &text);
    /// How the file of a saved frame is to begin; else as the video's own.
    void setSuggestedName(const QString &name) { m_suggestedName = name; }

    /// From the beginning, or from where it was paused.
    void play();
    [[nodiscard]] bool isPlaying() const;
    /// What the user chose for every video: loop, sound. To be remembered, and the way back.
    [[nodiscard]] QVariantMap habits() const;
    void setHabits(const QVariantMap &habits);
    /// `still`: what was made of the `image` that lastFrameRequested() named; empty when nothing
    /// can be.
    void takeLastFrame(const QString &image, const QString &still);
    /// Writes the frame on show, in its own size, as a PNG; answered by frameSaved() or
    /// frameNotSaved().
    void saveFrame(const QString &path);

signals:
    void playableChanged(bool playable);
    void actionRequested(Reelwatch::TaskNumber number, Reelwatch::Stage::Action action);
    /// Somebody else made this image: it is not read before takeLastFrame() names one that we made.
    void lastFrameRequested(const QString &image);
    /// The file is not there, or not what can be shown.
    void fileFailed(Reelwatch::TaskNumber number);
    void frameSaved(const QString &path);
    void frameNotSaved(const QString &sentence);

private:
    void buildLayout();
    void listenToPlayer();
    void listenToWidgets();
    void run(PlayerActions::Command command);
    /// A click plays or pauses; the second one of a double click takes that back.
    void takeClick();
    void takeDoubleClick();
    void enter(const Stage &stage);
    void start();
    /// Takes the step once the video is open, unless another one is on stage by then.
    void withClip(std::function<void()> step);
    void showStage();
    void showExtras();
    void showNotice();
    void showPoster();
    void showPlaying();
    void showLastFrame(bool shown);
    void takeStill(const QString &path, const QImage &still);
    void refuseLastFrame();
    void copyFrame();
    void askWhereToSave();
    void setFullScreen(bool full);
    [[nodiscard]] bool isPlayable() const;

    PlayerActions *m_actions;
    ClipPlayer *m_player;
    ClipSteps *m_steps;
    StillReader *m_stills;
    FrameSaver *m_saver;
    QStackedWidget *m_pages;
    VideoSurface *m_surface;
    FileDrag *m_fileDrag;
    NoticePage *m_notice;
    QLabel *m_remark;
    PlayerBar *m_bar;
    QPointer<FullScreenWindow> m_fullScreen;
    Stage m_stage;
    ClipFault m_fault;
    QString m_emptyTitle;
    QString m_emptyText;
    QString m_suggestedName;
    bool m_clickPaused = false; ///< the last click on the picture did
    bool m_lastFrameRefused = false; ///< it was asked for and cannot be shown
};

} // namespace Reelwatch
