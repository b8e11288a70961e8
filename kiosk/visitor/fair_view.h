// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"
#include "kiosk/visitor/picture_shelf.h"

#include <QColor>
#include <QObject>
#include <QUrl>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace standdienst::kiosk {

// A greeting and the language that it is in.
struct Greeting {
    Q_GADGET
    QML_VALUE_TYPE(greeting)
    Q_PROPERTY(QString language MEMBER language CONSTANT FINAL)
    Q_PROPERTY(QString text MEMBER text CONSTANT FINAL)
public:
    QString language;
    QString text;
};

// The fair's own words and colours, in the language of the moment. Empty until a fair was pulled.
class FairView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    Q_PROPERTY(bool known READ known NOTIFY changed FINAL)
    Q_PROPERTY(QString company READ company NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed FINAL)
    // Of Greeting, one for each language of the fair, for the attract screen to turn through.
    Q_PROPERTY(QVariantList greetings READ greetings NOTIFY changed FINAL)
    Q_PROPERTY(QString boothName READ boothName NOTIFY changed FINAL)
    Q_PROPERTY(QString notice READ notice NOTIFY changed FINAL)
    // Where a visitor waits for a person; empty: here at this screen.
    Q_PROPERTY(QString meetingPoint READ meetingPoint NOTIFY changed FINAL)
    // There are questions about what a visitor needs, be they for everybody or not.
    Q_PROPERTY(bool asksNeeds READ asksNeeds NOTIFY changed FINAL)
    Q_PROPERTY(bool trial READ trial NOTIFY changed FINAL)
    Q_PROPERTY(QUrl logo READ logo NOTIFY changed FINAL) // empty: the company's name stands there
    // Pictures of the topics on offer, for the attract screen to turn through; none where the fair has none.
    Q_PROPERTY(QVariantList showcase READ showcase NOTIFY changed FINAL)
    Q_PROPERTY(QColor accent READ accent NOTIFY changed FINAL)
    Q_PROPERTY(QColor ink READ ink NOTIFY changed FINAL)
    Q_PROPERTY(QColor paper READ paper NOTIFY changed FINAL)
    Q_PROPERTY(bool dark READ dark NOTIFY changed FINAL) // what visitors find first
public:
    using QObject::QObject;

    void show(std::shared_ptr<const Fair> fair, const QString& language);
    // The pictures that the store has of the fair that is shown.
    void takePictures(const DeviceStore& store);
    const std::shared_ptr<PictureShelf>& pictures() const { return pictures_; }
    // The stand's contact card with a note, for a QR (core/fair/card.h).
    Q_INVOKABLE QString card(const QString& note) const;
    // image://fair/<id>, or empty where the picture is not here.
    QUrl picture(const std::string& id) const;

    bool known() const { return fair_ != nullptr; }
    QString company() const;
    QString name() const;
    QString greeting() const;
    QVariantList greetings() const;
    QString boothName() const;
    QString notice() const;
    QString meetingPoint() const;
    bool asksNeeds() const;
    bool trial() const;
    QUrl logo() const;
    QVariantList showcase() const;
    QColor accent() const;
    QColor ink() const;
    QColor paper() const;
    bool dark() const;
    // ISO 3166-1 alpha-2 of where the fair is, by its time zone; empty where the time zone says nothing of
    // it.
    QString country() const;

    // A text of the fair in the language of the moment, falling back to the fair's first.
    QString text(const Text& text) const;

Q_SIGNALS:
    void changed();

private:
    std::shared_ptr<const Fair> fair_;
    std::shared_ptr<PictureShelf> pictures_ = std::make_shared<PictureShelf>();
    QString language_;
};

} // namespace standdienst::kiosk
