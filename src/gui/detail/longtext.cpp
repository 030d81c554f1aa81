// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/longtext.h"

#include <QMimeData>
#include <QScrollBar>

#include <algorithm>
#include <memory>

namespace Reelwatch {

namespace {

constexpr qsizetype LongestLine = 2000;
/// How far back a blank is looked for, to cut there.
constexpr qsizetype Slack = 200;

qsizetype cutWithin(QStringView text, qsizetype begin)
{
    const qsizetype end = begin + LongestLine;
    const qsizetype blank = text.first(end).lastIndexOf(u' ');
    if (blank > end - Slack)
        return blank + 1;
    return text[end - 1].isHighSurrogate() ? end - 1 : end;
}

QList<qsizetype> cutsOf(QStringView text)
{
    QList<qsizetype> cuts;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype lineEnd = text.indexOf(u'\n', begin);
        const qsizetype end = lineEnd < 0 ? text.size() : lineEnd;
        if (end - begin <= LongestLine) {
            begin = end + 1;
        } else {
            begin = cutWithin(text, begin);
            cuts += begin;
        }
    }
    return cuts;
}

QString withBreaks(QStringView text, const QList<qsizetype> &cuts)
{
    QString result;
    result.reserve(text.size() + cuts.size());
    qsizetype begin = 0;
    for (const qsizetype cut : cuts) {
        result += text.sliced(begin, cut - begin) % u'\n';
        begin = cut;
    }
    return result + text.sliced(begin);
}

} // namespace

LongText::LongText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

LongText::~LongText() = default;

void LongText::setText(const QString &text, Place place)
{
    if (text == m_text)
        return;
    const qsizetype anchor = inText(textCursor().anchor());
    const qsizetype caret = inText(textCursor().position());
    const int scrolled = verticalScrollBar()->value();
    m_text = text;
    m_cuts = cutsOf(text);
    setPlainText(withBreaks(text, m_cuts));
    if (place == Place::Kept) {
        const auto within = [this](qsizetype at) {
            return std::min(at, m_text.size());
        };
        setTextCursor(stretch(within(anchor), within(caret) - within(anchor)));
        verticalScrollBar()->setValue(scrolled);
    }
    emit textReplaced();
}

void LongText::mark(const QList<qsizetype> &starts, qsizetype length)
{
    QColor ground = palette().color(QPalette::Highlight);
    ground.setAlphaF(0.35F);
    QList<QTextEdit::ExtraSelection> marks;
    for (const qsizetype start : starts) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = stretch(start, length);
        mark.format.setBackground(ground);
        marks += mark;
    }
    setExtraSelections(marks);
}

void LongText::select(qsizetype start, qsizetype length)
{
    setTextCursor(stretch(start, length));
    ensureCursorVisible();
}

qsizetype LongText::position() const
{
    return inText(textCursor().selectionStart());
}

QMimeData *LongText::createMimeDataFromSelection() const
{
    const qsizetype begin = inText(textCursor().selectionStart());
    const qsizetype end = inText(textCursor().selectionEnd());
    auto exact = std::make_unique<QMimeData>();
    exact->setText(m_text.sliced(begin, end - begin));
    return exact.release();
}

int LongText::inDocument(qsizetype position) const
{
    const auto cuts = std::ranges::upper_bound(m_cuts, position) - m_cuts.begin();
    return int(position + cuts);
}

qsizetype LongText::inText(int position) const
{
    // The cut number i stands at its place in the text and i breaks further on.
    qsizetype cuts = 0;
    while (cuts < m_cuts.size() && m_cuts[cuts] + cuts < position)
        ++cuts;
    return position - cuts;
}

QTextCursor LongText::stretch(qsizetype start, qsizetype length) const
{
    QTextCursor cursor(document());
    cursor.setPosition(inDocument(start));
    cursor.setPosition(inDocument(start + length), QTextCursor::KeepAnchor);
    return cursor;
}

} // namespace Reelwatch
