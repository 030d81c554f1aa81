// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filecheck.h"

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "keep/mp4box.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace Reelwatch::FileCheck {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileCheck)
};

using Kind = FileVerdict::Kind;

QByteArray head(QIODevice &file, qint64 length)
{
    file.seek(0);
    return file.read(length);
}

QByteArray tail(QIODevice &file, qint64 length)
{
    file.seek(std::max<qint64>(0, file.size() - length));
    return file.read(length);
}

FileVerdict cut(const QString &suffix)
{
    return {.kind = Kind::Cut,
            .suffix = suffix,
            .sentence = Words::tr("The video that arrived is cut short, so it was not kept.")};
}

FileVerdict sound(const QString &suffix, bool lengthKnown)
{
    if (lengthKnown)
        return {.kind = Kind::Whole, .suffix = suffix};
    return {.kind = Kind::LengthNotConfirmed,
            .suffix = suffix,
            .sentence = Words::tr("The service did not say how long this video is, so its end "
                                  "could not be confirmed.")};
}

FileVerdict mp4(QIODevice &file, bool lengthKnown)
{
    const QString suffix = head(file, 12).mid(8) == "qt  " ? u"mov"_s : u"mp4"_s;
    switch (Mp4Box::walk(file)) {
    case Mp4Box::Finding::Whole:
        return sound(suffix, true); // the sample table vouches for the length
    case Mp4Box::Finding::Fragmented:
        return sound(suffix, lengthKnown);
    case Mp4Box::Finding::Cut:
    case Mp4Box::Finding::NoMovie:
    case Mp4Box::Finding::NotMp4:
    case Mp4Box::Finding::Broken:
        break;
    }
    return cut(suffix);
}

/// An EBML length at `at`, moved past it; -1 when it is unknown or not there.
qint64 ebmlLength(const QByteArray &bytes, qsizetype &at)
{
    if (at >= bytes.size() || bytes.at(at) == 0)
        return -1;
    const auto first = static_cast<quint8>(bytes.at(at));
    const int width = static_cast<int>(qCountLeadingZeroBits(first)) + 1;
    if (at + width > bytes.size())
        return -1;
    qint64 value = first & (0xFF >> width);
    qint64 unknown = 0xFF >> width;
    for (int i = 1; i < width; ++i) {
        value = (value << 8) | static_cast<quint8>(bytes.at(at + i));
        unknown = (unknown << 8) | 0xFF;
    }
    at += width;
    return value == unknown ? -1 : value;
}

/// WebM and Matroska: a header, then one segment that says how long it is, or that it does not
/// know.
FileVerdict webm(QIODevice &file, bool lengthKnown)
{
    const QString suffix = u"webm"_s;
    const QByteArray bytes = head(file, 4096);
    qsizetype at = 4;
    const qint64 header = ebmlLength(bytes, at);
    if (header < 0 || header > 2048 || bytes.mid(at + header, 4) != "\x18\x53\x80\x67")
        return cut(suffix);
    at += header + 4;
    const qint64 segment = ebmlLength(bytes, at);
    if (segment < 0)
        return file.size() > at ? sound(suffix, lengthKnown) : cut(suffix);
    return file.size() - at >= segment ? sound(suffix, true) : cut(suffix);
}

FileVerdict avi(QIODevice &file, bool lengthKnown)
{
    const qint64 said = qFromLittleEndian<quint32>(head(file, 8).constData() + 4);
    return file.size() >= said + 8 ? sound(u"avi"_s, lengthKnown) : cut(u"avi"_s);
}

bool isText(const QByteArray &bytes)
{
    return std::ranges::none_of(bytes, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    });
}

/// What came in a video's place, in words.
QString nameOf(const QByteArray &bytes)
{
    const QByteArray text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
    const QByteArray word = text.trimmed().left(512).toLower();
    if (word.startsWith("<svg") || (word.startsWith("<?xml") && word.contains("<svg")))
        return Words::tr("a drawing (SVG)");
    if (word.startsWith("<?xml") || word.startsWith("<error"))
        return Words::tr("an XML message");
    if (word.startsWith('<'))
        return Words::tr("a web page");
    if (word.startsWith('{') || word.startsWith('['))
        return Words::tr("a JSON message");
    if (word.startsWith("#extm3u"))
        return Words::tr("a playlist (m3u8)");
    if (bytes.startsWith("PK\x03\x04"))
        return Words::tr("a zip archive");
    if (bytes.startsWith("\x89PNG") || bytes.startsWith("\xFF\xD8\xFF") || bytes.startsWith("GIF8"))
        return Words::tr("an image");
    return isText(bytes.left(256)) ? Words::tr("text") : Words::tr("data of an unknown kind");
}

/// The service's own words, when it sent a message in place of the file.
QString wordsOf(const QByteArray &bytes)
{
    const QByteArray text = bytes.trimmed();
    if (!(text.startsWith('{') || text.startsWith("<?xml") || text.startsWith("<Error")))
        return {};
    return Words::tr(" It says: %1").arg(plain(redacted(QString::fromUtf8(text)), 160));
}

FileVerdict other(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {.sentence = Words::tr("The file that arrived is empty.")};
    return {.sentence = Words::tr("The link gave %1 in place of a video.").arg(nameOf(bytes))
                + wordsOf(bytes)};
}

} // namespace

FileVerdict video(QIODevice &file, bool lengthKnown)
{
    const QByteArray bytes = head(file, 1024);
    if (bytes.mid(4, 4) == "ftyp")
        return mp4(file, lengthKnown);
    if (bytes.startsWith("\x1A\x45\xDF\xA3"))
        return webm(file, lengthKnown);
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "AVI ")
        return avi(file, lengthKnown);
    return other(bytes);
}

FileVerdict image(QIODevice &file)
{
    const QByteArray bytes = head(file, 12);
    const auto judged = [](bool whole, const QString &suffix) {
        return whole ? sound(suffix, true) : cut(suffix);
    };
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return judged(tail(file, 8).startsWith("IEND"), u"png"_s);
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return judged(tail(file, 64).contains("\xFF\xD9"), u"jpg"_s);
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") {
        const qint64 said = qFromLittleEndian<quint32>(bytes.constData() + 4);
        return judged(file.size() >= said + 8, u"webp"_s);
    }
    return {.sentence = Words::tr("The last frame is not an image that can be shown.")};
}

} // namespace Reelwatch::FileCheck
