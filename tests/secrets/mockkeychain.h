// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDBusVirtualObject>

#include <optional>
#include <utility>

namespace Reelwatch {

/// A secret as the Secret Service hands it over.
struct WireSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString type;
};

inline QDBusArgument &operator<<(QDBusArgument &argument, const WireSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.type;
    argument.endStructure();
    return argument;
}

inline const QDBusArgument &operator>>(const QDBusArgument &argument, WireSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.type;
    argument.endStructure();
    return argument;
}

/// A Secret Service with one key in it that can be slow, locked, dismissed, or die. It speaks over
/// a connection of its own, as another program would.
class MockKeychain final : public QDBusVirtualObject
{
    Q_DISABLE_COPY_MOVE(MockKeychain)

public:
    explicit MockKeychain(const QString &address)
        : m_address(address)
    {
        qDBusRegisterMetaType<WireSecret>();
        qDBusRegisterMetaType<QMap<QDBusObjectPath, WireSecret>>();
        appear();
    }
    ~MockKeychain() override { vanish(); }

    QByteArray key = "sk-mock-key"; ///< what every search finds
    bool isLocked = false;
    bool isSilent = false; ///< hears everything and answers nothing, until speak()
    bool isDismissive = false; ///< its questions are dismissed
    bool holdsPrompts = false; ///< its questions stay open, until complete()
    bool diesOnSearch = false; ///< at the next search, once; another takes its place at once
    bool staysDead = false; ///< when it dies, none does
    int prompts = 0;
    int searches = 0;

    [[nodiscard]] bool isWaitedFor() const { return !m_unanswered.isEmpty(); }
    /// Ends the open question.
    void complete()
    {
        isLocked = isLocked && isDismissive;
        QDBusMessage word = QDBusMessage::createSignal(
            QStringLiteral("/org/freedesktop/secrets/prompt/1"),
            QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Completed"));
        word << isDismissive << QVariant::fromValue(QDBusVariant(QString()));
        QDBusConnection(name()).send(word);
    }
    /// Answers what was left unanswered, and from now on at once.
    void speak()
    {
        isSilent = false;
        for (const QDBusMessage &message : std::exchange(m_unanswered, {}))
            answer(message);
    }

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
    {
        if (isSilent)
            m_unanswered.append(message);
        else
            answer(message);
        return true;
    }

private:
    static QString name() { return QStringLiteral("mock-keychain"); }

    void appear()
    {
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, name());
        bus.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), this,
                                  QDBusConnection::SubPath);
        if (!bus.registerService(QStringLiteral("org.freedesktop.secrets")))
            qFatal("The name is taken");
    }
    static void vanish() { QDBusConnection::disconnectFromBus(name()); }
    void die()
    {
        vanish();
        if (!staysDead)
            appear();
    }

    void answer(const QDBusMessage &message)
    {
        const QString wish = message.member();
        if (wish == QStringLiteral("SearchItems") && std::exchange(diesOnSearch, false)) {
            QMetaObject::invokeMethod(this, &MockKeychain::die, Qt::QueuedConnection);
            return;
        }
        QDBusConnection bus(name());
        if (const std::optional<QVariantList> said = wordsFor(wish, message))
            bus.send(message.createReply(*said));
        else
            bus.send(message.createErrorReply(QDBusError::NotSupported, wish));
        if (wish != QStringLiteral("Prompt"))
            return;
        ++prompts;
        if (!holdsPrompts)
            complete();
    }

    std::optional<QVariantList> wordsFor(const QString &wish, const QDBusMessage &message)
    {
        const QDBusObjectPath none(QStringLiteral("/"));
        const QDBusObjectPath item(QStringLiteral("/org/freedesktop/secrets/collection/mock/1"));
        const QDBusObjectPath session(QStringLiteral("/org/freedesktop/secrets/session/1"));
        const auto paths = [](const QList<QDBusObjectPath> &list) {
            return QVariant::fromValue(list);
        };
        if (wish == QStringLiteral("ReadAlias"))
            return {{QVariant::fromValue(
                QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/mock")))}};
        if (wish == QStringLiteral("Get"))
            return {{QVariant::fromValue(QDBusVariant(isLocked))}};
        if (wish == QStringLiteral("GetAll"))
            return {{QVariantMap {}}};
        if (wish == QStringLiteral("OpenSession")
            && message.arguments().value(0).toString() == QStringLiteral("plain"))
            return {{QVariant::fromValue(QDBusVariant(QString())), QVariant::fromValue(session)}};
        if (wish == QStringLiteral("SearchItems")) {
            ++searches;
            return {{paths({item}), paths({})}};
        }
        if (wish == QStringLiteral("GetSecrets"))
            return {{QVariant::fromValue(QMap<QDBusObjectPath, WireSecret> {
                {item, {session, {}, key, QStringLiteral("text/plain")}}})}};
        if (wish == QStringLiteral("Unlock"))
            return {{paths({}),
                     QVariant::fromValue(
                         QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/prompt/1")))}};
        if (wish == QStringLiteral("Prompt"))
            return QVariantList {};
        return std::nullopt;
    }

    QString m_address;
    QList<QDBusMessage> m_unanswered;
};

} // namespace Reelwatch

Q_DECLARE_METATYPE(Reelwatch::WireSecret)
