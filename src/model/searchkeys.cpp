// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/searchkeys.h"

#include "model/foldedtext.h"

#include <QString>

#include <cstring>
#include <utility>

namespace Reelwatch {

namespace {

/// Nobody looks for a word so deep in a text, and every keystroke would pay for the rest of it.
constexpr qsizetype Searched = 65'536;

void appendLine(QByteArray &text, const CompactText &line)
{
    if (line.isEmpty())
        return;
    // By an eighth, not by doubling: the text is the largest thing that the table keeps.
    const qsizetype size = text.size() + std::min(line.bytes().size(), Searched) + 1;
    if (text.capacity() < size)
        text.reserve(size + size / 8);
    if (line.isUtf8() && line.bytes().size() <= Searched)
        appendFolded(text, line.bytes());
    else
        appendFolded(text, QStringView(line.toString()).left(Searched));
    text += '\n';
}

void appendKey(QByteArray &text, const Task &task)
{
    const TaskReport &report = task.report;
    for (const CompactText *line : {&task.label, &report.prompt, &task.id, &report.model,
                                    &report.failure.code, &report.failure.message})
        appendLine(text, *line);
}

} // namespace

SearchWords::SearchWords(const QString &search)
{
    for (const QString &word : search.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts))
        m_words.append(word.toUtf8());
    // The longest fits the fewest rows.
    std::ranges::stable_sort(m_words, std::greater(), &QByteArray::size);
    for (const QByteArray &word : std::as_const(m_words))
        m_letters |= LetterSet(word);
    m_areLetters = std::ranges::all_of(m_words, [](const QByteArray &word) {
        return word.size() == 1 && LetterSet::isExact(word.front());
    });
}

bool SearchWords::areIn(QByteArrayView key, int &place) const
{
    if (m_words.isEmpty())
        return true;
    const QByteArray &longest = m_words.first();
    if (!key.sliced(std::min<qsizetype>(place, key.size())).startsWith(longest)) {
        const int found = placeIn(key, longest);
        if (found < 0)
            return false;
        place = found;
    }
    return std::all_of(m_words.cbegin() + 1, m_words.cend(),
                       [key](const QByteArray &word) { return placeIn(key, word) >= 0; });
}

/// For keys that are short and many: the second letter rules out most places without a call.
int SearchWords::placeIn(QByteArrayView key, const QByteArray &word)
{
    const auto size = static_cast<size_t>(word.size());
    if (key.size() < word.size())
        return -1;
    const char *const end = key.data() + key.size() - word.size() + 1;
    for (const char *at = key.data(); at < end; ++at) {
        at =
            static_cast<const char *>(std::memchr(at, word.front(), static_cast<size_t>(end - at)));
        if (!at)
            return -1;
        if (size == 1
            || (at[1] == word[1]
                && (size == 2 || std::memcmp(at + 2, word.data() + 2, size - 2) == 0)))
            return static_cast<int>(at - key.data());
    }
    return -1;
}

bool SearchWords::narrow(const SearchWords &others) const
{
    return std::ranges::all_of(others.m_words, [this](const QByteArray &other) {
        return std::ranges::any_of(
            m_words, [&other](const QByteArray &word) { return word.contains(other); });
    });
}

QByteArray SearchKeys::keyOf(const Task &task)
{
    QByteArray key;
    appendKey(key, task);
    return key;
}

void SearchKeys::insert(const RowSpans &spans)
{
    insertSpans(m_places, spans);
    insertSpans(m_letters, spans);
}

void SearchKeys::remove(const RowSpans &spans)
{
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            m_waste += m_places[static_cast<size_t>(row)].size;
    }
    removeSpans(m_places, spans);
    removeSpans(m_letters, spans);
    compact();
}

void SearchKeys::set(int row, const Task &task)
{
    const qsizetype start = m_text.size();
    appendKey(m_text, task);
    const QByteArrayView key = QByteArrayView(m_text).sliced(start);
    if (key == at(row)) {
        m_text.truncate(start);
        return;
    }
    Place &place = m_places[static_cast<size_t>(row)];
    m_waste += place.size;
    place.at = start;
    place.size = static_cast<int>(key.size());
    m_letters[static_cast<size_t>(row)] = LetterSet(key);
    compact();
}

void SearchKeys::compact()
{
    if (m_waste <= m_text.size() / 4)
        return;
    QByteArray text;
    text.reserve(m_text.size() - m_waste);
    for (Place &place : m_places) {
        const qsizetype start = text.size();
        text.append(m_text.constData() + place.at, place.size);
        place.at = start;
    }
    m_text = text;
    m_waste = 0;
}

} // namespace Reelwatch
