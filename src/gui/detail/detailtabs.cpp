// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/detailtabs.h"

#include "ui_detailtabs.h"

#include <QScopedValueRollback>

namespace Reelwatch {

DetailTabs::DetailTabs(QWidget *parent)
    : QTabWidget(parent)
    , m_ui(std::make_unique<Ui::DetailTabs>())
{
    m_ui->setupUi(this);
    m_wanted = m_ui->overview;
    connect(this, &QTabWidget::currentChanged, this, [this] {
        if (!m_isChoosing)
            m_wanted = currentWidget();
        showCurrent();
    });
    connect(m_ui->overview, &OverviewPage::showInFolderRequested, this,
            &DetailTabs::showInFolderRequested);
    connect(m_ui->prompt, &PromptPage::promptFileRequested, this, &DetailTabs::promptFileRequested);
    connect(m_ui->error, &ErrorPage::supportReportRequested, this,
            &DetailTabs::supportReportRequested);
    connect(m_ui->json, &JsonPage::saveAnswerRequested, this, &DetailTabs::saveAnswerRequested);
    clear();
}

DetailTabs::~DetailTabs() = default;

void DetailTabs::setTask(const Task &task, const Account *account, const AccountState &state)
{
    m_task = task;
    m_account = account ? std::optional(*account) : std::nullopt;
    m_state = state;
    setEnabled(true);
    chooseTab();
    showCurrent();
}

void DetailTabs::setUsualTime(const QString &usual)
{
    m_ui->overview->setUsualTime(usual);
}

void DetailTabs::clear()
{
    setTask({}, nullptr, {});
    setEnabled(false);
}

void DetailTabs::tick(const QDateTime &now)
{
    m_now = now;
    if (m_task.number != 0 && currentWidget() == m_ui->overview)
        showCurrent();
}

void DetailTabs::chooseTab()
{
    const QScopedValueRollback choosing(m_isChoosing, true);
    setTabEnabled(indexOf(m_ui->error), ErrorPage::concerns(m_task, m_state));
    setCurrentWidget(isTabEnabled(indexOf(m_wanted)) ? m_wanted : m_ui->overview);
}

/// Only the tab that can be seen is filled: walking through the list must stay quick.
void DetailTabs::showCurrent()
{
    const QWidget *page = currentWidget();
    if (page == m_ui->overview)
        m_ui->overview->setTask(m_task, m_account ? &*m_account : nullptr, m_state, m_now);
    else if (page == m_ui->prompt)
        m_ui->prompt->setTask(m_task);
    else if (page == m_ui->parameters)
        m_ui->parameters->setTask(m_task);
    else if (page == m_ui->error)
        m_ui->error->setTask(m_task, m_state);
    else
        m_ui->json->setTask(m_task);
}

} // namespace Reelwatch
