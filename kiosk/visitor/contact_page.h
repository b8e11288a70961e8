// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/visitor/consents_model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace standdienst::kiosk {

class NeedsPage;
class VisitRecord;

// "How can we reach you?": what a visitor types and agrees to, until it is sealed or wiped.
//
// Only an address whose channel was agreed to is sent. Problems are shown after the first send() and from
// then on kept up to date while the visitor types.
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
    Q_PROPERTY(standdienst::kiosk::ConsentsModel* consents READ consents CONSTANT FINAL)
    Q_PROPERTY(FieldProblem nameProblem READ nameProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem organizationProblem READ organizationProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem emailProblem READ emailProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem phoneProblem READ phoneProblem NOTIFY problemsChanged FINAL)
    Q_PROPERTY(FieldProblem messageProblem READ messageProblem NOTIFY problemsChanged FINAL)
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
        NotSaved,            // the disk did not take it: nothing was promised, try again or ask a person
    };
    Q_ENUM(SendProblem)

    // What was answered in words on `needs` is sent with it.
    ContactPage(const FairView& fair, VisitRecord& record, const NeedsPage& needs, QObject* parent = nullptr);
    ~ContactPage() override;

    Q_INVOKABLE void send();
    Q_INVOKABLE void finishWithout();

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
    ConsentsModel* consents() { return &consents_; }
    FieldProblem nameProblem() const { return problems_.name; }
    FieldProblem organizationProblem() const { return problems_.organization; }
    FieldProblem emailProblem() const { return problems_.email; }
    FieldProblem phoneProblem() const { return problems_.phone; }
    FieldProblem messageProblem() const { return problems_.message; }
    SendProblem sendProblem() const { return problems_.send; }

    // Overwrites everything typed and unticks everything.
    void wipe();

Q_SIGNALS:
    void givenNameChanged();
    void familyNameChanged();
    void organizationChanged();
    void emailChanged();
    void phoneChanged();
    void messageChanged();
    void problemsChanged();
    void sent(); // committed
    void finishedWithout();

private:
    struct Problems {
        FieldProblem name = None, organization = None, email = None, phone = None, message = None;
        SendProblem send = Nothing;
        friend bool operator==(const Problems&, const Problems&) = default;
    };
    void set(QString& field, const QString& text, void (ContactPage::*changed)());
    bool agreedTo(Channel channel) const;
    Problems check() const;
    void show(const Problems& problems);
    void recheck();

    VisitRecord& record_;
    const NeedsPage& needs_;
    ConsentsModel consents_;
    QString givenName_, familyName_, organization_, email_, phone_, message_;
    Problems problems_;
    bool tried_ = false;
};

} // namespace standdienst::kiosk
