// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/messagebars.h"

#include "gui/window/messagebar.h"

#include <QVBoxLayout>

namespace Reelwatch {

namespace {

/// At once, from the inside out: nothing is painted with half a sentence.
void layOut(QWidget *widget)
{
    for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
        if (QLayout *layout = widget->layout())
            layout->activate();
    }
}

} // namespace

MessageBars::MessageBars(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
}

MessageBars::~MessageBars() = default;

void MessageBars::tell(const QString &cause, const QString &sentence, const QList<Action> &actions)
{
    if (m_closed.value(cause) == sentence)
        return;
    m_closed.remove(cause);
    m_actions[cause] = actions;
    MessageBar *&bar = m_bars[cause];
    const bool fresh = !bar;
    if (fresh) {
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
        m_column->addWidget(bar);
    } else if (bar->sentence() == sentence) {
        return;
    }
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
    // Its own button may have asked for this.
    if (MessageBar *bar = m_bars.take(cause)) {
        bar->hide();
        bar->deleteLater();
    }
}

} // namespace Reelwatch
