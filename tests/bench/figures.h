// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <limits>
#include <vector>

namespace Reelwatch::Bench {

/// For a line that is told for comparison only.
constexpr double NoReach = std::numeric_limits<double>::infinity();

/// One line of what is to be reached: a figure beside that of a peer, or of a limit, of the same
/// run.
struct Figure
{
    QString line;
    double figure = 0;
    QString unit;
    QString peer;
    double peerFigure = 0;
    double reach = 1; ///< of figure ÷ peerFigure
    enum class Bound { AtMost, AtLeast } bound = Bound::AtMost;

    [[nodiscard]] double ratio() const { return figure / peerFigure; }
    [[nodiscard]] bool isReached() const
    {
        return bound == Bound::AtMost ? ratio() <= reach : ratio() >= reach;
    }
};

/// Writes a figure as one line of JSON.
inline void print(const Figure &figure)
{
    const QJsonObject object {{QStringLiteral("line"), figure.line},
                              {QStringLiteral("figure"), figure.figure},
                              {QStringLiteral("unit"), figure.unit},
                              {QStringLiteral("peer"), figure.peer},
                              {QStringLiteral("peer_figure"), figure.peerFigure},
                              {QStringLiteral("ratio"), figure.ratio()},
                              {QStringLiteral("reach"), figure.reach},
                              {QStringLiteral("reached"), figure.isReached()}};
    std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// The middle one.
[[nodiscard]] inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace Reelwatch::Bench
