// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/contact.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <array>

namespace standdienst {

namespace {

struct Field {
    std::string Contact::*member;
    std::string_view name;
    std::size_t most; // code points
};
constexpr std::array<Field, 7> fields{{
    {&Contact::givenName, "given_name", limits::contactName},
    {&Contact::familyName, "family_name", limits::contactName},
    {&Contact::organization, "organization", limits::contactOrganization},
    {&Contact::email, "email", limits::contactEmail},
    {&Contact::phone, "phone", limits::contactPhone},
    {&Contact::message, "message", limits::contactMessage},
    {&Contact::badgeId, "badge_id", limits::badgeId},
}};

} // namespace

Result<Contact> tidyContact(Contact contact) {
    for (const Field& field : fields) {
        std::string& value = contact.*field.member;
        if (!isUtf8(value))
            return Error{Code::Malformed, std::string(field.name) + ": not valid UTF-8"};
        value = field.member == &Contact::message ? cleanLines(value) : cleanLine(value);
        if (codePoints(value) > field.most)
            return Error{Code::TooLarge,
                         std::string(field.name) + ": at most " + std::to_string(field.most) + " characters"};
        // Its limit is one of bytes, which is stricter.
        if (field.member == &Contact::badgeId && value.size() > field.most)
            return Error{Code::TooLarge, "badge_id: at most " + std::to_string(field.most) + " bytes"};
    }
    if (contact.answers.size() > limits::textQuestions)
        return Error{Code::TooLarge, "answers: at most " + std::to_string(limits::textQuestions)};
    for (auto& [question, words] : contact.answers) {
        if (!isSlug(question))
            return Error{Code::Malformed, "answers: ids of questions expected"};
        if (!isUtf8(words))
            return Error{Code::Malformed, "answers: not valid UTF-8"};
        words = cleanLines(words);
        if (codePoints(words) > limits::answerText)
            return Error{Code::TooLarge,
                         "answers: at most " + std::to_string(limits::answerText) + " characters each"};
    }
    std::erase_if(contact.answers, [](const auto& answer) { return answer.second.empty(); });
    return contact;
}

json::object answersToJson(const std::map<std::string, std::string>& answers) {
    json::object object;
    for (const auto& [question, words] : answers)
        object[question] = words;
    return object;
}

Result<std::map<std::string, std::string>> answersFromJson(const json::value& value) {
    if (!value.is_object())
        return Error{Code::Malformed, "answers: an object from question to text expected"};
    if (value.get_object().size() > limits::textQuestions)
        return Error{Code::TooLarge, "answers: at most " + std::to_string(limits::textQuestions)};
    std::map<std::string, std::string> answers;
    for (const auto& [question, words] : value.get_object()) {
        if (!words.is_string())
            return Error{Code::Malformed, "answers: texts expected"};
        answers.emplace(question, words.get_string());
    }
    return answers;
}

json::object toPersonal(const Contact& contact) {
    json::object personal;
    for (const Field& field : fields) {
        if (!(contact.*field.member).empty())
            personal[field.name] = contact.*field.member;
    }
    if (!contact.answers.empty())
        personal["answers"] = answersToJson(contact.answers);
    return personal;
}

Result<Contact> attach(const json::object& personal) {
    Contact contact;
    for (const Field& field : fields) {
        if (!personal.contains(field.name))
            continue;
        auto text = stringField(personal, field.name, field.most * 4);
        if (!text)
            return text.error();
        contact.*field.member = std::move(*text);
    }
    if (const auto* answers = personal.if_contains("answers")) {
        auto read = answersFromJson(*answers);
        if (!read)
            return read.error();
        contact.answers = std::move(*read);
    }
    return tidyContact(std::move(contact));
}

} // namespace standdienst
