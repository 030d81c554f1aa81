// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gui/settings/preferences.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace Reelwatch {

namespace Ui {
class LibrarySettings;
}

/// Where fetched videos go and how they are named, with an example that follows each letter.
class LibrarySettings final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibrarySettings)

public:
    /// What a pattern makes of an example.
    struct Example
    {
        QString name; ///< of a file
        QString problem; ///< a whole sentence; empty when the pattern is fine
    };
    /// What it shows beside the choices.
    struct Surroundings
    {
        QString standardFolder; ///< absolute
        QString usage; ///< how much is fetched, in words
        QString standardPattern;
        QStringList fields; ///< that a pattern may hold
        std::function<Example(const QString &pattern)> example;
    };

    explicit LibrarySettings(Surroundings surroundings, QWidget *parent = nullptr);
    ~LibrarySettings() override;

    void show(const Preferences &preferences);
    /// As wide as those of the form above it.
    void setLabelWidth(int width);
    /// A pattern that is wrong is not taken over: the one before it stays.
    void takeInto(Preferences &preferences) const;

signals:
    void changed();
    void openFolderRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void chooseFolder();
    void setFolder(const QString &folder);
    void showExample();
    void paintProblem();

    std::unique_ptr<Ui::LibrarySettings> m_ui;
    Surroundings m_surroundings;
    QString m_folder; ///< chosen; empty: the standard one
    QString m_pattern; ///< the last that was fine
};

} // namespace Reelwatch
