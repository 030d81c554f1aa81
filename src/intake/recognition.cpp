// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/recognition.h"

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "intake/csvtable.h"
#include "intake/curlcommand.h"
#include "intake/decoding.h"
#include "intake/jsonids.h"
#include "intake/keys.h"
#include "intake/limits.h"
#include "intake/links.h"
#include "intake/words.h"

#include <QHash>

#include <algorithm>

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype ExcerptLimit = 80;
constexpr qsizetype ExcerptSource = 1024; // what redaction may shrink to an excerpt
constexpr int UnclosedLimit = 8; // values searched far for an end that never came

/// What frames an answer that was copied: "}," and the fences around code.
bool isFrame(QStringView line)
{
    return line.trimmed().startsWith("```"_L1) || std::ranges::all_of(line, [](QChar each) {
               return each.isSpace() || QStringView(u"{}[](),;").contains(each);
           });
}

/// What a line without a frame holds: the ids in its links and those beside them, or else why there
/// are none.
QList<Finding> readContent(QStringView line)
{
    LinkReading links = readLinks(line);
    const bool hasLinks = links.hasOthers || !links.findings.isEmpty();
    const auto named = namedId(links.rest);
    QList<Finding> words;
    if (named)
        words = {*named};
    else if (!line.contains(KeyMask))
        words = hasLinks ? idsBesideLinks(links.rest) : readWords(links.rest);
    for (const Finding &word : words) {
        if (std::ranges::find(links.findings, word.id, &Finding::id) == links.findings.end())
            links.findings.append(word);
    }
    if (links.findings.isEmpty() && hasLinks)
        return {{.reason = Reason::OtherLink}};
    std::ranges::sort(links.findings, {}, &Finding::at);
    return links.findings;
}

std::optional<Reading> readLine(QStringView text, Reach /*reach*/)
{
    const QStringView line = text.first(lineEnd(text));
    Reading reading {.end = line.size()};
    if (line.size() > LineLimit) {
        reading.findings = {{.reason = Reason::LineTooLong}};
    } else if (!isFrame(line)) {
        reading.findings = readContent(line);
    }
    return reading;
}

/// The line that the text begins with if it is an id and nothing else, as lists are mostly made
/// of; else nothing.
QStringView bareId(QStringView text)
{
    const auto isLetter = [](QChar each) {
        return (each >= u'a' && each <= u'z') || (each >= u'A' && each <= u'Z')
            || (each >= u'0' && each <= u'9') || each == u'_' || each == u'-';
    };
    const auto *const end = std::ranges::find_if_not(text, isLetter);
    const QStringView line = text.first(std::distance(text.begin(), end));
    const bool isWhole = line.size() == text.size() || *end == u'\n';
    return isWhole && isIdAmongWords(line) ? line : QStringView();
}

Reading read(QStringView text, Reach reach)
{
    for (const auto reader : {readCurl, readTable, readJson, readLine}) {
        if (auto reading = reader(text, reach))
            return *reading;
    }
    return {.end = text.size()};
}

/// Goes through one text and lists what its readers find.
class Recognition
{
public:
    explicit Recognition(const QString &text)
    {
        WithoutKeys cut = cutKeys(text);
        m_result.keys = std::move(cut.keys);
        m_text = std::move(cut.text);
        if (m_text.contains(u'\r'))
            m_text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    }

    Result run()
    {
        const QStringView text = m_text;
        m_first.reserve(std::min(text.count(u'\n') + 1, EntryLimit));
        for (qsizetype at = 0; at < text.size() && m_result.problem == Reason::None;) {
            if (const QStringView id = bareId(text.mid(at)); !id.isEmpty()) {
                take({.id = id.toString()}, at);
                at += id.size();
            } else {
                at += takeNext(at);
            }
            if (at < text.size() && text.at(at) == u'\n')
                ++at;
        }
        return std::move(m_result);
    }

private:
    /// Returns how far it read.
    qsizetype takeNext(qsizetype at)
    {
        const Reach reach = m_unclosed < UnclosedLimit ? Reach::Text : Reach::Line;
        const Reading reading = read(QStringView(m_text).mid(at), reach);
        m_unclosed += reading.unclosed ? 1 : 0;
        for (const Finding &finding : reading.findings)
            take(finding, at + finding.at);
        return reading.end;
    }

    void take(const Finding &finding, qsizetype at)
    {
        if (m_result.entries.size() >= EntryLimit) {
            m_result.problem = Reason::TooManyEntries;
            return;
        }
        Entry entry {.line = lineOf(at),
                     .id = finding.id,
                     .base = finding.base,
                     .label = finding.label,
                     .account = finding.account,
                     .reason = finding.reason};
        if (finding.reason != Reason::None) {
            entry.kind = Entry::Kind::Refused;
            entry.excerpt = excerpt(at);
        } else if (const qsizetype earlier = find(entry); earlier >= 0) {
            entry.kind = Entry::Kind::Repeated;
            entry.firstLine = m_result.entries.at(earlier).line;
        }
        m_result.entries.append(std::move(entry));
    }

    /// The entry that already says this; notes the new one when there is none. An id alone is the
    /// same as an id in a link.
    qsizetype find(const Entry &said)
    {
        const qsizetype next = m_result.entries.size();
        // The same id with two keys is two videos (J34).
        const CompactText id =
            said.account.isEmpty() ? said.id : said.id.toString() + u'\n' + said.account;
        const auto first = m_first.constFind(id);
        if (first == m_first.constEnd()) {
            m_first.insert(id, next);
            return -1;
        }
        Entry &entry = m_result.entries[*first];
        if (entry.base.isEmpty())
            entry.base = said.base;
        if (said.base.isEmpty() || said.base == entry.base)
            return *first;
        const qsizetype earlier = m_elsewhere.value({id, said.base}, -1);
        if (earlier < 0)
            m_elsewhere.insert({id, said.base}, next);
        return earlier;
    }

    /// Counted on from the last one: findings come in the text's order.
    int lineOf(qsizetype at)
    {
        Q_ASSERT(at >= m_counted);
        m_line += static_cast<int>(QStringView(m_text).mid(m_counted, at - m_counted).count(u'\n'));
        m_counted = at;
        return m_line;
    }

    [[nodiscard]] QString excerpt(qsizetype at) const
    {
        const qsizetype begin = QStringView(m_text).first(at).lastIndexOf(u'\n') + 1;
        const QStringView line = QStringView(m_text).mid(begin, lineEnd(m_text, at) - begin);
        // What is taken out between the letters of a key must not hide it.
        const QString shown = plain(line.trimmed().left(ExcerptSource).toString(), ExcerptSource);
        return plain(redacted(shown), ExcerptLimit);
    }

    QString m_text;
    Result m_result;
    QHash<CompactText, qsizetype> m_first; ///< of each id
    QHash<std::pair<CompactText, QUrl>, qsizetype> m_elsewhere; ///< the same id on another base
    qsizetype m_counted = 0;
    int m_line = 1;
    int m_unclosed = 0;
};

} // namespace

Result recognise(const QString &text)
{
    if (text.size() > TextLimit)
        return {.problem = Reason::TextTooLong};
    return Recognition(text).run();
}

Result recognise(const QByteArray &bytes)
{
    const Decoded file = decoded(bytes);
    if (file.problem != Reason::None)
        return {.problem = file.problem};
    return recognise(file.text);
}

} // namespace Reelwatch::Intake
