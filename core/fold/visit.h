// SPDX-License-Identifier: GPL-3.0-or-later
// Event bodies of a visit: written by whoever records a visit, read by the fold.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/fair/fair.h"

#include <optional>
#include <string>
#include <vector>

namespace standdienst {

enum class Outcome { Finished, Left, TimedOut, Interrupted };
std::string_view name(Outcome outcome);
std::optional<Outcome> outcomeFromName(std::string_view name);

struct VisitStarted {
    VisitId visit;
    std::string language;
    std::uint64_t fairRevision = 0;
    bool played = false;
};
struct InterestStated {
    VisitId visit;
    Reason reason = Reason::Advice;
    std::vector<std::string> topics;
    std::string language;
};
struct ConsentGiven {
    VisitId visit;
    ConsentId consent;
    std::string purpose;
    Channel channel = Channel::Email;
    std::string wording;
    std::string language;
};
struct ConsentWithdrawn {
    VisitId visit;
    ConsentId consent;
};
struct ContactGiven { // the contact itself is in the sealed part
    VisitId visit;
};
struct VisitEnded {
    VisitId visit;
    Outcome outcome = Outcome::Finished;
    std::string language;
};

json::object toBody(const VisitStarted& fact);
json::object toBody(const InterestStated& fact);
json::object toBody(const ConsentGiven& fact);
json::object toBody(const ConsentWithdrawn& fact);
json::object toBody(const ContactGiven& fact);
json::object toBody(const VisitEnded& fact);

Result<VisitStarted> visitStarted(const json::object& body);
Result<InterestStated> interestStated(const json::object& body);
Result<ConsentGiven> consentGiven(const json::object& body);
Result<ConsentWithdrawn> consentWithdrawn(const json::object& body);
Result<ContactGiven> contactGiven(const json::object& body);
Result<VisitEnded> visitEnded(const json::object& body);

} // namespace standdienst
