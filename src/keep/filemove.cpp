// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/filemove.h"

#include "domain/workers.h"
#include "keep/finalname.h"
#include "keep/partfile.h"
#include "keep/sha256.h"
#include "keep/sidecar.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <cerrno>

namespace Reelwatch::FileMove {

using Qt::Literals::StringLiterals::operator""_s;

namespace {

struct MoveWords
{
    Q_DECLARE_TR_FUNCTIONS(FileMove)
};

constexpr qint64 CopyBlock = 1 << 20; // bytes
constexpr qint64 CopyReserve = 64LL * 1024 * 1024; // bytes to leave free

QByteArray digestOf(QFile &file)
{
    Sha256 hash;
    while (!file.atEnd() && file.error() == QFileDevice::NoError)
        hash.add(file.read(CopyBlock));
    return file.error() == QFileDevice::NoError ? hash.result() : QByteArray();
}

/// Where a file of this name already is, with this very content as far as it is known; empty:
/// nowhere.
QString twinOf(const Order &order)
{
    QFile file(order.folder + u'/' + QFileInfo(order.video).fileName());
    const bool isTwin = file.size() == order.size && file.open(QIODevice::ReadOnly)
        && (order.sha256.isEmpty() || digestOf(file) == order.sha256);
    return isTwin ? file.fileName() : QString();
}

/// One file on its way.
class Mover
{
public:
    Mover(QPromise<Result> &promise, QString folder)
        : m_promise(promise)
        , m_folder(std::move(folder))
    {
    }

    /// The new path, or nothing and problem(). Without a sha256 the copy is compared with what was
    /// read.
    [[nodiscard]] QString move(const QString &path, const QByteArray &sha256)
    {
        const QFileInfo file(path);
        int error = EEXIST;
        QString target;
        for (int number = 1; error == EEXIST && number <= FinalName::MostNumbered; ++number) {
            target = m_folder + u'/'
                + FinalName::numbered(file.completeBaseName(), number, file.suffix());
            error = FinalName::renameWithoutReplacing(path, target);
        }
        if (error == EXDEV)
            return moveByCopy(path, sha256);
        if (error != 0) {
            m_problem = FileTrouble::of(m_folder, error).sentence;
            return {};
        }
        FinalName::syncFolder(m_folder);
        FinalName::syncFolder(file.path());
        return target;
    }
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    /// To another file system (D29).
    QString moveByCopy(const QString &path, const QByteArray &sha256)
    {
        const QString key = QString::fromLatin1(
            QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
        PartNote note; // of a run that ended before the original went
        QString target = PartFile::findKept(m_folder, key, note);
        if (target.isEmpty() || note.size != QFileInfo(path).size())
            target = copy(path, key, sha256);
        if (target.isEmpty())
            return {};
        QFile::remove(path);
        FinalName::syncFolder(QFileInfo(path).path());
        PartFile::forgetKept(m_folder, key);
        return target;
    }

    QString copy(const QString &path, const QString &key, const QByteArray &sha256)
    {
        PartFile part;
        QFile source(path);
        QString target;
        std::optional<FileTrouble> trouble = part.open(m_folder, key);
        if (!trouble && source.open(QIODevice::ReadOnly))
            trouble = part.begin({}, source.size());
        if (!trouble)
            trouble = part.checkSpace(source.size(), CopyReserve);
        Sha256 hash;
        while (!trouble && !m_promise.isCanceled() && !source.atEnd()) {
            const QByteArray block = source.read(CopyBlock);
            hash.add(block);
            trouble = block.isEmpty() ? FileTrouble::of(m_folder, EIO)
                                      : part.write(block.constData(), block.size());
        }
        const bool isWhole = part.size() == source.size() && source.isOpen()
            && (sha256.isEmpty() || hash.result() == sha256);
        if (!trouble && isWhole)
            trouble = part.keepAs(
                {.stem = QFileInfo(path).completeBaseName(), .suffix = QFileInfo(path).suffix()},
                target);
        part.discard();
        if (trouble || !isWhole) {
            m_problem = trouble ? trouble->sentence
                                : MoveWords::tr("%1 could not be read whole. It stays where it is.")
                                      .arg(QDir::toNativeSeparators(path));
            return {};
        }
        return target;
    }

    QPromise<Result> &m_promise;
    QString m_folder;
    QString m_problem;
};

void run(QPromise<Result> &promise, const Order &order)
{
    Mover mover(promise, order.folder);
    Result result;
    if (!QDir().mkpath(order.folder))
        result.problem = FileTrouble::of(order.folder, errno).sentence;
    else if (QFileInfo(order.video).isFile())
        result.video = mover.move(order.video, order.sha256);
    else
        result.video = twinOf(order);
    if (!result.isMoved() && result.problem.isEmpty())
        result.problem = mover.problem();
    result.lastFrame = order.lastFrame;
    if (result.isMoved() && QFileInfo(order.lastFrame).isFile()) {
        if (const QString moved = mover.move(order.lastFrame, {}); !moved.isEmpty())
            result.lastFrame = moved;
    }
    if (const QString sidecar = Sidecar::pathFor(order.video);
        result.isMoved() && QFileInfo(sidecar).isFile())
        (void)mover.move(sidecar, {}); // one that stays behind is of no harm
    promise.addResult(result);
}

} // namespace

QFuture<Result> begin(const Order &order)
{
    return Workers::run(run, order);
}

} // namespace Reelwatch::FileMove
