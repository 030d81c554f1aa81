// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/messagebars.h"

#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace Reelwatch {

namespace {

constexpr auto NewsLast = std::chrono::seconds(10);

/// At once, from the inside out: nothing is painted with half a sentence.
void layOut(QWidget *widget)
{
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        if (QLayout *layout = widget->layout())
            layout->activate();
    }
}

QVBoxLayout *columnIn(QWidget *place)
{
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    return column;
}

} // namespace

MessageBars::MessageBars(QWidget *parent)
    : QWidget(parent)
    , m_column(columnIn(this))
    , m_newsColumn(m_column)
{
}

MessageBars::~MessageBars() = default;

void MessageBars::setNewsPlace(QWidget *place)
{
    m_newsColumn = columnIn(place);
}

void MessageBars::tell(const QString &cause, const QString &sentence, const QList<Action> &actions)
{
    delete m_leaving.take(cause);
    put(cause, sentence, actions, MessageBar::Mood::Trouble);
}

void MessageBars::tellNews(const QString &cause, const QString &sentence,
                           const QList<Action> &actions)
{
    delete m_leaving.take(cause);
    m_closed.remove(cause); // the same again is news again
    put(cause, sentence, actions, MessageBar::Mood::News);
    if (!actions.isEmpty())
        return;
    auto *timer = new QTimer(this);
    m_leaving.insert(cause, timer);
    connect(timer, &QTimer::timeout, this, [this, cause] {
        // Not from under the pointer of who is reading.
        if (const MessageBar *bar = m_bars.value(cause); !bar || !bar->underMouse())
            clear(cause);
    });
    timer->start(NewsLast);
}

MessageBar *MessageBars::barFor(const QString &cause)
{
    MessageBar *&bar = m_bars[cause];
    if (bar)
        return bar;
    bar = new MessageBar(this);
    connect(bar, &MessageBar::actionRequested, this, [this, cause](int action) {
        const QList<Action> known = m_actions.value(cause);
        if (action < known.size())
            known.at(action).act();
    });
    connect(bar, &MessageBar::closed, this, [this, cause] {
        const QString read = m_bars.value(cause)->sentence();
        clear(cause);
        m_closed[cause] = read;
    });
    return bar;
}

void MessageBars::put(const QString &cause, const QString &sentence, const QList<Action> &actions,
                      MessageBar::Mood mood)
{
    if (m_closed.value(cause) == sentence)
        return;
    m_closed.remove(cause);
    m_actions[cause] = actions;
    MessageBar *bar = barFor(cause);
    bar->setMood(mood);
    (mood == MessageBar::Mood::News ? m_newsColumn : m_column)->addWidget(bar);
    if (bar->sentence() == sentence)
        return;
    bar->setSentence(sentence);
    QStringList texts;
    for (const Action &action : actions)
        texts.append(action.text);
    bar->setActions(texts);
    bar->show();
    layOut(bar);
}

void MessageBars::clear(const QString &cause)
{
    if (!m_bars.contains(cause)) {
        m_closed.remove(cause);
        return;
    }
    m_actions.remove(cause);
    if (QTimer *timer = m_leaving.take(cause))
        timer->deleteLater();
    // Its own button may have asked for this.
    if (MessageBar *bar = m_bars.take(cause)) {
        bar->hide();
        bar->deleteLater();
    }
}

} // namespace Reelwatch
