// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/parameterspage.h"

#include "ui_parameterspage.h"

#include "gui/style/icons.h"
#include "model/jsontext.h"
#include "model/jsontree.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Fields that the other tabs show; everything else of an answer is shown here.
const QList<QByteArrayView> &shownElsewhere()
{
    static const QList<QByteArrayView> names {
        "id",  "status",    "model",    "prompt",     "created_at", "updated_at",
        "url", "video_url", "duration", "resolution", "error",
    };
    return names;
}

QList<JsonTree::Section> sectionsOf(const QByteArray &answer)
{
    QList<JsonTree::Section> sections;
    const QByteArray parameters = JsonText::member(answer, "parameters");
    if (!parameters.isEmpty() && parameters != "null")
        sections += {ParametersPage::tr("Parameters"), u"parameters"_s, parameters};
    const QByteArray other =
        JsonText::without(answer, shownElsewhere() + QList<QByteArrayView> {"parameters"});
    if (JsonText::hasMembers(other))
        sections += {ParametersPage::tr("Other fields"), {}, other};
    return sections;
}

} // namespace

ParametersPage::ParametersPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ParametersPage>())
    , m_tree(new JsonTree(this))
{
    m_ui->setupUi(this);
    m_ui->tree->setModel(m_tree);
    m_ui->tree->header()->resizeSection(JsonTree::NameColumn, 150);
    m_ui->tree->installEventFilter(this);
    connect(m_tree, &JsonTree::rowsInserted, this,
            [this](const QModelIndex &above, int first, int last) {
                for (int row = first; !above.isValid() && row <= last; ++row)
                    m_ui->tree->expand(m_tree->index(row, 0));
            });
    addActions();
    showAnswer();
}

ParametersPage::~ParametersPage() = default;

void ParametersPage::addActions()
{
    const auto add = [this](const QString &text, void (ParametersPage::*copy)()) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, copy);
        m_ui->tree->addAction(action);
        return action;
    };
    QAction *value = add(tr("&Copy Value"), &ParametersPage::copyValues);
    value->setIcon(Icons::named("copy"_L1));
    add(tr("Copy &Path"), &ParametersPage::copyPath);
    add(tr("Copy &All"), &ParametersPage::copyAll);
}

void ParametersPage::setTask(const Task &task)
{
    const bool isAnother = task.number != m_number;
    if (!isAnother && task.answer == m_answer)
        return;
    m_number = task.number;
    m_answer = task.answer;
    if (isAnother)
        m_tree->setSections({});
    showAnswer();
}

void ParametersPage::showAnswer()
{
    m_tree->setSections(sectionsOf(m_answer));
    if (m_tree->rowCount() > 0)
        m_ui->pages->setCurrentWidget(m_ui->tree);
    else
        m_ui->pages->setCurrentWidget(m_ui->nothing);
}

bool ParametersPage::eventFilter(QObject *watched, QEvent *event)
{
    // Taken here because the view's own copying would take the shortened text, and claimed so that
    // a shortcut of the window does not come first.
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        copyValues();
    event->accept();
    return true;
}

void ParametersPage::copyValues()
{
    const QModelIndexList rows = m_ui->tree->selectionModel()->selectedRows();
    QStringList values;
    for (const QModelIndex &row : rows) {
        const QString value = row.data(JsonTree::TextRole).toString();
        values += rows.size() == 1
            ? value
            : u"%1: %2"_s.arg(row.data(JsonTree::PathRole).toString(), value);
    }
    if (!values.isEmpty())
        QGuiApplication::clipboard()->setText(values.join(u'\n'));
}

void ParametersPage::copyPath()
{
    QStringList paths;
    const QModelIndexList rows = m_ui->tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        paths += row.data(JsonTree::PathRole).toString();
    if (!paths.isEmpty())
        QGuiApplication::clipboard()->setText(paths.join(u'\n'));
}

void ParametersPage::copyAll()
{
    QGuiApplication::clipboard()->setText(
        JsonText::indent(JsonText::without(m_answer, shownElsewhere())));
}

} // namespace Reelwatch
