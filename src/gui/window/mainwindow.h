// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/style/colourscheme.h"
#include "gui/window/fileactions.h"
#include "gui/window/statusline.h"
#include "gui/window/windowlayout.h"
#include "model/jsontext.h"
#include "model/stage.h"

#include <QMainWindow>
#include <QVariantMap>

#include <memory>

class QAbstractItemModel;

namespace Reelwatch {

class AppearanceActions;
class Clock;
class CopyActions;
class DetailFeed;
class FilterModel;
class MessageBars;
class Narrowing;
class PauseActions;
class Presence;
class SearchField;
class TaskFilter;
class TaskModel;
class Totals;
class VideoActions;

namespace Ui {
class MainWindow;
}

/// The window: filter, table and detail pane between bars and status line. Reads models; everything
/// it wants done it asks for by signal.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    struct Models
    {
        TaskModel &tasks;
        TaskFilter &rows;
        FilterModel &filters;
        const QAbstractItemModel &accounts;
        const Totals &totals;
    };

    MainWindow(const Models &models, const Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] MessageBars &bars() const;
    void setNews(const StatusLine::News &news);
    void setPaused(bool paused);
    /// What the title begins with.
    void setName(const QString &name);
    void setAppearance(ColourScheme::Wish wish);
    /// Shows and selects these, whatever the filter was.
    void reveal(const QList<TaskNumber> &numbers);
    /// Selects those of them that the filter lets through; none of them: changes nothing.
    void select(const QList<TaskNumber> &numbers);
    /// The video to go on with when these leave the list; 0: none.
    [[nodiscard]] TaskNumber numberBeside(const QList<TaskNumber> &numbers) const;
    /// Comes to the front, from the tray and from behind other windows.
    void raiseWindow();
    /// Geometry, splitters, columns and filter, to be remembered; and the way back, which without a
    /// state is a window that fits the screen.
    [[nodiscard]] QVariantMap layoutState();
    void restoreLayout(const QVariantMap &state);
    /// Rows can neither be removed nor labelled from now on.
    void setReadOnly();
    /// A removal can be taken back for as long as this is set.
    void setUndoPossible(bool possible);
    [[nodiscard]] QList<TaskNumber> selectedNumbers() const;
    /// `still`: what was made of the last frame that was asked for; empty when nothing can be.
    void showLastFrame(const QString &image, const QString &still);

signals:
    void addRequested();
    void openFileRequested();
    void textPasted(const QString &text);
    void filesDropped(const QStringList &paths);
    void refreshRequested(const QList<Reelwatch::TaskNumber> &numbers); ///< empty: all
    void removeRequested(const QList<Reelwatch::TaskNumber> &numbers);
    void undoRequested();
    void pauseRequested(bool paused);
    void keysRequested();
    void addKeyRequested();
    void findVideosRequested();
    void exportRequested(const QList<Reelwatch::TaskNumber> &numbers); ///< empty: all
    void importRequested();
    void backUpRequested();
    void restoreRequested();
    void settingsRequested();
    void watchingRequested();
    /// How much may be asked with a key is to be changed.
    void limitsRequested(Reelwatch::AccountId account);
    void appearanceRequested(Reelwatch::ColourScheme::Wish wish);
    void actionRequested(Reelwatch::TaskNumber number, Reelwatch::Stage::Action action);
    void filesRequested(Reelwatch::FileActions::Wish wish,
                        const QList<Reelwatch::TaskNumber> &numbers);
    void saveAnswerRequested(Reelwatch::TaskNumber number,
                             Reelwatch::JsonText::Signatures signatures);
    void savePromptRequested(Reelwatch::TaskNumber number);
    void openFolderRequested();
    /// A fetched image is to be shown, which others made: showLastFrame() answers.
    void lastFrameRequested(const QString &image);
    /// The kept file of a video could not be shown.
    void fileFailed(Reelwatch::TaskNumber number);
    void quitRequested();
    /// The user arranged something that layoutState() holds.
    void layoutArranged();
    /// The window was asked to close; whoever hears it decides what follows.
    void closeRequested();
    /// Became visible, hidden, active or inactive.
    void presenceChanged();
    /// It stands on the screen: what the first sight does not need may begin. Once.
    void firstPainted();
    /// What the user looks at is other than before.
    void attentionMoved(const QList<Reelwatch::TaskNumber> &selected,
                        const QList<Reelwatch::TaskNumber> &visible);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void placeSearch();
    void bindListKeys();
    void connectActions();
    void connectViewActions();
    void connectVideoActions();
    void connectCopyActions();
    void connectLists();
    void connectEmptyList();
    void connectDetail();
    void connectSurroundings();
    void fillVideoMenu();
    void updateActions();
    void editLabel();
    [[nodiscard]] WindowLayout::Parts layoutParts() const;

    std::unique_ptr<Ui::MainWindow> m_ui;
    Models m_models;
    QString m_name;
    bool m_readOnly = false;
    bool m_somethingRuns = false; ///< times count down by themselves
    SearchField *m_search;
    AppearanceActions *m_appearance;
    PauseActions *m_pause;
    VideoActions *m_videoActions;
    FileActions *m_fileActions = nullptr;
    CopyActions *m_copyActions;
    DetailFeed *m_feed;
    Narrowing *m_narrowing;
    std::unique_ptr<Presence> m_presence; ///< gone before the window closes for good
};

} // namespace Reelwatch
