// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that a Qt program with a table can be: what Reelwatch's start and idling are measured
// beside. With an address it also asks for it now and then, which is the least that a check costs.
//   barewindow [ADDRESS MILLISECONDS]

#include <QApplication>
#include <QMainWindow>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QStandardItemModel model(0, 6);
    QMainWindow window;
    auto *table = new QTableView;
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1280, 800);
    window.show();

    const QStringList wanted = QApplication::arguments().sliced(1);
    std::unique_ptr<QNetworkAccessManager> network;
    QTimer timer;
    if (wanted.size() == 2) {
        network = std::make_unique<QNetworkAccessManager>();
        const QNetworkRequest request {QUrl(wanted.first())};
        QObject::connect(&timer, &QTimer::timeout, network.get(), [&network, request] {
            QNetworkReply *reply = network->get(request);
            QObject::connect(reply, &QNetworkReply::finished, reply, [reply] {
                reply->readAll();
                reply->deleteLater();
            });
        });
        timer.start(wanted.last().toInt());
    }
    return QApplication::exec();
}
