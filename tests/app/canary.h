// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QUuid>

/// A key that nothing else looks like, and the search for it where no key may be (K12).
class Canary final
{
public:
    [[nodiscard]] QByteArray key() const { return m_key; }

    /// True when the text holds the key, as it is or in another spelling.
    [[nodiscard]] bool isIn(const QByteArray &text) const
    {
        for (const QByteArray &spelling : m_spellings) {
            if (text.contains(spelling))
                return true;
        }
        return false;
    }

    /// The files below a folder that hold the key; `but` is a folder in which it may lie.
    [[nodiscard]] QStringList filesBelow(const QString &folder, int *searched,
                                         const QString &but = {}) const
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const bool isSpared =
                !but.isEmpty() && file.fileName().startsWith(but + QLatin1Char('/'));
            if (isSpared || !file.open(QIODevice::ReadOnly))
                continue;
            ++*searched;
            if (isIn(file.readAll()))
                found.append(file.fileName());
        }
        return found;
    }

    /// The same below the home of the session, where its temporary files are as well.
    [[nodiscard]] QStringList filesAtHome(int *searched, const QString &but = {}) const
    {
        return filesBelow(qEnvironmentVariable("HOME"), searched, but);
    }

private:
    [[nodiscard]] QByteArray shifted(const QByteArray &before) const
    {
        return QByteArray(before + m_key).toBase64().mid(4).chopped(4);
    }

    // Marks that base64 and percent encoding would change, so that each spelling is its own.
    QByteArray m_key = "sk-CANARY+" + QUuid::createUuid().toByteArray(QUuid::Id128) + "/x";
    /// Base64 looks different at each of three places in its text; the middle is the same.
    QList<QByteArray> m_spellings {m_key,         m_key.toPercentEncoding(),
                                   m_key.toHex(), m_key.toBase64().chopped(4),
                                   shifted("-"),  shifted("--")};
};
