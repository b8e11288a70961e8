// SPDX-License-Identifier: GPL-3.0-or-later
// A device's documents in SQL: the base that was pulled, and the overlay that its own events make of it.
#pragma once

#include "core/fold/documents.h"
#include "kiosk/store/database.h"
#include "kiosk/store/device_store.h"

#include <optional>
#include <string>
#include <vector>

namespace standdienst::kiosk {

// Reads through the overlay to the base, writes to the overlay. Throws SQLite::Exception; the caller owns the
// transactions.
class Documents final : public DocumentStore {
public:
    Documents(SQLite::Database& database, const WriterId& device) : database_(database), device_(device) {}

    std::optional<Document> find(const DocumentKey& key) override;
    void put(const DocumentKey& key, Document document) override;
    void remove(const DocumentKey& key) override;

    std::optional<std::string> text(std::string_view kind, const std::string& id); // as it is stored
    std::optional<json::object> body(std::string_view kind, const std::string& id);
    // Visits of this device that nobody ended, with their languages.
    struct OpenVisit {
        VisitId visit;
        std::string language;
    };
    std::vector<OpenVisit> openVisits();
    // Of this device's visits, in no order.
    struct Numbered {
        std::string number;
        UtcTime openedAt;
    };
    std::vector<Numbered> tickets();

    void clearOverlay();
    void clearOverlay(const std::string& id);
    // Of those that have own events behind `from`, up to `upTo`.
    void clearOverlay(const Mark& from, const Mark& upTo);
    void clearBase();
    void applyToBase(const std::vector<PulledDocument>& documents);

    std::optional<std::string> cursor();
    Mark included();
    std::optional<Mark> backedUp();
    void setBackedUp(const std::optional<Mark>& mark);
    void setPulled(const std::optional<std::string>& cursor, const Mark& included);
    std::string epoch(); // of the base; empty before there is one
    void setEpoch(const std::string& epoch);

private:
    SQLite::Database& database_;
    WriterId device_;
};

} // namespace standdienst::kiosk
