// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Reelwatch {

/// One sentence inserted under the toolbar, with a button or two and a way to close it.
class MessageBar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageBar)

public:
    explicit MessageBar(QWidget *parent = nullptr);
    ~MessageBar() override;

    enum class Mood {
        Trouble, ///< something the user should know or mend
        News ///< something went as it was wished
    };
    Q_ENUM(Mood)

    void setMood(Mood mood);
    /// Plain text; it is the bar's accessible name too.
    void setSentence(const QString &sentence);
    [[nodiscard]] QString sentence() const;
    /// Replaces the buttons; each tells its place in the list through actionRequested().
    void setActions(const QStringList &texts);

signals:
    void actionRequested(int action);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintIcon();

    Mood m_mood = Mood::Trouble;
    QLabel *m_icon;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace Reelwatch
