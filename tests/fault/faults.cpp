// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faults.h"

namespace Reelwatch::Faults {

const QList<Fault> &all()
{
    static const QList<Fault> faults =
        onTheWire() + inTheStatus() + inTheJson() + inTheText() + inTheLinks();
    return faults;
}

QByteArray queued(const QByteArray &id, const QByteArray &more)
{
    return R"({"id":")" + id + R"(","object":"video","status":"queued")"
        + (more.isEmpty() ? "" : ",") + more + '}';
}

Fault body(const QByteArray &id, std::function<QByteArray(const QByteArray &id)> made)
{
    return {id, [made = std::move(made)](const Asked &asked) {
                return WireAnswer::of(200, made(asked.id));
            }};
}

} // namespace Reelwatch::Faults
