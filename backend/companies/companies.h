// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/companies/list.h"
#include "backend/store/store.h"

#include "core/base/time.h"

namespace standdienst::backend {

// What the exhibitor knows of companies: a list of customers, one of target accounts, one of competitors.
// They stand in the backend's database alone: in no event and no document, so no device ever has them. Leads
// are matched in the same transaction, so that a list counts at once. Thread-safe.
class Companies {
public:
    Companies(Store& store, const Clock& clock) : store_(store), clock_(clock) {}

    struct Import {
        CompanyList list;
        std::vector<std::size_t> mailProviders; // lines that were passed over
    };
    // Replaces the list of that kind. Malformed, TooLarge and whatever the store says; the list before it
    // stands then.
    Result<Import> import(CompanyKind kind, std::string_view csv);
    Result<std::vector<CompanyList>> lists();
    // NotFound where there is none.
    Result<void> remove(CompanyKind kind);

private:
    Store& store_;
    const Clock& clock_;
};

} // namespace standdienst::backend
