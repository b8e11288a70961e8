// SPDX-License-Identifier: GPL-3.0-or-later
// Documents: what is true now, derived from events and from nothing else.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"

#include <optional>
#include <string>

namespace standdienst {

enum class Kind {
    Fair,
    Visit,
    Lead,
    Disposition,
    Score,
    Model,
    Picture,
    Ticket,
    Queue,
    Gift,
    GiftShare,
    GiftStock,
    GiftRun,
    GiftNumbers,
    GiftClaim,
    Erasure
};
std::string_view name(Kind kind);
std::optional<Kind> kindFromName(std::string_view name);

struct DocumentKey {
    Kind kind;
    // The fair's or the booth's slug, a model's name (core/fold/learning.h), a picture's id, a gift's slug,
    // the UUID of a run or of a device, a pick-up number (core/fold/gifts.h), else the visit's UUID in text
    // form.
    std::string id;
    friend auto operator<=>(const DocumentKey&, const DocumentKey&) = default;
};

// Who may pull a document: "fair" (every device of the fair), "booth:<slug>", "writer:<uuid>" (that device
// alone), "office" (the console alone; no device).
struct Scope {
    std::string value;
    friend auto operator<=>(const Scope&, const Scope&) = default;
    static Scope fair() { return {"fair"}; }
    static Scope booth(const BoothId& booth) { return {"booth:" + booth.value}; }
    static Scope writer(const WriterId& writer) { return {"writer:" + toString(writer)}; }
    static Scope office() { return {"office"}; }
    // Parts of the office that are read as a whole: the books of the gifts, and what was reserved of them.
    static Scope giftBooks() { return {"office:gift-books"}; }
    static Scope giftClaims() { return {"office:gift-claims"}; }
    // Which visits were erased: what the ledger is compared with.
    static Scope erasures() { return {"office:erasures"}; }
    // True where no device may pull it.
    bool isOffice() const { return value == "office" || value.starts_with("office:"); }
};

struct Document {
    Scope scope;
    json::object body;
};

// The documents of one fair, as fold sees them. Implemented by the backend over its database and by a device
// over its own; not thread-safe; lives for one transaction, which either becomes true as a whole or never
// was.
class DocumentStore {
public:
    virtual ~DocumentStore() = default;
    virtual std::optional<Document> find(const DocumentKey& key) = 0;
    virtual void put(const DocumentKey& key, Document document) = 0;
    // Leaves a tombstone, so that whoever pulled the document hears of its end. Nothing happens where there
    // is none.
    virtual void remove(const DocumentKey& key) = 0;
};

} // namespace standdienst
