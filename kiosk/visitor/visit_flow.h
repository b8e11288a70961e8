// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/gifts/gift_shelf.h"
#include "kiosk/scan/scan_desk.h"
#include "kiosk/store/device_store.h"
#include "kiosk/visitor/attract_page.h"
#include "kiosk/visitor/coming_page.h"
#include "kiosk/visitor/contact_page.h"
#include "kiosk/visitor/fair_view.h"
#include "kiosk/visitor/gifts_page.h"
#include "kiosk/visitor/needs_page.h"
#include "kiosk/visitor/reasons_page.h"
#include "kiosk/visitor/thank_you_page.h"
#include "kiosk/visitor/topics_page.h"
#include "kiosk/visitor/visit_clock.h"
#include "kiosk/visitor/visit_record.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace standdienst::kiosk {

// A visitor's way through the screens, from the first touch to the wipe.
//
// A visit keeps the fair that it began with. Nothing is shown as saved before it is. Lives in the GUI thread;
// store and clocks outlive it.
class VisitFlow : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program")
    Q_PROPERTY(Page page READ page NOTIFY pageChanged FINAL)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    Q_PROPERTY(QStringList languages READ languages NOTIFY languagesChanged FINAL)
    // False where no visit may begin: not paired, no fair, disk full, revoked (DeviceState.trouble says
    // which).
    Q_PROPERTY(bool accepting READ accepting NOTIFY acceptingChanged FINAL)
    // Nobody has touched anything for 45 seconds; in secondsLeft everything is wiped.
    Q_PROPERTY(bool warning READ warning NOTIFY warningChanged FINAL)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY secondsLeftChanged FINAL)
    // The last step did not reach the disk, so the page stayed: ask a person. ContactPage has its own word
    // for it.
    Q_PROPERTY(bool notSaved READ notSaved NOTIFY notSavedChanged FINAL)
    // Of the visit that is under way; empty at Attract.
    Q_PROPERTY(QString visitId READ visitId NOTIFY visitIdChanged FINAL)
    // A badge or card was read and waits for the page that asks how to reach the visitor.
    Q_PROPERTY(bool codeWaiting READ codeWaiting NOTIFY codeWaitingChanged FINAL)
    // A code was held out on this page that is none of a visitor's, or could not be read.
    Q_PROPERTY(bool codeRefused READ codeRefused NOTIFY codeRefusedChanged FINAL)
    Q_PROPERTY(standdienst::kiosk::ScanDesk* scan READ scan CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::FairView* fair READ fair CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::AttractPage* attractPage READ attractPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::ReasonsPage* reasonsPage READ reasonsPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::TopicsPage* topicsPage READ topicsPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::NeedsPage* needsPage READ needsPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::ContactPage* contactPage READ contactPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::ComingPage* comingPage READ comingPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::GiftsPage* giftsPage READ giftsPage CONSTANT FINAL)
    Q_PROPERTY(standdienst::kiosk::ThankYouPage* thankYouPage READ thankYouPage CONSTANT FINAL)
public:
    enum Page { Attract, Reasons, Products, Topics, Needs, Contact, Gifts, Coming, ThankYou };
    Q_ENUM(Page)

    VisitFlow(DeviceStore& store, const Clock& clock, VisitClock& patience, Random& random,
              QObject* parent = nullptr);
    ~VisitFlow() override;

    Q_INVOKABLE void begin();
    Q_INVOKABLE void back();      // from Reasons: to Attract, the visit has left
    Q_INVOKABLE void startOver(); // wiped, the visit has left (finished where the Thank-you stood)
    // A person is wanted, here and now: the visitor gets a number. From Attract it begins a visit as well.
    // What was chosen so far goes along.
    Q_INVOKABLE void callPerson();
    void callPerson(TicketCause cause);
    Q_INVOKABLE void touched(); // any touch or key: patience begins anew
    Q_INVOKABLE void stay();    // dismisses the warning
    Q_INVOKABLE void setLanguage(const QString& language);

    Page page() const { return page_; }
    QString language() const { return language_; }
    QStringList languages() const;
    bool accepting() const { return accepting_; }
    bool warning() const { return warning_; }
    int secondsLeft() const { return secondsLeft_; }
    bool notSaved() const { return problem_.has_value(); }
    const std::optional<Error>& problem() const { return problem_; }
    QString visitId() const;
    bool codeWaiting() const { return waiting_.has_value(); }
    bool codeRefused() const { return codeRefused_; }
    ScanDesk* scan() { return &scan_; }
    FairView* fair() { return &fairView_; }
    AttractPage* attractPage() { return &attract_; }
    ReasonsPage* reasonsPage() { return &reasons_; }
    TopicsPage* topicsPage() { return &topics_; }
    NeedsPage* needsPage() { return &needs_; }
    ContactPage* contactPage() { return &contact_; }
    GiftsPage* giftsPage() { return &gifts_; }
    ComingPage* comingPage() { return &coming_; }
    ThankYouPage* thankYouPage() { return &thankYou_; }

    // What the device allows; no visit that is under way is cut off by it.
    void setAllowed(bool allowed);
    // What each visit begins in, where the fair has it; otherwise the fair's first language.
    void setPreferredLanguage(const QString& language);
    // Visits are marked as played from a recording.
    void setPlayed(bool played) { played_ = played; }

Q_SIGNALS:
    void pageChanged();
    void languageChanged();
    void languagesChanged();
    void acceptingChanged();
    void warningChanged();
    void secondsLeftChanged();
    void notSavedChanged();
    void visitIdChanged();
    void codeWaitingChanged();
    void codeRefusedChanged();
    // Everything of the visitor is gone from here. Others who hold something let it go now: text fields, the
    // keyboard.
    void wiped();

private:
    void takeFair();
    void takeCode(const ReadCode& code);
    void recognise(const ReadCode& code);
    void forgetCode();
    void show(Page page);
    bool succeeded(const Result<void>& result);
    void stateInterest();
    bool keepInterest();
    void goOn();
    void stateNeeds();
    // What the questions were answered with so far.
    std::optional<VisitRecord::Needs> needsSoFar() const;
    bool served() const;
    void setCodeRefused(bool refused);
    void showGifts();
    void chooseGift(const QString& gift);
    void declineGift();
    void thank();
    void end(Outcome outcome);
    void look(); // at the clock
    void setWarning(bool warning, int secondsLeft);
    void updateAccepting();
    QString defaultLanguage() const;

    DeviceStore& store_;
    const Clock& clock_;
    VisitClock& patience_;
    Scorer scorer_;
    VisitRecord record_;
    std::shared_ptr<const Fair> shownFair_;
    std::optional<Reason> reason_;
    FairView fairView_;
    AttractPage attract_;
    ReasonsPage reasons_;
    TopicsPage topics_;
    NeedsPage needs_;
    ContactPage contact_;
    ComingPage coming_;
    GiftShelf shelf_;
    GiftsPage gifts_;
    ThankYouPage thankYou_;
    ScanDesk scan_;
    std::optional<ReadCode> waiting_;
    bool codeRefused_ = false;
    QTimer asking_;
    Subscription subscription_;
    Page page_ = Attract;
    Page askedOn_ = Attract;  // where a person was asked for
    Page cameFrom_ = Reasons; // where a visitor goes on after Coming
    QString language_;
    QString preferredLanguage_;
    bool allowed_ = true;
    bool accepting_ = false;
    bool played_ = false;
    bool warning_ = false;
    int secondsLeft_ = 0;
    std::optional<Error> problem_;
    std::chrono::milliseconds lastTouch_{0};
};

} // namespace standdienst::kiosk
