// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/window/narrowing.h"

#include "gui/table/filterlist.h"
#include "gui/table/tasktable.h"
#include "gui/window/emptylist.h"
#include "gui/window/searchfield.h"
#include "model/taskfilter.h"

#include <QStackedWidget>

namespace Reelwatch {

Narrowing::Narrowing(const Parts &parts, const Models &models, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_models(models)
{
    connect(&m_parts.filters, &FilterList::chosen, this,
            [this](TaskFilter::Group group, std::optional<AccountId> account) {
                m_models.rows.setGroup(group);
                m_models.rows.setAccount(account);
                show();
            });
    connect(&m_parts.search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_models.rows.setSearch(text);
        show();
    });
    connect(&m_parts.search, &SearchField::left, this, [this] {
        m_parts.table.setFocus();
        if (!m_parts.search.text().isEmpty())
            m_parts.table.chooseFirst();
    });
    connect(&m_parts.reason, &EmptyList::clearFilterRequested, this, &Narrowing::clear);
    watch();
    show();
}

Narrowing::~Narrowing() = default;

void Narrowing::watch()
{
    for (const QAbstractItemModel *model :
         {static_cast<const QAbstractItemModel *>(&m_models.rows), &m_models.accounts}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &Narrowing::show);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &Narrowing::show);
    }
    connect(&m_models.rows, &QAbstractItemModel::layoutChanged, this, &Narrowing::show);
}

void Narrowing::clear()
{
    m_parts.search.clear();
    m_parts.filters.choose(TaskFilter::Group::All, {});
}

void Narrowing::show()
{
    if (m_models.rows.rowCount() > 0) {
        m_parts.place.setCurrentWidget(&m_parts.table);
        return;
    }
    m_parts.place.setCurrentWidget(&m_parts.reason);
    if (m_models.all.rowCount() > 0) {
        const QString group = m_parts.filters.currentIndex().data().toString();
        m_parts.reason.show(EmptyList::Reason::NoMatch, m_parts.search.text(), group);
    } else {
        m_parts.reason.show(m_models.accounts.rowCount() > 0 ? EmptyList::Reason::NoVideos
                                                             : EmptyList::Reason::NoKey);
    }
}

} // namespace Reelwatch
