// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace Reelwatch {

struct Stage;

/// The small line under a picture: what is uncertain about the file, and its last frame to look at.
/// Hidden while there is nothing to say.
class StageNotes final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageNotes)

public:
    explicit StageNotes(QWidget *parent = nullptr);
    ~StageNotes() override;

    void setStage(const Stage &stage);
    void setLastFrameShown(bool shown);

signals:
    void lastFrameToggled(bool shown);

private:
    QLabel *m_incomplete;
    QToolButton *m_lastFrame;
};

} // namespace Reelwatch
