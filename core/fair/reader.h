// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a published fair's JSON, for the files of core/fair.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/fair/picture.h"
#include "core/fair/text.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace standdienst {

// Collects the first error while fields are read one after another, so that reading stays a list of fields.
class FairReader {
public:
    FairReader(const json::object& object, std::string path) : object_(object), path_(std::move(path)) {}

    bool has(std::string_view key) const { return object_.contains(key); }
    std::string text(std::string_view key, std::size_t mostBytes = 256) {
        return taken(stringField(object_, key, mostBytes), std::string{});
    }
    std::string slug(std::string_view key) {
        std::string value = text(key, 64);
        if (!error_ && !isSlug(value))
            fail(key, "lower-case letters, digits and hyphens expected");
        return value;
    }
    std::string optionalText(std::string_view key) {
        return object_.contains(key) ? text(key) : std::string();
    }
    std::string picture(std::string_view key) { // optional
        std::string id = object_.contains(key) ? text(key, 64) : std::string();
        if (!error_ && !id.empty() && !isPictureId(id))
            fail(key, "64 hexadecimal digits expected");
        return id;
    }
    std::uint64_t integer(std::string_view key) {
        return taken(integerField(object_, key), std::uint64_t{0});
    }
    Text texts(std::string_view key, bool required = true) {
        Text result;
        const auto* value = object_.if_contains(key);
        if (!value && !required)
            return result;
        if (!value || !value->is_object()) {
            fail(key, "an object from language to text expected");
            return result;
        }
        for (const auto& [language, words] : value->get_object()) {
            if (!words.is_string() || codePoints(words.get_string()) > limits::fairText)
                fail(key, "a text of at most 600 characters expected");
            else
                result.byLanguage.emplace(language, words.get_string());
        }
        return result;
    }
    const json::array& list(std::string_view key, std::size_t most) {
        static const json::array none;
        const auto* value = object_.if_contains(key);
        if (!value || !value->is_array() || value->get_array().size() > most) {
            fail(key, "a list of at most " + std::to_string(most) + " expected");
            return none;
        }
        return value->get_array();
    }
    const json::object& object(std::string_view key) {
        static const json::object none;
        const auto* value = object_.if_contains(key);
        if (value && value->is_object())
            return value->get_object();
        fail(key, "an object expected");
        return none;
    }
    void fail(std::string_view key, std::string_view what) {
        if (!error_)
            error_ = Error{Code::Malformed, path_ + std::string(key) + ": " + std::string(what)};
    }
    void adopt(const std::optional<Error>& error) {
        if (!error_)
            error_ = error;
    }
    const std::optional<Error>& error() const { return error_; }

private:
    template<class T>
    T taken(Result<T> result, T otherwise) {
        if (result)
            return std::move(*result);
        if (!error_)
            error_ = Error{result.error().code, path_ + result.error().detail};
        return otherwise;
    }

    const json::object& object_;
    std::string path_;
    std::optional<Error> error_;
};

template<class T, class Read>
std::vector<T> readObjects(FairReader& reader, std::string_view key, std::size_t most, Read read) {
    std::vector<T> items;
    for (const auto& value : reader.list(key, most)) {
        if (value.is_object())
            items.push_back(read(value.get_object(), items.size(), reader));
        else
            reader.fail(std::string(key) + "[" + std::to_string(items.size()) + "]", "an object expected");
    }
    return items;
}

} // namespace standdienst
