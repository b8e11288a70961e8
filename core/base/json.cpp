// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/limits.h"

#include <boost/json/basic_parser_impl.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace standdienst {

namespace {

Error missing(std::string_view key, std::string_view what) {
    return {Code::Malformed, std::string(key) + ": " + std::string(what) + " expected"};
}

// Makes a value of what Boost's parser finds. Boost's own does that, too, but reads a fifth of all numbers
// as a neighbour of the one that was written (before 1.85 it cannot do otherwise), so that a document would
// change each time it is stored and read; and it takes 1e999 for infinity, which nobody can write as JSON.
class Builder {
public:
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();

    explicit Builder(json::storage_ptr storage) : values_({}, room_.data(), room_.size()) {
        values_.reset(std::move(storage));
    }
    json::value release() { return values_.release(); }

    using Failed = json::error_code;
    bool on_document_begin(Failed&) { return true; }
    bool on_document_end(Failed&) { return true; }
    bool on_object_begin(Failed&) { return true; }
    bool on_array_begin(Failed&) { return true; }
    bool on_object_end(std::size_t count, Failed&) { return values_.push_object(count), true; }
    bool on_array_end(std::size_t count, Failed&) { return values_.push_array(count), true; }
    bool on_key_part(json::string_view text, std::size_t, Failed&) { return values_.push_chars(text), true; }
    bool on_key(json::string_view text, std::size_t, Failed&) { return values_.push_key(text), true; }
    bool on_string_part(json::string_view text, std::size_t, Failed&) {
        return values_.push_chars(text), true;
    }
    bool on_string(json::string_view text, std::size_t, Failed&) { return values_.push_string(text), true; }
    // Only of texts that come in pieces.
    bool on_number_part(json::string_view, Failed&) { return true; }
    bool on_int64(std::int64_t number, json::string_view, Failed&) {
        return values_.push_int64(number), true;
    }
    bool on_uint64(std::uint64_t number, json::string_view, Failed&) {
        return values_.push_uint64(number), true;
    }
    bool on_double(double near, json::string_view text, Failed& failed) {
        double number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc::result_out_of_range && std::abs(near) < 1)
            number = 0; // nearer to nothing than any number is
        else if (read.ec != std::errc())
            return failed = json::error::exponent_overflow, false;
        return values_.push_double(number), true;
    }
    bool on_bool(bool value, Failed&) { return values_.push_bool(value), true; }
    bool on_null(Failed&) { return values_.push_null(), true; }
    bool on_comment_part(json::string_view, Failed&) { return true; }
    bool on_comment(json::string_view, Failed&) { return true; }

private:
    alignas(json::value) std::array<unsigned char, 4096> room_; // enough for most, without an allocation
    json::value_stack values_;
};

} // namespace

Result<json::value> parseJson(std::string_view text, json::storage_ptr storage) {
    json::parse_options options;
    options.max_depth = limits::jsonDepth;
    json::basic_parser<Builder> parser(options, std::move(storage));
    json::error_code error;
    const auto used = parser.write_some(false, text.data(), text.size(), error);
    if (!error && used < text.size())
        error = json::error::extra_data;
    if (error)
        return Error{Code::Malformed, "not valid JSON: " + error.message()};
    return parser.handler().release();
}

Result<json::object> parseObject(std::string_view text, json::storage_ptr storage) {
    auto value = parseJson(text, std::move(storage));
    if (!value)
        return value.error();
    if (!value->is_object())
        return Error{Code::Malformed, "a JSON object expected"};
    return std::move(value->get_object());
}

Result<std::string> stringField(const json::object& object, std::string_view key, std::size_t mostBytes) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_string())
        return missing(key, "text");
    if (value->get_string().size() > mostBytes)
        return Error{Code::TooLarge,
                     std::string(key) + ": longer than " + std::to_string(mostBytes) + " bytes"};
    return std::string(value->get_string());
}

Result<std::uint64_t> integerField(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    std::uint64_t number = 0;
    if (value && value->is_int64() && value->get_int64() >= 0)
        number = static_cast<std::uint64_t>(value->get_int64());
    else if (value && value->is_uint64())
        number = value->get_uint64();
    else
        return missing(key, "a whole number that is not negative");
    if (number > limits::largestInteger)
        return Error{Code::TooLarge, std::string(key) + ": above 2^53-1"};
    return number;
}

Result<double> numberField(const json::object& object, std::string_view key, double least, double most) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_number())
        return missing(key, "a number");
    const double number = value->to_number<double>();
    if (!(number >= least && number <= most))
        return Error{Code::Malformed,
                     fmt::format("{}: a number within {} and {} expected", key, least, most)};
    return number;
}

Result<bool> boolField(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_bool())
        return missing(key, "true or false");
    return value->get_bool();
}

Result<UtcTime> timeField(const json::object& object, std::string_view key) {
    auto text = stringField(object, key, 24);
    if (!text)
        return text.error();
    auto time = parseRfc3339(*text);
    if (!time)
        return missing(key, "a time like 2026-11-22T09:30:00.000Z");
    return *time;
}

const json::value* find(const json::object& object, std::string_view key) {
    return object.if_contains(key);
}

std::string_view textOr(const json::object& object, std::string_view key, std::string_view otherwise) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string_view(value->get_string()) : otherwise;
}

bool flagOr(const json::object& object, std::string_view key, bool otherwise) {
    const auto* value = object.if_contains(key);
    return value && value->is_bool() ? value->get_bool() : otherwise;
}

std::size_t codePoints(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8)
        count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    return count;
}

bool isUtf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        std::size_t length = 0;
        char32_t point = 0;
        char32_t smallest = 0;
        if (lead < 0x80)
            length = 1, point = lead;
        else if (lead >> 5 == 6)
            length = 2, point = lead & 0x1f, smallest = 0x80;
        else if (lead >> 4 == 14)
            length = 3, point = lead & 0x0f, smallest = 0x800;
        else if (lead >> 3 == 30)
            length = 4, point = lead & 0x07, smallest = 0x10000;
        else
            return false;
        if (i + length > bytes.size())
            return false;
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if (next >> 6 != 2)
                return false;
            point = point << 6 | (next & 0x3f);
        }
        if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}

} // namespace standdienst
