// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/message.h"

namespace standdienst::backend::http {

std::string_view field(const Fields& fields, std::string_view name) {
    for (const auto& [key, value] : fields)
        if (key == name)
            return value;
    return {};
}

std::string_view Request::header(std::string_view lowerCaseName) const {
    return field(headers, lowerCaseName);
}

std::string_view Request::parameter(std::string_view name) const {
    return field(parameters, name);
}

std::optional<std::string_view> Request::queryField(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name)
            return value;
    return std::nullopt;
}

} // namespace standdienst::backend::http
