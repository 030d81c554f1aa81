// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace Reelwatch {

class Clock;
class Database;
class MainWindow;

/// *Back up library…* and *Restore library…*: files are chosen here and told about; the store
/// copies and checks them on other threads.
class LibraryDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryDesk)

public:
    /// `file` is the library's own.
    LibraryDesk(QString file, Database &database, const Clock &clock, MainWindow &window,
                QObject *parent = nullptr);
    ~LibraryDesk() override;

    void restoreFrom(const QString &path);

signals:
    /// The chosen library takes its place as the program starts.
    void restartRequested();

private:
    void chooseBackup();
    void chooseRestore();
    void tellBackedUp(const QString &path, const QString &problem);
    void askToRestart(const QString &name, int videos, int keys);
    void tellWaiting(const QString &name);
    void withdraw();

    QString m_file;
    Database &m_database;
    const Clock &m_clock;
    MainWindow &m_window;
};

} // namespace Reelwatch
