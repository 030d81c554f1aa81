// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/adding.h"

#include "app/formerkeys.h"
#include "app/keydesk.h"
#include "domain/whenfinished.h"
#include "domain/workers.h"
#include "gui/add/adddialog.h"
#include "gui/window/mainwindow.h"
#include "gui/window/messagebars.h"
#include "intake/decoding.h"
#include "intake/limits.h"
#include "model/intakepreview.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

const QString AddingCause = u"adding"_s;

struct FileText
{
    QString text;
    QString problem; ///< a sentence, or empty
};

FileText readFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return {{}, Adding::tr("%1 could not be read.").arg(name)};
    const Intake::Decoded read = Intake::decoded(file.read(Intake::TextLimit + 1));
    if (read.problem == Intake::Reason::None)
        return {read.text, {}};
    return {{}, Adding::tr("%1 was not read. %2").arg(name, Intake::sentence(read.problem))};
}

FileText readAll(const QStringList &things)
{
    FileText all;
    for (const QString &thing : things) {
        const FileText one = QFileInfo(thing).isFile() ? readFile(thing) : FileText {thing, {}};
        all.text += one.text % u'\n';
        if (!one.problem.isEmpty())
            all.problem += (all.problem.isEmpty() ? QString() : u" "_s) % one.problem;
    }
    return all;
}

} // namespace

Adding::Adding(TaskStore &tasks, AccountStore &accounts, const FormerKeys &former, KeyDesk &keys,
               const Clock &clock, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_accounts(accounts)
    , m_former(former)
    , m_keys(keys)
    , m_clock(clock)
    , m_window(window)
{
    connect(&m_window, &MainWindow::addRequested, this, [this] { openDialog(); });
    connect(&m_window, &MainWindow::textPasted, this,
            [this](const QString &text) { takeText(text); });
    connect(&m_window, &MainWindow::filesDropped, this, &Adding::takeFiles);
    connect(&m_window, &MainWindow::openFileRequested, this, &Adding::chooseFile);
}

Adding::~Adding() = default;

void Adding::openDialog(const QString &text)
{
    if (!m_dialog) {
        auto *preview = new IntakePreview(m_tasks, m_accounts);
        preview->suggestAccount(m_accounts.size() == 1 ? m_accounts.at(0).id : m_lastUsed);
        m_dialog = new AddDialog(*preview, &m_window);
        preview->setParent(m_dialog);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &AddDialog::addRequested, this,
                [this](const QList<NewTask> &tasks) { add(tasks, {}); });
        connect(m_dialog, &AddDialog::saveKeyRequested, &m_keys,
                [this](const QByteArray &key, const QUrl &base) {
                    m_keys.addKey(key, base, m_dialog);
                });
        connect(m_dialog, &AddDialog::newKeyRequested, &m_keys,
                [this](const QUrl &base) { m_keys.addKey({}, base, m_dialog); });
        connect(m_dialog, &AddDialog::openFileRequested, this, &Adding::chooseFile);
        connect(m_dialog, &AddDialog::filesDropped, this, &Adding::takeFiles);
        m_dialog->show();
    }
    m_dialog->raise();
    m_dialog->activateWindow();
    if (!text.isEmpty())
        m_dialog->offer(text);
}

void Adding::takeText(const QString &text, const QString &account)
{
    if (m_dialog) {
        openDialog(text);
        return;
    }
    if (text.trimmed().isEmpty()) {
        m_window.bars().tellNews(AddingCause, tr("There is no text to add from."));
        return;
    }
    const Account *named = m_accounts.findByName(account);
    if (!named && !account.isEmpty()) {
        openDialog(text); // a task belongs to its key for good: nobody guesses another one
        return;
    }
    auto *preview = new IntakePreview(m_tasks, m_accounts, this);
    if (named)
        preview->setAccount(named->id);
    else if (m_accounts.size() == 1)
        preview->suggestAccount(m_accounts.at(0).id);
    connect(preview, &IntakePreview::judged, this,
            [this, preview, text] { judged(preview, text); });
    preview->setText(text);
}

bool Adding::leavesQuestions(const IntakePreview &preview, const QList<NewTask> &tasks)
{
    const bool homeless =
        std::ranges::any_of(tasks, [](const NewTask &task) { return task.account == 0; });
    return preview.hasFoundKey() || !preview.unknownBase().isEmpty()
        || preview.count(IntakePreview::Verdict::Refused) > 0 || homeless
        || preview.rowCount() == 0;
}

void Adding::judged(IntakePreview *preview, const QString &text)
{
    preview->deleteLater();
    disconnect(preview, nullptr, this, nullptr);
    disconnect(&m_tasks, nullptr, preview, nullptr); // it need not judge anew what it adds
    if (const QList<NewTask> tasks = preview->newTasks(); leavesQuestions(*preview, tasks))
        openDialog(text);
    else
        add(tasks, preview->isAllNew() ? QString() : preview->summary());
}

void Adding::add(const QList<NewTask> &tasks, const QString &summary)
{
    if (m_readOnly) {
        m_window.bars().tell(AddingCause,
                             tr("This library is open read-only, so nothing was added. Open it "
                                "with the newer Reelwatch that wrote it."));
        return;
    }
    QList<TaskNumber> numbers = adopt(tasks); // first: what is adopted is watched already
    // The newest row stands on top: so that the list reads as the text did, the last comes first.
    const QList<NewTask> fromTheEnd(tasks.crbegin(), tasks.crend());
    numbers.append(m_tasks.add(fromTheEnd, m_clock.now()));
    if (!tasks.isEmpty())
        m_lastUsed = tasks.last().account;
    if (!numbers.isEmpty())
        m_window.reveal({numbers.last()});
    if (summary.isEmpty())
        m_window.bars().clear(AddingCause);
    else
        m_window.bars().tellNews(AddingCause, summary);
}

QList<AccountId> Adding::keylessLike(const Account *account) const
{
    return account ? m_former.ofSameService(*account) + QList<AccountId> {0} : QList<AccountId>();
}

QList<TaskNumber> Adding::adopt(const QList<NewTask> &tasks)
{
    QList<TaskNumber> adopted;
    const Account *account = nullptr;
    QList<AccountId> withoutKey;
    for (const NewTask &wanted : tasks) {
        if (!account || account->id != wanted.account) {
            account = m_accounts.find(wanted.account);
            withoutKey = keylessLike(account);
        }
        for (const AccountId keyless : std::as_const(withoutKey)) {
            const TaskNumber number = m_tasks.numberOf(keyless, wanted.id);
            if (number == 0 || m_tasks.numberOf(account->id, wanted.id) != 0)
                continue;
            m_tasks.assign({number}, account->id, keyless);
            if (!wanted.label.isEmpty())
                m_tasks.setLabel(number, wanted.label);
            adopted.append(number);
        }
    }
    return adopted;
}

void Adding::takeFiles(const QStringList &paths)
{
    takeThings(paths, {});
}

void Adding::takeThings(const QStringList &things, const QString &account)
{
    if (things.isEmpty())
        return;
    const auto take = [this, account](const FileText &read) {
        if (!read.problem.isEmpty())
            m_window.bars().tell(u"reading"_s, read.problem);
        if (!account.isEmpty() && !m_accounts.findByName(account))
            m_window.bars().tell(
                u"account"_s,
                tr("There is no key named \"%1\". Choose one for the videos.").arg(account));
        if (!read.text.trimmed().isEmpty() || read.problem.isEmpty())
            takeText(read.text, account);
    };
    whenFinished(Workers::run(readAll, things), this, take);
}

void Adding::chooseFile()
{
    auto *dialog = new QFileDialog(&m_window, tr("Add from file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Adding::takeFiles);
    dialog->open();
}

} // namespace Reelwatch
