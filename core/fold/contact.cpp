// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/contact.h"

#include "core/base/limits.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

struct Field {
    std::string Contact::*member;
    std::string_view name;
    std::size_t most; // code points
};
constexpr std::array<Field, 6> fields{{
    {&Contact::givenName, "given_name", limits::contactName},
    {&Contact::familyName, "family_name", limits::contactName},
    {&Contact::organization, "organization", limits::contactOrganization},
    {&Contact::email, "email", limits::contactEmail},
    {&Contact::phone, "phone", limits::contactPhone},
    {&Contact::message, "message", limits::contactMessage},
}};

// Control characters, and the marks that turn the direction of text around (Unicode UAX #9): they would let a
// name rewrite the words beside it.
bool isUnwanted(char32_t c, bool keepLines) {
    if (c == '\n')
        return !keepLines;
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

std::string cleaned(std::string_view text, bool keepLines) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0x7fu >> length);
        for (std::size_t k = 1; k < length; ++k)
            point = point << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3f);
        if (point == '\t' || (point == '\n' && !keepLines))
            result += ' ';
        else if (!isUnwanted(point, keepLines))
            result += text.substr(i, length);
        i += length;
    }
    const auto first = result.find_first_not_of(" \n");
    if (first == std::string::npos)
        return {};
    return result.substr(first, result.find_last_not_of(" \n") - first + 1);
}

} // namespace

Result<Contact> tidyContact(Contact contact) {
    for (const Field& field : fields) {
        std::string& value = contact.*field.member;
        if (!isUtf8(value))
            return Error{Code::Malformed, std::string(field.name) + ": not valid UTF-8"};
        value = cleaned(value, field.member == &Contact::message);
        if (codePoints(value) > field.most)
            return Error{Code::TooLarge,
                         std::string(field.name) + ": at most " + std::to_string(field.most) + " characters"};
    }
    if (contact.answers.size() > limits::textQuestions)
        return Error{Code::TooLarge, "answers: at most " + std::to_string(limits::textQuestions)};
    for (auto& [question, words] : contact.answers) {
        if (!isSlug(question))
            return Error{Code::Malformed, "answers: ids of questions expected"};
        if (!isUtf8(words))
            return Error{Code::Malformed, "answers: not valid UTF-8"};
        words = cleaned(words, true);
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

bool looksLikeEmail(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || at == 0 || codePoints(text) > limits::contactEmail)
        return false;
    const auto domain = text.substr(at + 1);
    if (text.find_first_of(" \t\r\n") != std::string_view::npos || domain.empty())
        return false;
    return domain.find('.') != std::string_view::npos && domain.front() != '.' && domain.back() != '.' &&
           domain.find("..") == std::string_view::npos;
}

bool looksLikePhone(std::string_view text) {
    if (codePoints(text) > limits::contactPhone)
        return false;
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    if (digits < 5)
        return false;
    constexpr std::string_view around = "+()/-. ";
    std::string rest;
    for (const char c : text) {
        if (!(c >= '0' && c <= '9') && around.find(c) == std::string_view::npos)
            rest += c;
    }
    return rest.empty() || rest == "ext" || rest == "x";
}

} // namespace standdienst
