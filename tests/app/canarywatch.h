// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "canary.h"
#include "support/onscreen.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QImage>
#include <QLoggingCategory>
#include <QMutex>
#include <QProcess>
#include <QTemporaryDir>

/// Looks, again and again, where other programs of the user can look as well, and notes where the
/// key is to be found (K13, K15, K18).
class CanaryWatch final
{
    Q_DISABLE_COPY_MOVE(CanaryWatch)

public:
    explicit CanaryWatch(const Canary &canary)
        : m_canary(canary)
    {
    }
    ~CanaryWatch() { end(); }

    /// From here to end() everything is logged that Qt and the program can tell; what is no warning
    /// is heard here only.
    void begin()
    {
        s_watch = this;
        QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
        m_before = qInstallMessageHandler(&CanaryWatch::hear);
    }
    void end()
    {
        if (!s_watch)
            return;
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules({});
        s_watch = nullptr;
    }

    /// A look at everything that is there now; `when` is named where the key is found.
    void look(const char *when)
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (!window->isVisible())
                continue;
            note(window->windowTitle().toUtf8(), "a window's title", when);
            for (const QString &text :
                 OnScreen::spokenTexts(QAccessible::queryAccessibleInterface(window)))
                note(text.toUtf8(), "what screen readers say", when);
            keepPicture(window->grab().toImage(), when);
        }
        for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection})
            note(QGuiApplication::clipboard()->text(mode).toUtf8(), "a clipboard", when);
        QFile arguments(QStringLiteral("/proc/self/cmdline"));
        if (arguments.open(QIODevice::ReadOnly))
            note(arguments.readAll(), "the arguments", when);
        ++m_looks;
    }
    /// Reads what the windows looked like, each picture once.
    void readPictures()
    {
        for (const Picture &picture : std::exchange(m_pictures, {})) {
            if (isReadFrom(picture.image))
                m_found.append(QStringLiteral("a picture, ") + picture.when);
        }
    }
    /// The mark of the key, for a key of forty letters is hardly read without a mistake.
    [[nodiscard]] static bool isReadFrom(const QImage &image)
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("screen.png"));
        QProcess reader;
        QProcessEnvironment world = QProcessEnvironment::systemEnvironment();
        world.insert(QStringLiteral("OMP_THREAD_LIMIT"), QStringLiteral("1")); // else they spin
        reader.setProcessEnvironment(world);
        if (!image.scaled(image.size() * 2, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                 .convertToFormat(QImage::Format_Grayscale8)
                 .save(file))
            qFatal("The picture cannot be kept");
        reader.start(QStringLiteral("tesseract"),
                     {file, QStringLiteral("-"), QStringLiteral("--psm"), QStringLiteral("11")});
        if (!reader.waitForFinished(60'000) || reader.exitCode() != 0)
            qFatal("The picture cannot be read: %s", reader.readAllStandardError().constData());
        return reader.readAllStandardOutput().toUpper().contains("CANARY");
    }

    [[nodiscard]] QStringList found() const { return m_found; }
    [[nodiscard]] int looks() const { return m_looks; }
    [[nodiscard]] qint64 logged() const { return m_logged; }

private:
    struct Picture
    {
        QImage image;
        QString when;
    };

    static void hear(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        static QMutex mutex;
        const QMutexLocker locked(&mutex);
        ++s_watch->m_logged;
        s_watch->note(message.toUtf8(), "the log", context.category);
        if (type != QtDebugMsg && type != QtInfoMsg)
            s_watch->m_before(type, context, message);
    }
    void note(const QByteArray &text, const char *where, const char *when)
    {
        if (m_canary.isIn(text))
            m_found.append(QStringLiteral("%1, %2").arg(QLatin1String(where), QLatin1String(when)));
    }
    void keepPicture(const QImage &image, const char *when)
    {
        const QByteArrayView bytes(image.constBits(), image.sizeInBytes());
        const QByteArray sum =
            QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha1);
        if (!m_seen.contains(sum))
            m_pictures.append({image, QString::fromLatin1(when)});
        m_seen.insert(sum);
    }

    inline static CanaryWatch *s_watch = nullptr;

    const Canary &m_canary;
    QtMessageHandler m_before = nullptr;
    QStringList m_found;
    QList<Picture> m_pictures;
    QSet<QByteArray> m_seen;
    int m_looks = 0;
    qint64 m_logged = 0;
};
