// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/add/adddialog.h"

#include "ui_adddialog.h"

#include "domain/plaintext.h"
#include "gui/add/verdictdelegate.h"
#include "gui/style/appearance.h"
#include "gui/style/icons.h"
#include "gui/style/screenroom.h"
#include "model/intakepreview.h"

#include <QPushButton>
#include <QShortcut>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Verdict = IntakePreview::Verdict;

namespace {

constexpr int RowHeight = 24;
constexpr int TallRow = 40; // of two lines
constexpr int RowsFitted = 500;
constexpr int RowsShown = 10;
constexpr int NarrowColumn = 56;

constexpr int KeyWidth = 96;

/// The host for people to check: in punycode, with the port where it has one (U09).
QString hostName(const QUrl &base)
{
    const QString host = base.host(QUrl::FullyEncoded);
    return plain(base.port() < 0 ? host : host + u':' + QString::number(base.port()));
}

/// True from the word's first character to behind its last.
bool isInWord(const QString &text, qsizetype begin, qsizetype position)
{
    qsizetype end = begin;
    while (end < text.size() && !text.at(end).isSpace())
        ++end;
    return position >= begin && position <= end;
}

} // namespace

AddDialog::AddDialog(IntakePreview &preview, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AddDialog>())
    , m_preview(preview)
{
    m_ui->setupUi(this);
    m_add = m_ui->buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName("add"_L1);
    m_add->setAccessibleName(tr("Add"));
    setUpPreview();
    setUpBars();
    setUpActions();
    listAccounts();
    readText();
    m_ui->ids->setFocus();
    keepOnScreen(*this);
}

AddDialog::~AddDialog() = default;

void AddDialog::setUpPreview()
{
    QTableView *view = m_ui->preview;
    view->setModel(&m_preview);
    view->setItemDelegate(new VerdictDelegate(view));
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(RowHeight);
    QHeaderView *header = view->horizontalHeader();
    header->setSectionResizeMode(IntakePreview::IdColumn, QHeaderView::Interactive);
    header->setSectionResizeMode(IntakePreview::KeyColumn, QHeaderView::Interactive);
    header->setSectionResizeMode(IntakePreview::VerdictColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(IntakePreview::LineColumn, QHeaderView::Fixed);

    header->resizeSection(IntakePreview::KeyColumn, KeyWidth);
    header->resizeSection(IntakePreview::LineColumn, NarrowColumn);
    m_ui->hint->setForegroundRole(QPalette::PlaceholderText);
    m_ui->parts->setStretchFactor(0, 2);
    m_ui->parts->setStretchFactor(1, 3);
    m_ui->parts->setSizes({2 * RowHeight * RowsShown / 3, RowHeight * RowsShown});
    connect(&m_preview, &IntakePreview::judged, this, &AddDialog::showJudged);
    connect(&m_preview, &IntakePreview::keysChanged, this, &AddDialog::showKeyBar);
    connect(&m_preview, &IntakePreview::accountsChanged, this, &AddDialog::listAccounts);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                if (row.isValid() && m_ui->preview->hasFocus())
                    m_ui->ids->showLine(row.data(IntakePreview::LineRole).toInt());
            });
}

void AddDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_ui->preview->horizontalHeader()->resizeSection(IntakePreview::IdColumn, width() / 4);
}

void AddDialog::setUpBars()
{
    m_ui->keyBar->setActions({tr("Save as key…")});
    m_ui->keyBar->setSentence(
        tr("The text contains an API key. It is not shown or stored unless you save it as a key."));
    m_ui->baseBar->setActions({tr("New key…")});
    m_ui->textBar->hide();
    connect(m_ui->keyBar, &MessageBar::actionRequested, this, [this] {
        m_keysBefore = m_preview.accounts().size();
        emit saveKeyRequested(m_preview.foundKey(), m_preview.linkBase());
    });
    connect(m_ui->keyBar, &MessageBar::closed, &m_preview, &IntakePreview::forgetKeys);
    connect(m_ui->baseBar, &MessageBar::actionRequested, this,
            [this] { emit newKeyRequested(m_preview.unknownBase()); });
    connect(m_ui->baseBar, &MessageBar::closed, this, [this] {
        m_dismissedBase = m_preview.unknownBase();
        showBaseBar();
    });
    connect(m_ui->textBar, &MessageBar::actionRequested, this, [this] { setUnseen({}); });
    connect(m_ui->textBar, &MessageBar::closed, m_ui->textBar, &QWidget::hide);
}

void AddDialog::setUpActions()
{
    connect(m_ui->ids, &QPlainTextEdit::textChanged, this, &AddDialog::readText);
    connect(m_ui->ids, &QPlainTextEdit::cursorPositionChanged, this, &AddDialog::maskTypedKey);
    connect(m_ui->ids, &IdEdit::textOffered, this, &AddDialog::offer);
    connect(m_ui->ids, &IdEdit::filesDropped, this, &AddDialog::filesDropped);
    connect(m_ui->openFile, &QPushButton::clicked, this, &AddDialog::openFileRequested);
    connect(m_ui->account, &QComboBox::activated, this, &AddDialog::chooseAccount);
    connect(m_add, &QPushButton::clicked, this, &AddDialog::add);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, m_add, &QPushButton::click);
    }
}

void AddDialog::listAccounts()
{
    // The key that the text holds was saved.
    if (m_keysBefore && m_preview.accounts().size() > *m_keysBefore) {
        m_keysBefore.reset();
        m_preview.forgetKeys();
    }
    m_ui->account->clear();
    for (const Account &account : m_preview.accounts())
        m_ui->account->addItem(plain(account.name), account.id);
    m_ui->account->addItem(tr("No key yet"), AccountId {0});
    m_ui->account->setCurrentIndex(m_ui->account->findData(m_preview.account()));
}

void AddDialog::chooseAccount(int row)
{
    m_preview.setAccount(m_ui->account->itemData(row).value<AccountId>());
}

void AddDialog::offer(const QString &text)
{
    if (!m_ui->ids->hasRoomFor(text)) {
        setUnseen(m_unseen.isEmpty() ? text : m_unseen + u'\n' + text);
        return;
    }
    m_ui->ids->insertPlainText(m_preview.hideKeys(text));
    m_ui->ids->ensureCursorVisible();
}

void AddDialog::setUnseen(const QString &text)
{
    m_unseen = text;
    m_ui->textBar->setVisible(!text.isEmpty());
    m_ui->textBar->setActions({tr("Leave it out")});
    m_ui->textBar->setSentence(tr("A text of %1 is read too. It is too long to be shown here.")
                                   .arg(locale().formattedDataSize(text.size())));
    readText();
}

void AddDialog::showProblem(const QString &sentence)
{
    m_ui->textBar->setActions({});
    m_ui->textBar->setSentence(plain(sentence));
    m_ui->textBar->show();
}

void AddDialog::readText()
{
    const QString shown = m_ui->ids->toPlainText();
    const QStringView unseen = IntakePreview::startOf(m_unseen);
    m_preview.setText(unseen.isEmpty() ? shown : QString(shown + u'\n' + unseen));
    if (!m_preview.isReady()) {
        m_add->setEnabled(false);
        m_ui->summary->setText(tr("Reading the text…"));
    }
}

void AddDialog::showJudged()
{
    const int count = m_preview.count(Verdict::New);

    m_add->setText(count > 0 ? tr("Add %Ln", nullptr, count) : tr("Add"));
    m_add->setEnabled(m_preview.isReady() && count > 0);
    const QString summary = m_preview.summary();
    m_ui->summary->setText(summary.isEmpty() ? tr("Nothing to add yet.") : summary);
    m_ui->stages->setCurrentWidget(m_preview.rowCount() > 0 ? m_ui->previewPage : m_ui->hintPage);
    fitRows();
    showBaseBar();
    showKeyBar();
    maskTypedKey();
}

/// A refusal is read whole, on two lines; far down in a long text its tool tip does.
void AddDialog::fitRows()
{
    const int last = std::min(m_preview.rowCount(), RowsFitted);
    for (int row = 0; row < last; ++row) {
        const auto verdict =
            m_preview.index(row, 0).data(IntakePreview::VerdictRole).value<Verdict>();
        const int height = verdict == Verdict::Refused ? TallRow : RowHeight;
        if (m_ui->preview->rowHeight(row) != height)
            m_ui->preview->setRowHeight(row, height);
    }
}

void AddDialog::showKeyBar()
{
    m_ui->keyBar->setVisible(m_preview.hasFoundKey());
    showBaseBar();
}

void AddDialog::showBaseBar()
{
    const QUrl base = m_preview.unknownBase();
    // A key in the text is for the link in the text: one bar asks for both.
    const bool isAsked = m_preview.hasFoundKey() || base == m_dismissedBase;
    m_ui->baseBar->setVisible(!base.isEmpty() && !isAsked);
    m_ui->baseBar->setSentence(tr("There is no key for %1 yet.").arg(hostName(base)));
}

/// A key that is typed rather than pasted is masked once the cursor has left it.
void AddDialog::maskTypedKey()
{
    const QString key = QString::fromUtf8(m_preview.foundKey());
    const QString shown = m_ui->ids->toPlainText();
    const qsizetype at = key.isEmpty() ? -1 : shown.indexOf(key);
    if (at >= 0 && !isInWord(shown, at, m_ui->ids->textCursor().position()))
        m_ui->ids->replaceText(m_preview.hideKeys(shown));
}

void AddDialog::add()
{
    if (!m_preview.isReady() || m_preview.count(Verdict::New) == 0)
        return;
    emit addRequested(m_preview.newTasks());
    accept();
}

} // namespace Reelwatch
