// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/librarysettings.h"

#include "ui_librarysettings.h"

#include "gui/style/appearance.h"
#include "gui/style/icons.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>

#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr int ProblemIcon = 16;

} // namespace

LibrarySettings::LibrarySettings(Surroundings surroundings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LibrarySettings>())
    , m_surroundings(std::move(surroundings))
{
    m_ui->setupUi(this);
    m_ui->usage->setText(m_surroundings.usage);
    m_ui->pattern->setPlaceholderText(m_surroundings.standardPattern);
    QStringList fields;
    for (const QString &field : m_surroundings.fields)
        fields.append(u'{' + field + u'}');
    m_ui->fields->setText(tr("Fields: %1. {account} is the name of the key. A number sets the most "
                             "characters, {prompt:40}; of an id they are the last ones.")
                              .arg(fields.join(u' ')));
    connect(m_ui->changeFolder, &QPushButton::clicked, this, &LibrarySettings::chooseFolder);
    connect(m_ui->standardFolder, &QPushButton::clicked, this, [this] { setFolder({}); });
    connect(m_ui->openFolder, &QPushButton::clicked, this, &LibrarySettings::openFolderRequested);
    connect(m_ui->pattern, &QLineEdit::textChanged, this, &LibrarySettings::showExample);
    connect(m_ui->sidecars, &QCheckBox::toggled, this, &LibrarySettings::changed);
    connect(m_ui->pattern, &QLineEdit::editingFinished, this, &LibrarySettings::changed);
}

LibrarySettings::~LibrarySettings() = default;

void LibrarySettings::show(const Preferences &preferences)
{
    m_folder = preferences.libraryFolder;
    m_pattern = preferences.namePattern;
    m_ui->folder->setText(
        QDir::toNativeSeparators(m_folder.isEmpty() ? m_surroundings.standardFolder : m_folder));
    m_ui->standardFolder->setEnabled(!m_folder.isEmpty());
    const QSignalBlocker quiet(m_ui->sidecars);
    m_ui->sidecars->setChecked(preferences.sidecars);
    m_ui->pattern->setText(m_pattern.isEmpty() ? m_surroundings.standardPattern : m_pattern);
    showExample();
}

void LibrarySettings::setLabelWidth(int width)
{
    m_ui->folderLabel->setMinimumWidth(width);
}

void LibrarySettings::takeInto(Preferences &preferences) const
{
    preferences.libraryFolder = m_folder;
    preferences.namePattern = m_pattern;
    preferences.sidecars = m_ui->sidecars->isChecked();
}

void LibrarySettings::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of the kept videos"), m_ui->folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &LibrarySettings::setFolder);
    dialog->open();
}

void LibrarySettings::setFolder(const QString &folder)
{
    const QString cleaned = folder.isEmpty() ? QString() : QDir::cleanPath(folder);
    Preferences chosen;
    takeInto(chosen);
    chosen.libraryFolder = cleaned == m_surroundings.standardFolder ? QString() : cleaned;
    show(chosen);
    emit changed();
}

void LibrarySettings::showExample()
{
    const QString pattern = m_ui->pattern->text().trimmed();
    const Example example = m_surroundings.example(pattern);
    if (example.problem.isEmpty())
        m_pattern = pattern == m_surroundings.standardPattern ? QString() : pattern;
    m_ui->preview->setText(example.problem.isEmpty() ? tr("For example %1").arg(example.name)
                                                     : example.problem);
    m_ui->problemIcon->setHidden(example.problem.isEmpty());
    paintProblem();
}

/// In the colour of what went wrong, with a sign for those who do not see it.
void LibrarySettings::paintProblem()
{
    QPalette text;
    if (!m_ui->problemIcon->isHidden()) {
        const QColor colour = toneColour(Tone::Failed, palette());
        text.setColor(QPalette::WindowText, colour);
        m_ui->problemIcon->setPixmap(
            Icons::pixmap("failed"_L1, colour, ProblemIcon, devicePixelRatioF()));
    }
    m_ui->preview->setPalette(text);
}

void LibrarySettings::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintProblem();
}

} // namespace Reelwatch
