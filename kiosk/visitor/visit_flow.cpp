// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/visit_flow.h"

#include "core/base/limits.h"

namespace standdienst::kiosk {

using namespace std::chrono_literals;

namespace {

// Long enough to read, short enough that the next visitor does not read it; a touch begins it anew.
constexpr auto thankYouStays = 15s;
// Often enough that a share is asked for in time, and cheap: mostly nothing is due.
constexpr std::chrono::milliseconds askEvery = 20s;

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
      contact_(fairView_, record_),
      shelf_(store, clock, random),
      gifts_(fairView_, shelf_, random),
      thankYou_(record_) {
    connect(&patience_, &VisitClock::ticked, this, &VisitFlow::look);
    connect(&attract_, &AttractPage::begun, this, &VisitFlow::begin);
    connect(&reasons_, &ReasonsPage::chosen, this, [this](Reason reason) {
        reason_ = reason;
        reasons_.setCurrent(reason);
        if (reason == Reason::Giveaway)
            showGifts();
        else if (topics_.total() > 0)
            show(Topics);
        else
            stateInterest();
    });
    connect(&gifts_, &GiftsPage::chosen, this, &VisitFlow::chooseGift);
    connect(&gifts_, &GiftsPage::declined, this, &VisitFlow::declineGift);
    connect(&gifts_, &GiftsPage::answered, this, [this](bool yes) { yes ? callPerson() : thank(); });
    shelf_.setListener([this] {
        gifts_.refresh();
        // Not from within somebody's append or pull.
        QMetaObject::invokeMethod(this, [this] { shelf_.look(); }, Qt::QueuedConnection);
    });
    // Renews the share, whoever is there; what a visitor needs is asked for at once.
    connect(&asking_, &QTimer::timeout, this, [this] { shelf_.look(); });
    asking_.start(askEvery);
    QMetaObject::invokeMethod(this, [this] { shelf_.look(); }, Qt::QueuedConnection);
    connect(&topics_, &TopicsPage::done, this, &VisitFlow::stateInterest);
    connect(&contact_, &ContactPage::sent, this, &VisitFlow::thank);
    connect(&contact_, &ContactPage::finishedWithout, this, [this] {
        record_.finishWithout();
        thank();
    });
    connect(&thankYou_, &ThankYouPage::takeBackAsked, this, [this] {
        succeeded(record_.takeBack());
        thankYou_.refresh();
    });
    connect(&thankYou_, &ThankYouPage::finished, this, &VisitFlow::startOver);
    subscription_ = store_.subscribe([this](Change change) {
        if (change == Change::Fair && page_ == Attract)
            takeFair();
    });
    takeFair();
}

VisitFlow::~VisitFlow() = default;

void VisitFlow::takeFair() {
    const auto fair = store_.fair();
    const auto before = std::exchange(shownFair_, fair); // kept until no page shows anything of it
    language_ = defaultLanguage();
    fairView_.show(fair, language_);
    reasons_.show(fair ? fair->reasons : std::vector<Reason>{});
    topics_.show(fair);
    gifts_.show(fair);
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
    show(Reasons);
}

void VisitFlow::stateInterest() {
    if (reason_ && succeeded(record_.stateInterest(*reason_, topics_.chosen())))
        show(Contact);
}

void VisitFlow::showGifts() {
    if (!succeeded(record_.stateInterest(Reason::Giveaway, {})))
        return;
    shelf_.setVisitor(true);
    gifts_.arrange();
    show(Gifts);
}

void VisitFlow::chooseGift(const QString& gift) {
    const auto grant = shelf_.grant(gift.toStdString(), [this](const GiftShare::Grant& granted) {
        return record_.reserveGift(granted);
    });
    if (!grant && grant.error().code == Code::Full)
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

// The visitor would like to speak to someone.
void VisitFlow::callPerson() {
    thank();
}

void VisitFlow::recognised(const QByteArray& code) {
    gifts_.recognised(code, std::chrono::floor<std::chrono::days>(clock_.utc()).time_since_epoch().count());
}

void VisitFlow::thank() {
    contact_.wipe();
    shelf_.setVisitor(false);
    thankYou_.setGift(gifts_.number(), gifts_.chosenName(), gifts_.pickup());
    thankYou_.show(topics_.chosenNames());
    show(ThankYou);
    Q_EMIT wiped();
}

void VisitFlow::back() {
    switch (page_) {
    case Attract:
    case ThankYou:
        break;
    case Reasons:
        end(Outcome::Left);
        break;
    case Topics:
        show(Reasons);
        break;
    case Contact:
        show(topics_.total() > 0 ? Topics : Reasons);
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

void VisitFlow::startOver() {
    if (page_ != Attract)
        end(page_ == ThankYou ? Outcome::Finished : Outcome::Left);
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
    contact_.consents()->retranslate();
    thankYou_.show(topics_.chosenNames());
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

void VisitFlow::show(Page page) {
    page_ = page;
    stay();
    Q_EMIT pageChanged();
}

void VisitFlow::end(Outcome outcome) {
    (void)record_.end(
        outcome); // whatever the disk says, the visitor's data go; the next start ends the visit
    reason_.reset();
    shelf_.setVisitor(false);
    gifts_.clear();
    thankYou_.setGift({}, {}, {});
    contact_.wipe();
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
        end(Outcome::TimedOut);
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
