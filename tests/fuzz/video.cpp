// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/fuzz.h"
#include "keep/filecheck.h"
#include "keep/mp4box.h"

#include <QBuffer>
#include <QtEndian>

namespace Reelwatch::Fuzz {

namespace {

Mp4Box::Finding walk(QByteArray bytes)
{
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    return Mp4Box::walk(file);
}

/// The boxes on the outside, gone over once more in the plainest way.
bool endsWithItsBoxes(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at + 8 <= bytes.size()) {
        const auto said = qFromBigEndian<quint32>(bytes.constData() + at);
        if (said == 0)
            return true;
        quint64 size = said;
        if (said == 1 && at + 16 <= bytes.size())
            size = qFromBigEndian<quint64>(bytes.constData() + at + 8);
        if (size > static_cast<quint64>(bytes.size() - at))
            return false;
        at += static_cast<qsizetype>(size);
    }
    return at == bytes.size();
}

void demandWhole(const QByteArray &bytes)
{
    demand(bytes.mid(4, 4) == "ftyp", "an mp4 begins as one");
    demand(bytes.contains("moov") && bytes.contains("mdat"), "D16: an index and media");
    demand(endsWithItsBoxes(bytes), "D16: the boxes end with the file");
}

} // namespace

void video(const QByteArray &input)
{
    const auto finding = walk(input);
    if (finding == Mp4Box::Finding::Whole || finding == Mp4Box::Finding::Fragmented)
        demandWhole(input);
    QByteArray bytes = input;
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    for (const bool isLengthKnown : {true, false}) {
        const auto verdict = FileCheck::video(file, isLengthKnown);
        demand(!verdict.isUsable() || !verdict.suffix.isEmpty(), "what is kept has a suffix");
        demand(verdict.kind == FileCheck::FileVerdict::Kind::Whole || !verdict.sentence.isEmpty(),
               "what is not whole is told");
        demand(!verdict.isUsable() || input.size() > 8, "D17: an empty file is no video");
    }
    const auto image = FileCheck::image(file);
    demand(!image.isUsable() || !image.suffix.isEmpty(), "a kept image has a suffix");
}

} // namespace Reelwatch::Fuzz
