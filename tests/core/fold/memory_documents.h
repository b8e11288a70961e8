// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fold/documents.h"

#include <map>

namespace standdienst {

// Documents of one fair in memory: the smallest store that fold accepts.
class MemoryDocuments final : public DocumentStore {
public:
    std::optional<Document> find(const DocumentKey& key) override {
        const auto found = documents.find(key);
        return found == documents.end() ? std::nullopt : std::optional(found->second);
    }
    void put(const DocumentKey& key, Document document) override { documents[key] = std::move(document); }
    void remove(const DocumentKey& key) override { documents.erase(key); }

    std::string serialized() const {
        std::string text;
        for (const auto& [key, document] : documents)
            text += std::string(name(key.kind)) + ' ' + key.id + ' ' + document.scope.value + ' ' +
                    json::serialize(document.body) + '\n';
        return text;
    }

    std::map<DocumentKey, Document> documents;
};

} // namespace standdienst
