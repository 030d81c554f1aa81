// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/detailtabs.h"

#include "ui_detailtabs.h"

#include "gui/detail/errorpage.h"
#include "gui/detail/jsonpage.h"
#include "gui/detail/overviewpage.h"
#include "gui/detail/parameterspage.h"
#include "gui/detail/promptpage.h"

#include <QScopedValueRollback>
#include <QTabBar>
#include <QVBoxLayout>

namespace Reelwatch {

namespace {

template<typename Page>
Page *madeIn(QWidget *tab)
{
    auto *page = new Page(tab);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins({});
    layout->addWidget(page);
    page->setVisible(true); // the tab may be in sight already
    return page;
}

/// What was made last would stand last in the window's order of the Tab key.
QWidget *chainBehind(QWidget *before, const QWidget &page)
{
    const QList<QWidget *> widgets = page.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        QWidget::setTabOrder(before, widget);
        before = widget;
    }
    return before;
}

} // namespace

struct DetailTabs::Pages
{
    OverviewPage *overview;
    PromptPage *prompt;
    ParametersPage *parameters;
    ErrorPage *error;
    JsonPage *json;
};

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
    setEnabled(false);
}

DetailTabs::~DetailTabs() = default;

void DetailTabs::makePages()
{
    m_pages = std::make_unique<Pages>(Pages {.overview = madeIn<OverviewPage>(m_ui->overview),
                                             .prompt = madeIn<PromptPage>(m_ui->prompt),
                                             .parameters = madeIn<ParametersPage>(m_ui->parameters),
                                             .error = madeIn<ErrorPage>(m_ui->error),
                                             .json = madeIn<JsonPage>(m_ui->json)});
    QWidget *last = tabBar();
    for (const QWidget *page :
         {static_cast<QWidget *>(m_pages->overview), static_cast<QWidget *>(m_pages->prompt),
          static_cast<QWidget *>(m_pages->parameters), static_cast<QWidget *>(m_pages->error),
          static_cast<QWidget *>(m_pages->json)})
        last = chainBehind(last, *page);
    m_pages->overview->setUsualTime(m_usual);
    connect(m_pages->overview, &OverviewPage::showInFolderRequested, this,
            &DetailTabs::showInFolderRequested);
    connect(m_pages->prompt, &PromptPage::promptFileRequested, this,
            &DetailTabs::promptFileRequested);
    connect(m_pages->error, &ErrorPage::supportReportRequested, this,
            &DetailTabs::supportReportRequested);
    connect(m_pages->json, &JsonPage::saveAnswerRequested, this, &DetailTabs::saveAnswerRequested);
}

void DetailTabs::setTask(const Task &task, const Account *account, const AccountState &state)
{
    m_task = task;
    m_account = account ? std::optional(*account) : std::nullopt;
    m_state = state;
    if (!m_pages)
        makePages();
    setEnabled(true);
    chooseTab();
    showCurrent();
}

void DetailTabs::setUsualTime(const QString &usual)
{
    m_usual = usual;
    if (m_pages)
        m_pages->overview->setUsualTime(usual);
}

void DetailTabs::clear()
{
    if (!m_pages)
        return;
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
    if (!m_pages)
        return;
    const QWidget *tab = currentWidget();
    if (tab == m_ui->overview)
        m_pages->overview->setTask(m_task, m_account ? &*m_account : nullptr, m_state, m_now);
    else if (tab == m_ui->prompt)
        m_pages->prompt->setTask(m_task);
    else if (tab == m_ui->parameters)
        m_pages->parameters->setTask(m_task);
    else if (tab == m_ui->error)
        m_pages->error->setTask(m_task, m_state);
    else
        m_pages->json->setTask(m_task);
}

} // namespace Reelwatch
