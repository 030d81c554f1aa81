// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jsontree.h"

#include "model/jsonrow.h"
#include "model/wording.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace Reelwatch {

namespace {

constexpr qsizetype CellUnits = 200;
constexpr qsizetype ToolTipUnits = 2000;

} // namespace

/// A row with its place in the tree; what is below it is read when it is asked for.
struct JsonTree::Node
{
    JsonRow row;
    Node *parent = nullptr;
    int place = 0;
    int depth = 0;
    bool isRead = false;
    std::vector<std::unique_ptr<Node>> children;

    void insert(qsizetype at, const JsonRow &child)
    {
        auto node = std::make_unique<Node>();
        node->row = child;
        node->parent = this;
        node->depth = depth + 1;
        children.insert(children.begin() + at, std::move(node));
    }
    void renumber()
    {
        int next = 0;
        for (const auto &child : children)
            child->place = next++;
    }
    void read()
    {
        if (std::exchange(isRead, true))
            return;
        for (const JsonRow &child : JsonRow::below(row.value, depth))
            insert(qsizetype(children.size()), child);
        renumber();
    }
    [[nodiscard]] QString path() const
    {
        QString result;
        for (const Node *node = this; node->parent; node = node->parent)
            result.prepend(node->row.step);
        return result.startsWith(u'.') ? result.sliced(1) : result;
    }
};

JsonTree::JsonTree(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->isRead = true;
}

JsonTree::~JsonTree() = default;

void JsonTree::setJson(const QByteArray &json)
{
    merge(m_root.get(), JsonRow::below(json, 0));
}

void JsonTree::setSections(const QList<Section> &sections)
{
    QList<JsonRow> rows;
    for (const Section &section : sections)
        rows += JsonRow::section(section.title, section.path, section.json);
    merge(m_root.get(), rows);
}

void JsonTree::merge(Node *node, const QList<JsonRow> &rows)
{
    const auto &old = node->children;
    const auto oldSize = qsizetype(old.size());
    const auto isKept = [&](qsizetype before, qsizetype after) {
        return old[size_t(before)]->row.isPlaceOf(rows[after]);
    };
    const qsizetype common = std::min(oldSize, rows.size());
    qsizetype head = 0;
    while (head < common && isKept(head, head))
        ++head;
    qsizetype tail = 0;
    while (head + tail < common && isKept(oldSize - tail - 1, rows.size() - tail - 1))
        ++tail;

    remove(node, head, oldSize - tail - head);
    insert(node, head, rows.sliced(head, rows.size() - tail - head));
    for (qsizetype i = 0; i < rows.size(); ++i)
        update(old[size_t(i)].get(), rows[i]);
}

void JsonTree::remove(Node *node, qsizetype at, qsizetype count)
{
    if (count == 0)
        return;
    beginRemoveRows(indexOf(node), int(at), int(at + count) - 1);
    const auto first = node->children.begin() + at;
    node->children.erase(first, first + count);
    node->renumber();
    endRemoveRows();
}

void JsonTree::insert(Node *node, qsizetype at, const QList<JsonRow> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows(indexOf(node), int(at), int(at + rows.size()) - 1);
    for (qsizetype i = 0; i < rows.size(); ++i)
        node->insert(at + i, rows[i]);
    node->renumber();
    endInsertRows();
}

void JsonTree::update(Node *node, const JsonRow &row)
{
    if (node->row == row)
        return;
    node->row = row;
    if (node->isRead)
        merge(node, JsonRow::below(row.value, node->depth));
    emit dataChanged(indexOf(node), indexOf(node, ValueColumn));
}

JsonTree::Node *JsonTree::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonTree::indexOf(const Node *node, int column) const
{
    return node->parent ? createIndex(node->place, column, node) : QModelIndex();
}

QModelIndex JsonTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOf(nodeAt(parent)->children[size_t(row)].get(), column);
}

QModelIndex JsonTree::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(nodeAt(index)->parent) : QModelIndex();
}

int JsonTree::rowCount(const QModelIndex &parent) const
{
    if (!hasChildren(parent))
        return 0;
    Node *node = nodeAt(parent);
    node->read();
    return int(node->children.size());
}

int JsonTree::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

bool JsonTree::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node *node = nodeAt(parent);
    return node->parent ? node->row.isBranch : !node->children.empty();
}

QVariant JsonTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeAt(index);
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isName ? node->row.name : node->row.shownValue(CellUnits);
    case Qt::ToolTipRole:
        return isName ? QVariant()
                      : Wording::toolTip(node->row.shownValue(ToolTipUnits, Lines::Many));
    case TextRole:
        return node->row.wholeValue();
    case PathRole:
        return node->path();
    default:
        return {};
    }
}

QVariant JsonTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

Qt::ItemFlags JsonTree::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid() || nodeAt(index)->row.isBranch)
        return flags;
    return flags | Qt::ItemNeverHasChildren;
}

} // namespace Reelwatch
