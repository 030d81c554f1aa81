// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/player/clipfault.h"
#include "gui/style/appearance.h"
#include "model/stage.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace Reelwatch {

namespace Ui {
class NoticePage;
}

/// What stands in the picture's place: a sign, a title, sentences, and ways on.
class NoticePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticePage)

public:
    explicit NoticePage(QWidget *parent = nullptr);
    ~NoticePage() override;

    void setStage(const Stage &stage);
    /// Why a video that is there cannot be shown.
    void setFault(const ClipFault &fault);
    /// While nothing is selected.
    void setEmpty(const QString &title, const QString &text);

signals:
    void actionRequested(Reelwatch::Stage::Action action);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setSign(QLatin1StringView icon, Tone tone);
    /// Plain text of any origin; cut to what a person reads.
    void setText(const QString &title, const QString &text);
    void setActions(const QList<Stage::Action> &actions);
    void drawSign();
    [[nodiscard]] int roomForWords() const;
    void arrange();
    void fitText();

    std::unique_ptr<Ui::NoticePage> m_ui;
    QList<Stage::Action> m_actions;
    QList<QPushButton *> m_buttons; ///< one for each action
    QLatin1StringView m_icon;
    Tone m_tone = Tone::Quiet;
};

} // namespace Reelwatch
