// SPDX-License-Identifier: GPL-3.0-or-later
// Personal data of a visitor, as typed on a device, sealed on its way, opened in the backend.
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"

#include <map>
#include <string>

namespace standdienst {

struct Contact {
    std::string givenName;
    std::string familyName;
    std::string organization;
    std::string email;
    std::string phone;
    std::string message;   // the visitor's own words
    std::string badgeId{}; // what a badge said that is for the organiser's list to resolve
    std::map<std::string, std::string> answers{}; // in their own words too, by the question of the fair
    friend bool operator==(const Contact&, const Contact&) = default;
};

// Trims white space, removes control and bidirectional formatting characters, composes nothing. TooLarge
// names the field.
Result<Contact> tidyContact(Contact contact);
// The answers as they stand in it, and in the backend's store.
json::object answersToJson(const std::map<std::string, std::string>& answers);
Result<std::map<std::string, std::string>> answersFromJson(const json::value& value);
// The sealed form: empty fields are left out.
json::object toPersonal(const Contact& contact);
// The second pure function, `attach`: sealed form to contact. Unknown fields are ignored, limits hold.
Result<Contact> attach(const json::object& personal);

} // namespace standdienst
