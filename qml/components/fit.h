// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QQuickItem>
#include <QSizeF>
#include <QString>

namespace standdienst::ui {

// How large words may be in their room: what Text.Fit finds, but once a frame, when the room is known, and
// with two sizes of the font. Text.Fit looks anew at each step of a layout, and loads the font in every size
// that it tries.
class Fit : public QQuickItem {
    Q_OBJECT
    Q_PROPERTY(QString text MEMBER text_ NOTIFY changed)
    Q_PROPERTY(QFont font MEMBER font_ NOTIFY changed)  // in the largest size; its spacing is in pixels
    Q_PROPERTY(QSizeF room MEMBER room_ NOTIFY changed) // that they are wrapped in
    Q_PROPERTY(double lineHeight MEMBER lineHeight_ NOTIFY changed) // in heights of a line
    Q_PROPERTY(int least MEMBER least_ NOTIFY changed)              // also where they do not fit
    Q_PROPERTY(int pixelSize READ pixelSize NOTIFY found)           // 0 until it is known
    QML_ELEMENT
public:
    explicit Fit(QQuickItem* parent = nullptr);

    int pixelSize() const { return pixelSize_; }

Q_SIGNALS:
    void changed();
    void found();

protected:
    void updatePolish() override;

private:
    // Set in `size`, in a room that grew `factor` times.
    bool fits(int size, double factor) const;

    QString text_;
    QFont font_;
    QSizeF room_;
    double lineHeight_ = 1;
    int least_ = 1;
    int pixelSize_ = 0;
};

} // namespace standdienst::ui
