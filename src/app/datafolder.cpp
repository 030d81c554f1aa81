// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datafolder.h"

#include "store/durablefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// Two spellings of one folder are one folder; one that is not there yet keeps its spelling.
QString resolved(const QString &path)
{
    const QFileInfo folder(path);
    return folder.exists() ? folder.canonicalFilePath()
                           : QDir::cleanPath(folder.absoluteFilePath());
}

} // namespace

DataFolder::DataFolder(const QString &chosen)
{
    const QString standard = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const QString wanted = chosen.isEmpty() ? standard : chosen;
    m_exists = DurableFile::makeFolder(QFileInfo(wanted).absoluteFilePath());
    m_path = resolved(wanted);
    m_isStandard = m_path == resolved(standard);
    // The standard place is this program's alone; a chosen folder's mode is the user's own matter.
    if (m_exists && m_isStandard)
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString DataFolder::database() const
{
    return m_path + "/library.db"_L1;
}

QString DataFolder::videos() const
{
    const QString movies = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    if (!m_isStandard || movies.isEmpty())
        return ownVideos();
    return movies + "/Reelwatch"_L1;
}

QString DataFolder::ownVideos() const
{
    return m_path + "/videos"_L1;
}

QString DataFolder::posters() const
{
    return m_path + "/posters"_L1;
}

QString DataFolder::lock() const
{
    return m_path + "/lock"_L1;
}

QString DataFolder::fingerprint() const
{
    const QByteArray hash = QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(16));
}

QString DataFolder::keychainService() const
{
    return m_isStandard ? u"Reelwatch"_s : u"Reelwatch (%1)"_s.arg(fingerprint());
}

} // namespace Reelwatch
