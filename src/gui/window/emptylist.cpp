// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/emptylist.h"

#include "gui/style/appearance.h"
#include "gui/style/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr int ReasonIcon = 48;

QString noMatch(const QString &search, const QString &group)
{
    if (search.isEmpty())
        return EmptyList::tr("No video in %1.").arg(group);
    return EmptyList::tr("No video matches \"%1\" in %2.").arg(search, group);
}

} // namespace

EmptyList::EmptyList(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_addKey(new QPushButton(Icons::named("key"_L1), tr("Add key…"), this))
    , m_paste(new QPushButton(Icons::named("paste"_L1), tr("Paste"), this))
    , m_openFile(new QPushButton(Icons::named("file"_L1), tr("Open file…"), this))
    , m_find(new QPushButton(Icons::named("search"_L1), tr("Find my videos…"), this))
    , m_clear(new QPushButton(tr("Clear filter"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus); // Ctrl+V is meant for the list, whatever stands in its place
    m_icon->setAlignment(Qt::AlignCenter);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_addKey, m_paste, m_openFile, m_clear})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addWidget(m_find, 0, Qt::AlignHCenter); // a narrow list has no room in the row
    column->addStretch(3);
    connect(m_addKey, &QPushButton::clicked, this, &EmptyList::addKeyRequested);
    connect(m_paste, &QPushButton::clicked, this, &EmptyList::pasteRequested);
    connect(m_openFile, &QPushButton::clicked, this, &EmptyList::openFileRequested);
    connect(m_find, &QPushButton::clicked, this, &EmptyList::findVideosRequested);
    connect(m_clear, &QPushButton::clicked, this, &EmptyList::clearFilterRequested);
}

EmptyList::~EmptyList() = default;

void EmptyList::show(Reason reason, const QString &search, const QString &group)
{
    m_reason = reason;
    switch (reason) {
    case Reason::NoKey:
        m_text->setText(tr("Add an API key to begin. Keys are kept in your system keychain."));
        break;
    case Reason::NoVideos:
        m_text->setText(tr("No videos watched yet. Paste an id, a link, or the JSON from your "
                           "submit call."));
        break;
    case Reason::NoMatch:
        m_text->setText(noMatch(search, group));
        break;
    }
    m_addKey->setVisible(reason == Reason::NoKey);
    m_paste->setVisible(reason == Reason::NoVideos);
    m_openFile->setVisible(reason == Reason::NoVideos);
    m_find->setVisible(reason == Reason::NoVideos);
    m_clear->setVisible(reason == Reason::NoMatch);
    paintIcon();
}

void EmptyList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void EmptyList::paintIcon()
{
    const auto icon = m_reason == Reason::NoKey ? "key"_L1
        : m_reason == Reason::NoMatch           ? "search"_L1
                                                : "film"_L1;
    QColor colour = secondaryText(palette());
    colour.setAlphaF(0.6F);
    m_icon->setPixmap(Icons::pixmap(icon, colour, ReasonIcon, devicePixelRatioF()));
}

} // namespace Reelwatch
