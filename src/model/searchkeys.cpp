// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/searchkeys.h"

#include "model/foldedtext.h"

#include <QString>

#include <cstring>

namespace Reelwatch {

namespace {

/// Nobody looks for a word so deep in a text, and every keystroke would pay for the rest of it.
constexpr qsizetype Searched = 65'536;

/// For keys that are short and many: the second letter rules out most places without a call.
bool contains(QByteArrayView text, const QByteArray &word)
{
    const auto size = static_cast<size_t>(word.size());
    if (text.size() < word.size())
        return false;
    const char *const end = text.data() + text.size() - word.size() + 1;
    for (const char *at = text.data(); at < end; ++at) {
        at =
            static_cast<const char *>(std::memchr(at, word.front(), static_cast<size_t>(end - at)));
        if (!at)
            return false;
        if (size == 1 || (at[1] == word[1] && std::memcmp(at, word.data(), size) == 0))
            return true;
    }
    return false;
}

} // namespace

SearchWords::SearchWords(const QString &search)
{
    for (const QString &word : search.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts))
        m_words.append(word.toUtf8());
    // The longest fits the fewest rows.
    std::ranges::stable_sort(m_words, std::greater(), &QByteArray::size);
}

bool SearchWords::areIn(QByteArrayView key) const
{
    return std::ranges::all_of(m_words,
                               [key](const QByteArray &word) { return contains(key, word); });
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
    const TaskReport &report = task.report;
    QByteArray key;
    key.reserve(task.label.bytes().size() + report.prompt.bytes().size() + task.id.bytes().size()
                + report.model.bytes().size() + 8);
    const auto add = [&key](const CompactText &text) {
        if (text.isEmpty())
            return;
        if (text.isUtf8() && text.bytes().size() <= Searched)
            appendFolded(key, text.bytes());
        else
            appendFolded(key, QStringView(text.toString()).left(Searched));
        key += '\n';
    };
    add(task.label);
    add(report.prompt);
    add(task.id);
    add(report.model);
    add(report.failure.code);
    add(report.failure.message);
    return key;
}

void SearchKeys::insert(const RowSpans &spans)
{
    insertSpans(m_places, spans);
}

void SearchKeys::remove(const RowSpans &spans)
{
    for (const RowSpan &span : spans) {
        for (int row = span.first; row <= span.last; ++row)
            m_waste += m_places[static_cast<size_t>(row)].size;
    }
    removeSpans(m_places, spans);
    compact();
}

QByteArrayView SearchKeys::at(int row) const
{
    const Place place = m_places[static_cast<size_t>(row)];
    return {m_text.constData() + place.at, place.size};
}

void SearchKeys::set(int row, QByteArrayView key)
{
    if (key == at(row))
        return;
    Place &place = m_places[static_cast<size_t>(row)];
    m_waste += place.size;
    place.at = m_text.size();
    place.size = static_cast<int>(key.size());
    // By an eighth, not by doubling: the text is the largest thing that the table keeps.
    if (m_text.capacity() < m_text.size() + key.size())
        m_text.reserve(m_text.size() + key.size() + m_text.size() / 8);
    m_text.append(key);
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
