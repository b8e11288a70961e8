// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/push.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

namespace standdienst {

namespace {

// Cuts the next line off the text; lines end with LF.
std::optional<std::string_view> nextLine(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

Error inLine(std::size_t line, const Error& error) {
    return {error.code, "line " + std::to_string(line) + ": " + error.detail};
}

struct Header {
    Push push;
    std::uint64_t count = 0;
};

Result<Header> parseHeader(std::string_view line) {
    auto object = parseObject(line);
    if (!object)
        return object.error();
    auto incarnation = integerField(*object, "incarnation");
    auto first = integerField(*object, "first_seq");
    auto count = integerField(*object, "count");
    auto before = hexField<Digest>(*object, "before");
    auto after = hexField<Digest>(*object, "after");
    auto signature = hexField<Signature>(*object, "signature");
    if (auto error = firstError(incarnation, first, count, before, after, signature))
        return *error;
    if (*incarnation < 1 || *first < 1)
        return Error{Code::Malformed, "incarnation and first_seq count from 1"};
    if (*count < 1)
        return Error{Code::Malformed, "count: a push carries at least one event"};
    if (*count > limits::pushEvents)
        return Error{Code::TooLarge,
                     "count: a push carries at most " + std::to_string(limits::pushEvents) + " events"};
    Header header;
    header.push.before = {*incarnation, *first - 1, *before};
    header.push.after = {*incarnation, *first - 1 + *count, *after};
    header.push.signature = *signature;
    header.count = *count;
    return header;
}

} // namespace

std::string writePush(const Push& push) {
    std::string text = json::serialize(json::object{
        {"incarnation", push.before.incarnation},
        {"first_seq", push.before.seq + 1},
        {"count", push.entries.size()},
        {"before", toHex(push.before.hash.data)},
        {"after", toHex(push.after.hash.data)},
        {"signature", toHex(push.signature.data)},
    });
    text += '\n';
    for (const Entry& entry : push.entries) {
        text += entry.record;
        if (!entry.sealed.empty()) {
            text += '\t';
            text += toBase64(bytesOf(entry.sealed));
        }
        text += '\n';
    }
    return text;
}

Result<Push> parsePush(std::string_view text) {
    if (text.size() > limits::pushBytes)
        return Error{Code::TooLarge, "a push has at most 256 KiB; send fewer events"};
    auto line = nextLine(text);
    if (!line)
        return Error{Code::Malformed, "line 1: a header that ends with LF expected"};
    auto header = parseHeader(*line);
    if (!header)
        return inLine(1, header.error());
    Push push = std::move(header->push);
    push.entries.reserve(header->count);
    for (std::size_t number = 2; !text.empty(); ++number) {
        line = nextLine(text);
        if (!line)
            return Error{Code::Malformed, "the last line does not end with LF: the push was cut short"};
        if (push.entries.size() == header->count)
            return Error{Code::Malformed, "line " + std::to_string(number) + ": more lines than count says"};
        const auto tab = line->find('\t');
        Entry entry{std::string(line->substr(0, tab)), {}};
        if (tab != std::string_view::npos) {
            auto sealed = fromBase64(line->substr(tab + 1));
            if (!sealed)
                return inLine(number, sealed.error());
            entry.sealed = std::move(*sealed);
        }
        push.entries.push_back(std::move(entry));
    }
    if (push.entries.size() != header->count)
        return Error{Code::Malformed, "fewer lines than count says: the push was cut short"};
    return push;
}

Result<void> checkPush(const Push& push, const WriterId& writer, const SignPublicKey& key) {
    Head head = push.before;
    for (const Entry& entry : push.entries)
        head = appended(head, writer, entry.record);
    if (head != push.after)
        return Error{Code::Fork, "the events do not lead to the hash that the header names"};
    if (!verify(key, headMessage(writer, push.after), push.signature))
        return Error{Code::BadSignature, "the push is not signed by the key of this device"};
    return {};
}

} // namespace standdienst
