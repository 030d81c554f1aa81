// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/transfer.h"

#include "keep/replyreader.h"

#include <QFile>
#include <QLocale>
#include <QNetworkReply>

#include <memory>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qint64 Block = 256LL * 1024; // bytes; stays in the processor's cache
constexpr qint64 SpaceCheckEvery = 16LL * 1024 * 1024;
constexpr auto ProgressStep = 100ms;

} // namespace

Transfer::Transfer(QNetworkAccessManager &network, TransferOrder order, QObject *parent)
    : QObject(parent)
    , m_order(std::move(order))
    , m_request(network, m_order)
    , m_block(Block, Qt::Uninitialized)
{
    m_end.ticket = m_order.ticket;
    connect(&m_request, &MediaRequest::asked, this, [this] {
        m_headRead = false;
        m_stall.start();
    });
    connect(&m_request, &MediaRequest::headCame, this, &Transfer::readHead);
    connect(&m_request, &MediaRequest::bytesCame, this, &Transfer::readBody);
    connect(&m_request, &MediaRequest::overran, this, &Transfer::askForRest);
    connect(&m_request, &MediaRequest::finished, this, &Transfer::finish);
    connect(&m_request, &MediaRequest::refused, this,
            qOverload<TransferEnd::Kind, const QString &>(&Transfer::end));
    m_stall.setSingleShot(true);
    m_stall.setInterval(m_order.limits.stall);
    connect(&m_stall, &QTimer::timeout, this, [this] {
        end(TransferEnd::Kind::Lost,
            tr("%1 sent nothing for %Ln s. The video is fetched again by itself.", nullptr,
               static_cast<int>(m_order.limits.stall / 1s))
                .arg(m_request.host()));
    });
}

Transfer::~Transfer() = default;

void Transfer::discard()
{
    m_over = true;
    m_request.drop();
    m_file.discard();
}

void Transfer::start()
{
    m_sinceProgress.start();
    PartNote note;
    m_end.file = PartFile::findKept(m_order.folder, m_order.key, note);
    if (m_end.file.isEmpty()) {
        open();
        return;
    }
    m_end.size = note.size;
    m_end.lengthConfirmed = note.lengthConfirmed;
    end(TransferEnd::Kind::Kept, {});
}

void Transfer::open()
{
    if (m_order.onlyLooks && !PartFile::isBegun(m_order.folder, m_order.key))
        end(TransferEnd::Kind::NothingHere, {});
    else if (const auto trouble = m_file.open(m_order.folder, m_order.key))
        end(*trouble);
    else
        ask();
}

/// For the rest of the file, when there is one.
void Transfer::ask()
{
    m_end.size = m_file.size();
    m_size = m_file.note().size;
    if (m_end.size > 0 && m_end.size == m_size)
        check();
    else if (m_order.onlyLooks)
        end(TransferEnd::Kind::NothingHere, {});
    else if (m_size >= 0 && m_end.size > m_size)
        beginAnew();
    else
        m_request.ask(m_end.size, m_file.note());
}

/// What is here is of no use: everything is asked for, once more where that was done already.
void Transfer::beginAnew()
{
    m_request.drop();
    if (const auto trouble = m_file.begin({}, -1))
        end(*trouble);
    else
        ask();
}

/// Only what the host can vouch for is gone on with.
void Transfer::askForRest()
{
    if (m_file.note().validator.isEmpty())
        beginAnew();
    else
        ask();
}

void Transfer::readHead()
{
    if (m_headRead || m_over)
        return;
    m_headRead = true;
    m_end.http = ReplyReader::status(*m_request.reply());
    m_end.hostTime = ReplyReader::hostTime(*m_request.reply());
    m_end.retryAfter = ReplyReader::retryAfter(*m_request.reply());
    m_stall.start();
    m_verdict = RangeAnswer::judge(*m_request.reply(), m_file.size(), m_file.note());
    if (!isBody())
        return endWithoutBody(); // of which as much as fits into the buffer would come
    m_size = m_verdict == RangeAnswer::Verdict::Whole
        ? ReplyReader::contentLength(*m_request.reply()).value_or(-1)
        : RangeAnswer::contentRange(m_request.reply()->rawHeader("Content-Range")).total;
    if (ReplyReader::isEncoded(*m_request.reply()))
        end(TransferEnd::Kind::WrongContent,
            tr("%1 sent the video in a packed form that was not asked for.").arg(m_request.host()));
    else if (m_size > largest())
        end(TransferEnd::Kind::TooLarge,
            tr("The file is %1 long, which is more than is fetched without asking.")
                .arg(QLocale().formattedDataSize(m_size, 1, QLocale::DataSizeSIFormat)));
    else if (const auto trouble = prepareFile())
        end(*trouble);
}

bool Transfer::isBody() const
{
    return m_verdict == RangeAnswer::Verdict::Whole || m_verdict == RangeAnswer::Verdict::Rest;
}

std::optional<FileTrouble> Transfer::prepareFile()
{
    if (m_verdict == RangeAnswer::Verdict::Whole) {
        m_end.size = 0;
        if (auto trouble = m_file.begin(RangeAnswer::validator(*m_request.reply()), m_size))
            return trouble;
    }
    m_untilSpaceCheck = SpaceCheckEvery;
    return m_file.checkSpace(std::max<qint64>(m_size - m_end.size, 0), m_order.limits.reserve);
}

void Transfer::readBody()
{
    if (m_over || !isBody())
        return;
    while (m_request.reply()->bytesAvailable() > 0) {
        const qint64 count = m_request.reply()->read(m_block.data(), Block);
        if (count <= 0)
            break;
        m_stall.start();
        if (const auto trouble = takeBlock(QByteArrayView(m_block.constData(), count))) {
            end(*trouble);
            return;
        }
        if (m_end.size > largest()) {
            end(TransferEnd::Kind::TooLarge,
                tr("The file is longer than what is fetched without asking."));
            return;
        }
    }
    if (std::chrono::milliseconds(m_sinceProgress.elapsed()) >= ProgressStep) {
        m_sinceProgress.start();
        emit progressed(m_order.ticket, m_end.size, m_size);
    }
}

std::optional<FileTrouble> Transfer::takeBlock(QByteArrayView bytes)
{
    m_end.size += bytes.size();
    m_untilSpaceCheck -= bytes.size();
    if (m_untilSpaceCheck <= 0) { // others fill the disk as well
        m_untilSpaceCheck = SpaceCheckEvery;
        if (auto trouble = m_file.checkSpace(0, m_order.limits.reserve))
            return trouble;
    }
    return m_file.write(bytes.data(), bytes.size());
}

void Transfer::finish()
{
    if (m_over)
        return;
    readHead();
    if (m_over || !isBody())
        return;
    readBody(); // what was still in the buffer
    if (!m_over)
        finishBody();
}

void Transfer::endWithoutBody()
{
    if (m_verdict == RangeAnswer::Verdict::Mismatch) {
        beginAnew();
    } else if (m_verdict == RangeAnswer::Verdict::Nothing) {
        m_size = m_end.size;
        check();
    } else {
        end(ReplyReader::isDead(m_end.http) ? TransferEnd::Kind::Dead : TransferEnd::Kind::Lost,
            ReplyReader::problem(*m_request.reply(), m_request.host()));
    }
}

void Transfer::finishBody()
{
    if (m_request.reply()->error() != QNetworkReply::NoError)
        end(TransferEnd::Kind::Lost, ReplyReader::problem(*m_request.reply(), m_request.host()));
    else if (m_size >= 0 && m_end.size < m_size)
        end(TransferEnd::Kind::Lost,
            tr("The connection to %1 ended before the whole video had come. It is fetched again "
               "by itself.")
                .arg(m_request.host()));
    else if (m_size >= 0 && m_end.size > m_size)
        end(TransferEnd::Kind::WrongContent,
            tr("%1 sent more than it had promised.").arg(m_request.host()));
    else
        check();
}

void Transfer::check()
{
    QFile reader;
    if (!m_file.openForReading(reader)) {
        end({.sentence = tr("The fetched video could not be read again. It is fetched again by "
                            "itself.")});
        return;
    }
    // One that an earlier run checked has a size in its note that nobody may have promised.
    const PartNote &note = m_file.note();
    const bool isLengthKnown = m_size >= 0 && (!note.isChecked() || note.lengthConfirmed);
    const auto verdict = m_order.part == TransferOrder::Part::Video
        ? FileCheck::video(reader, isLengthKnown)
        : FileCheck::image(reader);
    if (verdict.isUsable())
        keep(verdict);
    else
        end(TransferEnd::Kind::WrongContent, verdict.sentence);
}

void Transfer::keep(const FileCheck::FileVerdict &verdict)
{
    m_end.lengthConfirmed = verdict.kind == FileCheck::FileVerdict::Kind::Whole;
    const PartFile::Whole whole {
        .stem = m_order.stem, .suffix = verdict.suffix, .lengthConfirmed = m_end.lengthConfirmed};
    if (const auto trouble = m_file.keepAs(whole, m_end.file)) {
        end(*trouble);
        return;
    }
    end(TransferEnd::Kind::Kept, {});
}

void Transfer::end(const FileTrouble &trouble)
{
    end(trouble.kind == FileTrouble::Kind::NoSpace ? TransferEnd::Kind::NoSpace
                                                   : TransferEnd::Kind::FolderTrouble,
        trouble.sentence);
}

void Transfer::end(TransferEnd::Kind kind, const QString &sentence)
{
    m_over = true;
    m_stall.stop();
    m_request.drop();
    if (kind == TransferEnd::Kind::WrongContent)
        m_file.discard();
    else
        m_file.close();
    m_end.kind = kind;
    m_end.sentence = sentence;
    if (kind != TransferEnd::Kind::Kept)
        m_end.file.clear();
    emit ended(m_end);
}

qint64 Transfer::largest() const
{
    return m_order.part == TransferOrder::Part::Video ? m_order.limits.largestVideo
                                                      : m_order.limits.largestImage;
}

} // namespace Reelwatch
