// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demohost.h"

#include "app/keyring.h"
#include "store/accountstore.h"
#include "store/taskstore.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <utility>

namespace Reelwatch {

using namespace std::chrono_literals;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

constexpr auto Patience = 30s; // a start takes some 50 ms

} // namespace

DemoHost::DemoHost(const QString &service, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_service.setProgram(service);
    m_service.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_service.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

DemoHost::~DemoHost()
{
    m_service.disconnect(this); // it is ended now
    m_service.kill();
    m_service.waitForFinished();
}

QString DemoHost::findService()
{
    return QCoreApplication::applicationDirPath() + u"/reelwatch-demo-service"_s;
}

void DemoHost::begin(AccountStore &accounts, TaskStore &tasks, KeyRing &ring)
{
    connect(&m_service, &QProcess::readyReadStandardOutput, this,
            [this, &accounts, &tasks, &ring, said = QByteArray()]() mutable {
                said += m_service.readAllStandardOutput();
                if (said.endsWith("\nready\n"))
                    play(read(said), accounts, tasks, ring);
            });
    connect(&m_service, &QProcess::errorOccurred, this, &DemoHost::giveUp);
    connect(&m_service, &QProcess::finished, this, &DemoHost::giveUp);
    QTimer::singleShot(Patience, this, &DemoHost::giveUp);
    m_service.start(QIODevice::ReadOnly);
}

DemoHost::Scene DemoHost::read(const QByteArray &said)
{
    Scene scene;
    for (const QByteArray &line : said.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        const QByteArray name = line.left(space);
        const QByteArray value = line.mid(space + 1);
        if (name == "base")
            scene.base = QUrl::fromEncoded(value);
        else if (name == "key")
            scene.key = value;
        else if (name == "id")
            scene.ids.append(QString::fromUtf8(value));
    }
    return scene;
}

void DemoHost::play(const Scene &scene, AccountStore &accounts, TaskStore &tasks, KeyRing &ring)
{
    if (std::exchange(m_isBegun, true))
        return;
    // With a data folder of its own the account is there from the last time, at another port.
    const QString name = tr("Demo");
    const Account *known = accounts.findByName(name);
    Account account = known ? *known : Account {.name = name, .colour = u"#3d82f6"_s};
    account.base = scene.base;
    account.keeps = Account::Keeps::Session;
    ring.save(account, scene.key, this,
              [this, &tasks, ids = scene.ids](KeyVault::Problem, AccountId id) mutable {
                  QList<NewTask> wanted;
                  // The newest row stands first, so the one worth seeing first is added last.
                  std::ranges::reverse(ids);
                  for (const QString &video : std::as_const(ids))
                      wanted.append({id, video});
                  tasks.add(wanted, m_clock.now());
                  emit begun();
              });
}

void DemoHost::giveUp()
{
    if (std::exchange(m_isBegun, true))
        return;
    emit failed(tr("The simulated service could not be started. Close programs that this computer "
                   "can do without, then start the demo again; if that does not help, install "
                   "Reelwatch anew."));
    emit begun();
}

} // namespace Reelwatch
