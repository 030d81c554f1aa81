// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/window/messagebar.h"

#include <QMap>
#include <QWidget>

#include <functional>

class QTimer;
class QVBoxLayout;

namespace Reelwatch {

/// The bars, one for each cause: trouble under the toolbar, news below the panes, where coming and
/// going moves no row. A cause told again changes its bar in place; one that the user closed stays
/// closed until its sentence changes.
class MessageBars final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBars)

public:
    struct Action
    {
        QString text;
        std::function<void()> act;
    };

    explicit MessageBars(QWidget *parent = nullptr);
    ~MessageBars() override;

    /// Where news stands; with the trouble unless given. Outlives this.
    void setNewsPlace(QWidget *place);
    /// Trouble, or a question; stands until it is cleared or closed.
    void tell(const QString &cause, const QString &sentence, const QList<Action> &actions = {});
    /// Something went as it was wished; without an action it goes by itself after ten seconds.
    void tellNews(const QString &cause, const QString &sentence, const QList<Action> &actions = {});
    void clear(const QString &cause);

private:
    [[nodiscard]] MessageBar *barFor(const QString &cause);
    void put(const QString &cause, const QString &sentence, const QList<Action> &actions,
             MessageBar::Mood mood);

    QVBoxLayout *m_column;
    QVBoxLayout *m_newsColumn;
    QMap<QString, MessageBar *> m_bars;
    QMap<QString, QString> m_closed; ///< cause → the sentence that was closed
    QMap<QString, QList<Action>> m_actions;
    QMap<QString, QTimer *> m_leaving; ///< of news that goes by itself
};

} // namespace Reelwatch
