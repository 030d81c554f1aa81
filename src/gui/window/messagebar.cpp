// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/messagebar.h"

#include "gui/style/appearance.h"
#include "gui/style/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {
constexpr int BarIcon = 16;
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    // As wide as there is room, and then as high as the sentence needs at that width.
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_sentence->setSizePolicy(policy);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setIcon(Icons::named("close"_L1));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close message"));
    close->setToolTip(tr("Close"));
    connect(close, &QToolButton::clicked, this, &MessageBar::closed);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addLayout(m_buttons);
    row->addWidget(close);
    paintIcon();
}

MessageBar::~MessageBar() = default;

QString MessageBar::sentence() const
{
    return m_sentence->text();
}

void MessageBar::setMood(Mood mood)
{
    m_mood = mood;
    paintIcon();
    update();
}

void MessageBar::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void MessageBar::setActions(const QStringList &texts)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int action = 0; action < static_cast<int>(texts.size()); ++action) {
        auto *button = new QPushButton(texts.at(action), this);
        connect(button, &QPushButton::clicked, this,
                [this, action] { emit actionRequested(action); });
        m_buttons->addWidget(button);
    }
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void MessageBar::paintIcon()
{
    const bool good = m_mood == Mood::News;
    const QColor colour = toneColour(good ? Tone::Running : Tone::Attention, palette());
    m_icon->setPixmap(
        Icons::pixmap(good ? "info"_L1 : "warning"_L1, colour, BarIcon, devicePixelRatioF()));
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(),
                            m_mood == Mood::News ? newsColour(palette()) : barColour(palette()));
}

} // namespace Reelwatch
