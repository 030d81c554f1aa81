// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace Reelwatch {

/// One figure of a promise (P1 to P15), as a run found it.
struct Promised
{
    QString promise; ///< "P6"
    QString figure; ///< what was counted or measured
    double value = 0;
    QString unit;
    double limit = 0;
    enum class Bound { AtMost, AtLeast } bound = Bound::AtMost;

    [[nodiscard]] bool isMet() const
    {
        return bound == Bound::AtMost ? value <= limit : value >= limit;
    }
    /// Adds it to the file that fault/run.sh names in REELWATCH_PROMISES; without one it is only
    /// checked. True when it is met.
    [[nodiscard]] bool tell() const
    {
        const QJsonObject object {{QStringLiteral("promise"), promise},
                                  {QStringLiteral("figure"), figure},
                                  {QStringLiteral("value"), value},
                                  {QStringLiteral("unit"), unit},
                                  {QStringLiteral("limit"), limit},
                                  {QStringLiteral("at_most"), bound == Bound::AtMost},
                                  {QStringLiteral("met"), isMet()}};
        const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        QFile file(qEnvironmentVariable("REELWATCH_PROMISES"));
        if (!file.fileName().isEmpty()
            && (!file.open(QIODevice::Append) || file.write(line) != line.size()))
            qFatal("The figure cannot be written");
        if (!isMet())
            qWarning("%s", line.constData());
        return isMet();
    }
};

} // namespace Reelwatch
