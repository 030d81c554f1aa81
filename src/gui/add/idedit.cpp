// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/add/idedit.h"

#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

#include <algorithm>

namespace Reelwatch {

namespace {

constexpr qsizetype LineRoom = 4096; // characters; a text field lays a whole line out at once
constexpr qsizetype TextRoom = qsizetype {512} * 1024; // characters

qsizetype longestLine(const QString &text)
{
    qsizetype longest = 0;
    for (qsizetype at = 0; at <= text.size();) {
        const qsizetype found = text.indexOf(u'\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        longest = std::max(longest, end - at);
        at = end + 1;
    }
    return longest;
}

QStringList localFiles(const QMimeData &source)
{
    QStringList paths;
    const QList<QUrl> urls = source.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

IdEdit::IdEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
}

IdEdit::~IdEdit() = default;

bool IdEdit::hasRoomFor(const QString &text) const
{
    const qsizetype line = textCursor().block().length() + longestLine(text);
    return line <= LineRoom && document()->characterCount() + text.size() <= TextRoom;
}

void IdEdit::replaceText(const QString &text)
{
    const int position = textCursor().position();
    setPlainText(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void IdEdit::showLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

bool IdEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasUrls();
}

void IdEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = localFiles(*source); !files.isEmpty())
        emit filesDropped(files);
    else if (source->hasText())
        emit textOffered(source->text());
}

} // namespace Reelwatch
