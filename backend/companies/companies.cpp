// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/companies/companies.h"

#include <algorithm>

namespace standdienst::backend {

Result<Companies::Import> Companies::import(CompanyKind kind, std::string_view csv) {
    auto text = readCompanyList(csv);
    if (!text)
        return text.error();
    Import import{{kind, text->companies, clock_.utc()}, std::move(text->mailProviders)};
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.putCompanies(import.list, text->keys);
        return {};
    });
    return written ? Result<Import>(std::move(import)) : written.error();
}

Result<std::vector<CompanyList>> Companies::lists() {
    std::vector<CompanyList> found;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        found = reader.companyLists();
        return {};
    });
    return read ? Result<std::vector<CompanyList>>(std::move(found)) : read.error();
}

Result<void> Companies::remove(CompanyKind kind) {
    return store_.writeAndWait([&](Writer& writer) -> Result<void> {
        const auto lists = writer.companyLists();
        if (std::ranges::find(lists, kind, &CompanyList::kind) == lists.end())
            return Error{Code::NotFound,
                         "There is no such list; standdienst companies list says which there are."};
        writer.removeCompanies(kind);
        return {};
    });
}

} // namespace standdienst::backend
