// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/promptpage.h"

#include "ui_promptpage.h"

#include "domain/plaintext.h"
#include "gui/style/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr qsizetype PromptUnits = qsizetype(64) * 1024;

} // namespace

PromptPage::PromptPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PromptPage>())
{
    m_ui->setupUi(this);
    m_ui->copy->setIcon(Icons::named("copy"_L1));
    connect(m_ui->copy, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_prompt); });
    connect(m_ui->showAll, &QAbstractButton::clicked, this,
            [this] { emit promptFileRequested(m_number); });
}

PromptPage::~PromptPage() = default;

void PromptPage::setTask(const Task &task)
{
    const bool isSame = task.number == m_number;
    m_number = task.number;
    m_prompt = task.report.prompt;
    m_ui->text->setText(plain(m_prompt, PromptUnits, Lines::Many),
                        isSame ? LongText::Place::Kept : LongText::Place::Top);
    m_ui->text->setPlaceholderText(m_number == 0 ? QString()
                                                 : tr("The service has not sent the prompt yet."));
    m_ui->copy->setEnabled(!m_prompt.isEmpty());

    const bool isCut = m_prompt.size() > PromptUnits;
    const QLocale locale;
    m_ui->rest->setVisible(isCut);
    m_ui->showAll->setVisible(isCut);
    m_ui->rest->setText(
        tr("… %1 more characters").arg(locale.toString(m_prompt.size() - PromptUnits)));
}

} // namespace Reelwatch
