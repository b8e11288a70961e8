// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/fold.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "tests/core/fold/memory_documents.h"
#include "tests/fuzz/harness.h"

#include <algorithm>
#include <map>

namespace standdienst::fuzz {

namespace {

constexpr std::size_t mostEvents = 32; // of one input: more of them find little and take long

// As the backend keeps documents between two batches: as text.
void readAgain(MemoryDocuments& documents) {
    for (auto& [key, document] : documents.documents) {
        auto body = parseObject(json::serialize(document.body));
        hold(body.has_value(), "a document can be read: " + key.id);
        document.body = std::move(*body);
    }
}

using Documents = std::map<DocumentKey, Document>;
bool same(const Documents& a, const Documents& b) {
    return std::ranges::equal(a, b, [](const auto& one, const auto& other) {
        return one.first == other.first && one.second.scope == other.second.scope &&
               one.second.body == other.second.body;
    });
}

} // namespace

void fold(std::string_view bytes) {
    MemoryDocuments atOnce;
    MemoryDocuments oneByOne;
    std::size_t count = 0;
    for (std::size_t from = 0; from < bytes.size() && count < mostEvents; ++count) {
        const auto line = bytes.substr(from, bytes.find('\n', from) - from);
        from += line.size() + 1;
        const auto event = parseRecord(line);
        if (!event)
            continue;
        const auto before = atOnce.documents;
        const auto effects = standdienst::fold(*event, atOnce);
        if (!effects) {
            holdClear(effects.error(), 1000);
            hold(same(atOnce.documents, before), "an event with an error changes nothing");
        }
        for (const auto& effect : effects ? *effects : std::vector<PersonalEffect>())
            hold(!effect.events.empty() || effect.what == PersonalEffect::What::Erase,
                 "an effect names its event");
        // Nothing depends on how events were cut into batches.
        const auto other = standdienst::fold(*event, oneByOne);
        hold(other.has_value() == effects.has_value(), "the same event does the same");
        readAgain(oneByOne);
    }
    hold(oneByOne.serialized() == atOnce.serialized(), "the same events leave the same documents");
}

} // namespace standdienst::fuzz
