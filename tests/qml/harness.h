// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/gallery/stage.h"
#include "qml/start/translator.h"

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>
#include <QTcpServer>

#include <memory>

class QPointingDevice;
class QQmlEngine;

namespace standdienst::ui {

// What the tests in QML cannot do themselves: the visitor's window over real view models, touches, keys and
// accessibility actions at it, a look at what is drawn.
class Harness : public QObject {
    Q_OBJECT
    Q_PROPERTY(QQuickWindow* window READ window NOTIFY windowChanged)
    Q_PROPERTY(standdienst::ui::Stage* stage READ stage NOTIFY windowChanged)
public:
    explicit Harness(QQmlEngine& engine);
    ~Harness() override;

    QQuickWindow* window() { return window_.get(); }
    Stage* stage() { return stage_.get(); }

    // The screen's size in pixels and millimetres; `state` of the fair, or empty for a device that is not
    // paired.
    Q_INVOKABLE void open(QSize pixels, QSizeF millimetres, const QString& language,
                          const QString& state = QStringLiteral("trial"));
    // The same in a hall whose network answers everything with its login page.
    Q_INVOKABLE void openBehindPortal(QSize pixels, QSizeF millimetres, const QString& language);
    Q_INVOKABLE void close();

    Q_INVOKABLE QQuickItem* find(const QString& name) const;
    // Where a finger would reach it; says why where not.
    Q_INVOKABLE QString outOfReach(const QString& name) const;
    Q_INVOKABLE void scrollTo(const QString& name);
    Q_INVOKABLE void touch(const QString& name);
    // A key of the keyboard on the screen; false where it has none of that text.
    Q_INVOKABLE bool touchKey(const QString& text);
    Q_INVOKABLE bool focusByTab(const QString& name);
    Q_INVOKABLE void key(int key);
    Q_INVOKABLE void type(const QString& text);
    // As a scanner types it, a key in 5 ms ('\n' is its Enter), and a person, one in 150 ms; by the keys' own
    // times.
    Q_INVOKABLE void scan(const QString& text);
    Q_INVOKABLE void typeSlowly(const QString& text);
    // Presses, or toggles, or sets the focus, as assistive technology does.
    Q_INVOKABLE bool act(const QString& name, const QString& action);
    Q_INVOKABLE void settle();

    // Texts that are cut off or stick out of the page, controls that are too small or have no name.
    Q_INVOKABLE QStringList flaws(qreal smallestTarget);
    // As in look.h: what can hardly be read or lies over something else; what cannot be used by key or by
    // name.
    Q_INVOKABLE QStringList faultsOfLook(double leastOfText, double leastOfIcons);
    Q_INVOKABLE QStringList faultsOfUse();
    Q_INVOKABLE QStringList highTargets(double height);
    // All text of visible items, to look for what should be gone.
    Q_INVOKABLE QString allText() const;
    // The sources of all pictures that are loaded and visible.
    Q_INVOKABLE QStringList pictures() const;
    Q_INVOKABLE QStringList unfinishedTranslations() const;
    // Since the last call.
    Q_INVOKABLE QStringList takeWarnings();

Q_SIGNALS:
    void windowChanged();

private:
    void show(QSize pixels, QSizeF millimetres, const QString& language);

    void typeAtPace(const QString& text, int gap);

    QQmlEngine& engine_;
    Translator translator_;
    std::unique_ptr<QPointingDevice> finger_;
    QTcpServer portal_;
    std::unique_ptr<Stage> stage_;
    std::unique_ptr<QQuickWindow> window_;
};

} // namespace standdienst::ui
