// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/mp4box.h"

#include "keep/sampletable.h"

#include <QIODevice>
#include <QtEndian>

#include <array>
#include <optional>
#include <string_view>

namespace Reelwatch::Mp4Box {

namespace {

constexpr int MostBoxes = 500'000;
constexpr int Deepest = 8;

constexpr quint32 type(std::string_view name)
{
    quint32 value = 0;
    for (const char letter : name)
        value = (value << 8) | static_cast<quint8>(letter);
    return value;
}

struct Box
{
    quint32 type = 0;
    Span content;
    qint64 end = 0;
};

/// What was met on the way through the whole file.
struct Seen
{
    bool movie = false;
    bool media = false;
    bool fragments = false;
    bool fragmentOpen = false; ///< a moof whose mdat did not come yet
    bool samples = false;
};

class Walker
{
public:
    explicit Walker(QIODevice &file)
        : m_file(file)
    {
    }

    Finding run();

private:
    [[nodiscard]] std::optional<Box> boxAt(qint64 at, qint64 end, Finding &why);
    [[nodiscard]] Finding walkTop();
    [[nodiscard]] Finding walkInside(Span outer, int depth);
    [[nodiscard]] Finding checkSamples(Span table);
    [[nodiscard]] Finding verdict() const;
    void note(quint32 boxType);

    QIODevice &m_file;
    Seen m_seen;
    SampleBudget m_budget;
    int m_boxes = 0;
};

/// The header at `at`; nothing with the reason in `why` when no box can be there.
std::optional<Box> Walker::boxAt(qint64 at, qint64 end, Finding &why)
{
    why = Finding::Cut;
    std::array<char, 16> head {};
    if (end - at < 8 || !m_file.seek(at) || m_file.read(head.data(), 8) != 8)
        return {};
    const auto shortSize = qFromBigEndian<quint32>(head.data());
    const auto boxType = qFromBigEndian<quint32>(head.data() + 4);
    quint64 size = shortSize;
    qint64 header = 8;
    if (shortSize == 1) {
        header = 16;
        if (end - at < header || m_file.read(head.data() + 8, 8) != 8)
            return {};
        size = qFromBigEndian<quint64>(head.data() + 8);
    } else if (shortSize == 0) {
        size = static_cast<quint64>(end - at);
    }
    if (size > static_cast<quint64>(end - at))
        return {};
    why = Finding::Broken;
    if (size < static_cast<quint64>(header) || boxType == 0 || ++m_boxes > MostBoxes)
        return {};
    const qint64 boxEnd = at + static_cast<qint64>(size);
    return Box {.type = boxType, .content = {.begin = at + header, .end = boxEnd}, .end = boxEnd};
}

void Walker::note(quint32 boxType)
{
    if (boxType == type("moov"))
        m_seen.movie = true;
    if (boxType == type("moof"))
        m_seen.fragments = m_seen.fragmentOpen = true;
    if (boxType == type("mdat")) {
        m_seen.media = true;
        m_seen.fragmentOpen = false;
    }
}

Finding Walker::walkTop()
{
    Finding why = Finding::Whole;
    for (qint64 at = 0; at < m_file.size();) {
        const auto box = boxAt(at, m_file.size(), why);
        if (!box)
            return why;
        if (at == 0 && box->type != type("ftyp"))
            return Finding::NotMp4;
        note(box->type);
        if (box->type == type("moov")) {
            if (const Finding inside = walkInside(box->content, 1); inside != Finding::Whole)
                return inside;
        }
        at = box->end;
    }
    return Finding::Whole;
}

Finding Walker::walkInside(Span outer, int depth)
{
    if (depth > Deepest)
        return Finding::Broken;
    Finding why = Finding::Whole;
    // Some writers end a container with four zero bytes.
    for (qint64 at = outer.begin; outer.end - at > 4;) {
        const auto box = boxAt(at, outer.end, why);
        if (!box)
            return Finding::Broken;
        Finding inside = Finding::Whole;
        if (box->type == type("trak") || box->type == type("mdia") || box->type == type("minf"))
            inside = walkInside(box->content, depth + 1);
        else if (box->type == type("stbl"))
            inside = checkSamples(box->content);
        if (inside != Finding::Whole)
            return inside;
        at = box->end;
    }
    return Finding::Whole;
}

Finding Walker::checkSamples(Span table)
{
    SampleTable samples(m_file, m_budget);
    Finding why = Finding::Whole;
    for (qint64 at = table.begin; table.end - at > 4;) {
        const auto box = boxAt(at, table.end, why);
        if (!box)
            return Finding::Broken;
        if (box->type == type("stco"))
            samples.setChunks(box->content, 4);
        else if (box->type == type("co64"))
            samples.setChunks(box->content, 8);
        else if (box->type == type("stsc"))
            samples.setChunkLengths(box->content);
        else if (box->type == type("stsz"))
            samples.setSizes(box->content);
        at = box->end;
    }
    m_seen.samples = m_seen.samples || samples.chunkCount() > 0;
    switch (samples.check()) {
    case SampleTable::Answer::Inside:
        return Finding::Whole;
    case SampleTable::Answer::Outside:
        return Finding::Cut;
    case SampleTable::Answer::Broken:
        break;
    }
    return Finding::Broken;
}

Finding Walker::verdict() const
{
    if (!m_seen.movie || !m_seen.media)
        return Finding::NoMovie;
    if (m_seen.fragmentOpen)
        return Finding::Cut;
    if (m_seen.fragments)
        return Finding::Fragmented;
    return m_seen.samples ? Finding::Whole : Finding::NoMovie;
}

Finding Walker::run()
{
    const Finding walked = walkTop();
    if (walked != Finding::Whole)
        return walked;
    return m_file.size() == 0 ? Finding::NotMp4 : verdict();
}

} // namespace

Finding walk(QIODevice &file)
{
    return Walker(file).run();
}

} // namespace Reelwatch::Mp4Box
