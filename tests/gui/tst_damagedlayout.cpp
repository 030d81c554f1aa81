// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/settingvalue.h"
#include "support/joinedtest.h"
#include "windowfixture.h"

#include <QHeaderView>
#include <QMenu>
#include <QRandomGenerator>
#include <QSlider>
#include <QSplitter>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

#ifdef REELWATCH_SANITIZED
constexpr int Damages = 1'000;
#else
constexpr int Damages = 10'000;
#endif
constexpr int DamagesOfOneWindow = 50;

constexpr std::array Extremes {0,
                               1,
                               -1,
                               2,
                               13,
                               255,
                               -32'768,
                               100'000,
                               -5'000,
                               1 << 24,
                               1'048'575,
                               std::numeric_limits<qint32>::max(),
                               std::numeric_limits<qint32>::min()};

} // namespace

/// The window starts with what the library says of it, and that may be damaged or somebody else's
/// (P11, S18): whatever it says, all can be seen and reached.
class DamagedLayoutTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void damagedLayout_leavesTheWindowUsable_P11_S18();
    void hiddenColumns_canBeShownAgain_P11();
    void wholeLayout_comesBackAfterDamagedOnes();

private:
    void begin();
    [[nodiscard]] QVariantMap damaged();
    [[nodiscard]] QByteArray damagedBytes(QByteArray bytes);
    [[nodiscard]] QByteArray noise(int length);
    /// What is wrong with the window as it stands; empty when nothing is.
    [[nodiscard]] QString wrong() const;
    [[nodiscard]] QString wrongWithColumns() const;
    [[nodiscard]] QString wrongWithPanes() const;
    [[nodiscard]] const QSplitter &splitter(const QString &name) const
    {
        return *m->window.findChild<QSplitter *>(name);
    }

    QRandomGenerator m_random {20'261'129};
    QVariantMap m_layout; ///< a real one
    QHash<QString, int> m_handles; ///< of each splitter
    std::unique_ptr<WindowFixture> m;
};

void DamagedLayoutTest::begin()
{
    m = std::make_unique<WindowFixture>();
    m->addMany(3, TaskReport::Status::Completed);
    QVERIFY(m->show());
}

void DamagedLayoutTest::initTestCase()
{
    begin();
    m->window.resize(760, 560);
    QHeaderView *header = m->table().horizontalHeader();
    header->moveSection(header->visualIndex(TaskModel::ModelColumn), 2);
    m->table().sortByColumn(TaskModel::StatusColumn, Qt::AscendingOrder);
    m_layout = m->window.layoutState();
    QCOMPARE(SettingValue::unpacked(SettingValue::packed(m_layout)).toMap().keys(),
             m_layout.keys());
    for (const QString &name : {u"panes"_s, u"detail"_s})
        m_handles.insert(name, splitter(name).handleWidth());
    QCOMPARE(wrong(), QString());
}

QByteArray DamagedLayoutTest::noise(int length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    std::ranges::generate(bytes, [this] { return static_cast<char>(m_random.bounded(256)); });
    return bytes;
}

QByteArray DamagedLayoutTest::damagedBytes(QByteArray bytes)
{
    const int size = static_cast<int>(bytes.size());
    switch (m_random.bounded(5)) {
    case 0: // the first one may tell a version
        return bytes.left(m_random.bounded(2)) + noise(m_random.bounded(2 * size));
    case 1:
        return bytes.left(m_random.bounded(size));
    case 2:
        for (int flips = 1 + m_random.bounded(8); flips > 0; --flips)
            bytes[m_random.bounded(size)] ^= static_cast<char>(1 << m_random.bounded(8));
        return bytes;
    case 3:
        return bytes + noise(1 + m_random.bounded(64));
    default: // numbers that are too large, too small, or another's
        for (int times = 1 + m_random.bounded(4); times > 0; --times)
            qToBigEndian(Extremes.at(m_random.bounded(int(Extremes.size()))),
                         bytes.data() + m_random.bounded(size - 4));
        return bytes;
    }
}

QVariantMap DamagedLayoutTest::damaged()
{
    if (m_random.bounded(8) == 0)
        return SettingValue::unpacked(damagedBytes(SettingValue::packed(m_layout))).toMap();
    QVariantMap layout = m_layout;
    const QStringList parts = layout.keys();
    for (int times = 1 + m_random.bounded(3); times > 0; --times) {
        const QString part = parts.at(m_random.bounded(int(parts.size())));
        const QByteArray bytes = m_layout.value(part).toByteArray();
        const int extreme = Extremes.at(m_random.bounded(int(Extremes.size())));
        if (bytes.size() > 8)
            layout[part] = damagedBytes(bytes);
        else if (part == u"player"_s)
            layout[part] = QVariantMap {{u"volume"_s, std::nan("")}, {u"loop"_s, noise(3)}};
        else
            layout[part] = extreme;
    }
    return layout;
}

QString DamagedLayoutTest::wrongWithColumns() const
{
    const QHeaderView &header = *m->table().horizontalHeader();
    QSet<int> places;
    for (int column = 0; column < header.count(); ++column) {
        const int place = header.visualIndex(column);
        places.insert(place);
        if (place < 0 || place >= header.count() || header.logicalIndex(place) != column)
            return u"column %1 has no place"_s.arg(column);
        const int width = header.sectionSize(column);
        if (!header.isSectionHidden(column) && (width < 40 || width > 1'000))
            return u"column %1 is %2 wide"_s.arg(column).arg(width);
    }
    if (places.size() != header.count())
        return u"two columns share a place"_s;
    for (const int column : {TaskModel::StatusColumn, TaskModel::PromptColumn}) {
        if (header.isSectionHidden(column))
            return u"column %1, by which a row is known, is hidden"_s.arg(column);
    }
    if (header.sectionResizeMode(TaskModel::StatusColumn) != QHeaderView::Interactive)
        return u"widths cannot be changed"_s;
    if (!header.sectionsMovable() || !header.sectionsClickable())
        return u"columns cannot be moved or sorted by"_s;
    const int sorted = m->rows.sortColumn();
    return sorted >= 0 && sorted < TaskModel::ColumnCount ? QString()
                                                          : u"sorted by %1"_s.arg(sorted);
}

QString DamagedLayoutTest::wrongWithPanes() const
{
    for (const auto &[name, orientation] :
         {std::pair(u"panes"_s, Qt::Horizontal), std::pair(u"detail"_s, Qt::Vertical)}) {
        const QSplitter &panes = splitter(name);
        if (panes.orientation() != orientation || panes.handleWidth() != m_handles.value(name)
            || panes.childrenCollapsible() || !panes.opaqueResize())
            return name + u" is no longer what it was"_s;
    }
    const QSize list = m->table().viewport()->size();
    if (list.width() < 150 || list.height() < 100)
        return u"the list has %1 x %2 pixels"_s.arg(list.width()).arg(list.height());
    const bool isDetailShown = m->window.findChild<QWidget *>(u"detail"_s)->isVisible();
    if (m->filterList().isVisible() != m->action("actionShowFilter").isChecked()
        || isDetailShown != m->action("actionShowDetail").isChecked())
        return u"a pane is not shown and cannot be asked for"_s;
    return {};
}

QString DamagedLayoutTest::wrong() const
{
    const QRect screen = m->window.screen()->availableGeometry();
    const QRect window = m->window.geometry();
    if (m->window.isFullScreen() || m->window.isMinimized())
        return u"the window has no frame to take it by"_s;
    if (!m->window.isMaximized() && !screen.contains(window))
        return u"the window is at %1, %2 with %3 x %4 pixels"_s.arg(window.x())
            .arg(window.y())
            .arg(window.width())
            .arg(window.height());
    if (window.width() < m->window.minimumWidth() || window.height() < m->window.minimumHeight())
        return u"the window has %1 x %2 pixels"_s.arg(window.width()).arg(window.height());
    const float volume =
        m->window.layoutState().value(u"player"_s).toMap().value(u"volume"_s).toFloat();
    if (!(volume >= 0 && volume <= 1))
        return u"the volume is %1"_s.arg(volume);
    const QString columns = wrongWithColumns();
    return columns.isEmpty() ? wrongWithPanes() : columns;
}

void DamagedLayoutTest::damagedLayout_leavesTheWindowUsable_P11_S18()
{
    for (int damage = 0; damage < Damages; ++damage) {
        if (damage % DamagesOfOneWindow == 0)
            begin();
        m->window.restoreLayout(damaged());
        QCoreApplication::processEvents();
        const QString what = wrong();
        QVERIFY2(what.isEmpty(), qPrintable(u"damage %1: %2"_s.arg(damage).arg(what)));
        m->click(m->rows.index(0, 0).data(TaskModel::TaskRole).value<Task>().number);
    }
}

void DamagedLayoutTest::hiddenColumns_canBeShownAgain_P11()
{
    begin();
    const QList<QAction *> entries = m->table().columnsMenu()->actions();
    QAction *idShown = *std::ranges::find(entries, QVariant(TaskModel::IdColumn), &QAction::data);
    const QByteArray columns = m_layout.value(u"columns"_s).toByteArray();
    for (int damage = 0; damage < Damages / DamagesOfOneWindow; ++damage) {
        m->window.restoreLayout({{u"columns"_s, damagedBytes(columns)}});
        QCOMPARE(wrongWithColumns(), QString());
        if (!idShown->isChecked())
            idShown->trigger();
        QVERIFY(idShown->isChecked());
        m->window.resize(3'000, 700); // there is room
        QTRY_VERIFY(!m->table().isColumnHidden(TaskModel::IdColumn));
    }
}

void DamagedLayoutTest::wholeLayout_comesBackAfterDamagedOnes()
{
    begin();
    for (int damage = 0; damage < DamagesOfOneWindow; ++damage)
        m->window.restoreLayout(damaged());
    m->window.restoreLayout(m_layout);
    const QHeaderView &header = *m->table().horizontalHeader();
    QCOMPARE(header.visualIndex(TaskModel::ModelColumn), 2);
    QCOMPARE(m->rows.sortColumn(), TaskModel::StatusColumn);
    QCOMPARE(m->window.size(), QSize(760, 560));
}

QTEST_MAIN(DamagedLayoutTest)
#include "tst_damagedlayout.moc"
