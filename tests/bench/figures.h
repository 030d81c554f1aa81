// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace Reelwatch::Bench {

/// For a line that is told for comparison only.
constexpr double NoReach = std::numeric_limits<double>::infinity();

/// What a line tells, and the raw numbers of all rounds that it was made of. Stands wherever a
/// plain number does.
struct Measured
{
    Measured(double told, std::vector<double> raw = {})
        : value(told)
        , rounds(std::move(raw))
    {
    }
    operator double() const { return value; }

    double value;
    std::vector<double> rounds; ///< none: it was measured once, or is set
};

/// One line of what is to be reached: a figure beside that of a peer, or of a limit, of the same
/// run.
struct Figure
{
    QString line;
    Measured figure;
    QString unit;
    QString peer;
    Measured peerFigure;
    double reach = 1; ///< of figure ÷ peerFigure
    enum class Bound { AtMost, AtLeast } bound = Bound::AtMost;

    [[nodiscard]] double ratio() const { return figure.value / peerFigure.value; }
    [[nodiscard]] bool isReached() const
    {
        return bound == Bound::AtMost ? ratio() <= reach : ratio() >= reach;
    }
};

/// Writes a figure as one line of JSON.
inline void print(const Figure &figure)
{
    const auto listOf = [](const std::vector<double> &rounds) {
        QJsonArray list;
        for (const double round : rounds)
            list.append(round);
        return list;
    };
    const QJsonObject object {{QStringLiteral("line"), figure.line},
                              {QStringLiteral("figure"), figure.figure.value},
                              {QStringLiteral("unit"), figure.unit},
                              {QStringLiteral("rounds"), listOf(figure.figure.rounds)},
                              {QStringLiteral("peer"), figure.peer},
                              {QStringLiteral("peer_figure"), figure.peerFigure.value},
                              {QStringLiteral("peer_rounds"), listOf(figure.peerFigure.rounds)},
                              {QStringLiteral("ratio"), figure.ratio()},
                              {QStringLiteral("reach"), figure.reach},
                              {QStringLiteral("reached"), figure.isReached()}};
    std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// The one below which this share of all lies.
[[nodiscard]] inline Measured percentile(std::vector<double> rounds, double share)
{
    std::vector<double> sorted = rounds;
    std::ranges::sort(sorted);
    const auto at = static_cast<size_t>(share * static_cast<double>(sorted.size() - 1));
    return {sorted.at(at), std::move(rounds)};
}

/// The middle one.
[[nodiscard]] inline Measured median(std::vector<double> rounds)
{
    return percentile(std::move(rounds), 0.5);
}

} // namespace Reelwatch::Bench
