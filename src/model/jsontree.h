// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QList>

#include <memory>

namespace Reelwatch {

struct JsonRow;

/// Any JSON value as a tree of names and values, numbers and order as sent (J12). Branches are
/// read when they are looked at; each shows its first 200 members and how many more there are
/// (J09). A new text is merged into the rows that stand, so that a view keeps its place.
class JsonTree final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTree)

public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role {
        TextRole = Qt::UserRole, ///< the whole value to copy; links without their signature
        PathRole ///< "parameters.camera.moves[2]", to copy
    };

    /// A row at the top with a title of the program's own.
    struct Section
    {
        QString title;
        QString path; ///< what the paths of its members begin with; may be empty
        QByteArray json;
    };

    explicit JsonTree(QObject *parent = nullptr);
    ~JsonTree() override;

    /// Shows the members of an object or array at the top.
    void setJson(const QByteArray &json);
    /// Shows each section as a branch, or as one row when its value has no members.
    void setSections(const QList<Section> &sections);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Node;

    [[nodiscard]] Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column = NameColumn) const;
    void merge(Node *node, const QList<JsonRow> &rows);
    void remove(Node *node, qsizetype at, qsizetype count);
    void insert(Node *node, qsizetype at, const QList<JsonRow> &rows);
    void update(Node *node, const JsonRow &row);

    std::unique_ptr<Node> m_root;
};

} // namespace Reelwatch
