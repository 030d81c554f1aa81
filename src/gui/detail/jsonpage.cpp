// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/jsonpage.h"

#include "ui_jsonpage.h"

#include "domain/whenfinished.h"
#include "domain/workers.h"
#include "gui/style/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QShortcut>
#include <QSignalBlocker>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// A longer answer is laid out by another thread.
constexpr qsizetype QuickBytes = qsizetype(64) * 1024;

} // namespace

JsonPage::JsonPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::JsonPage>())
{
    m_ui->setupUi(this);
    m_ui->copy->setIcon(Icons::named("copy"_L1));
    m_ui->find->setTarget(m_ui->text);
    m_ui->rest->hide();
    connect(&m_layOut, &QFutureWatcherBase::finished, this, [this] {
        if (!m_layOut.isCanceled())
            show(m_layOut.result());
    });
    connect(m_ui->showSignatures, &QAbstractButton::toggled, this, &JsonPage::layOut);
    connect(m_ui->copy, &QAbstractButton::clicked, this, &JsonPage::copy);
    connect(m_ui->save, &QAbstractButton::clicked, this,
            [this] { emit saveAnswerRequested(m_number, signatures()); });
    addShortcuts();
}

JsonPage::~JsonPage() = default;

void JsonPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, void (FindBar::*act)()) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_ui->find, act);
    };
    add(Qt::Key_Slash, &FindBar::begin);
    add(Qt::Key_F3, &FindBar::findNext);
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), &FindBar::findPrevious);
}

void JsonPage::setTask(const Task &task)
{
    const bool isAnother = task.number != m_number;
    if (!isAnother && task.answer == m_answer)
        return;
    m_number = task.number;
    m_answer = task.answer;
    if (isAnother) {
        const QSignalBlocker blocker(m_ui->showSignatures);
        m_ui->showSignatures->setChecked(false);
    }
    const bool isEmpty = m_answer.isEmpty();
    m_ui->copy->setEnabled(!isEmpty);
    m_ui->save->setEnabled(!isEmpty);
    layOut();
}

void JsonPage::layOut()
{
    if (m_answer.size() <= QuickBytes) {
        m_layOut.setFuture({}); // what is still on its way is for another text
        show(JsonText::excerpt(m_answer, signatures()));
        return;
    }
    if (m_shown != m_number)
        show({});
    m_layOut.setFuture(Workers::run(
        [answer = m_answer, shown = signatures()] { return JsonText::excerpt(answer, shown); }));
}

/// To find this font takes longer than to make the rest of the page: not before it is looked at.
void JsonPage::showEvent(QShowEvent *)
{
    m_ui->text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void JsonPage::show(const JsonText::Excerpt &excerpt)
{
    const bool isSame = m_shown == m_number;
    m_shown = m_number;
    m_ui->text->setText(excerpt.text, isSame ? LongText::Place::Kept : LongText::Place::Top);
    m_ui->rest->setVisible(excerpt.more > 0);
    m_ui->rest->setText(tr("… %1 more characters").arg(QLocale().toString(excerpt.more)));
    m_ui->save->setText(excerpt.more > 0 ? tr("Save whole answer…") : tr("Save…"));
}

void JsonPage::copy()
{
    const auto text = Workers::run(
        [answer = m_answer, shown = signatures()] { return JsonText::indent(answer, shown); });
    whenFinished(text, this,
                 [](const QString &laidOut) { QGuiApplication::clipboard()->setText(laidOut); });
}

JsonText::Signatures JsonPage::signatures() const
{
    return m_ui->showSignatures->isChecked() ? JsonText::Signatures::Shown
                                             : JsonText::Signatures::Hidden;
}

} // namespace Reelwatch
