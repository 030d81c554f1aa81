// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/rowsieve.h"
#include "support/joinedtest.h"

#include <QRandomGenerator>

#include <vector>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;
using Effect = RowSieve::Effect;

/// Which of many rows pass a search, beside looking through the text of each.
class TestRowSieve final : public QObject
{
    Q_OBJECT

private slots:
    void sift_findsWhatEachTextHolds_data();
    void sift_findsWhatEachTextHolds();

private:
    void fill(RowSieve &sieve, int rows);
    [[nodiscard]] std::vector<char> expected(const QString &search) const;

    QStringList m_prompts;
};

/// Few letters: words that are typed stand in many rows, and nearly stand in others.
void TestRowSieve::fill(RowSieve &sieve, int rows)
{
    QRandomGenerator dice(11);
    sieve.insert({{0, rows - 1}});
    m_prompts.clear();
    for (int row = 0; row < rows; ++row) {
        Task task;
        QString prompt;
        for (int letter = dice.bounded(160); letter > 0; --letter)
            prompt += QChar(u"wave "[dice.bounded(5)]);
        m_prompts.append(prompt);
        task.report.prompt = prompt;
        sieve.setText(row, task);
        sieve.setSign(row, Wording::Sign::Queued);
    }
}

std::vector<char> TestRowSieve::expected(const QString &search) const
{
    std::vector<char> wanted;
    for (const QString &prompt : m_prompts)
        wanted.push_back(prompt.contains(search) ? 1 : 0);
    return wanted;
}

void TestRowSieve::sift_findsWhatEachTextHolds_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {1, 33, 4095, 4096, 4097, 10'000}) // they are looked through in parts
        QTest::addRow("%d", rows) << rows;
}

void TestRowSieve::sift_findsWhatEachTextHolds()
{
    QFETCH(int, rows);
    RowSieve sieve;
    fill(sieve, rows);
    std::vector<char> wanted(static_cast<size_t>(rows), 1);
    const auto type = [&](const QString &search) {
        const Effect effect = sieve.setSearch(search);
        if (effect != Effect::None)
            sieve.sift(wanted, effect);
    };
    for (const char *search : {"w", "wa", "wav", "wave", "wav", "wa", "ve", "eva", "w", "xy", ""}) {
        const QString text = QString::fromLatin1(search);
        type(text);
        QCOMPARE(wanted, expected(text));
    }
}

QTEST_GUILESS_MAIN(TestRowSieve)
#include "tst_rowsieve.moc"
