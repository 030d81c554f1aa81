// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What Qt's own plumbing costs, in a program as one begins it: a bare network manager asks for the
// videos of a service, reads each body and drops it.
//   barechecks ADDRESS VIDEOS CERTIFICATE
// For each line "CHECKS AT-ONCE" it asks so often and says what that cost: "GOOD MICROSECONDS",
// microseconds of processor time per check.

#include "bench/checkloop.h"
#include "bench/processors.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <iostream>

using namespace Reelwatch::Bench;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

class BareLoop final : public CheckLoop
{
public:
    BareLoop(QUrl base, int videos)
        : m_base(std::move(base))
        , m_videos(videos)
    {
    }

protected:
    void ask(int check) override
    {
        QUrl url = m_base;
        url.setPath(u"/v1/videos/vid_%1"_s.arg(check % m_videos));
        QNetworkReply *reply = m_network.get(QNetworkRequest(url));
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply] {
            const bool good =
                !reply->readAll().isEmpty() && reply->error() == QNetworkReply::NoError;
            reply->deleteLater();
            answered(good);
        });
    }

private:
    QUrl m_base;
    int m_videos;
    QNetworkAccessManager m_network;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList wanted = QCoreApplication::arguments().sliced(1);
    if (wanted.size() != 3)
        return 2;
    stayOnTheClientsProcessor();
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(wanted.at(2));
    QSslConfiguration::setDefaultConfiguration(trusting);

    BareLoop loop(QUrl(wanted.at(0)), wanted.at(1).toInt());
    for (int checks = 0, atOnce = 0; std::cin >> checks >> atOnce;) {
        const Checks turn = loop.run(checks, atOnce);
        std::cout << turn.good << ' ' << turn.microseconds << std::endl;
    }
    return 0;
}
