// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/intakepreview.h"

#include "domain/workers.h"
#include "intake/keys.h"
#include "intake/limits.h"
#include "model/intakewords.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QSet>

#include <algorithm>

namespace Reelwatch {

namespace {

constexpr qsizetype ShortText = 4096; // characters that are recognised at once
constexpr qsizetype SliceSize = 2000; // entries that are judged at once

Intake::Result recognised(const QString &text)
{
    return Intake::recognise(text);
}

} // namespace

IntakePreview::IntakePreview(const TaskStore &tasks, const AccountStore &accounts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_judge(tasks, accounts)
{
    watchStores();
    connect(&m_recognition, &QFutureWatcherBase::finished, this, &IntakePreview::finishRecognition);
}

IntakePreview::~IntakePreview() = default;

void IntakePreview::watchStores()
{
    connect(&m_tasks, &TaskStore::inserted, this, &IntakePreview::judgeAnew);
    connect(&m_tasks, &TaskStore::removed, this, &IntakePreview::judgeAnew);
    connect(&m_tasks, &TaskStore::changed, this, [this](int, Task::Fields fields) {
        if (fields.testFlag(Task::Field::Owner))
            judgeAnew();
    });
    const auto renew = [this] {
        m_judge.renew();
        emit accountsChanged();
        judgeAnew();
    };
    connect(&m_accounts, &AccountStore::inserted, this, renew);
    connect(&m_accounts, &AccountStore::removed, this, renew);
    connect(&m_accounts, &AccountStore::changed, this, renew);
}

const QList<Account> &IntakePreview::accounts() const
{
    return m_accounts.all();
}

void IntakePreview::suggestAccount(AccountId account)
{
    m_judge.suggest(account);
    judgeAnew();
}

void IntakePreview::setAccount(AccountId account)
{
    m_judge.choose(account);
    judgeAnew();
}

void IntakePreview::setText(const QString &text)
{
    m_waiting.reset();
    m_outdated = m_recognising;
    if (text.size() <= ShortText)
        take(recognised(text));
    else if (m_outdated)
        m_waiting = text;
    else
        startRecognition(text);
}

QStringView IntakePreview::startOf(const QString &text)
{
    return QStringView(text).left(Intake::TextLimit + 1);
}

void IntakePreview::startRecognition(const QString &text)
{
    m_recognising = true;
    m_outdated = false;
    m_recognition.setFuture(Workers::run(recognised, text));
}

void IntakePreview::finishRecognition()
{
    m_recognising = false;
    if (m_waiting) {
        const QString text = *m_waiting;
        m_waiting.reset();
        startRecognition(text);
    } else if (!m_outdated) {
        take(m_recognition.result());
    }
}

bool IntakePreview::isReady() const
{
    return !m_judging && !m_waiting && (m_outdated || !m_recognising);
}

void IntakePreview::take(Intake::Result result)
{
    m_nextResult = std::move(result);
    judgeAnew();
}

void IntakePreview::judgeAnew()
{
    ++m_run;
    m_judging = true;
    m_nextJudgements.clear();
    m_judge.begin((m_nextResult ? m_nextResult->entries : m_result.entries).size());
    judgeSlice();
}

void IntakePreview::judgeSlice()
{
    const QList<Intake::Entry> &entries = m_nextResult ? m_nextResult->entries : m_result.entries;
    const qsizetype begin = m_nextJudgements.size();
    const qsizetype end = std::min(entries.size(), begin + SliceSize);
    for (qsizetype row = begin; row < end; ++row)
        m_nextJudgements.append(m_judge.judge(entries.at(row)));
    const bool isFirst = begin == 0; // what is told of many slices has a turn of its own
    if (end == entries.size() && (isFirst || begin == end)) {
        publish();
        return;
    }
    const auto goOn = [this, run = m_run] {
        if (run == m_run)
            judgeSlice();
    };
    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
}

void IntakePreview::publish()
{
    const bool anew = m_nextResult.has_value();
    if (anew)
        beginResetModel();
    const bool sameKeys = !anew || m_result.keys == m_nextResult->keys;
    if (anew)
        m_result = *std::exchange(m_nextResult, std::nullopt);
    m_judgements = std::exchange(m_nextJudgements, {});
    m_unknownBase = m_judge.unknownBase();
    m_judging = false;
    m_counts.fill(0);
    for (const Judgement &judgement : std::as_const(m_judgements))
        ++m_counts.at(static_cast<size_t>(judgement.verdict));
    if (anew)
        endResetModel();
    else if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (!sameKeys)
        emit keysChanged();
    emit judged();
}

int IntakePreview::count(Verdict verdict) const
{
    return m_counts.at(static_cast<size_t>(verdict));
}

QString IntakePreview::summary() const
{
    return IntakeWords::summary(m_counts, m_result.problem);
}

bool IntakePreview::isAllNew() const
{
    return m_result.problem == Intake::Reason::None && count(Verdict::New) == rowCount();
}

QList<NewTask> IntakePreview::newTasks() const
{
    QList<NewTask> tasks;
    tasks.reserve(count(Verdict::New));
    for (qsizetype row = 0; row < m_judgements.size(); ++row) {
        const Judgement &judgement = m_judgements.at(row);
        if (judgement.verdict == Verdict::New)
            tasks.append({.account = judgement.account,
                          .id = m_result.entries.at(row).id,
                          .label = m_result.entries.at(row).label});
    }
    return tasks;
}

QString IntakePreview::hideKeys(const QString &text)
{
    const Intake::WithoutKeys cut = Intake::cutKeys(text);
    const qsizetype before = m_hiddenKeys.size();
    for (const QByteArray &key : cut.keys) {
        if (!m_hiddenKeys.contains(key))
            m_hiddenKeys.append(key);
    }
    if (m_hiddenKeys.size() > before)
        emit keysChanged();
    return cut.text;
}

QByteArray IntakePreview::foundKey() const
{
    return m_hiddenKeys.isEmpty() ? m_result.keys.value(0) : m_hiddenKeys.first();
}

void IntakePreview::forgetKeys()
{
    m_hiddenKeys.clear();
    m_result.keys.clear();
    emit keysChanged();
}

QUrl IntakePreview::linkBase() const
{
    QSet<QUrl> bases;
    for (const Intake::Entry &entry : m_result.entries) {
        if (!entry.base.isEmpty())
            bases.insert(entry.base);
    }
    return bases.size() == 1 ? *bases.cbegin() : QUrl();
}

int IntakePreview::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_judgements.size());
}

int IntakePreview::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IntakePreview::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Intake::Entry &entry = m_result.entries.at(index.row());
    const Judgement &judgement = m_judgements.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole: // never the excerpt: a tool tip takes markup for markup
        return index.column() == VerdictColumn ? IntakeWords::verdict(entry, judgement)
                                               : entry.id.toString();
    case Qt::AccessibleTextRole:
        return index.column() == IdColumn ? IntakeWords::spoken(entry, judgement, m_accounts)
                                          : text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return index.column() == LineColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                            : QVariant();
    case VerdictRole:
        return QVariant::fromValue(judgement.verdict);
    case IdRole:
        return entry.id.toString();
    case AccountRole:
        return judgement.account;
    case BaseRole:
        return entry.base;
    case LineRole:
        return entry.line;
    case ReasonRole:
        return Intake::sentence(entry.reason);
    default:
        return {};
    }
}

QVariant IntakePreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return {(section == LineColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn:
        return tr("ID");
    case KeyColumn:
        return tr("Key");
    case VerdictColumn:
        return tr("Result");
    case LineColumn:
        return tr("Line");
    default:
        return {};
    }
}

QString IntakePreview::text(int row, int column) const
{
    const Intake::Entry &entry = m_result.entries.at(row);
    switch (column) {
    case IdColumn:
        return IntakeWords::id(entry);
    case KeyColumn:
        return IntakeWords::key(m_judgements.at(row), m_accounts);
    case VerdictColumn:
        return IntakeWords::verdict(entry, m_judgements.at(row));
    case LineColumn:
        return QString::number(entry.line);
    default:
        return {};
    }
}

} // namespace Reelwatch
