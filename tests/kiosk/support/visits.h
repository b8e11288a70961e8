// SPDX-License-Identifier: GPL-3.0-or-later
// Visits as the view models record them.
#pragma once

#include "kiosk/store/device_store.h"

namespace standdienst::kiosk {

inline Contact sampleContact() {
    Contact contact;
    contact.givenName = "Zoë-Canary";
    contact.familyName = "Überraschungsei";
    contact.email = "zoe.canary@example.org";
    contact.phone = "+49 30 1234567";
    contact.message = "Bitte am Dienstag-Canary";
    return contact;
}

// One whole visit in three transactions; the ids of all events that are safe now.
inline std::vector<EventId> recordVisit(DeviceStore& store, const Clock& clock, Random& random,
                                        bool played = false) {
    const VisitId visit{makeUuid7(clock.utc(), random)};
    const ConsentId consent{makeUuid7(clock.utc(), random)};
    std::vector<EventId> ids;
    const auto add = [&](const std::vector<Fact>& facts) {
        if (const auto added = store.append(facts))
            ids.insert(ids.end(), added->begin(), added->end());
    };
    add({fact(VisitStarted{visit, "de", 1, played})});
    add({fact(InterestStated{visit, Reason::Advice, {"pumps"}, "de"})});
    add({fact(ConsentGiven{visit, consent, "answer", Channel::Email, "1", "de"}),
         fact(ContactGiven{visit}, sampleContact()), fact(VisitEnded{visit, Outcome::Finished, "de"})});
    return ids;
}

} // namespace standdienst::kiosk
