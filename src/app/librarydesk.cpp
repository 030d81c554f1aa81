// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/librarydesk.h"

#include "domain/clock.h"
#include "domain/whenfinished.h"
#include "domain/workers.h"
#include "gui/style/calmbox.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "store/database.h"
#include "store/replacement.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString BackupCause = u"backup"_s;
const QString RestoreCause = u"restore"_s;

} // namespace

LibraryDesk::LibraryDesk(QString file, Database &database, const Clock &clock, MainWindow &window,
                         QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_database(database)
    , m_clock(clock)
    , m_window(window)
{
    connect(&m_window, &MainWindow::backUpRequested, this, &LibraryDesk::chooseBackup);
    connect(&m_window, &MainWindow::restoreRequested, this, &LibraryDesk::chooseRestore);
    connect(&m_database, &Database::backedUp, this, &LibraryDesk::tellBackedUp);
}

LibraryDesk::~LibraryDesk() = default;

void LibraryDesk::chooseBackup()
{
    auto *dialog = new QFileDialog(&m_window, tr("Back up library"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Reelwatch libraries (*.db)")});
    dialog->setDefaultSuffix(u"db"_s);
    dialog->selectFile(
        u"reelwatch-%1.db"_s.arg(m_clock.now().toLocalTime().toString(u"yyyy-MM-dd"_s)));
    connect(dialog, &QFileDialog::fileSelected, &m_database, &Database::backUp);
    dialog->open();
}

void LibraryDesk::tellBackedUp(const QString &path, const QString &problem)
{
    m_window.bars().clear(BackupCause);
    if (problem.isEmpty())
        m_window.bars().tellNews(BackupCause,
                                 tr("The library was backed up as %1. Keys and video files are not "
                                    "in it.")
                                     .arg(path));
    else
        m_window.bars().tell(BackupCause,
                             tr("The library was not backed up as %1. %2").arg(path, problem));
}

void LibraryDesk::chooseRestore()
{
    auto *dialog = new QFileDialog(&m_window, tr("Restore library"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Reelwatch libraries (*.db)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &LibraryDesk::restoreFrom);
    dialog->open();
}

void LibraryDesk::restoreFrom(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    m_window.bars().tellNews(RestoreCause, tr("%1 is being checked.").arg(name));
    const auto staging = Workers::run(
        [file = m_file, path, now = m_clock.now()] { return Replacement::stage(file, path, now); });
    whenFinished(staging, this, [this, name](const Replacement::Staged &staged) {
        m_window.bars().clear(RestoreCause);
        if (staged.problem.isEmpty())
            askToRestart(name, staged.videos, staged.keys);
        else
            m_window.bars().tell(
                RestoreCause,
                tr("%1 was not restored, and nothing was changed. %2").arg(name, staged.problem));
    });
}

void LibraryDesk::askToRestart(const QString &name, int videos, int keys)
{
    QMessageBox *box = calmBox(
        tr("Restore library"),
        tr("Restore %1 with %2?").arg(name, tr("%Ln video(s)", nullptr, videos)),
        tr("It names %Ln key(s); the keys themselves stay in the keychain. It takes the place of "
           "the present library as Reelwatch starts. The present one is kept beside it, with what "
           "you add until then.",
           nullptr, keys),
        &m_window);
    const QPushButton *now = box->addButton(tr("&Restart now"), QMessageBox::AcceptRole);
    const QPushButton *later = box->addButton(tr("At the &next start"), QMessageBox::YesRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::finished, this, [this, box, now, later, name] {
        if (box->clickedButton() == now)
            emit restartRequested();
        else if (box->clickedButton() == later)
            tellWaiting(name);
        else
            withdraw();
    });
    box->open();
}

void LibraryDesk::tellWaiting(const QString &name)
{
    m_window.bars().tellNews(RestoreCause,
                             tr("%1 takes the place of this library at the next start.").arg(name),
                             {{tr("Restart now"),
                               [this] {
                                   emit restartRequested();
                               }},
                              {tr("Do not restore"), [this] {
                                   withdraw();
                               }}});
}

void LibraryDesk::withdraw()
{
    Replacement::withdraw(m_file);
    m_window.bars().clear(RestoreCause);
}

} // namespace Reelwatch
