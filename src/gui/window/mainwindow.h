// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/style/colourscheme.h"
#include "gui/window/statusline.h"
#include "model/stage.h"

#include <QMainWindow>
#include <QVariantMap>

#include <memory>

class QAbstractItemModel;
class QLineEdit;
class QTimer;

namespace Reelwatch {

class Clock;
class DetailFeed;
class FilterModel;
class MessageBars;
class TaskFilter;
class TaskModel;
class Totals;

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
    void setAppearance(ColourScheme::Wish wish);
    /// Shows and selects these, whatever the filter was.
    void reveal(const QList<TaskNumber> &numbers);
    /// Comes to the front, from the tray and from behind other windows.
    void raiseWindow();
    /// Geometry, splitters, columns and filter, to be remembered; and the way back.
    [[nodiscard]] QVariantMap layoutState() const;
    void restoreLayout(const QVariantMap &state);
    /// A removal can be taken back for as long as this is set.
    void setUndoPossible(bool possible);
    [[nodiscard]] QList<TaskNumber> selectedNumbers() const;

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
    void settingsRequested();
    void appearanceRequested(Reelwatch::ColourScheme::Wish wish);
    void actionRequested(Reelwatch::TaskNumber number, Reelwatch::Stage::Action action);
    void saveAnswerRequested(Reelwatch::TaskNumber number);
    void savePromptRequested(Reelwatch::TaskNumber number);
    void openFolderRequested();
    void quitRequested();
    void aboutRequested();
    /// The window was asked to close; whoever hears it decides what follows.
    void closeRequested();
    /// Became visible, hidden, active or inactive.
    void presenceChanged();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void placeSearch();
    void decorateActions();
    void connectActions();
    void connectCopying();
    void connectLists();
    void addPlayerActions();
    void askForCurrent(Stage::Action action);
    void showListOrReason();
    void enableActions();
    void popUpVideoMenu(const QPoint &at);
    void moveFocus(int step);
    void showShortcuts();
    void tick();
    void armTicker();
    [[nodiscard]] bool isShownToSomeone() const;

    std::unique_ptr<Ui::MainWindow> m_ui;
    Models m_models;
    const Clock &m_clock;
    QLineEdit *m_search;
    DetailFeed *m_feed;
    QTimer *m_ticker;
    int m_ticks = 0;
};

} // namespace Reelwatch
