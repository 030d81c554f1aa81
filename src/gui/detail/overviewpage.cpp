// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/detail/overviewpage.h"

#include "ui_overviewpage.h"

#include "domain/plaintext.h"
#include "gui/detail/namedrows.h"
#include "gui/style/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QScrollBar>
#include <QToolButton>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr qsizetype SummaryUnits = 600;

/// "17 April 2026 09:33, 4 min ago".
QString moment(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid())
        return {};
    return u"%1, %2"_s.arg(Wording::moment(then), Wording::ago(then, now));
}

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll({});
    return parts.join(separator);
}

/// "8 s ago · next check in 14 s"; what the status says already is not said twice, and a question
/// that came back before it was sent was none.
QString checked(const Task &task, const AccountState &state, const QDateTime &now)
{
    const bool unasked = state.kind == AccountState::Kind::KeyMissing
        && !task.watch.lastAnswered.isValid() && task.watch.failures == 0;
    const QString watch = Wording::watch(task, state, now, Wording::Grain::Fine);
    return joined(
        {unasked ? QString() : Wording::ago(task.watch.lastAsked, now, Wording::Grain::Fine),
         watch == Wording::status(task, state) ? QString() : watch},
        u" · "_s);
}

QString video(const TaskReport &report)
{
    const QString seed = plain(report.seed, 40);
    return joined({Wording::duration(report), plain(report.resolution, 40), plain(report.ratio, 40),
                   seed.isEmpty() ? seed : OverviewPage::tr("seed %1").arg(seed)},
                  u" · "_s);
}

QString linkLife(const Task &task, const QDateTime &now)
{
    const QDateTime &expires = task.report.linkExpires;
    if (task.report.link.isEmpty() || !expires.isValid())
        return {};
    Task unfetched = task;
    unfetched.keeping = {}; // what is kept has no expiry in words
    const QString left = Wording::expiry(unfetched, now);
    return expires > now ? OverviewPage::tr("expires in %1").arg(left) : left;
}

QString fetching(const Keeping &keeping)
{
    switch (keeping.state) {
    case Keeping::State::None:
        return {};
    case Keeping::State::Queued:
        return OverviewPage::tr("waiting to be fetched");
    case Keeping::State::Fetching:
        return OverviewPage::tr("fetching, %1")
            .arg(Wording::progress(keeping.received, keeping.size));
    case Keeping::State::Kept:
        return OverviewPage::tr("kept (%1)")
            .arg(Wording::size(keeping.size >= 0 ? keeping.size : keeping.received));
    case Keeping::State::Retrying:
    case Keeping::State::Refused:
    case Keeping::State::LinkExpired:
    case Keeping::State::Missing:
    case Keeping::State::Changed:
        break;
    }
    return keeping.problem;
}

QString link(const Task &task, const QDateTime &now)
{
    if (task.report.status == TaskReport::Status::Completed && task.report.link.isEmpty()
        && task.keeping.state == Keeping::State::None)
        return OverviewPage::tr("no link yet");
    const bool isTrouble = !task.keeping.problem.isEmpty();
    return joined({linkLife(task, now), fetching(task.keeping)}, isTrouble ? u" · "_s : u", "_s);
}

} // namespace

OverviewPage::OverviewPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::OverviewPage>())
{
    m_ui->setupUi(this);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_ui->status->setFont(strong);
    m_ui->copyId->setIcon(Icons::named("copy"_L1));
    m_ui->showInFolder->setIcon(Icons::named("folder"_L1));
    // No taller than the text they stand beside.
    for (QToolButton *button : {m_ui->copyId, m_ui->showInFolder})
        button->setFixedHeight(fontMetrics().height());
    connect(m_ui->copyId, &QAbstractButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_id); });
    connect(m_ui->showInFolder, &QAbstractButton::clicked, this,
            [this] { emit showInFolderRequested(m_number); });
    colour();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::setTask(const Task &task, const Account *account, const AccountState &state,
                           const QDateTime &now)
{
    if (task.number != m_number)
        m_ui->scroll->verticalScrollBar()->setValue(0);
    m_number = task.number;
    m_ui->contents->setVisible(m_number != 0);
    m_id = task.id;
    m_tone = toneOf(Wording::sign(task, state, now));
    show(m_ui->status, Wording::status(task, state));
    show(m_ui->checked, checked(task, state, now));
    show(m_ui->idRow, m_ui->id, task.id);
    show(m_ui->label, task.label);
    showService(task.report, now);
    showKey(task, account);
    const auto elapsed = Wording::elapsed(task, state, now);
    show(m_ui->elapsed, joined({elapsed ? Wording::span(*elapsed) : QString(), m_usual}, u" · "_s));
    showResult(task, now);
    colour();
}

void OverviewPage::showService(const TaskReport &report, const QDateTime &now)
{
    show(m_ui->prompt, plain(report.prompt, SummaryUnits));
    show(m_ui->model, report.model);
    show(m_ui->created, moment(report.created, now));
    show(m_ui->updated, moment(report.updated, now));
    show(m_ui->video, video(report));
    show(m_ui->remark, report.remark);
}

void OverviewPage::showKey(const Task &task, const Account *account)
{
    m_keyColour = account ? QColor(account->colour) : QColor();
    m_ui->keyDot->setVisible(m_keyColour.isValid());
    const QString none = task.account == 0 ? tr("No key") : tr("Deleted");
    show(m_ui->keyRow, m_ui->key, account ? account->name : none);
}

void OverviewPage::showResult(const Task &task, const QDateTime &now)
{
    show(m_ui->link, link(task, now));
    m_urgency = Wording::urgency(task, now);
    const bool isKept = task.keeping.state == Keeping::State::Kept;
    show(m_ui->fileRow, m_ui->file, isKept ? task.keeping.file.toString() : QString());
}

void OverviewPage::show(QWidget *row, ValueLabel *value, const QString &text)
{
    value->setValue(text);
    setRowVisible(*m_ui->rows, *row, !text.isEmpty());
}

void OverviewPage::show(ValueLabel *value, const QString &text)
{
    show(value, value, text);
}

void OverviewPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void OverviewPage::colour()
{
    const auto paint = [](QWidget *widget, const QColor &text) {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::WindowText, text);
        palette.setColor(QPalette::Text, text);
        widget->setPalette(palette);
    };
    paint(m_ui->status, toneColour(m_tone, palette()));
    const QColor usual = palette().color(QPalette::WindowText);
    const Tone pressing = m_urgency > 1 ? Tone::Failed : Tone::Attention;
    paint(m_ui->link, m_urgency > 0 ? toneColour(pressing, palette()) : usual);
    if (m_keyColour.isValid())
        paint(m_ui->keyDot, m_keyColour);
}

} // namespace Reelwatch
