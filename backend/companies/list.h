// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst::backend {

struct CompanyListText {
    std::vector<std::string> keys;          // sorted, each once (keys.h)
    std::size_t companies = 0;              // rows that name one
    std::vector<std::size_t> mailProviders; // lines that were passed over: everybody has a mailbox there
};

// Reads a list of companies: one column with domains or names or both, or a table whose first row says which
// column holds the domains (domain, website, e-mail, ...) and which the names (company, Firma, name, ...). Of
// a web or e-mail address the registered domain counts. Malformed and TooLarge name up to five lines and what
// is wrong with each.
Result<CompanyListText> readCompanyList(std::string_view csv);

} // namespace standdienst::backend
