// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/errorpage.h"

#include "ui_errorpage.h"

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "gui/style/icons.h"
#include "model/wording.h"

#include <QClipboard>
#include <QGuiApplication>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype MessageUnits = qsizetype(64) * 1024;
constexpr qsizetype CodeUnits = 500;

/// What the key says, where it keeps the task from being checked.
QString keyProblem(const Task &task, const AccountState &state)
{
    const bool hinders = isBlocked(state.kind) || state.kind == AccountState::Kind::Unreachable;
    if (isFinal(task.report.status) || !hinders)
        return {};
    return state.message.isEmpty() ? Wording::standing(state.kind) : state.message;
}

QString checkProblem(const Task &task, const AccountState &state)
{
    QStringList problems {task.watch.reason, keyProblem(task, state)};
    problems.removeAll({});
    problems.removeDuplicates();
    return problems.join(u'\n');
}

} // namespace

ErrorPage::ErrorPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ErrorPage>())
{
    m_ui->setupUi(this);
    m_ui->message->viewport()->setAutoFillBackground(false); // it stands among the values
    m_ui->copy->setIcon(Icons::named("copy"_L1));
    connect(m_ui->copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(m_ui->supportReport, &QAbstractButton::clicked, this,
            [this] { emit supportReportRequested(m_task.number); });
}

ErrorPage::~ErrorPage() = default;

bool ErrorPage::concerns(const Task &task, const AccountState &state)
{
    return task.report.failure != Failure() || !task.keeping.problem.isEmpty()
        || !checkProblem(task, state).isEmpty();
}

void ErrorPage::setTask(const Task &task, const AccountState &state)
{
    const bool isSame = task.number == m_task.number;
    m_task = task;
    m_state = state;
    const auto show = [this](ValueLabel *value, const QString &text) {
        value->setValue(redacted(text));
        m_ui->form->setRowVisible(value, !text.isEmpty());
    };
    const Failure &failure = task.report.failure;
    show(m_ui->advice, Wording::advice(failure.kind));
    show(m_ui->kind, Wording::failureClass(failure.kind));
    show(m_ui->code, plain(failure.code, CodeUnits));
    show(m_ui->lastCheck, checkProblem(task, state));
    show(m_ui->fetching, task.keeping.problem);
    m_ui->message->setText(redacted(plain(failure.message, MessageUnits, Lines::Many)),
                           isSame ? LongText::Place::Kept : LongText::Place::Top);
    m_ui->message->setVisible(!failure.message.isEmpty());
}

QString ErrorPage::asText() const
{
    const Failure &failure = m_task.report.failure;
    QStringList lines {Wording::failureClass(failure.kind), failure.code, failure.message,
                       checkProblem(m_task, m_state), m_task.keeping.problem};
    lines.removeAll({});
    return redacted(lines.join(u'\n'));
}

} // namespace Reelwatch
