// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/keepwords.h"

#include "domain/plaintext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cstdlib>

namespace Reelwatch::KeepWords {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Keeper)
};

constexpr qint64 NoticeableSkew = 300; // seconds: signed links are made to bear less

QString shown(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

QString keyNeeded(const QString &account)
{
    if (account.isEmpty())
        return Words::tr("A new link is needed and there is no key to ask with. The video is "
                         "fetched once there is one.");
    return Words::tr("A new link is needed and the key \"%1\" cannot ask for it now. The video is "
                     "fetched once the key works again.")
        .arg(plain(account, 60));
}

QString slowed()
{
    return Words::tr("A new link is needed. It is asked for when the service takes requests "
                     "again.");
}

QString paused()
{
    return Words::tr("A new link is needed. It is asked for once checks are resumed.");
}

QString askFailed(const ApiError &error)
{
    const QString said = plain(error.message, 160);
    if (said.isEmpty())
        return Words::tr("A new link could not be asked for. It is tried again by itself.");
    return Words::tr("A new link could not be asked for: %1 It is tried again by itself.")
        .arg(said.endsWith(u'.') ? said : said + u'.');
}

QString noLinkYet()
{
    return Words::tr("The service calls this video completed but gives no link to it yet. It is "
                     "asked again by itself.");
}

QString triedAgain(const QString &problem)
{
    return problem + Words::tr(" It is tried again by itself.");
}

QString missing()
{
    return Words::tr("The file was moved or deleted. It can be fetched again while its link "
                     "lives.");
}

QString changed()
{
    return Words::tr("The file is no longer the video that was fetched. It can be fetched again "
                     "while its link lives.");
}

QString linkExpired(const DeadLink &link)
{
    const QString end = link.expired.isValid()
        ? Words::tr("The link expired at %1.").arg(shown(link.expired))
        : Words::tr("The link was refused at %1.").arg(shown(link.refused));
    if (!link.couldAsk)
        return end + Words::tr(" Its key is gone, so no new one can be asked for.");
    return end
        + Words::tr(" A new one was asked for, and at %1 there was still none that works (%2).")
              .arg(shown(link.now), QString::number(link.http));
}

QString clockSkew(const QDateTime &hostTime, const QDateTime &now)
{
    const qint64 seconds = hostTime.isValid() ? std::llabs(hostTime.secsTo(now)) : 0;
    if (seconds < NoticeableSkew)
        return {};
    return Words::tr(" This computer's clock and the host's differ by %Ln minute(s): set the clock "
                     "and ask for a new link.",
                     nullptr, static_cast<int>(seconds / 60));
}

} // namespace Reelwatch::KeepWords
