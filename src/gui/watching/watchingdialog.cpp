// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/watching/watchingdialog.h"

#include "ui_watchingdialog.h"

#include "domain/redact.h"
#include "gui/style/screenroom.h"
#include "model/watchlog.h"
#include "model/watchstandings.h"
#include "model/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimeZone>

#include <chrono>

namespace Reelwatch {

using namespace std::chrono_literals;

namespace {

/// A model's header and rows, a line each.
QString textOf(const QAbstractItemModel &rows)
{
    QString text;
    for (int column = 0; column < rows.columnCount(); ++column)
        text += rows.headerData(column, Qt::Horizontal).toString() + u'\t';
    for (int row = 0; row < rows.rowCount(); ++row) {
        text.back() = u'\n';
        for (int column = 0; column < rows.columnCount(); ++column)
            text += rows.index(row, column).data().toString() + u'\t';
    }
    text.back() = u'\n';
    return text;
}

void setWidths(QTableView &table, std::initializer_list<std::pair<int, int>> widths)
{
    for (const auto &[column, width] : widths)
        table.setColumnWidth(column, width);
}

} // namespace

WatchingDialog::WatchingDialog(QAbstractItemModel &standings, QAbstractItemModel &log,
                               const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::WatchingDialog>())
    , m_clock(clock)
{
    m_ui->setupUi(this);
    m_ui->standings->setModel(&standings);
    m_ui->log->setModel(&log);
    arrangeColumns();
    keepOnScreen(*this);
    if (standings.rowCount() > 0)
        m_ui->standings->selectRow(0);
    const auto follow = [this] {
        m_ui->limits->setEnabled(m_ui->standings->selectionModel()->hasSelection());
    };
    follow();
    connect(m_ui->standings->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            follow);
    connect(m_ui->standings, &QAbstractItemView::activated, this, &WatchingDialog::requestLimits);
    connect(m_ui->limits, &QPushButton::clicked, this, &WatchingDialog::requestLimits);
    connect(m_ui->copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(report()); });
    connect(&m_step, &QTimer::timeout, this, &WatchingDialog::refreshRequested);
}

WatchingDialog::~WatchingDialog() = default;

void WatchingDialog::arrangeColumns()
{
    for (QTableView *table : {m_ui->standings, m_ui->log}) {
        table->horizontalHeader()->setStretchLastSection(true);
        table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        table->horizontalHeader()->setHighlightSections(false);
        table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 8);
    }
    const int rows = m_ui->standings->verticalHeader()->defaultSectionSize() * 4;
    m_ui->standings->setFixedHeight(rows
                                    + m_ui->standings->horizontalHeader()->sizeHint().height());
    setWidths(*m_ui->standings,
              {{WatchStandings::KeyColumn, 110},
               {WatchStandings::StateColumn, 90},
               {WatchStandings::UnderWayColumn, 125},
               {WatchStandings::RateColumn, 170},
               {WatchStandings::WatchedColumn, 120},
               {WatchStandings::IntervalColumn, 128},
               {WatchStandings::NextColumn, 95}});
    setWidths(*m_ui->log,
              {{WatchLog::TimeColumn, 70},
               {WatchLog::KeyColumn, 90},
               {WatchLog::VideoColumn, 180},
               {WatchLog::WhyColumn, 125},
               {WatchLog::CameColumn, 180},
               {WatchLog::TookColumn, 70}});
}

QString WatchingDialog::report() const
{
    const QDateTime now = m_clock.now();
    const QString zone = QString::fromLatin1(QTimeZone(now.toLocalTime().offsetFromUtc()).id());
    const QString head =
        tr("Reelwatch %1, %2, %3")
            .arg(QCoreApplication::applicationVersion(), Wording::moment(now), zone);
    return redacted(head + u"\n\n" + textOf(*m_ui->standings->model()) + u'\n'
                    + textOf(*m_ui->log->model()));
}

void WatchingDialog::requestLimits()
{
    const QModelIndex current = m_ui->standings->currentIndex();
    if (current.isValid())
        emit limitsRequested(current.data(WatchStandings::AccountIdRole).value<AccountId>());
}

void WatchingDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    emit refreshRequested();
    followAttention();
}

void WatchingDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isVisible())
        followAttention();
}

/// Seconds count only where they are looked at.
void WatchingDialog::followAttention()
{
    m_step.start(isActiveWindow() ? 1s : 10s);
}

void WatchingDialog::hideEvent(QHideEvent *event)
{
    m_step.stop();
    QDialog::hideEvent(event);
}

} // namespace Reelwatch
