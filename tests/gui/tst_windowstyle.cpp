// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/style/calmbox.h"
#include "gui/style/colourscheme.h"
#include "gui/style/windowstyle.h"
#include "support/joinedtest.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

#include <cmath>
#include <memory>

using namespace Reelwatch;
using Qt::Literals::StringLiterals::operator""_s;

namespace {

class PaintWatch final : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted.append(watched);
        return false;
    }

    QList<QObject *> painted;
};

} // namespace

/// What the style adds: edges that are seen on either ground, and calm rows of buttons.
class WindowStyleTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setStyle(new WindowStyle); }
    void edges_areSeen_data();
    void edges_areSeen();
    void buttonBox_bearsNoIcons();
    void calmBox_hasRoomForItsWords();
    void changeOfWindows_paintsOnlyWhatCanBeChosenAnew();

private:
    [[nodiscard]] static double luminance(const QColor &colour)
    {
        const auto part = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF())
            + 0.0722 * part(colour.blueF());
    }
    [[nodiscard]] static double contrast(const QColor &a, const QColor &b)
    {
        const double lighter = std::max(luminance(a), luminance(b));
        const double darker = std::min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }
    /// The best contrast to the window on the way from the left into the middle of a widget.
    [[nodiscard]] static double edgeContrast(QWidget &widget, int reach)
    {
        const QImage picture = widget.grab().toImage();
        double best = 0;
        for (int x = 0; x < reach; ++x)
            best = std::max(best,
                            contrast(picture.pixelColor(x, picture.height() / 2),
                                     widget.palette().color(QPalette::Window)));
        return best;
    }
};

void WindowStyleTest::edges_areSeen_data()
{
    QTest::addColumn<ColourScheme::Wish>("wish");
    QTest::addColumn<QString>("what");
    for (const auto wish : {ColourScheme::Wish::Light, ColourScheme::Wish::Dark}) {
        for (const char *what : {"line edit", "text", "check box", "combo box", "button", "menu"})
            QTest::addRow("%s, %s", what, wish == ColourScheme::Wish::Dark ? "dark" : "light")
                << wish << QString::fromLatin1(what);
    }
}

void WindowStyleTest::edges_areSeen()
{
    QFETCH(const ColourScheme::Wish, wish);
    QFETCH(const QString, what);
    ColourScheme scheme;
    scheme.setWish(wish);
    std::unique_ptr<QWidget> widget;
    if (what == u"line edit"_s)
        widget = std::make_unique<QLineEdit>();
    else if (what == u"text"_s)
        widget = std::make_unique<QPlainTextEdit>();
    else if (what == u"check box"_s)
        widget = std::make_unique<QCheckBox>();
    else if (what == u"combo box"_s)
        widget = std::make_unique<QComboBox>();
    else if (what == u"button"_s)
        widget = std::make_unique<QPushButton>(u"Test"_s);
    else
        widget = std::make_unique<QMenu>();
    if (auto *menu = qobject_cast<QMenu *>(widget.get()))
        menu->addAction(u"Play"_s);
    else
        widget->resize(widget->sizeHint());
    widget->setFocusPolicy(Qt::NoFocus);
    const double found = edgeContrast(*widget, 6);
    QVERIFY2(found >= 3, qPrintable(QString::number(found)));
}

void WindowStyleTest::buttonBox_bearsNoIcons()
{
    QDialogButtonBox box(QDialogButtonBox::Save | QDialogButtonBox::Cancel
                         | QDialogButtonBox::Close);
    for (const QAbstractButton *button : box.buttons())
        QVERIFY2(button->icon().isNull(), qPrintable(button->text()));
}

void WindowStyleTest::calmBox_hasRoomForItsWords()
{
    QWidget window;
    window.show();
    const QString details = u"8 videos are still being watched. Nothing is checked or fetched "
                            "while Reelwatch is closed."_s;
    QMessageBox *box = calmBox(u"Quit Reelwatch"_s, u"Quit Reelwatch?"_s, details, &window);
    box->addButton(QMessageBox::Cancel);
    box->open();
    QVERIFY(QTest::qWaitForWindowExposed(box));
    const auto *label = box->findChild<QLabel *>(u"qt_msgbox_informativelabel"_s);
    QVERIFY(label);
    QCOMPARE(label->text(), details);
    QVERIFY(label->width() >= 400);
    QVERIFY(label->height() <= 3 * label->fontMetrics().lineSpacing());
    QVERIFY(box->iconPixmap().isNull());
    QVERIFY(box->width() > box->fontMetrics().horizontalAdvance(box->windowTitle()) + 100);
}

void WindowStyleTest::changeOfWindows_paintsOnlyWhatCanBeChosenAnew()
{
    const ColourScheme scheme;
    QWidget window;
    QLabel words(u"words"_s, &window);
    QListView list(&window);
    list.move(100, 0);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    PaintWatch watch;
    for (QWidget *widget : {static_cast<QWidget *>(&words), list.viewport()})
        widget->installEventFilter(&watch);
    for (QWidget *widget : {static_cast<QWidget *>(&words), list.viewport()}) {
        QEvent left(QEvent::WindowDeactivate);
        QCoreApplication::sendEvent(widget, &left);
    }
    QTRY_VERIFY(watch.painted.contains(list.viewport()));
    QVERIFY(!watch.painted.contains(&words));
}

QTEST_MAIN(WindowStyleTest)
#include "tst_windowstyle.moc"
