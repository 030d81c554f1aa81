// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/parts.h"

#include "app/datafolder.h"
#include "app/demohost.h"
#include "secrets/keychainvault.h"

#include <QCoreApplication>

namespace Reelwatch {

namespace {

std::unique_ptr<KeyVault> vaultFor(const CommandLine &line, const DataFolder &folder)
{
    if (line.demo)
        return std::make_unique<MemoryVault>();
    return std::make_unique<KeychainVault>(folder.keychainService());
}

QString posterProgram()
{
    return PosterProcess::findProgram(QCoreApplication::applicationDirPath());
}

/// The demo's videos are thrown away with its data.
QString libraryFor(const CommandLine &line, const DataFolder &folder)
{
    return line.demo ? folder.ownVideos() : folder.videos();
}

/// The filter as the window needs it: with its rows.
TaskFilter &over(TaskModel &source, TaskFilter &filter)
{
    filter.setSourceModel(&source);
    return filter;
}

} // namespace

App::Parts::Parts(const CommandLine &line, const DataFolder &place, Database &data,
                  const Clock &clock)
    : folder(place)
    , database(data)
    , requests(clock)
    , vault(vaultFor(line, place))
    , watcher(tasks, accounts, clock,
              [this](AccountId account, const QString &id, const QByteArray &known,
                     const QObject *context, TaskClient::TaskAnswered answered) {
                  client.fetch(account, id, known, context, std::move(answered));
              })
    , keeper(tasks, accounts, requests, client, clock, libraryFor(line, place))
    , posters(tasks, posterProgram(), place.posters())
    , stills(posterProgram())
    , rows(tasks, accounts, clock)
    , totals(rows, clock)
    , filters(totals, accounts)
    , accountRows(accounts, totals)
    , window({rows, over(rows, filter), filters, accountRows, totals}, clock)
    , ring(accounts, *vault, client, watcher)
    , trials(requests, client, turns())
    , keys(accounts, accountRows, ring, trials, window)
    , former(accounts, settings)
    , held(accounts, settings, watcher, clock)
    , adding(tasks, accounts, former, keys, clock, window)
    , finding({tasks, accounts, requests, clock}, client, turns(), adding, window)
    , lists(tasks, accounts, clock, adding, window)
    , library(place.database(), database, clock, window)
    , removal(tasks, window)
    , acts(tasks, accounts, watcher, keeper, clock, window)
    , files(tasks, keeper, clock, window)
    , watching(accounts, requests, watcher, clock, window)
    , notices(accounts, tasks, window.bars())
    , waiting(tasks, accounts, former, window.bars())
    , troubles(keeper, window)
    , expiries(totals, clock, window.bars())
    , endings(tasks, notifier, window)
    , preferences(settings, {watcher, keeper, endings, tray, window},
                  {accountRows, totals, tasks, accounts, libraryFor(line, place)})
    , moving(tasks, settings, window.bars())
    , news(tasks, accounts, watcher, totals, clock, window)
    , question(&window)
{
}

App::Parts::~Parts() = default;

TakeTurn App::Parts::turns()
{
    return [this](AccountId account) {
        return watcher.takeTurn(account);
    };
}

} // namespace Reelwatch
