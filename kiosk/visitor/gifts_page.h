// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"
#include "core/gifts/returns.h"

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace standdienst::kiosk {

class FairView;
class GiftShelf;

// "Choose a gift": one touch chooses, and the same page shows the number to fetch it with and asks whether
// the visitor would like to speak to someone. Whoever wants none says so and is asked the same.
//
// Those that cannot be had stand at the end. While a visitor looks, cards keep their order, so that none
// moves away below a finger.
//
// Roles: `giftId`, `name`, `summary` and `picture` (url; both may be empty), `pieces` (int; in the booth, as
// far as known, -1: not known), `available` (bool: can be chosen here now).
class GiftsPage : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    // One of them can be chosen.
    Q_PROPERTY(bool anyAvailable READ anyAvailable NOTIFY availableChanged FINAL)
    // There are none left in the booth, as far as known. False where only this kiosk has none.
    Q_PROPERTY(bool gone READ gone NOTIFY availableChanged FINAL)
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    // Of the gift that was chosen, for fetching it: "127B", its name, and where.
    Q_PROPERTY(QString number READ number NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY stateChanged FINAL)
    Q_PROPERTY(QUrl chosenPicture READ chosenPicture NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString pickup READ pickup NOTIFY stateChanged FINAL)
    // How long it waits there.
    Q_PROPERTY(int minutes READ minutes CONSTANT FINAL)
public:
    enum State {
        Choosing,
        Chosen,
        Declined,  // "nothing, thank you"
        Without,   // there was none to choose
        Returning, // recognised: this visitor has had one here today
    };
    Q_ENUM(State)
    enum Role { GiftIdRole = Qt::UserRole + 1, NameRole, SummaryRole, PictureRole, LeftRole, AvailableRole };
    GiftsPage(const FairView& texts, GiftShelf& shelf, Random& random, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void choose(const QString& giftId);
    Q_INVOKABLE void decline(); // a gift; where there is none to choose, nothing is declined
    Q_INVOKABLE void notMe();   // recognised, and wrongly
    // "Would you like to speak to someone?" A no is respected: nothing more is asked.
    Q_INVOKABLE void speak(bool yes);

    bool anyAvailable() const;
    bool gone() const;
    State state() const { return state_; }
    QString number() const { return number_; }
    QString chosenName() const;
    QUrl chosenPicture() const;
    QString pickup() const;
    static int minutes();

    void show(std::shared_ptr<const Fair> fair);
    void clear();
    void retranslate();
    // In the order of what can be had now; called when the page is opened.
    void arrange();
    // What can be had may have changed.
    void refresh();
    void setChosen(const QString& giftId, const QString& number);
    void setDeclined();
    void setChoosing();
    // A badge or card was scanned in this visit, whose says whose. Whoever left with a gift of this kiosk
    // today is known again; nothing is kept but a keyed hash, in memory, until the day ends
    // (core/gifts/returns.h).
    void recognise(const QByteArray& whose, std::int64_t day);

Q_SIGNALS:
    void countChanged();
    void availableChanged();
    void stateChanged();
    void chosen(const QString& giftId);
    void declined();
    void answered(bool yes);

private:
    bool isAvailable(const Gift& gift) const;

    const FairView& texts_;
    GiftShelf& shelf_;
    Returns returns_;
    std::shared_ptr<const Fair> fair_;
    std::vector<const Gift*> shown_; // into fair_
    State state_ = Choosing;
    QString gift_;
    QString number_;
    QByteArray whose_;
    std::int64_t day_ = 0;
};

} // namespace standdienst::kiosk
