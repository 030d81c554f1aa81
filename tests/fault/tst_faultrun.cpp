// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault/faultystorage.h"
#include "keep/transferfixture.h"
#include "support/joinedtest.h"
#include "support/promised.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

using namespace Reelwatch;
using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;
using Ended = TransferEnd::Kind;

namespace {

constexpr int Rounds = 40; ///< of each kind
constexpr int Attempts = 4; ///< until one is given up

QByteArray digest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

/// Every fault that a host or the way to it is known for, again and again: what bears a final name
/// is whole (P5).
class TestFaultRun : public TransferFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_media.reset(); }
    void faults_areManyAndOften();
    void P5_faults_neverMakeAWrongFile_data();
    void P5_faults_neverMakeAWrongFile();
    void P6_keyedRequest_neverLeadsElsewhere();
    void cleanupTestCase();

private:
    QByteArray m_bytes;
    QRandomGenerator m_random {20260417};
    std::unique_ptr<FaultyStorage> m_faulty;
    int m_transfers = 0;
    int m_wrong = 0; ///< files under a final name
};

void TestFaultRun::initTestCase()
{
    m_bytes = sample("moviefirst.mp4");
    QVERIFY(m_bytes.size() > 4000);
}

void TestFaultRun::init()
{
    setUp();
    m_faulty = std::make_unique<FaultyStorage>(m_bytes);
}

void TestFaultRun::faults_areManyAndOften()
{
    QVERIFY(FaultyStorage::faults().size() >= 25);
    QVERIFY(FaultyStorage::faults().size() * Rounds >= 1'000);
}

void TestFaultRun::P5_faults_neverMakeAWrongFile_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const QByteArray &fault : FaultyStorage::faults())
        QTest::newRow(fault.constData()) << '/' + fault;
}

void TestFaultRun::P5_faults_neverMakeAWrongFile()
{
    QFETCH(QByteArray, path);
    int kept = 0;
    for (int round = 0; round < Rounds; ++round) {
        m_faulty->setFaulty(m_random.bounded(1, Attempts + 1));
        TransferOrder wanted = order(path);
        wanted.link = m_faulty->host().url(path).toEncoded();
        wanted.key = wanted.stem = u"v%1"_s.arg(round);
        wanted.limits.stall = 30ms;
        TransferEnd end {.kind = Ended::Lost};
        for (int attempt = 0; attempt < Attempts && end.kind != Ended::Kept; ++attempt) {
            end = run(wanted);
            wanted.ticket = ++m_ticket;
            ++m_transfers;
        }
        kept += end.kind == Ended::Kept ? 1 : 0;
    }
    QCOMPARE(files().size(), kept);
    for (const QString &name : files()) {
        const bool isWhole = digest(contentOf(folder() + u'/' + name)) == digest(m_bytes);
        m_wrong += isWhole ? 0 : 1;
        QVERIFY2(isWhole, qPrintable(name));
    }
    QVERIFY2(kept > 0, "what has no fault in the end is kept");
    for (const LoopbackServer *host : {&m_faulty->host(), &m_faulty->other()})
        QVERIFY(!host->received().contains("Authorization"));
}

void TestFaultRun::P6_keyedRequest_neverLeadsElsewhere()
{
    m_storage->on("/v1/content", [this](const WireRequest &) {
        return WireAnswer::redirect(302, m_faulty->other().url("/cut").toEncoded());
    });
    for (int round = 0; round < Rounds; ++round) {
        TransferOrder keyed = order("/unused");
        keyed.accountBase = m_storage->url();
        keyed.keyed = QNetworkRequest(m_storage->url("/v1/content"));
        keyed.keyed->setRawHeader("Authorization", "Bearer sk-CANARY");
        QCOMPARE(run(keyed).kind, Ended::Dead);
    }
    QVERIFY(m_storage->received().contains("sk-CANARY"));
    QCOMPARE(m_faulty->other().connections(), 0);
}

void TestFaultRun::cleanupTestCase()
{
    using Bound = Promised::Bound;
    QVERIFY(
        Promised({u"P5"_s, u"faulty transfers"_s, double(m_transfers), {}, 1'000, Bound::AtLeast})
            .tell());
    QVERIFY(Promised({u"P5"_s, u"files under a final name that are not whole"_s, double(m_wrong)})
                .tell());
}

QTEST_GUILESS_MAIN(TestFaultRun)
#include "tst_faultrun.moc"
