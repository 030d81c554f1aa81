// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/app.h"
#include "app/datafolder.h"
#include "gui/table/tasktable.h"
#include "gui/window/mainwindow.h"
#include "model/taskmodel.h"
#include "support/onscreen.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>

#include <memory>

/// The whole program in this process, on a data folder that outlives it, used through its window.
class RunningProgram final
{
public:
    explicit RunningProgram(const QString &dataDir)
        : m_line {.dataDir = dataDir}
        , m_folder(dataDir)
        , m_app(std::make_unique<Reelwatch::App>(m_line, m_folder))
        , m_ended(m_app.get(), &Reelwatch::App::ended)
    {
    }

    [[nodiscard]] Reelwatch::App &app() const { return *m_app; }
    [[nodiscard]] bool hasEnded() const { return !m_ended.isEmpty(); }
    [[nodiscard]] QString keychainService() const { return m_folder.keychainService(); }

    /// The window, once it is shown and active; null when it does not come.
    [[nodiscard]] static Reelwatch::MainWindow *window()
    {
        Reelwatch::MainWindow *found = nullptr;
        const auto isShown = [&found] {
            for (QWidget *top : QApplication::topLevelWidgets()) {
                auto *main = qobject_cast<Reelwatch::MainWindow *>(top);
                found = main && main->isVisible() ? main : found;
            }
            return found != nullptr;
        };
        if (!QTest::qWaitFor(isShown, 20'000))
            return nullptr;
        found->activateWindow();
        return QTest::qWaitForWindowActive(found, 20'000) ? found : nullptr;
    }
    [[nodiscard]] static Reelwatch::TaskTable &table(const Reelwatch::MainWindow &window)
    {
        return *window.findChild<Reelwatch::TaskTable *>();
    }
    /// The row of an id in the table as it is sorted and filtered; invalid when it is not shown.
    [[nodiscard]] static QModelIndex row(const QAbstractItemView &table, const QString &id)
    {
        const QAbstractItemModel *rows = table.model();
        for (int row = 0; row < rows->rowCount(); ++row) {
            const QModelIndex index = rows->index(row, Reelwatch::TaskModel::StatusColumn);
            if (index.data(Reelwatch::TaskModel::TaskRole).value<Reelwatch::Task>().id == id)
                return index;
        }
        return {};
    }
    [[nodiscard]] static Reelwatch::Task task(const QAbstractItemView &table, const QString &id)
    {
        return row(table, id).data(Reelwatch::TaskModel::TaskRole).value<Reelwatch::Task>();
    }
    static void clickRow(QAbstractItemView &table, const QString &id)
    {
        table.scrollTo(row(table, id));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(row(table, id)).center());
    }
    /// Adds a key as a user does: API keys → Add… → the form → Save, and sees the dialog of the
    /// keys again. False when a step is not possible. A dialog that is closed before the window
    /// manager gave it the focus back may leave no window with it.
    [[nodiscard]] static bool addKey(const QString &name, const QUrl &base, const QByteArray &key)
    {
        return OnScreen::click<QAbstractButton>(QStringLiteral("API keys…"))
            && OnScreen::click<QAbstractButton>(QStringLiteral("Add…"), keysDialog())
            && fillForm(name, base, key) && OnScreen::click<QAbstractButton>(QStringLiteral("Save"))
            && QTest::qWaitFor([] { return !OnScreen::find(QStringLiteral("Base URL")); }, 20'000)
            && QTest::qWaitForWindowActive(keysDialog(), 20'000);
    }
    [[nodiscard]] static QWidget *keysDialog()
    {
        QWidget *dialog = nullptr;
        (void)QTest::qWaitFor([&dialog] {
            dialog = OnScreen::find<QDialog>(QStringLiteral("API keys"));
            return dialog != nullptr;
        });
        return dialog;
    }
    [[nodiscard]] static bool fillForm(const QString &name, const QUrl &base,
                                       const QByteArray &key);

private:
    Reelwatch::CommandLine m_line;
    Reelwatch::DataFolder m_folder;
    std::unique_ptr<Reelwatch::App> m_app;
    QSignalSpy m_ended;
};

inline bool RunningProgram::fillForm(const QString &name, const QUrl &base, const QByteArray &key)
{
    const QList<std::pair<QString, QString>> values {
        {QStringLiteral("Name"), name},
        {QStringLiteral("Base URL"), base.toString()},
        {QStringLiteral("API key"), QString::fromLatin1(key)}};
    for (const auto &[field, value] : values) {
        if (!OnScreen::click<QLineEdit>(field))
            return false;
        auto *edit = OnScreen::find<QLineEdit>(field);
        edit->selectAll();
        QTest::keyClicks(edit, value);
    }
    return true;
}
