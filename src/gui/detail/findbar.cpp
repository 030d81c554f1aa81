// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/findbar.h"

#include "ui_findbar.h"

#include "gui/detail/longtext.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace Reelwatch {

namespace {

/// More marks than this are no help, and slow to paint.
constexpr qsizetype MostPlaces = 1000;

QList<qsizetype> placesOf(const QString &words, const QString &text)
{
    QList<qsizetype> places;
    if (words.isEmpty())
        return places;
    qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive);
    while (at >= 0 && places.size() < MostPlaces) {
        places += at;
        at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive);
    }
    return places;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::FindBar>())
{
    m_ui->setupUi(this);
    m_ui->field->installEventFilter(this);
    connect(m_ui->field, &QLineEdit::textChanged, this, &FindBar::start);
    connect(m_ui->next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_ui->previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    tell();
}

FindBar::~FindBar() = default;

void FindBar::setTarget(LongText *target)
{
    m_target = target;
    connect(target, &LongText::textReplaced, this, &FindBar::look);
}

void FindBar::findNext()
{
    if (!m_places.isEmpty())
        go((m_current + 1) % m_places.size());
}

void FindBar::findPrevious()
{
    if (!m_places.isEmpty())
        go((m_current <= 0 ? m_places.size() : m_current) - 1);
}

void FindBar::begin()
{
    m_ui->field->setFocus(Qt::ShortcutFocusReason);
    m_ui->field->selectAll();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (!isOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (isOverride && key->key() == Qt::Key_Escape)
        key->accept(); // the window's own Esc is for elsewhere
    return (!isOverride && handled(key->key(), key->modifiers()))
        || QWidget::eventFilter(watched, event);
}

bool FindBar::handled(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Escape) {
        m_ui->field->clear();
        m_target->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (modifiers.testFlag(Qt::ShiftModifier))
        findPrevious();
    else
        findNext();
    return true;
}

void FindBar::start()
{
    look();
    if (m_current >= 0 || m_places.isEmpty())
        return;
    const auto at = std::ranges::lower_bound(m_places, m_target->position());
    go(at == m_places.end() ? 0 : at - m_places.begin());
}

void FindBar::look()
{
    const QString words = m_ui->field->text();
    m_places = placesOf(words, m_target->text());
    m_target->mark(m_places, words.size());
    // The place that is selected stays the current one when the text was only refreshed.
    const auto at = std::ranges::lower_bound(m_places, m_target->position());
    m_current = at != m_places.end() && *at == m_target->position() ? at - m_places.begin() : -1;
    tell();
}

void FindBar::go(qsizetype place)
{
    m_current = place;
    m_target->select(m_places[place], m_ui->field->text().size());
    tell();
}

void FindBar::tell()
{
    const bool isFound = !m_places.isEmpty();
    m_ui->next->setEnabled(isFound);
    m_ui->previous->setEnabled(isFound);
    const QLocale locale;
    const QString count = m_places.size() < MostPlaces ? locale.toString(m_places.size())
                                                       : tr("%1+").arg(locale.toString(MostPlaces));
    if (m_ui->field->text().isEmpty())
        m_ui->count->clear();
    else if (!isFound)
        m_ui->count->setText(tr("none"));
    else if (m_current < 0)
        m_ui->count->setText(count);
    else
        m_ui->count->setText(tr("%1 of %2").arg(locale.toString(m_current + 1), count));
}

} // namespace Reelwatch
