// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/loopbackserver.h"

#include <QList>

#include <functional>

namespace Reelwatch::Faults {

/// What a fault needs to know to answer.
struct Asked
{
    QByteArray id; ///< of the task, as it is to come back
    int before = 0; ///< times that this id was asked for earlier
    QByteArray service; ///< "127.0.0.1:PORT" of itself
    QByteArray other; ///< "127.0.0.1:PORT" of the second origin, where nobody has any business
    QByteArray files; ///< "127.0.0.1:PORT" of the host that keeps the videos
};

/// One fault of the service: the answer to every request for the task of that id. The id begins
/// with the number of its case.
struct Fault
{
    QByteArray id;
    std::function<WireAnswer(const Asked &)> answer;
};

/// H: what is wrong between the status line and the end of the connection.
[[nodiscard]] QList<Fault> onTheWire();
/// H: statuses, redirects and what comes with them.
[[nodiscard]] QList<Fault> inTheStatus();
/// J: what is wrong inside a whole answer.
[[nodiscard]] QList<Fault> inTheJson();
/// T: what is said in whole answers, but hard to show.
[[nodiscard]] QList<Fault> inTheText();
/// U: links to a video that must not or cannot be taken as they are.
[[nodiscard]] QList<Fault> inTheLinks();
/// All of these, no id twice.
[[nodiscard]] const QList<Fault> &all();

/// The answer of a service that is well: the task waits its turn.
[[nodiscard]] QByteArray queued(const QByteArray &id, const QByteArray &more = {});
/// A fault that is this body with 200.
[[nodiscard]] Fault body(const QByteArray &id,
                         std::function<QByteArray(const QByteArray &id)> made);

} // namespace Reelwatch::Faults
