// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QObject>

namespace Reelwatch {

/// Saves single frames as PNG where the user says; encodes and writes off the GUI thread.
class FrameSaver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrameSaver)

public:
    explicit FrameSaver(QObject *parent = nullptr);
    ~FrameSaver() override;

    /// Asks for a place first, in a dialog over `window` that proposes `name`, made fit for a file
    /// and without its ending. Nothing happens for a null frame.
    void askAndSave(const QImage &frame, const QString &name, QWidget *window);
    /// All of it or nothing; answered by saved() or notSaved().
    void save(const QImage &frame, const QString &path);

signals:
    void saved(const QString &path);
    void notSaved(const QString &sentence);

private:
    QString m_folder;
};

} // namespace Reelwatch
