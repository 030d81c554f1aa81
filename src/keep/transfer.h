// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keep/filecheck.h"
#include "keep/mediarequest.h"
#include "keep/partfile.h"
#include "keep/rangeanswer.h"
#include "keep/transferorder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QNetworkAccessManager;

namespace Reelwatch {

/// Fetches one file: what an earlier run left of it, the rest streamed to a part file, checks,
/// final name. Lives on the media thread; waits for nothing and tries again only where an answer
/// is of no use.
class Transfer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transfer)

public:
    Transfer(QNetworkAccessManager &network, TransferOrder order, QObject *parent = nullptr);
    ~Transfer() override; ///< aborts; what can be resumed stays

    void start();
    void discard(); ///< what was fetched so far
    [[nodiscard]] const TransferOrder &order() const { return m_order; }

signals:
    void progressed(quint64 ticket, qint64 received,
                    qint64 size); ///< at most 10 a second; size -1: unknown
    void ended(const Reelwatch::TransferEnd &end);

private:
    void open();
    void ask();
    void readHead();
    void readBody();
    [[nodiscard]] std::optional<FileTrouble> takeBlock(QByteArrayView bytes);
    void askForRest();
    void finish();
    void finishBody();
    void endWithoutBody();
    void beginAnew();
    void check();
    void keep(const FileCheck::FileVerdict &verdict);
    void end(TransferEnd::Kind kind, const QString &sentence);
    void end(const FileTrouble &trouble);
    [[nodiscard]] std::optional<FileTrouble> prepareFile();
    [[nodiscard]] bool isBody() const;
    [[nodiscard]] qint64 largest() const;

    const TransferOrder m_order;
    MediaRequest m_request;
    PartFile m_file;
    QByteArray m_block; ///< the bytes at hand
    QTimer m_stall;
    QElapsedTimer m_sinceProgress;
    TransferEnd m_end;
    RangeAnswer::Verdict m_verdict = RangeAnswer::Verdict::None;
    qint64 m_size = -1; ///< as promised
    qint64 m_untilSpaceCheck = 0; ///< bytes
    bool m_headRead = false;
    bool m_over = false;
};

} // namespace Reelwatch
