// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/ordermaker.h"

#include "store/accountstore.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace Reelwatch::OrderMaker {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

/// The same in every run, and never another video's.
QString keyOf(const Task &task, TransferOrder::Part part)
{
    QByteArray text = QByteArray::number(task.account) + '\n' + task.id.toString().toUtf8();
    if (part == TransferOrder::Part::LastFrame)
        text += "\nlast frame";
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace

void fill(TransferOrder &order, const Task &task, const KeepTools &tools)
{
    const Account *account = tools.accounts.find(task.account);
    order.number = task.number;
    order.key = keyOf(task, order.part);
    order.accountBase = account ? account->base : QUrl();
    order.limits = tools.rules.limits;
    if (order.part == TransferOrder::Part::LastFrame) { // beside its video, whatever that is called
        const QFileInfo video(task.keeping.file);
        order.folder = video.path();
        order.stem = video.completeBaseName() + "_last"_L1;
    } else {
        order.folder = tools.folder;
        order.stem = tools.names.stem(task, account ? account->name : QString());
    }
}

} // namespace Reelwatch::OrderMaker
