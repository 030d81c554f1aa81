// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/player/framesaver.h"

#include "domain/plaintext.h"
#include "domain/whenfinished.h"
#include "domain/workers.h"

#include <QBuffer>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

/// The reason why it failed; nothing when all is written.
QString writePng(const QImage &frame, const QString &path)
{
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    if (!frame.save(&png, "PNG"))
        return FrameSaver::tr("the picture could not be encoded");
    QSaveFile file(path);
    // A full disk shows only in what write() returns: commit() says yes to a cut file.
    if (!file.open(QIODevice::WriteOnly) || file.write(png.data()) != png.size()) {
        QString reason = file.errorString();
        file.cancelWriting();
        return reason;
    }
    return file.commit() ? QString() : file.errorString();
}

/// "Sunset: drone 0:01.12" becomes "Sunset- drone 0-01.12.png".
QString fileName(const QString &name)
{
    static const QRegularExpression unfit(u"[/\\\\:*?\"<>|\\x00-\\x1f]"_s);
    return plain(name).replace(unfit, u"-"_s) + u".png"_s;
}

} // namespace

FrameSaver::FrameSaver(QObject *parent)
    : QObject(parent)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{
}

FrameSaver::~FrameSaver() = default;

void FrameSaver::askAndSave(const QImage &frame, const QString &name, QWidget *window)
{
    if (frame.isNull())
        return;
    auto *dialog = new QFileDialog(window, tr("Save frame"), m_folder, tr("PNG image (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(fileName(name));
    connect(dialog, &QFileDialog::fileSelected, this, [this, frame](const QString &path) {
        m_folder = QFileInfo(path).absolutePath();
        save(frame, path);
    });
    dialog->open();
}

void FrameSaver::save(const QImage &frame, const QString &path)
{
    const auto tell = [this, path](const QString &reason) {
        if (reason.isEmpty())
            emit saved(path);
        else
            emit notSaved(tr("The frame was not saved as %1: %2.")
                              .arg(plain(QFileInfo(path).fileName()), plain(reason)));
    };
    whenFinished(Workers::run(writePng, frame, path), this, tell);
}

} // namespace Reelwatch
