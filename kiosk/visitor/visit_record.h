// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gifts/share.h"
#include "kiosk/store/device_store.h"
#include "kiosk/triage/scorer.h"

#include "core/fold/floor.h"
#include "core/fold/tickets.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace standdienst::kiosk {

// Writes one visit after another down: what a visitor does becomes facts in the device's journal, in the
// order that docs/internals/journal.md says. Each call is one commit: it became true as a whole, or an error
// says that nothing did.
//
// What is known of a visit is scored with each of its facts that says more, and the score is written with it.
class VisitRecord {
public:
    struct Agreement {
        std::string purpose;
        std::string wording;
        Channel channel;
    };
    struct Needs {
        NeedsStated stated;
        std::map<std::string, std::optional<std::string>> facts; // of triage
    };
    VisitRecord(DeviceStore& store, const Clock& clock, Random& random, Scorer& scorer);

    Result<void> begin(const Fair& fair, const std::string& language, bool played);
    // What the next facts say that the visitor reads.
    void setLanguage(const std::string& language) { language_ = language; }
    // Nothing is written where nothing changed since the last time.
    Result<void> stateInterest(Reason reason, std::vector<std::string> topics);
    // A gift is wanted as well. What the visitor came for, if that was said, stays so.
    Result<void> askForGift();
    // What the visitor needs, and the topics that were added on the way. Nothing is written where nothing
    // changed.
    Result<void> stateNeeds(std::vector<std::string> topics, const Needs& needs);
    // Once a visit. The contact is the caller's to wipe.
    Result<void> giveContact(const std::vector<Agreement>& agreed, const Contact& contact);
    // A gift that the share granted; and back again, where the visitor chose another or wants none.
    Result<void> reserveGift(const GiftShare::Grant& grant);
    Result<void> releaseGift();
    // Nothing is written where it was said before.
    Result<void> declineGift();
    // The visitor was asked how to reach them, and went on without saying so. Written with the end.
    void finishWithout();
    // Withdraws every consent of the visit.
    Result<void> takeBack();
    // The visitor waits for a person; what is known of the visit is scored with it. Nothing is written where
    // they wait already.
    Result<void> openTicket(TicketCause cause, const std::string& screen);
    // The visitor leaves the queue. Nothing is written where they do not wait.
    Result<void> leaveTicket();
    // With what was answered so far, where that is not written yet. The visit is over here even where the
    // disk did not take it; the next start then ends it as interrupted.
    Result<void> end(Outcome outcome, const std::optional<Needs>& needs = {});

    // The ticket as it stands, with what the backend said of it since; nothing where there is none.
    struct Ticket {
        std::string number;
        TicketState state = TicketState::Open;
        // How many wait that asked before; nothing where the backend did not list this one yet, or where
        // somebody has it.
        std::optional<int> before;
        bool notFound = false; // ended: whoever came did not find the visitor
        std::optional<WaitTold>
            wait{}; // from now on, as the backend foresees it; nothing where it cannot say
        std::chrono::milliseconds waited{}; // since it was opened
    };
    std::optional<Ticket> ticket() const;

    bool running() const { return visit_.has_value(); }
    const std::optional<VisitId>& visit() const { return visit_; }
    std::optional<Reason> reason() const;
    std::set<Channel> channels() const;                           // agreed to and not taken back
    const std::string& giftNumber() const { return giftNumber_; } // empty: none
    bool hasContact() const { return hasContact_; }
    bool takenBack() const { return takenBack_; }

private:
    Result<void> append(const std::vector<Fact>& facts);
    // Adds interest and needs to `facts` where they say something new.
    void addNeeds(const std::optional<InterestStated>& interest, const Needs& needs, std::vector<Fact>& facts,
                  VisitSummary& known) const;
    // Adds the score of what would be known then, where that is something new; kept once it is written.
    Result<void> appendScored(std::vector<Fact> facts, VisitSummary known);

    DeviceStore& store_;
    const Clock& clock_;
    Random& random_;
    Scorer& scorer_;
    std::optional<VisitId> visit_;
    std::string language_;
    std::string timeZone_;
    std::optional<InterestStated> interest_;
    std::optional<NeedsStated> needs_;
    std::vector<ConsentGiven> consents_;
    VisitSummary known_;
    std::optional<Facts> scored_;      // the facts that were scored last
    std::optional<LaneDecision> lane_; // decided with the first score
    std::string giftNumber_;
    bool giftDeclined_ = false;
    bool hasContact_ = false;
    bool takenBack_ = false;
};

} // namespace standdienst::kiosk
