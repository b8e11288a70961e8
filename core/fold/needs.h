// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor answered to the fair's questions. Words of their own are not in it: they are personal data,
// and travel with the contact (core/fold/contact.h) or not at all.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/fold/visit_fold.h"
#include "core/needs/needs.h"

#include <string>
#include <vector>

namespace standdienst {

struct NeedsStated {
    struct Given {
        std::string question;
        NeedAnswer answer; // of words only that there were some
        bool words = false;
        friend bool operator==(const Given&, const Given&) = default;
    };
    VisitId visit;
    std::vector<Given> answers;     // in the order of asking
    std::vector<std::string> needs; // rules that held
    std::string language;
};

// From what a visitor said to a fair's questions.
NeedsStated needsStated(const VisitId& visit, const Fair& fair, const Wish& wish, const Answers& answers,
                        const std::string& language);

json::object toBody(const NeedsStated& fact);
Result<NeedsStated> needsStated(const json::object& body);

// Adds it to the visit's document. The latest replaces those before.
Result<std::vector<PersonalEffect>> apply(const NeedsStated& fact, const Event& event, VisitFold& visit);

} // namespace standdienst
