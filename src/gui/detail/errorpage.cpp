// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/errorpage.h"

#include "ui_errorpage.h"

#include "domain/plaintext.h"
#include "domain/redact.h"
#include "gui/detail/namedrows.h"
#include "gui/style/icons.h"
#include "model/wording.h"

#include <QClipboard>
#include <QGuiApplication>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype MessageUnits = qsizetype(64) * 1024;
constexpr qsizetype CodeUnits = 500;

} // namespace

ErrorPage::ErrorPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ErrorPage>())
{
    m_ui->setupUi(this);
    m_ui->message->viewport()->setAutoFillBackground(false); // it stands among the values
    m_ui->copy->setIcon(Icons::named("copy"_L1));
    connect(m_ui->copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(Wording::problems(m_task, m_state)); });
    connect(m_ui->supportReport, &QAbstractButton::clicked, this,
            [this] { emit supportReportRequested(m_task.number); });
}

ErrorPage::~ErrorPage() = default;

bool ErrorPage::concerns(const Task &task, const AccountState &state)
{
    return task.report.failure != Failure() || !task.keeping.problem.isEmpty()
        || !Wording::checkProblem(task, state).isEmpty();
}

void ErrorPage::setTask(const Task &task, const AccountState &state)
{
    const bool isSame = task.number == m_task.number;
    m_task = task;
    m_state = state;
    const auto show = [this](ValueLabel *value, const QString &text) {
        value->setValue(redacted(text));
        setRowVisible(*m_ui->rows, *value, !text.isEmpty());
    };
    const Failure &failure = task.report.failure;
    show(m_ui->advice, Wording::advice(failure.kind));
    show(m_ui->kind, Wording::failureClass(failure.kind));
    show(m_ui->code, plain(failure.code, CodeUnits));
    show(m_ui->lastCheck, Wording::checkProblem(task, state));
    show(m_ui->fetching, task.keeping.problem);
    m_ui->message->setText(redacted(plain(failure.message, MessageUnits, Lines::Many)),
                           isSame ? LongText::Place::Kept : LongText::Place::Top);
    m_ui->message->setVisible(!failure.message.isEmpty());
}

} // namespace Reelwatch
