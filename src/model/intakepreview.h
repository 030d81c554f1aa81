// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/newtask.h"
#include "model/intakejudge.h"
#include "model/intakewords.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>

#include <optional>

namespace Reelwatch {

class AccountStore;
class TaskStore;

/// What would be added from a text and what not, row by row, before anything is. Recognises long
/// texts aside and judges many rows in slices, so that nothing waits for it.
class IntakePreview final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IntakePreview)

public:
    using Verdict = Judgement::Verdict;

    // Unscoped: columns and roles feed Qt's int-based model API.
    enum Column { IdColumn, KeyColumn, VerdictColumn, LineColumn, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole, ///< Verdict
        IdRole, ///< QString, empty when refused
        AccountRole, ///< AccountId, 0: waits for a key
        BaseRole, ///< QUrl of the link, else empty
        LineRole, ///< int, from 1
        ReasonRole ///< QString, why it is refused, else empty
    };

    IntakePreview(const TaskStore &tasks, const AccountStore &accounts, QObject *parent = nullptr);
    ~IntakePreview() override;

    /// The latest text wins; judged() tells when its rows are there.
    void setText(const QString &text);
    /// Of a text that is refused for its length, enough to show that; else all of it (L03).
    [[nodiscard]] static QStringView startOf(const QString &text);
    /// Where ids go whose link names no other account; 0: nowhere yet.
    void suggestAccount(AccountId account);
    /// The user's own choice: everything goes there, whatever its link says.
    void setAccount(AccountId account);
    [[nodiscard]] AccountId account() const { return m_judge.account(); }
    [[nodiscard]] const QList<Account> &accounts() const;
    /// False while a text is being recognised or judged.
    [[nodiscard]] bool isReady() const;

    [[nodiscard]] int count(Verdict verdict) const;
    /// "12 new, 3 already watched, 1 refused", and why a text was not read to its end.
    [[nodiscard]] QString summary() const;
    /// True when all of the text was read and every id in it is new: nothing to tell.
    [[nodiscard]] bool isAllNew() const;
    [[nodiscard]] QList<NewTask> newTasks() const;

    /// The text with each API key masked. The keys are kept to be offered.
    [[nodiscard]] QString hideKeys(const QString &text);
    [[nodiscard]] bool hasFoundKey() const { return !foundKey().isEmpty(); }
    /// The first key that stood in a text; empty when there was none.
    [[nodiscard]] QByteArray foundKey() const;
    void forgetKeys();
    /// The one base that the links of the text name; empty when there are none or several.
    [[nodiscard]] QUrl linkBase() const;
    /// The first base of a link that no account is for; empty when there is none.
    [[nodiscard]] QUrl unknownBase() const { return m_unknownBase; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

signals:
    void judged(); ///< rows, counts and offers are those of the latest text
    void keysChanged();
    void accountsChanged();

private:
    void watchStores();
    void startRecognition(const QString &text);
    void finishRecognition();
    void take(Intake::Result result);
    void judgeAnew();
    void judgeSlice();
    void publish();
    [[nodiscard]] QString text(int row, int column) const;

    const TaskStore &m_tasks;
    const AccountStore &m_accounts;
    IntakeJudge m_judge;
    QFutureWatcher<Intake::Result> m_recognition;
    std::optional<QString> m_waiting; ///< the text that comes after the one under way
    bool m_recognising = false; ///< until its result was looked at
    bool m_outdated = false; ///< what is under way is not the latest text

    Intake::Result m_result; ///< what the rows show
    QList<Judgement> m_judgements; ///< one for each entry
    IntakeWords::Counts m_counts {};
    QUrl m_unknownBase;
    QList<QByteArray> m_hiddenKeys;

    std::optional<Intake::Result> m_nextResult; ///< nothing: the same entries are judged anew
    QList<Judgement> m_nextJudgements;
    int m_run = 0; ///< of judging; a slice of an earlier run does nothing
    bool m_judging = false;
};

} // namespace Reelwatch
