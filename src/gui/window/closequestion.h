// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>

class QWidget;

namespace Reelwatch {

/// Asks once what closing the window means while videos are still watched or not fetched, or
/// something is not saved.
class CloseQuestion final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseQuestion)

public:
    struct Stakes
    {
        QString unsaved; ///< why something could not be written; empty when all is
        int active = 0;
        int unfetched = 0;
        QDateTime earliestExpiry; ///< invalid: not known
        bool trayAvailable = false;
    };

    explicit CloseQuestion(QWidget *window, QObject *parent = nullptr);
    ~CloseQuestion() override;

    /// Opens the question, or brings the open one to the front. The answer comes by signal.
    void ask(const Stakes &stakes, const QDateTime &now);
    /// What is at stake, in whole sentences.
    [[nodiscard]] static QString sentence(const Stakes &stakes, const QDateTime &now);

signals:
    void trayChosen();
    void quitChosen();

private:
    QWidget *m_window;
    bool m_open = false;
};

} // namespace Reelwatch
