// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/visit_flow.h"

#include "core/base/limits.h"
#include "kiosk/visitor/fair_time.h"
#include "kiosk/visitor/wipe.h"

namespace standdienst::kiosk {

using namespace std::chrono_literals;

namespace {

// Long enough to read, short enough that the next visitor does not read it; a touch begins it anew.
constexpr auto thankYouStays = 15s;
// Often enough that a share is asked for in time, and cheap: mostly nothing is due.
constexpr std::chrono::milliseconds askEvery = 20s;

// Where a visitor says what it is about.
VisitFlow::Page topicsFor(Reason reason) {
    return reason == Reason::Products ? VisitFlow::Products : VisitFlow::Topics;
}

// As tickets name the screen on which a person was asked for.
std::string nameOf(VisitFlow::Page page) {
    switch (page) {
    case VisitFlow::Attract:
        return "attract";
    case VisitFlow::Reasons:
        return "reasons";
    case VisitFlow::Products:
        return "products";
    case VisitFlow::Topics:
        return "topics";
    case VisitFlow::Needs:
        return "needs";
    case VisitFlow::Contact:
        return "contact";
    case VisitFlow::Gifts:
        return "gifts";
    case VisitFlow::Coming:
        return "coming";
    case VisitFlow::ThankYou:
        return "thank-you";
    }
    return "coming";
}

int secondsUntil(std::chrono::milliseconds left) {
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
}

} // namespace

VisitFlow::VisitFlow(DeviceStore& store, const Clock& clock, VisitClock& patience, Random& random,
                     QObject* parent)
    : QObject(parent),
      store_(store),
      clock_(clock),
      patience_(patience),
      scorer_(store, random),
      record_(store, clock, random, scorer_),
      topics_(fairView_),
      needs_(fairView_),
      contact_(fairView_, record_, needs_),
      coming_(fairView_, record_),
      shelf_(store, clock, random),
      gifts_(fairView_, shelf_, random),
      thankYou_(record_) {
    connect(&patience_, &VisitClock::ticked, this, &VisitFlow::look);
    connect(&attract_, &AttractPage::begun, this, &VisitFlow::begin);
    connect(&reasons_, &ReasonsPage::chosen, this, [this](Reason reason) {
        reasons_.setCurrent(reason);
        if (reason == Reason::Giveaway)
            return showGifts();
        reason_ = reason;
        if (topics_.total() > 0)
            show(topicsFor(reason));
        else
            stateInterest();
    });
    connect(&topics_, &TopicsPage::done, this, [this] {
        topics_.close();
        stateInterest();
    });
    connect(&needs_, &NeedsPage::topicToggled, this, [this](const QString& topic) {
        topics_.toggle(topic);
        needs_.setTopics(topics_.chosen());
    });
    connect(&needs_, &NeedsPage::done, this, &VisitFlow::stateNeeds);
    connect(&gifts_, &GiftsPage::chosen, this, &VisitFlow::chooseGift);
    connect(&gifts_, &GiftsPage::declined, this, &VisitFlow::declineGift);
    connect(&gifts_, &GiftsPage::answered, this, [this](bool yes) {
        if (yes)
            callPerson(TicketCause::AfterGift);
        else
            thank();
    });
    shelf_.setListener([this] {
        gifts_.refresh();
        // Not from within somebody's append or pull.
        QMetaObject::invokeMethod(
            this, [this] { shelf_.look(); }, Qt::QueuedConnection);
    });
    // Renews the share, whoever is there; what a visitor needs is asked for at once.
    connect(&asking_, &QTimer::timeout, this, [this] {
        shelf_.look();
        if (page_ == Coming)
            coming_.refresh(); // whether it takes longer than was told
    });
    asking_.start(askEvery);
    QMetaObject::invokeMethod(
        this, [this] { shelf_.look(); }, Qt::QueuedConnection);
    connect(&contact_, &ContactPage::sent, this, &VisitFlow::thank);
    connect(&contact_, &ContactPage::finishedWithout, this, [this] {
        record_.finishWithout();
        thank();
    });
    connect(&coming_, &ComingPage::leaveAsked, this, [this] {
        succeeded(record_.leaveTicket());
        coming_.refresh();
    });
    connect(&coming_, &ComingPage::goneOn, this, &VisitFlow::goOn);
    connect(&coming_, &ComingPage::finished, this, [this] {
        if (keepInterest())
            thank();
    });
    connect(&thankYou_, &ThankYouPage::takeBackAsked, this, [this] {
        succeeded(record_.takeBack());
        thankYou_.refresh();
    });
    connect(&thankYou_, &ThankYouPage::finished, this, &VisitFlow::startOver);
    connect(&scan_, &ScanDesk::read, this, &VisitFlow::takeCode);
    connect(&scan_, &ScanDesk::notUnderstood, this, [this] {
        if (page_ == Contact)
            contact_.codeNotUnderstood();
        else if (page_ != Attract && page_ != ThankYou)
            setCodeRefused(true);
    });
    subscription_ = store_.subscribe([this](Change change) {
        if (change == Change::Documents && record_.running()) {
            coming_.refresh();
            thankYou_.refresh();
        }
        if (page_ != Attract)
            return;
        if (change == Change::Fair)
            takeFair();
        else if (change == Change::Documents)
            fairView_.takePictures(store_);
    });
    takeFair();
}

VisitFlow::~VisitFlow() {
    if (waiting_)
        wipe(*waiting_);
}

void VisitFlow::takeFair() {
    const auto fair = store_.fair();
    const auto before = std::exchange(shownFair_, fair); // kept until no page shows anything of it
    language_ = defaultLanguage();
    fairView_.show(fair, language_);
    fairView_.takePictures(store_);
    reasons_.show(fair ? fair->reasons : std::vector<Reason>{});
    topics_.show(fair);
    gifts_.show(fair);
    needs_.show(fair);
    needs_.retranslate(language_);
    contact_.consents()->show(fair.get());
    updateAccepting();
    Q_EMIT languagesChanged();
    Q_EMIT languageChanged();
}

QString VisitFlow::defaultLanguage() const {
    const auto known = languages();
    return known.contains(preferredLanguage_) ? preferredLanguage_ : known.value(0);
}

void VisitFlow::setPreferredLanguage(const QString& language) {
    preferredLanguage_ = language;
    if (page_ == Attract)
        takeFair();
}

QStringList VisitFlow::languages() const {
    QStringList list;
    if (shownFair_) {
        for (const auto& language : shownFair_->languages)
            list.append(QString::fromStdString(language));
    }
    return list;
}

QString VisitFlow::visitId() const {
    return record_.visit() ? QString::fromStdString(toString(*record_.visit())) : QString();
}

void VisitFlow::setAllowed(bool allowed) {
    allowed_ = allowed;
    updateAccepting();
}

void VisitFlow::updateAccepting() {
    const bool accepting = allowed_ && shownFair_ && store_.space() != Space::None;
    if (accepting == accepting_)
        return;
    accepting_ = accepting;
    Q_EMIT acceptingChanged();
}

bool VisitFlow::succeeded(const Result<void>& result) {
    const bool was = notSaved();
    problem_ = result ? std::nullopt : std::optional(result.error());
    if (was != notSaved())
        Q_EMIT notSavedChanged();
    return !notSaved();
}

void VisitFlow::begin() {
    updateAccepting();
    if (page_ != Attract || !accepting_)
        return;
    if (!succeeded(record_.begin(*shownFair_, language_.toStdString(), played_)))
        return;
    Q_EMIT visitIdChanged();
    scan_.beginVisit();
    show(Reasons);
}

// Whoever holds a badge out has begun, on whichever page.
void VisitFlow::takeCode(const ReadCode& code) {
    if (page_ == Attract)
        begin();
    // A badge that hangs before the scanner takes nobody's Thank-you away.
    if (page_ == Attract || page_ == ThankYou)
        return;
    setCodeRefused(false);
    recognise(code);
    if (page_ == Contact) {
        scan_.closeCamera();
        contact_.takeCode(code);
    } else {
        forgetCode();
        waiting_ = code;
        Q_EMIT codeWaitingChanged();
    }
    touched();
}

// Who had a gift here today is known again (GiftsPage), where the code singles one person out.
void VisitFlow::recognise(const ReadCode& code) {
    std::string whose = code.contact.whose();
    if (!whose.empty())
        gifts_.recognise(QByteArray::fromStdString(whose),
                         dayBegan(clock_.utc(), shownFair_->timeZone).time_since_epoch().count());
    wipe(whose);
}

void VisitFlow::forgetCode() {
    if (!waiting_)
        return;
    wipe(*waiting_);
    waiting_.reset();
    Q_EMIT codeWaitingChanged();
}

// What was chosen so far; true where there is nothing yet.
bool VisitFlow::keepInterest() {
    return !reason_ || succeeded(record_.stateInterest(*reason_, topics_.chosen()));
}

void VisitFlow::stateInterest() {
    if (reason_ && keepInterest())
        show(needs_.enter(*reason_, topics_.chosen()) ? Needs : Contact);
}

std::optional<VisitRecord::Needs> VisitFlow::needsSoFar() const {
    if (!record_.visit() || !shownFair_ || needs_.answers().empty())
        return std::nullopt;
    const Answers answers = needs_.answers();
    return VisitRecord::Needs{
        needsStated(*record_.visit(), *shownFair_, needs_.wish(), answers, language_.toStdString()),
        factsOfAnswers(*shownFair_, needs_.wish(), answers)};
}

void VisitFlow::stateNeeds() {
    const auto needs = needsSoFar();
    if (!needs || succeeded(record_.stateNeeds(topics_.chosen(), *needs)))
        show(Contact);
}

void VisitFlow::showGifts() {
    // Who came for something else as well still does.
    if (!reason_)
        reason_ = Reason::Giveaway;
    if (!succeeded(record_.askForGift()))
        return;
    shelf_.setVisitor(true);
    gifts_.arrange();
    show(Gifts);
}

void VisitFlow::chooseGift(const QString& gift) {
    const auto grant = shelf_.grant(
        gift.toStdString(), [this](const GiftShare::Grant& granted) { return record_.reserveGift(granted); });
    if (!grant && grant.error().code == Code::NotFound)
        return gifts_.refresh(); // the lease ended meanwhile
    if (!succeeded(grant ? Result<void>() : Result<void>(grant.error())))
        return;
    gifts_.setChosen(gift, QString::fromStdString(grant->number));
    shelf_.setVisitor(false);
    stay();
}

void VisitFlow::declineGift() {
    if (!succeeded(record_.declineGift()))
        return;
    gifts_.setDeclined();
    shelf_.setVisitor(false);
    stay();
}

void VisitFlow::callPerson() {
    callPerson(TicketCause::Asked);
}

void VisitFlow::callPerson(TicketCause cause) {
    if (page_ == Coming && coming_.waiting())
        return;
    if (page_ != Coming)
        askedOn_ = page_;
    if (page_ == Attract) {
        begin();
        if (page_ == Attract)
            return;
    }
    if (!keepInterest())
        return;
    // Whoever comes should know what was said so far.
    if (const auto needs = needsSoFar(); needs && !succeeded(record_.stateNeeds(topics_.chosen(), *needs)))
        return;
    if (!succeeded(record_.openTicket(cause, nameOf(askedOn_))))
        return;
    if (page_ != Coming)
        cameFrom_ = page_;
    coming_.show(topics_.chosenNames(), needs_.understood());
    show(Coming);
}

void VisitFlow::goOn() {
    if (page_ != Coming)
        return;
    if (cameFrom_ == ThankYou)
        thankYou_.refresh();
    show(cameFrom_);
}

void VisitFlow::thank() {
    contact_.wipe();
    shelf_.setVisitor(false);
    thankYou_.setGift(gifts_.number(), gifts_.chosenName(), gifts_.pickup());
    needs_.finish();
    thankYou_.show(topics_.chosenNames(), needs_.understood());
    show(ThankYou);
    Q_EMIT wiped();
}

void VisitFlow::back() {
    switch (page_) {
    case Attract:
    case ThankYou:
        break;
    case Reasons:
        end(served() ? Outcome::Finished : Outcome::Left);
        break;
    case Products:
        if (topics_.opened().isEmpty())
            show(Reasons);
        else
            topics_.close();
        break;
    case Topics:
        show(Reasons);
        break;
    case Needs:
        if (needs_.back())
            stay();
        else
            show(topics_.total() > 0 && reason_ ? topicsFor(*reason_) : Reasons);
        break;
    case Coming:
        goOn();
        break;
    case Contact:
        if (reason_ && needs_.applies(*reason_, topics_.chosen())) {
            needs_.reenter();
            show(Needs);
        } else {
            show(topics_.total() > 0 && reason_ ? topicsFor(*reason_) : Reasons);
        }
        break;
    case Gifts:
        // Back from the number is back to the choice, and the piece goes back with it.
        if (gifts_.state() == GiftsPage::Chosen || gifts_.state() == GiftsPage::Declined) {
            if (!succeeded(record_.releaseGift()))
                break;
            shelf_.setVisitor(true);
            gifts_.setChoosing();
            stay();
        } else {
            shelf_.setVisitor(false);
            show(Reasons);
        }
        break;
    }
}

// Who waits for a person, or has a gift's number, has what they came for, on whichever page they go.
bool VisitFlow::served() const {
    return coming_.waiting() || !record_.giftNumber().empty();
}

void VisitFlow::startOver() {
    if (page_ != Attract)
        end(page_ == ThankYou || served() ? Outcome::Finished : Outcome::Left);
}

void VisitFlow::setLanguage(const QString& language) {
    if (language == language_ || !languages().contains(language))
        return;
    language_ = language;
    record_.setLanguage(language.toStdString());
    fairView_.show(shownFair_, language);
    topics_.retranslate();
    gifts_.retranslate();
    thankYou_.setGift(gifts_.number(), gifts_.chosenName(), gifts_.pickup());
    needs_.retranslate(language);
    contact_.consents()->retranslate();
    coming_.show(topics_.chosenNames(), needs_.understood());
    thankYou_.show(topics_.chosenNames(), needs_.understood());
    touched();
    Q_EMIT languageChanged();
}

void VisitFlow::touched() {
    lastTouch_ = patience_.now();
    // The warning goes after the touch was delivered: the touch that dismisses it must not reach what lies
    // below.
    if (warning_)
        QMetaObject::invokeMethod(this, &VisitFlow::look, Qt::QueuedConnection);
    else
        look();
}

void VisitFlow::stay() {
    lastTouch_ = patience_.now();
    look();
}

void VisitFlow::setCodeRefused(bool refused) {
    if (refused == codeRefused_)
        return;
    codeRefused_ = refused;
    Q_EMIT codeRefusedChanged();
}

void VisitFlow::show(Page page) {
    page_ = page;
    setCodeRefused(false);
    if (page == Contact) {
        scan_.look();
        if (waiting_)
            contact_.takeCode(*waiting_);
        forgetCode();
    } else {
        scan_.closeCamera();
    }
    stay();
    Q_EMIT pageChanged();
}

void VisitFlow::end(Outcome outcome) {
    // Whatever the disk says, the visitor's data go; the next start ends the visit.
    (void)record_.end(outcome, needsSoFar());
    reason_.reset();
    shelf_.setVisitor(false);
    gifts_.clear();
    thankYou_.setGift({}, {}, {});
    contact_.wipe();
    forgetCode();
    needs_.wipe();
    coming_.show({}, {});
    thankYou_.show({}, {});
    succeeded({});
    takeFair();
    show(Attract);
    Q_EMIT visitIdChanged();
    Q_EMIT wiped();
}

void VisitFlow::look() {
    patience_.setTicking(page_ != Attract || language_ != defaultLanguage());
    const auto idle = patience_.now() - lastTouch_;
    if (page_ == Attract) {
        setWarning(false, 0);
        if (idle >= limits::idleWipe) // someone chose a language and went
            setLanguage(defaultLanguage());
    } else if (page_ == ThankYou) {
        setWarning(false, 0);
        thankYou_.setSecondsLeft(secondsUntil(thankYouStays - idle));
        if (idle >= thankYouStays)
            end(Outcome::Finished);
    } else if (idle >= limits::idleWipe) {
        end(served() ? Outcome::Finished : Outcome::TimedOut);
    } else {
        setWarning(idle >= limits::idleWarning, secondsUntil(limits::idleWipe - idle));
    }
}

void VisitFlow::setWarning(bool warning, int secondsLeft) {
    if (secondsLeft != secondsLeft_) {
        secondsLeft_ = secondsLeft;
        Q_EMIT secondsLeftChanged();
    }
    if (warning != warning_) {
        warning_ = warning;
        Q_EMIT warningChanged();
    }
}

} // namespace standdienst::kiosk
