// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/transfer.h"

#include "domain/account.h"
#include "domain/plaintext.h"
#include "keep/linkpolicy.h"
#include "keep/replyreader.h"

#include <QFile>
#include <QHostInfo>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <array>
#include <memory>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qint64 Block = 64LL * 1024;
constexpr qint64 ReadBuffer = 256LL * 1024;
constexpr qint64 SpaceCheckEvery = 16LL * 1024 * 1024;
constexpr auto ProgressStep = 100ms;

} // namespace

Transfer::Transfer(QNetworkAccessManager &network, TransferOrder order, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_order(std::move(order))
{
    m_end.ticket = m_order.ticket;
    connect(&m_digest, &FileDigest::hasRead, this, &Transfer::takeReread);
    m_stall.setSingleShot(true);
    m_stall.setInterval(m_order.limits.stall);
    connect(&m_stall, &QTimer::timeout, this, [this] {
        end(TransferEnd::Kind::Lost,
            tr("%1 sent nothing for %n s. The video is fetched again by itself.", nullptr,
               static_cast<int>(m_order.limits.stall / 1s))
                .arg(host()));
    });
}

Transfer::~Transfer()
{
    dropReply();
}

void Transfer::discard()
{
    m_over = true;
    dropReply();
    m_file.discard();
}

void Transfer::start()
{
    m_sinceProgress.start();
    m_kept = PartFile::findKept(m_order.folder, m_order.key, m_keptNote);
    auto file = std::make_unique<QFile>(m_kept);
    if (m_kept.isEmpty() || !file->open(QIODevice::ReadOnly)) {
        m_kept.clear();
        open();
        return;
    }
    m_digest.read(std::move(file), m_keptNote.size);
}

/// What an earlier run left counts once it is read again: a file with its name, or a part.
void Transfer::takeReread(bool all)
{
    if (m_over)
        return;
    if (m_kept.isEmpty()) {
        all ? ask() : beginAnew();
        return;
    }
    m_end.file = std::exchange(m_kept, {});
    if (!all || m_digest.result() != m_keptNote.sha256) {
        PartFile::forget(m_order.folder, m_order.key); // another file in its place
        open();
        return;
    }
    m_end.size = m_keptNote.size;
    m_end.sha256 = m_keptNote.sha256;
    m_end.lengthConfirmed = m_keptNote.lengthConfirmed;
    end(TransferEnd::Kind::Kept, {});
}

void Transfer::open()
{
    if (m_order.onlyLooks && !PartFile::isBegun(m_order.folder, m_order.key)) {
        end(TransferEnd::Kind::NothingHere, {});
        return;
    }
    if (const auto trouble = m_file.open(m_order.folder, m_order.key)) {
        end(*trouble);
        return;
    }
    auto part = std::make_unique<QFile>();
    if (m_file.size() == 0)
        ask();
    else if (m_file.openForReading(*part))
        m_digest.read(std::move(part), m_file.size());
    else
        beginAnew();
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
    else if (!m_order.keyed)
        follow(m_order.link);
    else if (isAllowedBase(m_order.accountBase)
             && isSameOrigin(m_order.keyed->url(), m_order.accountBase))
        get(*m_order.keyed);
    else
        end(TransferEnd::Kind::Forbidden, tr("The key is sent to its own host only."));
}

/// What is here is of no use: everything is asked for, once more where that was done already.
void Transfer::beginAnew()
{
    dropReply();
    m_digest.reset();
    if (const auto trouble = m_file.begin({}, -1))
        end(*trouble);
    else
        ask();
}

/// Judges a link, its host's addresses too, and asks for it.
void Transfer::follow(const QByteArray &link)
{
    const auto verdict = LinkPolicy::judge(link, m_order.accountBase);
    if (!verdict.allowed) {
        end(TransferEnd::Kind::Forbidden, verdict.reason);
        return;
    }
    m_url = verdict.url;
    if (QHostAddress(m_url.host()).isNull())
        QHostInfo::lookupHost(m_url.host(), this, &Transfer::takeAddresses);
    else
        get(QNetworkRequest(m_url));
}

void Transfer::takeAddresses(const QHostInfo &info)
{
    if (m_over)
        return;
    // A name that cannot be resolved here may be known to the proxy; the request will tell.
    const auto verdict = LinkPolicy::judge(m_url, info.addresses(), m_order.accountBase);
    if (verdict.allowed)
        get(QNetworkRequest(m_url));
    else
        end(TransferEnd::Kind::Forbidden, verdict.reason);
}

void Transfer::get(QNetworkRequest request)
{
    ReplyReader::prepare(request);
    if (m_file.size() > 0)
        RangeAnswer::ask(request, m_file.size(), m_file.note());
    m_url = request.url();
    m_headRead = false;
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(ReadBuffer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::finish);
    m_stall.start();
}

void Transfer::readHead()
{
    if (m_headRead || m_over)
        return;
    m_headRead = true;
    m_end.http = ReplyReader::status(*m_reply);
    m_end.hostTime = ReplyReader::hostTime(*m_reply);
    m_stall.start();
    m_verdict = RangeAnswer::judge(*m_reply, m_file.size(), m_file.note());
    if (!isBody())
        return; // finish() decides; the body does not matter
    m_size = m_verdict == RangeAnswer::Verdict::Whole
        ? ReplyReader::contentLength(*m_reply).value_or(-1)
        : RangeAnswer::contentRange(m_reply->rawHeader("Content-Range")).total;
    if (ReplyReader::isEncoded(*m_reply))
        end(TransferEnd::Kind::WrongContent,
            tr("%1 sent the video in a packed form that was not asked for.").arg(host()));
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
        m_digest.reset();
        m_end.size = 0;
        if (auto trouble = m_file.begin(RangeAnswer::validator(*m_reply), m_size))
            return trouble;
    }
    m_untilSpaceCheck = SpaceCheckEvery;
    return m_file.checkSpace(std::max<qint64>(m_size - m_end.size, 0), m_order.limits.reserve);
}

void Transfer::readBody()
{
    if (m_over || !isBody())
        return;
    std::array<char, Block> block {};
    while (m_reply->bytesAvailable() > 0) {
        const qint64 count = m_reply->read(block.data(), Block);
        if (count <= 0)
            break;
        m_stall.start();
        if (const auto trouble = takeBlock(QByteArrayView(block.data(), count))) {
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
    m_digest.add(bytes);
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
    if (m_over)
        return;
    const int status = m_end.http;
    if (status >= 300 && status < 400 && m_reply->hasRawHeader("Location")) {
        redirect();
        return;
    }
    readBody(); // what was still in the buffer
    if (m_over)
        return;
    switch (m_verdict) {
    case RangeAnswer::Verdict::Whole:
    case RangeAnswer::Verdict::Rest:
        finishBody();
        break;
    case RangeAnswer::Verdict::Nothing:
        m_size = m_end.size;
        check();
        break;
    case RangeAnswer::Verdict::Mismatch:
        beginAnew();
        break;
    case RangeAnswer::Verdict::None:
        end(ReplyReader::isDead(status) ? TransferEnd::Kind::Dead : TransferEnd::Kind::Lost,
            ReplyReader::problem(*m_reply, host()));
        break;
    }
}

void Transfer::finishBody()
{
    if (m_reply->error() != QNetworkReply::NoError)
        end(TransferEnd::Kind::Lost, ReplyReader::problem(*m_reply, host()));
    else if (m_size >= 0 && m_end.size < m_size)
        end(TransferEnd::Kind::Lost,
            tr("The connection to %1 ended before the whole video had come. It is fetched again "
               "by itself.")
                .arg(host()));
    else if (m_size >= 0 && m_end.size > m_size)
        end(TransferEnd::Kind::WrongContent, tr("%1 sent more than it had promised.").arg(host()));
    else
        check();
}

/// One hop by hand, judged like the link itself; a request with a key is never redirected.
void Transfer::redirect()
{
    const QByteArray next = LinkPolicy::resolved(m_reply->rawHeader("Location"), m_url);
    dropReply();
    if (m_order.keyed)
        end(TransferEnd::Kind::Dead,
            tr("%1 sent the request elsewhere; the key is not sent there.").arg(host()));
    else if (++m_hops > m_order.limits.hops)
        end(TransferEnd::Kind::Forbidden,
            tr("%1 passed the request on too many times.").arg(host()));
    else
        follow(next);
}

void Transfer::check()
{
    QFile reader;
    if (!m_file.openForReading(reader)) {
        end({.sentence = tr("The fetched video could not be read again. It is fetched again by "
                            "itself.")});
        return;
    }
    const auto verdict = m_order.part == TransferOrder::Part::Video
        ? FileCheck::video(reader, m_size >= 0)
        : FileCheck::image(reader);
    if (verdict.isUsable())
        keep(verdict);
    else
        end(TransferEnd::Kind::WrongContent, verdict.sentence);
}

void Transfer::keep(const FileCheck::FileVerdict &verdict)
{
    m_end.sha256 = m_digest.result();
    m_end.lengthConfirmed = verdict.kind == FileCheck::FileVerdict::Kind::Whole;
    const PartFile::Whole whole {.stem = m_order.stem,
                                 .suffix = verdict.suffix,
                                 .sha256 = m_end.sha256,
                                 .lengthConfirmed = m_end.lengthConfirmed};
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
    dropReply();
    if (kind == TransferEnd::Kind::WrongContent || kind == TransferEnd::Kind::TooLarge)
        m_file.discard();
    else
        m_file.close();
    m_end.kind = kind;
    m_end.sentence = sentence;
    if (kind != TransferEnd::Kind::Kept)
        m_end.file.clear();
    emit ended(m_end);
}

void Transfer::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->deleteLater(); // ends the connection; abort() must not be called in its signals
    m_reply = nullptr;
}

qint64 Transfer::largest() const
{
    return m_order.part == TransferOrder::Part::Video ? m_order.limits.largestVideo
                                                      : m_order.limits.largestImage;
}

QString Transfer::host() const
{
    return plain(m_url.host(QUrl::FullyEncoded), 100);
}

} // namespace Reelwatch
