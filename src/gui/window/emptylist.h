// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Reelwatch {

/// What stands in the list's place when it has no rows: what is missing and how to go on.
class EmptyList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyList)

public:
    enum class Reason { NoKey, NoVideos, NoMatch };
    Q_ENUM(Reason)

    explicit EmptyList(QWidget *parent = nullptr);
    ~EmptyList() override;

    /// `search` and `group`: what nothing matches, for NoMatch.
    void show(Reason reason, const QString &search = {}, const QString &group = {});

signals:
    void addKeyRequested();
    void pasteRequested();
    void openFileRequested();
    void findVideosRequested();
    void clearFilterRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_addKey;
    QPushButton *m_paste;
    QPushButton *m_openFile;
    QPushButton *m_find;
    QPushButton *m_clear;
    Reason m_reason = Reason::NoKey;
};

} // namespace Reelwatch
