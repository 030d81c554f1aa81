// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/curlcommand.h"

#include "intake/limits.h"
#include "intake/links.h"

#include <QStringList>

#include <algorithm>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_s;
using Qt::Literals::StringLiterals::operator""_L1;

namespace {

struct ShellWord
{
    QString text;
    qsizetype at = 0;
};

struct ShellCommand
{
    QList<ShellWord> words;
    qsizetype end = 0;
    bool closed = false; ///< every quote has its end
};

/// Splits a command as a shell does: quotes, escapes, and line breaks that are escaped.
class ShellSplit
{
public:
    explicit ShellSplit(QStringView text)
        : m_text(text)
    {
    }

    ShellCommand run()
    {
        while (m_at < m_text.size() && (!m_quote.isNull() || m_text.at(m_at) != u'\n'))
            step();
        endWord();
        return {.words = m_words, .end = std::min(m_at, m_text.size()), .closed = m_quote.isNull()};
    }

private:
    void step()
    {
        const QChar character = m_text.at(m_at);
        if (!m_quote.isNull())
            quoted(character);
        else if (character == u'\\' || isContinuation(character))
            escaped();
        else if (character == u'"' || character == u'\'')
            open(character);
        else if (character.isSpace())
            endWord();
        else
            append(character);
        ++m_at;
    }

    void quoted(QChar character)
    {
        if (character == m_quote)
            m_quote = QChar();
        else if (character == u'\\' && m_quote == u'"')
            escaped();
        else
            append(character);
    }

    void escaped()
    {
        ++m_at;
        if (m_at < m_text.size() && m_text.at(m_at) != u'\n')
            append(m_text.at(m_at));
    }

    /// "^" and "`" carry a line over in the shells of Windows.
    [[nodiscard]] bool isContinuation(QChar character) const
    {
        return (character == u'^' || character == u'`') && m_at + 1 < m_text.size()
            && m_text.at(m_at + 1) == u'\n';
    }

    void open(QChar quote)
    {
        m_quote = quote;
        begin();
    }

    void append(QChar character)
    {
        begin();
        m_words.last().text += character;
    }

    void begin()
    {
        if (!m_inWord)
            m_words.append({.text = {}, .at = m_at});
        m_inWord = true;
    }

    void endWord() { m_inWord = false; }

    QStringView m_text;
    QList<ShellWord> m_words;
    qsizetype m_at = 0;
    QChar m_quote;
    bool m_inWord = false;
};

bool takesValue(const QString &option)
{
    static const QStringList options {u"-H"_s,           u"--header"_s,
                                      u"-d"_s,           u"--data"_s,
                                      u"--data-raw"_s,   u"--data-binary"_s,
                                      u"--data-ascii"_s, u"--data-urlencode"_s,
                                      u"--json"_s,       u"-F"_s,
                                      u"--form"_s,       u"-o"_s,
                                      u"--output"_s,     u"-A"_s,
                                      u"--user-agent"_s, u"-e"_s,
                                      u"--referer"_s,    u"-b"_s,
                                      u"--cookie"_s,     u"-u"_s,
                                      u"--user"_s,       u"-X"_s,
                                      u"--request"_s,    u"-x"_s,
                                      u"--proxy"_s,      u"-w"_s,
                                      u"--write-out"_s,  u"--oauth2-bearer"_s};
    return options.contains(option);
}

bool sendsData(const QList<ShellWord> &words)
{
    return std::ranges::any_of(words, [](const ShellWord &word) {
        return word.text.startsWith("-d"_L1) || word.text.startsWith("--data"_L1)
            || word.text == "--json"_L1 || word.text == "-F"_L1 || word.text == "--form"_L1
            || word.text == "POST"_L1 || word.text == "-XPOST"_L1;
    });
}

QList<Finding> linksOf(const QList<ShellWord> &words)
{
    QList<Finding> findings;
    for (qsizetype at = 1; at < words.size(); ++at) {
        if (takesValue(words.at(at).text)) {
            ++at;
            continue;
        }
        for (Finding finding : readLinks(words.at(at).text).findings) {
            if (finding.reason == Reason::OtherLink)
                continue;
            finding.at = words.at(at).at;
            findings.append(finding);
        }
    }
    return findings;
}

/// Where the command begins: after the prompt that was copied with it; -1: there is none.
qsizetype commandBegin(QStringView line)
{
    qsizetype begin = 0;
    while (begin < line.size()
           && (line.at(begin).isSpace() || QStringView(u"$>#").contains(line.at(begin))))
        ++begin;
    const QStringView command = line.mid(begin);
    const bool named = command.startsWith("curl "_L1) || command.startsWith("curl.exe "_L1);
    return named ? begin : -1;
}

} // namespace

std::optional<Reading> readCurl(QStringView text, Reach reach)
{
    const qsizetype firstEnd = lineEnd(text);
    const qsizetype begin = commandBegin(text.first(firstEnd));
    if (begin < 0)
        return {};
    const qsizetype most =
        reach == Reach::Text ? std::min(text.size(), begin + LineLimit) : firstEnd;
    ShellCommand command = ShellSplit(text.mid(begin, most - begin)).run();
    const bool unclosed = !command.closed;
    if (unclosed)
        command = ShellSplit(text.mid(begin, firstEnd - begin)).run();
    Reading reading {
        .findings = linksOf(command.words), .end = begin + command.end, .unclosed = unclosed};
    for (Finding &finding : reading.findings)
        finding.at += begin;
    if (reading.findings.isEmpty())
        reading.findings.append(
            {.at = begin,
             .reason = sendsData(command.words) ? Reason::SubmitCommand : Reason::NoIdInCommand});
    return reading;
}

} // namespace Reelwatch::Intake
