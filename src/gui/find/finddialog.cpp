// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/find/finddialog.h"

#include "ui_finddialog.h"

#include "domain/plaintext.h"
#include "gui/find/founddelegate.h"
#include "gui/style/screenroom.h"
#include "model/foundvideos.h"

#include <QKeyEvent>
#include <QPushButton>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Phase = FindDialog::Progress::Phase;

FindDialog::FindDialog(FoundVideos &videos, const QList<Account> &accounts, AccountId chosen,
                       QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::FindDialog>())
    , m_videos(videos)
{
    m_ui->setupUi(this);
    m_add = m_ui->buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName("add"_L1);
    m_add->setAccessibleName(tr("Add"));
    m_add->setDefault(true);
    setUpTable();
    setUpActions(accounts, chosen);
    updateChosen();
    updateWords();
    m_ui->search->setFocus();
    keepOnScreen(*this);
}

FindDialog::~FindDialog() = default;

void FindDialog::setUpTable()
{
    QTableView *view = m_ui->videos;
    view->setModel(&m_videos);
    view->setItemDelegate(new FoundDelegate(view));
    view->installEventFilter(this);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 12);
    QHeaderView *header = view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(FoundVideos::PromptColumn, QHeaderView::Stretch);
    header->resizeSection(FoundVideos::StatusColumn, 150);
    header->resizeSection(FoundVideos::ModelColumn, 120);
    header->resizeSection(FoundVideos::CreatedColumn, 110);
    header->resizeSection(FoundVideos::IdColumn, 180);
    connect(view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != FoundVideos::StatusColumn) // there a click is one for the tick
            toggleSelected();
    });
}

void FindDialog::setUpActions(const QList<Account> &accounts, AccountId chosen)
{
    m_ui->bar->hide();
    for (const Account &account : accounts)
        m_ui->account->addItem(plain(account.name), account.id);
    m_ui->account->setCurrentIndex(std::max(0, m_ui->account->findData(chosen)));
    connect(m_ui->account, &QComboBox::activated, this,
            [this] { emit searchRequested(m_ui->account->currentData().value<AccountId>()); });
    connect(m_ui->search, &QPushButton::clicked, this, &FindDialog::search);
    connect(m_ui->bar, &MessageBar::closed, m_ui->bar, &QWidget::hide);
    connect(m_ui->chooseAll, &QPushButton::clicked, this, [this] { m_videos.setAllChosen(true); });
    connect(m_ui->chooseNone, &QPushButton::clicked, this,
            [this] { m_videos.setAllChosen(false); });
    connect(m_add, &QPushButton::clicked, this, &FindDialog::add);
    connect(&m_videos, &FoundVideos::chosenChanged, this, &FindDialog::updateChosen);
    connect(this, &QDialog::finished, this, &FindDialog::stopRequested);
}

void FindDialog::search()
{
    if (isUnderWay())
        emit stopRequested();
    else if (m_progress.phase == Phase::Stopped || m_progress.phase == Phase::Failed)
        emit goOnRequested();
    else
        emit searchRequested(m_ui->account->currentData().value<AccountId>());
}

void FindDialog::add()
{
    const QList<NewTask> tasks = m_videos.chosenTasks();
    accept();
    emit addRequested(tasks);
}

/// Space ticks all that is selected, not only the one cell that has the keyboard.
bool FindDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggleSelected();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

/// As the current row: what is not ticked there is ticked everywhere.
void FindDialog::toggleSelected()
{
    QList<int> rows;
    for (const QItemSelectionRange &range : m_ui->videos->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    const QModelIndex current =
        m_ui->videos->currentIndex().siblingAtColumn(FoundVideos::StatusColumn);
    const bool isTicked = current.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_videos.setChosen(rows, !isTicked);
}

bool FindDialog::isUnderWay() const
{
    return m_progress.phase == Phase::Searching || m_progress.phase == Phase::Waiting;
}

void FindDialog::setProgress(const Progress &progress)
{
    m_progress = progress;
    updateWords();
}

void FindDialog::updateChosen()
{
    const int count = m_videos.chosen();
    m_add->setText(count > 0 ? tr("Add %Ln", nullptr, count) : tr("Add"));
    m_add->setEnabled(count > 0);
    m_ui->chooseAll->setEnabled(!m_videos.isAllChosen());
    m_ui->chooseNone->setEnabled(count > 0);
    updateWords();
}

void FindDialog::updateWords()
{
    const bool isLeftOff = m_progress.phase == Phase::Stopped || m_progress.phase == Phase::Failed;
    m_ui->search->setText(isUnderWay()    ? tr("&Stop")
                              : isLeftOff ? tr("&Go on")
                                          : tr("&Search again"));
    if (m_ui->bar->sentence() != m_progress.problem) {
        m_ui->bar->setSentence(m_progress.problem);
        m_ui->bar->setVisible(!m_progress.problem.isEmpty());
    }
    const bool any = m_videos.rowCount() > 0;
    m_ui->stages->setCurrentWidget(any ? m_ui->listPage : m_ui->emptyPage);
    if (any && !std::exchange(m_hasListed, true))
        m_ui->videos->setFocus(); // its keys are what comes next
    m_ui->empty->setText(nothing());
    m_ui->summary->setText(summary());
}

/// What stands in the list's place while it is empty.
QString FindDialog::nothing() const
{
    switch (m_progress.phase) {
    case Phase::Searching:
    case Phase::Waiting:
        return tr("The service is asked for the videos of this key.");
    case Phase::Finished:
        return m_progress.seen > 0 ? tr("Every video of this key is watched already.")
                                   : tr("The service holds no videos for this key.");
    case Phase::Cut:
    case Phase::Stopped:
    case Phase::Failed:
        break;
    }
    return tr("No video was found that is not watched yet.");
}

QString FindDialog::summary() const
{
    QString words = tr("%Ln video(s) not watched yet", nullptr, m_videos.rowCount());
    if (m_videos.watched() > 0)
        words += tr(", %Ln watched already", nullptr, m_videos.watched());
    if (m_progress.unusable > 0)
        words += tr(", %Ln entries without a usable id left out", nullptr, m_progress.unusable);
    words += u'.';
    if (m_progress.phase == Phase::Searching)
        return tr("Searching… %1").arg(words);
    if (m_progress.phase == Phase::Waiting)
        return tr("The service asks to wait; the search goes on in %1. %2")
            .arg(m_progress.wait, words);
    if (m_progress.phase == Phase::Stopped)
        return tr("Stopped. %1").arg(words);
    return words;
}

} // namespace Reelwatch
