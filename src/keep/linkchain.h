// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QSet>
#include <QString>

namespace Reelwatch {

struct TaskReport;

/// Which way to a result comes next when the one before was no way: the link, the task asked
/// again, its other link, a freshly signed link, the bytes from the service itself.
class LinkChain
{
public:
    enum class Step { FetchLink, AskTask, AskLink, FetchContent, GiveUp };

    struct Next
    {
        Step step = Step::GiveUp;
        QByteArray link; ///< only with FetchLink

        bool operator==(const Next &) const = default;
    };

    /// From the beginning; with `renew` the task is asked again before its link is tried.
    void restart(bool renew);
    [[nodiscard]] Next next(const TaskReport &report, const QDateTime &now) const;

    void noteTried(const QByteArray &link) { m_tried.insert(link); }
    void noteTaskAsked() { m_taskAsked = true; }
    /// What asking for a link brought: a link, the word that the service serves the bytes, or
    /// neither.
    void noteLinkAsked(const QByteArray &link, bool servedHere);
    void noteContentTried() { m_contentTried = true; }

private:
    [[nodiscard]] bool isUntried(const QByteArray &link) const;

    QSet<QByteArray> m_tried;
    QByteArray m_fresh;
    bool m_renew = false;
    bool m_taskAsked = false;
    bool m_linkAsked = false;
    bool m_servedHere = false;
    bool m_contentTried = false;
};

} // namespace Reelwatch
