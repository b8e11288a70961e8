// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/contact/code.h"
#include "kiosk/visitor/consents_model.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace standdienst::kiosk {

class NeedsPage;
class VisitRecord;

// "How can we reach you?": what a visitor types, scans and agrees to, until it is sealed or wiped.
//
// What a badge or card says is put where nothing was typed, to be corrected. What was typed stays until the
// visitor says that the card is right.
//
// Only an address whose channel was agreed to is sent. Problems are shown after the first send() and from
// then on kept up to date while the visitor types. Where an address looks like a slip, what was probably
// meant is offered as its field is left, and at the latest when it is sent: that once stops the first send();
// a second one sends what was typed.
class ContactPage : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of VisitFlow")
    Q_PROPERTY(QString givenName READ givenName WRITE setGivenName NOTIFY givenNameChanged FINAL)
    Q_PROPERTY(QString familyName READ familyName WRITE setFamilyName NOTIFY familyNameChanged FINAL)
    Q_PROPERTY(QString organization READ organization WRITE setOrganization NOTIFY organizationChanged FINAL)
    Q_PROPERTY(QString email READ email WRITE setEmail NOTIFY emailChanged FINAL)
    Q_PROPERTY(QString phone READ phone WRITE setPhone NOTIFY phoneChanged FINAL)
    Q_PROPERTY(QString message READ message WRITE setMessage NOTIFY messageChanged FINAL)
    // Read from a badge and kept with the details; empty where none was read.
    Q_PROPERTY(QString badgeId READ badgeId NOTIFY badgeIdChanged FINAL)
    Q_PROPERTY(ScanState scanState READ scanState NOTIFY scanChanged FINAL)
    // Where the code had several: to choose from, the one in the field among them. Otherwise empty.
    Q_PROPERTY(QStringList emailChoices READ emailChoices NOTIFY scanChanged FINAL)
    Q_PROPERTY(QStringList phoneChoices READ phoneChoices NOTIFY scanChanged FINAL)
    Q_PROPERTY(standdienst::kiosk::ConsentsModel* consents READ consents CONSTANT FINAL)
    Q_PROPERTY(FieldProblem nameProblem READ nameProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem organizationProblem READ organizationProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem emailProblem READ emailProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem phoneProblem READ phoneProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem messageProblem READ messageProblem NOTIFY problemsChanged FINAL)
    // "name@gmail.com" for "name@gmial.com"; empty where there is nothing to offer.
    Q_PROPERTY(QString emailOffer READ emailOffer NOTIFY offersChanged FINAL)
    Q_PROPERTY(QString phoneOffer READ phoneOffer NOTIFY offersChanged FINAL)
    Q_PROPERTY(SendProblem sendProblem READ sendProblem NOTIFY problemsChanged FINAL)
public:
    enum FieldProblem {
        None,
        Missing,  // agreed to this channel, but gave no address for it
        Unlikely, // cannot be an address
        TooLong,
    };
    Q_ENUM(FieldProblem)
    enum SendProblem {
        Nothing,
        NoConsent,           // nothing is ticked: we may not keep an address
        NoAddressForConsent, // ticked, but the address for it is missing or cannot be one
        FieldTooLong,        // the field's own problem says which
        LookAgain,           // something is offered instead of an address: take it, or send once more
        NotSaved,            // the disk did not take it: nothing was promised, try again or ask a person
    };
    Q_ENUM(SendProblem)

    enum ScanState {
        NotScanned,
        Filled,        // fields were filled from the code: please check
        AsksToReplace, // it says otherwise than what was typed; empty fields were filled
        OnlyNumber,    // it holds nothing but badgeId
        NothingInIt,   // nothing of a person, or something secret that was shown by mistake
    };
    Q_ENUM(ScanState)

    // What was answered in words on `needs` is sent with it.
    ContactPage(const FairView& fair, VisitRecord& record, const NeedsPage& needs, QObject* parent = nullptr);
    ~ContactPage() override;

    Q_INVOKABLE void send();
    Q_INVOKABLE void finishWithout();
    // The answers to AsksToReplace.
    Q_INVOKABLE void replaceTyped();
    Q_INVOKABLE void keepTyped();
    Q_INVOKABLE void leaveBadgeOut();
    Q_INVOKABLE void chooseEmail(int index);
    Q_INVOKABLE void choosePhone(int index);
    // The cursor left the field.
    Q_INVOKABLE void leaveEmail();
    Q_INVOKABLE void leavePhone();
    // "Yes, that is what I meant."
    Q_INVOKABLE void takeEmailOffer();
    Q_INVOKABLE void takePhoneOffer();

    QString givenName() const { return givenName_; }
    QString familyName() const { return familyName_; }
    QString organization() const { return organization_; }
    QString email() const { return email_; }
    QString phone() const { return phone_; }
    QString message() const { return message_; }
    void setGivenName(const QString& text);
    void setFamilyName(const QString& text);
    void setOrganization(const QString& text);
    void setEmail(const QString& text);
    void setPhone(const QString& text);
    void setMessage(const QString& text);
    QString badgeId() const { return badgeId_; }
    ScanState scanState() const { return scanState_; }
    QStringList emailChoices() const { return emailChoices_; }
    QStringList phoneChoices() const { return phoneChoices_; }
    ConsentsModel* consents() { return &consents_; }
    FieldProblem nameProblem() const { return problems_.name; }
    FieldProblem organizationProblem() const { return problems_.organization; }
    FieldProblem emailProblem() const { return problems_.email; }
    FieldProblem phoneProblem() const { return problems_.phone; }
    FieldProblem messageProblem() const { return problems_.message; }
    SendProblem sendProblem() const { return problems_.send; }
    QString emailOffer() const { return emailOffer_; }
    QString phoneOffer() const { return phoneOffer_; }

    // A badge or card was read.
    void takeCode(const ReadCode& code);
    void codeNotUnderstood();
    // Overwrites everything typed and scanned, and unticks everything.
    void wipe();

Q_SIGNALS:
    void givenNameChanged();
    void familyNameChanged();
    void organizationChanged();
    void emailChanged();
    void phoneChanged();
    void messageChanged();
    void badgeIdChanged();
    void scanChanged();
    void problemsChanged();
    void offersChanged();
    void sent(); // committed
    void finishedWithout();

private:
    struct Problems {
        FieldProblem name = None, organization = None, email = None, phone = None, message = None;
        SendProblem send = Nothing;
        friend bool operator==(const Problems&, const Problems&) = default;
    };
    // What can be filled from a code, and what the last code put there.
    struct Fillable {
        QString* field;
        void (ContactPage::*changed)();
        QString fromCode;
        QString offered; // waits for the answer to AsksToReplace
    };
    void fill(Fillable& place, const QString& text);
    void forgetCode();
    void set(QString& field, const QString& text, void (ContactPage::*changed)());
    bool agreedTo(Channel channel) const;
    QString meantEmail() const;
    QString meantPhone() const;
    void offer(QString& offered, QString text);
    bool asksToLookAgain();
    Problems check() const;
    void show(const Problems& problems);
    void recheck();

    VisitRecord& record_;
    const FairView& fair_;
    const NeedsPage& needs_;
    ConsentsModel consents_;
    QString givenName_, familyName_, organization_, email_, phone_, message_, badgeId_;
    bool badgeOfCard_ = false; // the number came with a name or an address
    std::array<Fillable, 5> fillable_;
    ScanState scanState_ = NotScanned;
    QStringList emailChoices_, phoneChoices_;
    QString emailOffer_, phoneOffer_;
    QString insistedEmail_, insistedPhone_; // what was typed when send() asked to look again
    Problems problems_;
    bool tried_ = false;
};

} // namespace standdienst::kiosk
