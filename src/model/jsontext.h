// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <limits>

/// The service's own JSON made readable: its numbers, escapes and order stay as they were sent
/// (J12), which no round trip through QJsonDocument would keep. Pure, and safe on any thread.
namespace Reelwatch::JsonText {

/// Whether the query of a link in a string is shown.
enum class Signatures { Hidden, Shown };

/// The beginning of a long text.
struct Excerpt
{
    QString text;
    qsizetype more = 0; ///< UTF-16 units that are left out
};

/// One value of an object or array, as bytes of the text it was found in.
struct Member
{
    QByteArrayView name; ///< with quotes and escapes as sent; empty in an array
    QByteArrayView value;
};

struct Members
{
    QList<Member> first; ///< in the order sent; of a name sent twice the last value (J10)
    qsizetype more = 0; ///< how many came after those
};

/// The text with one value a line, control and direction characters of strings as \uXXXX (J06,
/// T10). What is no JSON comes back as it is, made plain.
[[nodiscard]] QString indent(const QByteArray &bytes, Signatures signatures = Signatures::Hidden);
/// The first `limit` UTF-16 units of indent().
[[nodiscard]] Excerpt excerpt(const QByteArray &bytes, Signatures signatures,
                              qsizetype limit = qsizetype(64) * 1024);
/// A value on one line, at most `limit` UTF-16 units and "…"; signatures hidden.
[[nodiscard]] QString line(QByteArrayView value, qsizetype limit);

/// True for an object or array with something in it.
[[nodiscard]] bool hasMembers(QByteArrayView value);
/// The members of an object or array; none for any other value.
[[nodiscard]] Members members(QByteArrayView value,
                              qsizetype limit = std::numeric_limits<qsizetype>::max());
/// The bytes of one member of an object exactly as sent, empty when there is none.
[[nodiscard]] QByteArray member(const QByteArray &object, QByteArrayView name);
/// The object without the members of these names, the others exactly as sent.
[[nodiscard]] QByteArray without(const QByteArray &object, const QList<QByteArrayView> &names);

} // namespace Reelwatch::JsonText
