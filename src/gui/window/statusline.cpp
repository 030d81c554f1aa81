// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/statusline.h"

#include "gui/style/appearance.h"
#include "gui/style/elidedlabel.h"
#include "model/wording.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int WayDot = 10;

QString wordOf(StatusLine::Way way)
{
    switch (way) {
    case StatusLine::Way::Online:
        return StatusLine::tr("Online");
    case StatusLine::Way::Slowed:
        return StatusLine::tr("Slowed down");
    case StatusLine::Way::Offline:
        return StatusLine::tr("Offline");
    case StatusLine::Way::Unreachable:
        return StatusLine::tr("Unreachable");
    case StatusLine::Way::Held:
        return StatusLine::tr("Checks held up");
    case StatusLine::Way::Paused:
        return StatusLine::tr("Checks paused");
    case StatusLine::Way::Idle:
        return StatusLine::tr("Nothing to check");
    }
    return {};
}

Tone toneFor(StatusLine::Way way)
{
    switch (way) {
    case StatusLine::Way::Online:
        return Tone::Ready;
    case StatusLine::Way::Slowed:
    case StatusLine::Way::Offline:
    case StatusLine::Way::Unreachable:
    case StatusLine::Way::Held:
        return Tone::Attention;
    case StatusLine::Way::Paused:
    case StatusLine::Way::Idle:
        return Tone::Quiet;
    }
    return Tone::Quiet;
}

/// The user's limit, not the service's wish, makes the checks rarer.
bool isStretched(const StatusLine::News &news)
{
    return !news.stretched.isEmpty() && !news.slowedFor;
}

QStringList sentencesOf(const StatusLine::News &news)
{
    QStringList parts;
    if (news.saving > 0)
        parts.append(StatusLine::tr("saving…"));
    if (!news.keyTrouble.isEmpty())
        parts.append(news.keyTrouble);
    if (news.active > 0)
        parts.append(StatusLine::tr("%Ln active", nullptr, news.active));
    if (news.unfetched > 0)
        parts.append(StatusLine::tr("%Ln video(s) to fetch", nullptr, news.unfetched));
    if (news.slowedFor)
        parts.append(StatusLine::tr("Slowing down at the service's request; next check in %1")
                         .arg(Wording::span(*news.slowedFor)));
    else if (news.underWay > 0)
        parts.append(StatusLine::tr("checking now"));
    else if (news.nextCheck)
        parts.append(StatusLine::tr("next check in %1").arg(Wording::span(*news.nextCheck)));
    if (isStretched(news))
        parts.append(news.stretched);
    if (!news.lastProblem.isEmpty())
        parts.append(StatusLine::tr("last problem: %1").arg(news.lastProblem));
    return parts;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_dot(new QLabel(this))
    , m_way(new QLabel(this))
    , m_text(new ElidedLabel(this))
    , m_changeLimit(new QToolButton(this))
    , m_kept(new QLabel(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    for (QLabel *label : {m_way, m_kept})
        label->setTextFormat(Qt::PlainText);
    addWidget(m_dot);
    addWidget(m_way);
    addWidget(m_text, 1);
    m_changeLimit->setText(tr("Change limit…"));
    m_changeLimit->setAutoRaise(true);
    // Else the line is as high as a button, even while there is none.
    m_changeLimit->setMaximumHeight(fontMetrics().height() + 2);
    m_changeLimit->hide();
    connect(m_changeLimit, &QToolButton::clicked, this,
            [this] { emit limitsRequested(m_news.limitedBy); });
    addPermanentWidget(m_changeLimit);
    addPermanentWidget(m_kept);
    m_way->setText(wordOf(m_news.way));
    paintDot();
}

StatusLine::~StatusLine() = default;

void StatusLine::setNews(const News &news)
{
    if (news == m_news)
        return;
    m_news = news;
    m_way->setText(wordOf(news.way));
    m_text->setText(sentencesOf(news).join(u" · "_s));
    m_changeLimit->setVisible(isStretched(news));
    m_kept->setText(news.kept);
    paintDot();
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintDot();
}

void StatusLine::paintDot()
{
    const qreal ratio = devicePixelRatioF();
    QPixmap dot(QSize(WayDot, WayDot) * ratio);
    dot.setDevicePixelRatio(ratio);
    dot.fill(Qt::transparent);
    const QColor colour = toneColour(toneFor(m_news.way), palette());
    QPainter painter(&dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0.5, 0.5, WayDot - 1, WayDot - 1));
    m_dot->setPixmap(dot);
    QPalette words = palette();
    words.setColor(QPalette::WindowText, colour);
    m_way->setPalette(words);
}

} // namespace Reelwatch
