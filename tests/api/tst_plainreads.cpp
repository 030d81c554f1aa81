// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/taskclient.h"
#include "studio.h"
#include "support/joinedtest.h"
#include "support/loopbackserver.h"

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

std::atomic<int> smallReads = 0;

} // namespace

// In front of the C library's: every wish for a single byte is counted.
extern "C" ssize_t read(int file, void *bytes, size_t size)
{
    smallReads += size == 1 ? 1 : 0;
    return syscall(SYS_read, file, bytes, size);
}

/// What an answer over a plain connection costs.
class TestPlainReads final : public QObject
{
    Q_OBJECT

private slots:
    void headers_areNotReadByteByByte();
};

void TestPlainReads::headers_areNotReadByteByByte()
{
    LoopbackServer server;
    server.on({}, WireAnswer::of(200, Queued));
    TaskClient client;
    QVERIFY(client.setKey(Studio, server.url(), Key));
    smallReads = 0;
    bool isAnswered = false;
    client.fetch(Studio, u"vid_1"_s, {}, this, [&](const Outcome<TaskAnswer> &answer) {
        isAnswered = static_cast<bool>(answer);
    });
    QTRY_VERIFY(isAnswered);
    QVERIFY2(smallReads < 20, qPrintable(QString::number(smallReads)));
}

QTEST_GUILESS_MAIN(TestPlainReads)
#include "tst_plainreads.moc"
