// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/valuelabel.h"

#include "domain/plaintext.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace Reelwatch {

namespace {

constexpr qsizetype LongestValue = 2000;
constexpr int WidestHint = 600;

/// How a text falls into lines of a width.
struct Fall
{
    QStringList lines;
    qreal widest = 0;
    qreal height = 0;
};

Fall fall(const QString &text, const QFont &font, int width, QTextOption::WrapMode mode)
{
    QString separated = text;
    separated.replace(u'\n', QChar::LineSeparator);
    QTextLayout layout(separated, font);
    layout.setTextOption([mode] {
        QTextOption option;
        option.setWrapMode(mode);
        return option;
    }());
    Fall result;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        result.lines += text.sliced(line.textStart(), line.textLength()).trimmed();
        result.widest = std::max(result.widest, line.naturalTextWidth());
        result.height += line.height();
    }
    layout.endLayout();
    return result;
}

Fall fallAnywhere(const QString &text, const QFont &font, int width)
{
    return fall(text, font, width, QTextOption::WrapAtWordBoundaryOrAnywhere);
}

} // namespace

ValueLabel::ValueLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

ValueLabel::~ValueLabel() = default;

void ValueLabel::setValue(const QString &text)
{
    const QString value = plain(text, LongestValue, Lines::Many);
    if (value == m_value)
        return;
    m_value = value;
    fit();
    updateGeometry();
}

void ValueLabel::setMaximumLines(int lines)
{
    m_maximumLines = lines;
    fit();
    updateGeometry();
}

QSize ValueLabel::sizeHint() const
{
    const int natural = int(std::ceil(fallAnywhere(m_value, font(), QWIDGETSIZE_MAX).widest)) + 1;
    const int width = std::min(natural, WidestHint);
    return {width, heightForWidth(width)};
}

QSize ValueLabel::minimumSizeHint() const
{
    return {8 * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

bool ValueLabel::hasHeightForWidth() const
{
    return true;
}

int ValueLabel::heightForWidth(int width) const
{
    const Fall whole = fallAnywhere(m_value, font(), width);
    const auto lines = int(whole.lines.size());
    const qreal shown = m_maximumLines > 0 ? qreal(std::min(lines, m_maximumLines)) / lines : 1;
    return int(std::ceil(whole.height * shown));
}

bool ValueLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QLabel::event(event);
}

void ValueLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
        updateGeometry();
    }
}

void ValueLabel::keyPressEvent(QKeyEvent *event)
{
    // What is elided or cut into lines is still copied as it is.
    const bool isWhole = !hasSelectedText() || selectedText().size() == text().size();
    if (event->matches(QKeySequence::Copy) && isWhole)
        QGuiApplication::clipboard()->setText(m_value);
    else
        QLabel::keyPressEvent(event);
}

void ValueLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

QString ValueLabel::elided(const QStringList &lines, int width) const
{
    if (m_maximumLines == 1)
        return fontMetrics().elidedText(m_value, Qt::ElideMiddle, width);
    if (m_maximumLines == 0 || lines.size() <= m_maximumLines)
        return lines.join(u'\n');
    const QString rest = lines.sliced(m_maximumLines - 1).join(u' ');
    return (lines.first(m_maximumLines - 1)
            + QStringList {fontMetrics().elidedText(rest, Qt::ElideRight, width)})
        .join(u'\n');
}

void ValueLabel::fit()
{
    const int width = contentsRect().width();
    const Fall words = fall(m_value, font(), width, QTextOption::WordWrap);
    const bool fits =
        words.widest <= width && (m_maximumLines == 0 || words.lines.size() <= m_maximumLines);
    const QString shown =
        fits ? m_value : elided(fallAnywhere(m_value, font(), width).lines, width);
    if (shown == text())
        return;
    const int start = selectionStart();
    const auto length = int(selectedText().size());
    setText(shown);
    if (start >= 0)
        setSelection(start, std::min(length, int(shown.size()) - start));
}

} // namespace Reelwatch
