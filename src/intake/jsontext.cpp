// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intake/jsontext.h"

namespace Reelwatch::Intake {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// Walks one value; the text begins with its opening bracket.
class JsonScan
{
public:
    explicit JsonScan(QStringView text)
        : m_text(text)
    {
    }

    JsonText run()
    {
        bool sound = true;
        while (sound && m_at < m_text.size() && m_result.end < 0)
            sound = step();
        m_result.scanned = m_at;
        return m_result;
    }

private:
    bool step()
    {
        const QChar character = m_text.at(m_at);
        if (character == u'"')
            return string();
        ++m_at;
        if (character == u'{' || character == u'[') {
            ++m_depth;
        } else if (character == u'}' || character == u']') {
            if (--m_depth == 0)
                m_result.end = m_at;
        } else if (character == u':') {
            m_afterIdName = m_lastWasIdName;
        } else if (!character.isSpace()) {
            m_afterIdName = false;
        }
        return true;
    }

    /// False when the string does not close on its line.
    bool string()
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != u'"') {
            if (m_text.at(m_at) == u'\n')
                return false;
            m_at += m_text.at(m_at) == u'\\' ? 2 : 1;
        }
        if (m_at >= m_text.size())
            return false;
        const QStringView text = m_text.mid(begin, m_at - begin);
        const bool inList = m_depth == 1 && m_text.front() == u'[';
        if (m_afterIdName || inList)
            m_result.strings.append(begin);
        m_lastWasIdName = text == "id"_L1 || text == "video_id"_L1 || text == "task_id"_L1;
        m_afterIdName = false;
        ++m_at;
        return true;
    }

    QStringView m_text;
    JsonText m_result;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_lastWasIdName = false;
    bool m_afterIdName = false;
};

/// What follows a bracket tells JSON from "[INFO]" and "{placeholder}".
bool beginsJson(QStringView text)
{
    const QChar bracket = text.front();
    qsizetype next = 1;
    while (next < text.size() && text.at(next).isSpace())
        ++next;
    if (next == text.size())
        return false;
    const QStringView expected = bracket == u'{' ? QStringView(u"\"}") : QStringView(u"{[\"]");
    return expected.contains(text.at(next));
}

} // namespace

qsizetype jsonBegin(QStringView text, qsizetype from, qsizetype end)
{
    for (; from < end; ++from) {
        const QChar character = text.at(from);
        if ((character == u'{' || character == u'[') && beginsJson(text.mid(from)))
            return from;
    }
    return -1;
}

JsonText scanJson(QStringView text)
{
    return JsonScan(text).run();
}

} // namespace Reelwatch::Intake
