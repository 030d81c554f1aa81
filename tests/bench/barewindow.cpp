// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The least that a Qt program with a table can be: what Reelwatch's start and idling are measured
// beside. With an address it also asks for it now and then, which is the least that a check costs;
// with a number of videos, for those below it in turn, and shows what they answer.
//   barewindow [ADDRESS MILLISECONDS [VIDEOS]]

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimer>

#include <optional>

namespace {

constexpr int Columns = 6;

void show(QStandardItemModel &rows, int row, const QByteArray &answer)
{
    const QJsonObject video = QJsonDocument::fromJson(answer).object();
    const auto set = [&](int column, const char *name) {
        rows.setData(rows.index(row, column),
                     video.value(QLatin1StringView(name)).toVariant().toString());
    };
    set(0, "status");
    set(1, "progress");
    set(2, "prompt");
    set(3, "model");
}

/// Asks in a steady rhythm, whatever becomes of it.
class Asker
{
public:
    Asker(const QStringList &wanted, QStandardItemModel &rows)
        : m_address(wanted.at(0))
        , m_rows(rows)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_network, [this] { ask(); });
        m_timer.start(wanted.at(1).toInt());
    }

private:
    void ask()
    {
        const int videos = m_rows.rowCount();
        const int row = videos > 0 ? m_next++ % videos : 0;
        const QUrl url(videos > 0 ? m_address + QString::number(row) : m_address);
        QNetworkReply *reply = m_network.get(QNetworkRequest(url));
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, row, videos] {
            const QByteArray answer = reply->readAll();
            if (videos > 0)
                show(m_rows, row, answer);
            reply->deleteLater();
        });
    }

    QString m_address;
    QStandardItemModel &m_rows;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    int m_next = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList wanted = QApplication::arguments().sliced(1);
    QStandardItemModel model(wanted.value(2).toInt(), Columns);
    QMainWindow window;
    auto *table = new QTableView;
    table->setModel(&model);
    window.setCentralWidget(table);
    window.resize(1280, 800);
    window.show();

    std::optional<Asker> asker;
    if (wanted.size() >= 2)
        asker.emplace(wanted, model);
    return QApplication::exec();
}
