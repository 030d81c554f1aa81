// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/noticepage.h"

#include "ui_noticepage.h"

#include "domain/plaintext.h"
#include "gui/style/icons.h"

#include <QEvent>
#include <QPushButton>
#include <QtMath>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

constexpr int SignSize = 32;
constexpr qsizetype LongestText = 4000;

} // namespace

NoticePage::NoticePage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::NoticePage>())
{
    m_ui->setupUi(this);
    setFocusPolicy(Qt::StrongFocus);
    QFont font = m_ui->title->font();
    font.setWeight(QFont::DemiBold);
    m_ui->title->setFont(font);
    m_ui->text->viewport()->setAutoFillBackground(false);
    m_ui->text->document()->setDocumentMargin(0);
    QTextOption option(Qt::AlignHCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_ui->text->document()->setDefaultTextOption(option);
}

NoticePage::~NoticePage() = default;

void NoticePage::setStage(const Stage &stage)
{
    setSign(iconOf(stage.sign), toneOf(stage.sign));
    setText(stage.title, stage.text);
    setActions(stage.actions);
}

void NoticePage::setFault(const ClipFault &fault)
{
    setSign("attention"_L1, Tone::Attention);
    setText(tr("Cannot play this video"), sentence(fault));
    setActions({Stage::Action::OpenElsewhere, Stage::Action::ShowInFolder});
}

void NoticePage::setEmpty(const QString &title, const QString &text)
{
    setSign("film"_L1, Tone::Quiet);
    setText(title, text);
    setActions({});
}

void NoticePage::setSign(QLatin1StringView icon, Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    drawSign();
}

void NoticePage::setText(const QString &title, const QString &text)
{
    m_ui->title->setText(plain(title));
    m_ui->title->setVisible(!title.isEmpty());
    const QString shown = plain(text, LongestText, Lines::Many);
    if (shown == m_ui->text->toPlainText())
        return; // what a person selected stays selected
    m_ui->text->setPlainText(shown);
    m_ui->text->setVisible(!text.isEmpty());
    fitText();
}

void NoticePage::setActions(const QList<Stage::Action> &actions)
{
    if (std::exchange(m_actions, actions) == actions)
        return; // the button that has the focus stays
    qDeleteAll(std::exchange(m_buttons, {}));
    for (const Stage::Action action : actions) {
        auto *button = new QPushButton(label(action), this);
        connect(button, &QPushButton::clicked, this,
                [this, action] { emit actionRequested(action); });
        m_buttons.append(button);
        button->show();
    }
    arrange();
}

void NoticePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawSign();
    if (event->type() == QEvent::FontChange)
        fitText();
}

void NoticePage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void NoticePage::drawSign()
{
    if (!m_icon.isEmpty())
        m_ui->icon->setPixmap(
            Icons::pixmap(m_icon, toneColour(m_tone, palette()), SignSize, devicePixelRatio()));
}

int NoticePage::roomForWords() const
{
    const QMargins margins = m_ui->page->contentsMargins();
    return width() - margins.left() - margins.right();
}

/// As many buttons beside each other as fit, the others below them; without the sign where the
/// height is needed for words.
void NoticePage::arrange()
{
    const int room = roomForWords();
    qDeleteAll(m_ui->buttons->findChildren<QLayout *>());
    QHBoxLayout *row = nullptr;
    for (QPushButton *button : std::as_const(m_buttons)) {
        if (!row || row->sizeHint().width() + row->spacing() + button->sizeHint().width() > room) {
            row = new QHBoxLayout;
            row->setSpacing(m_ui->buttons->spacing());
            m_ui->buttons->addLayout(row);
            m_ui->buttons->setAlignment(row, Qt::AlignHCenter);
        }
        row->addWidget(button);
    }
    m_ui->icon->show();
    fitText();
    m_ui->page->activate(); // only then do the rows within it count
    m_ui->icon->setVisible(m_ui->page->sizeHint().height() <= height());
    m_ui->page->activate();
    // A scroll bar takes of the width.
    m_ui->text->document()->setTextWidth(m_ui->text->viewport()->width());
}

/// As high as its text where there is room; a longer one scrolls.
void NoticePage::fitText()
{
    // The field itself learns of its width later.
    m_ui->text->document()->setTextWidth(roomForWords());
    const int whole = qCeil(m_ui->text->document()->size().height());
    m_ui->text->setMaximumHeight(whole);
    m_ui->text->setMinimumHeight(std::min(whole, 2 * fontMetrics().height()));
}

} // namespace Reelwatch
