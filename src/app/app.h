// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline.h"
#include "domain/clock.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Reelwatch {

class DataFolder;
class Database;
struct Opening;

/// Builds every object of the program once and connects them; the only one who knows all.
class App final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(App)

public:
    /// Opens the library, and the window once it is open.
    App(const CommandLine &line, const DataFolder &folder, QObject *parent = nullptr);
    ~App() override;

    /// Things that a second start handed over; brings the window to the front. They wait until the
    /// library was read.
    void take(const QStringList &things, const QString &account);
    /// Ends everything in good order and asks nobody: transfers stopped, library written.
    void shutDown();
    /// True when it ended only to begin again, with another library.
    [[nodiscard]] bool startsAgain() const { return m_startsAgain; }

signals:
    /// Every row is here.
    void libraryRead();
    /// All is written and may be taken down.
    void ended();

private:
    struct Parts;

    void connectLibrary();
    void connectWindow();
    void connectKeys();
    void begin(const Opening &opening);
    void followPresence();
    void completeStart();
    void takeArrivals();
    void tellUnsaved(const QString &sentence);
    void close();
    void quit();
    void askToQuit(bool isSaved);
    void leave();
    bool end();
    [[nodiscard]] QString lossSentence() const;
    void saveLayout();

    /// Ids, links and files from outside, with the name of the key they are for.
    struct Arrival
    {
        QStringList things;
        QString account;
    };

    CommandLine m_line;
    QList<Arrival> m_arrivals; ///< not taken yet
    Clock m_clock;
    QTimer m_layoutRests;
    QTimer m_settling; ///< until the user is asked although the disk has not answered
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Parts> m;
    bool m_hasRead = false;
    QString m_unsaved; ///< why something that the user did is not saved; empty when all is
    bool m_isReadOnly = false; ///< the user can do nothing that were to be saved
    bool m_hasEnded = false;
    bool m_isLossAccepted = false;
    bool m_startsAgain = false;
};

} // namespace Reelwatch
