// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace Reelwatch {

/// A certificate of tests/data/tls: "self-signed.pem", "expired.pem" or "other-host.pem".
inline QSslCertificate certificateOf(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/tls/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("There is no such certificate");
    return QSslCertificate(file.readAll());
}

/// Who a server says it is, by that certificate.
inline QSslConfiguration identityOf(const QString &certificate)
{
    QFile key(QStringLiteral(TEST_DATA_DIR "/tls/key.pem"));
    if (!key.open(QIODevice::ReadOnly))
        qFatal("There is no key to the certificates");
    QSslConfiguration identity = QSslConfiguration::defaultConfiguration();
    identity.setLocalCertificate(certificateOf(certificate));
    identity.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
    return identity;
}

/// While it lives, this process believes the self-signed certificate of localhost.
class Trust final
{
    Q_DISABLE_COPY_MOVE(Trust)

public:
    Trust()
    {
        QSslConfiguration believing = m_before;
        believing.addCaCertificate(certificateOf(QStringLiteral("self-signed.pem")));
        QSslConfiguration::setDefaultConfiguration(believing);
    }
    ~Trust() { QSslConfiguration::setDefaultConfiguration(m_before); }

private:
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

} // namespace Reelwatch
