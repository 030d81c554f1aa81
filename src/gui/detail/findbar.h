// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include <memory>

namespace Reelwatch {

namespace Ui {
class FindBar;
}

class LongText;

/// Finds words in a text: a field, the next and the previous place, and how many there are.
class FindBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBar)

public:
    explicit FindBar(QWidget *parent = nullptr);
    ~FindBar() override;

    void setTarget(LongText *target);

public slots:
    void findNext();
    void findPrevious();
    /// Puts the cursor into the field.
    void begin();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handled(int key, Qt::KeyboardModifiers modifiers);
    void start();
    void look();
    void go(qsizetype place);
    void tell();

    std::unique_ptr<Ui::FindBar> m_ui;
    LongText *m_target = nullptr;
    QList<qsizetype> m_places;
    qsizetype m_current = -1; // of m_places
};

} // namespace Reelwatch
