// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/gifts.h"

#include "core/base/limits.h"
#include "core/fair/gifts.h"
#include "core/fold/visit_fold.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

using Effects = std::vector<PersonalEffect>;

// Documents of the books while one event is folded: read when asked for, written at last, so that an error
// before that changes nothing.
class Books {
public:
    explicit Books(DocumentStore& documents) : documents_(documents) {}

    // Null where the gift was never published, and on devices.
    GiftStock* stock(const std::string& gift) {
        auto found = stocks_.find(gift);
        if (found == stocks_.end()) {
            const auto document = documents_.find({Kind::GiftStock, gift});
            auto read = document ? giftStock(document->body) : Result<GiftStock>(Error{});
            found = stocks_.emplace(gift, read ? std::optional(std::move(*read)) : std::nullopt).first;
        }
        return found->second ? &*found->second : nullptr;
    }
    GiftStock& begin(const std::string& gift) {
        auto& place = stocks_[gift];
        place = GiftStock{};
        place->gift = gift;
        return *place;
    }
    GiftRun* run(const RunId& id) {
        auto found = runs_.find(id);
        if (found == runs_.end()) {
            const auto document = documents_.find({Kind::GiftRun, toString(id)});
            auto read = document ? giftRun(document->body) : Result<GiftRun>(Error{});
            found = runs_.emplace(id, read ? std::optional(std::move(*read)) : std::nullopt).first;
        }
        return found->second ? &*found->second : nullptr;
    }
    GiftRun& begin(const RunId& id, const WriterId& device) {
        auto& place = runs_[id];
        place = GiftRun{};
        place->run = id;
        place->device = device;
        return *place;
    }
    std::optional<json::object> claim(const std::string& number) {
        const auto document = documents_.find({Kind::GiftClaim, number});
        return document ? std::optional(document->body) : std::nullopt;
    }
    void put(const std::string& number, json::object claim) {
        documents_.put({Kind::GiftClaim, number}, {Scope::giftClaims(), std::move(claim)});
    }
    void drop(const std::string& number) { documents_.remove({Kind::GiftClaim, number}); }

    // The claim's piece is gone from the moment on, or is not after all. Told once of each piece.
    void countGone(json::object& claim, UtcTime at) {
        auto* books = stock(std::string(textOr(claim, "gift")));
        if (books && !claim.contains("slot"))
            claim["slot"] = books->addToSlot(at);
    }
    void countBack(json::object& claim) {
        const auto slot = integerField(claim, "slot");
        if (auto* books = stock(std::string(textOr(claim, "gift"))); books && slot)
            books->takeFromSlot(*slot);
        claim.erase("slot");
    }

    // The claim's piece is put aside again.
    void reopen(const std::string& number, const json::object& claim) {
        const std::string gift(textOr(claim, "gift"));
        if (auto* books = stock(gift))
            ++books->reserved;
        const auto id = parseId<RunId>(textOr(claim, "run"));
        const auto device = parseId<WriterId>(textOr(claim, "device"));
        if (!id || !device)
            return;
        auto* known = run(*id);
        if (!known) { // it was over, and stands for its open numbers alone
            known = &begin(*id, *device);
            known->closed = true;
        }
        known->open[number] = gift;
    }

    // What the run still has is nobody's; from now on it grants nothing.
    void close(GiftRun& run) {
        for (auto& [gift, share] : run.gifts) {
            if (auto* books = stock(gift))
                books->outstanding -= std::min(books->outstanding, run.remaining(gift));
        }
        run.closed = true;
        documents_.remove({Kind::GiftShare, toString(run.run)});
    }

    void save() {
        for (const auto& [gift, stock] : stocks_) {
            if (!stock)
                continue;
            documents_.put({Kind::GiftStock, gift}, {Scope::giftBooks(), toJson(*stock)});
            putLeft(*stock);
        }
        for (const auto& [id, run] : runs_) {
            if (!run)
                continue;
            const DocumentKey key{Kind::GiftRun, toString(id)};
            if (run->closed && run->open.empty())
                documents_.remove(key);
            else
                documents_.put(key, {Scope::giftBooks(), toJson(*run)});
        }
    }

private:
    // What devices are told moves no more often than their words for it.
    void putLeft(const GiftStock& stock) {
        const std::uint64_t left = stock.left();
        const std::uint64_t shown = left <= 20 ? left : left <= 200 ? left / 10 * 10 : left / 100 * 100;
        const DocumentKey key{Kind::Gift, stock.gift};
        json::object body{{"gift", stock.gift}, {"left", shown}};
        if (const auto standing = documents_.find(key); standing && standing->body == body)
            return;
        documents_.put(key, {Scope::fair(), std::move(body)});
    }

    DocumentStore& documents_;
    std::map<std::string, std::optional<GiftStock>> stocks_;
    std::map<RunId, std::optional<GiftRun>> runs_;
};

Result<Effects> foldAsked(const GiftsAsked& fact, const Event& event, DocumentStore& documents) {
    Books books(documents);
    if (fact.instead) {
        auto* before = books.run(*fact.instead);
        if (before && before->device == event.writer)
            books.close(*before);
    }
    auto* run = books.run(fact.run);
    if (run && run->device != event.writer)
        return Error{Code::Forbidden, "run: another device's"};
    if (!run)
        run = &books.begin(fact.run, event.writer);
    if (!run->closed && fact.ask > run->asked) {
        run->asked = fact.ask;
        run->want = fact.want;
        run->urgent = fact.urgent;
        for (const auto& [gift, returned] : fact.returned) {
            const auto share = run->gifts.find(gift);
            if (share == run->gifts.end() || returned <= share->second.returned)
                continue;
            const std::uint64_t back = std::min(returned - share->second.returned, share->second.remaining());
            share->second.returned += back;
            if (auto* stock = books.stock(gift))
                stock->outstanding -= std::min(stock->outstanding, back);
        }
    }
    books.save();
    return Effects{};
}

// Gives a piece that the run had to the visitor. False where the run had none (any more).
bool charge(Books& books, GiftRun* run, const GiftReserved& fact, const Event& event) {
    auto* stock = books.stock(fact.gift);
    const auto number = readGiftNumber(fact.number);
    if (!run || !stock || run->device != event.writer || run->remaining(fact.gift) == 0 ||
        !run->mayUse(*number))
        return false;
    ++run->gifts[fact.gift].reserved;
    stock->outstanding -= std::min<std::uint64_t>(stock->outstanding, 1);
    ++stock->granted;
    return true;
}

json::object giftOf(const json::object& visit) {
    const auto* gift = find(visit, "gift");
    return gift && gift->is_object() ? gift->get_object() : json::object();
}

// Numbers of the visit that were handed out.
json::array handedOf(const json::object& gift) {
    const auto* handed = find(gift, "handed");
    return handed && handed->is_array() ? handed->get_array() : json::array();
}

bool isHanded(const json::object& gift, std::string_view number) {
    const auto handed = handedOf(gift);
    return std::ranges::find(handed, json::value(number)) != handed.end();
}

// What becomes of a visit's gift. What was handed out in it is never forgotten.
json::object goingOn(const json::object& earlier, json::object gift) {
    if (auto handed = handedOf(earlier); !handed.empty())
        gift["handed"] = std::move(handed);
    return gift;
}

// The visitor of this claim has it now, or does not after all.
void tellVisit(const json::object& claim, bool handed, DocumentStore& documents) {
    const DocumentKey key{Kind::Visit, std::string(textOr(claim, "visit"))};
    auto visit = key.id.empty() ? std::nullopt : documents.find(key);
    if (!visit)
        return;
    auto gift = giftOf(visit->body);
    auto numbers = handedOf(gift);
    const json::value number(textOr(claim, "number"));
    numbers.erase(std::remove(numbers.begin(), numbers.end(), number), numbers.end());
    if (handed)
        numbers.push_back(number);
    gift.erase("handed");
    if (!numbers.empty())
        gift["handed"] = std::move(numbers);
    visit->body["gift"] = std::move(gift);
    documents.put(key, std::move(*visit));
}

// A claim that goes: nobody will tell of it any more.
void dropEarly(Books& books, const json::object& claim) {
    if (!flagOr(claim, "early"))
        return;
    if (auto* stock = books.stock(std::string(textOr(claim, "gift"))); stock && stock->early > 0)
        --stock->early;
}

Result<Effects> foldReserved(const GiftReserved& fact, const Event& event, DocumentStore& documents) {
    VisitFold visit(event, fact.visit, documents);
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    // Whoever fetched one and goes back may choose: a kiosk without a network knows no better. The counter
    // does.
    const json::object earlier = giftOf(visit.body());
    if (const auto now = giftNumberNow(visit.body()); !now.empty() && !isHanded(earlier, now))
        return Error{Code::Conflict, "the visit has a gift already"};
    json::object gift = goingOn(earlier, {{"gift", fact.gift}, {"number", fact.number}});
    Books books(documents);
    auto claim = books.claim(fact.number);
    if (claim && textOr(*claim, "state") == claims::reserved)
        return Error{Code::Conflict, "number: waits for another visitor"};

    // Numbers begin again: what was handed out, or granted, by the number of another run was somebody else's.
    const std::string of(claim ? textOr(*claim, "run") : "");
    const bool isOurs = of.empty() || of == toString(fact.run);
    const bool handedEarly = claim && flagOr(*claim, "early") && isOurs;
    auto* run = books.run(fact.run);
    const bool covered = charge(books, run, fact, event);
    if (claim && !handedEarly && !covered) {
        books.save();
        visit.body()["gift"] = std::move(gift); // heard of so late that the number is another visitor's now
        return visit.done();
    }
    if (claim && !handedEarly)
        dropEarly(books, *claim);
    if (!handedEarly)
        claim = json::object{{"number", fact.number}};
    (*claim)["visit"] = toString(fact.visit);
    (*claim)["device"] = toString(event.writer);
    (*claim)["booth"] = event.booth.value;
    (*claim)["run"] = toString(fact.run);
    (*claim)["at"] = toRfc3339(event.deviceTime);
    if (handedEarly) {
        // Somebody handed it out while the device could not say so: it was counted then.
        claim->erase("early");
        if (auto* stock = books.stock(std::string(textOr(*claim, "gift"))); stock && stock->early > 0)
            --stock->early;
        if (textOr(*claim, "gift") != fact.gift)
            (*claim)["chosen"] = fact.gift;
        (*claim)["was"] = covered ? claims::reserved : claims::late;
        auto handed = handedOf(gift);
        handed.emplace_back(fact.number);
        gift["handed"] = std::move(handed);
    } else {
        (*claim)["gift"] = fact.gift;
        (*claim)["state"] = covered ? claims::reserved : claims::late;
        if (covered) {
            books.reopen(fact.number, *claim);
            books.countGone(*claim, event.deviceTime);
        }
    }
    books.put(fact.number, std::move(*claim));
    books.save();
    visit.body()["gift"] = std::move(gift);
    return visit.done();
}

// The claim does not wait any more: its piece is handed out, or nobody's.
void letGo(Books& books, const std::string& number, json::object& claim, std::string_view state) {
    const bool waits = textOr(claim, "state") == claims::reserved;
    claim["state"] = state;
    if (!waits)
        return;
    if (state != claims::handed)
        books.countBack(claim);
    if (auto* stock = books.stock(std::string(textOr(claim, "gift"))); stock && stock->reserved > 0)
        --stock->reserved;
    const auto id = parseId<RunId>(textOr(claim, "run"));
    if (auto* run = id ? books.run(*id) : nullptr)
        run->open.erase(number);
}

Result<Effects> foldReleased(const VisitId& id, const Event& event, DocumentStore& documents) {
    VisitFold visit(event, id, documents);
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    // What was handed out is not there to be given back.
    json::object gift = giftOf(visit.body());
    if (const auto number = giftNumberNow(visit.body()); !number.empty() && !isHanded(gift, number)) {
        Books books(documents);
        auto claim = books.claim(number);
        if (claim && textOr(*claim, "visit") == toString(id) && textOr(*claim, "state") != claims::handed) {
            if (auto* stock = books.stock(std::string(textOr(*claim, "gift"))))
                ++stock->released;
            letGo(books, number, *claim, claims::released);
            books.put(number, std::move(*claim));
            books.save();
        }
        gift["released"] = true;
        visit.body()["gift"] = std::move(gift);
    }
    return visit.done();
}

Result<Effects> foldDeclined(const VisitId& id, const Event& event, DocumentStore& documents) {
    VisitFold visit(event, id, documents);
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    if (giftNumberNow(visit.body()).empty())
        visit.body()["gift"] = goingOn(giftOf(visit.body()), {{"declined", true}});
    return visit.done();
}

// Numbers that are told again are new ones: what stands by them is of a visitor who had them in an earlier
// round, some 900 numbers ago, and must neither refuse nor serve the next one.
void beginAnew(Books& books, const GiftAllotted& fact) {
    for (const auto& range : fact.numbers) {
        for (std::uint64_t i = range.first; i <= range.last; ++i) {
            const std::string number = giftNumber(i, fact.letters);
            const auto claim = books.claim(number);
            if (!claim || textOr(*claim, "state") == claims::reserved)
                continue;
            dropEarly(books, *claim);
            books.drop(number);
        }
    }
}

Result<Effects> foldAllotted(const GiftAllotted& fact, DocumentStore& documents) {
    Books books(documents);
    auto* run = books.run(fact.run);
    if (!run || run->closed || run->device != fact.device)
        return Error{Code::NotFound, "run: not one that may be given anything"};
    if (fact.answers > run->asked || fact.answers < run->answered)
        return Error{Code::Conflict, "answers: another request"};
    for (const auto& [gift, share] : fact.gifts) {
        auto* stock = books.stock(gift);
        if (!stock)
            return Error{Code::NotFound, "gifts: " + gift + " was never published"};
        auto& has = run->gifts[gift];
        if (share.allotted < has.allotted)
            return Error{Code::Conflict, "gifts: a share only grows; what is too much is given back"};
        const std::uint64_t more = share.allotted - has.allotted;
        if (more > 0 && static_cast<std::int64_t>(more) > stock->free())
            return Error{Code::Conflict, "gifts: more than there are free"};
        stock->outstanding += more;
        has.allotted = share.allotted;
        has.keep = share.keep;
    }
    run->answered = fact.answers;
    run->letters = fact.letters;
    if (!fact.numbers.empty()) {
        if (auto added = run->addNumbers(fact.numbers); !added)
            return added.error();
        beginAnew(books, fact);
        const std::uint64_t last = fact.numbers.back().last;
        documents.put({Kind::GiftNumbers, toString(fact.device)},
                      {Scope::giftBooks(),
                       {{"device", toString(fact.device)},
                        {"letters", fact.letters},
                        {"next", last == limits::giftLastNumber ? limits::giftFirstNumber : last + 1}}});
    }
    json::object shares;
    for (const auto& [gift, has] : run->gifts)
        shares[gift] = {{"allotted", has.allotted}, {"keep", has.keep}};
    documents.put({Kind::GiftShare, toString(fact.run)}, {Scope::writer(fact.device),
                                                          {{"run", toString(fact.run)},
                                                           {"answers", run->answered},
                                                           {"letters", run->letters},
                                                           {"numbers", toJson(run->numbers)},
                                                           {"gifts", std::move(shares)}}});
    books.save();
    return Effects{};
}

Result<Effects> foldReclaimed(const json::object& body, DocumentStore& documents) {
    const auto id = idField<RunId>(body, "run");
    if (!id)
        return id.error();
    Books books(documents);
    auto* run = books.run(*id);
    if (!run || run->closed)
        return Error{Code::NotFound, "run: it has no share"};
    books.close(*run);
    books.save();
    return Effects{};
}

Result<Effects> foldExpired(const json::object& body, DocumentStore& documents) {
    const auto* numbers = body.if_contains("numbers");
    if (!numbers || !numbers->is_array() || numbers->get_array().size() > limits::giftExpiries)
        return Error{Code::Malformed, "numbers: a list of at most 100 expected"};
    Books books(documents);
    for (const auto& value : numbers->get_array()) {
        const std::string number(value.is_string() ? std::string_view(value.get_string())
                                                   : std::string_view());
        auto claim = books.claim(number);
        if (!claim || textOr(*claim, "state") != claims::reserved)
            continue;
        if (auto* stock = books.stock(std::string(textOr(*claim, "gift"))))
            ++stock->expired;
        letGo(books, number, *claim, claims::expired);
        books.put(number, std::move(*claim));
    }
    books.save();
    return Effects{};
}

// Both a delivery and a stocktake.
Result<Effects> foldStock(const Event& event, DocumentStore& documents) {
    const auto fact = giftStocked(event.body);
    if (!fact)
        return fact.error();
    Books books(documents);
    auto* stock = books.stock(fact->gift);
    if (!stock)
        return Error{Code::NotFound, "gift: was never published"};
    // A delivery adds to the stock; a stocktake says what is left of it.
    const bool delivered = event.type == types::giftStocked;
    if (delivered && fact->delivery) {
        const auto known = std::ranges::find(stock->deliveries, *fact->delivery, &GiftStock::Delivery::id);
        if (known != stock->deliveries.end() && known->pieces != fact->pieces)
            return Error{Code::Conflict, "delivery: was told with another number of pieces"};
        if (known != stock->deliveries.end())
            return Effects{}; // told twice, delivered once
    }
    const std::uint64_t before = delivered ? stock->stock : stock->handed;
    if (fact->pieces > limits::giftPieces || before + fact->pieces > limits::giftPieces)
        return Error{Code::TooLarge, "pieces: at most 1000000 of one gift"};
    if (!delivered)
        stock->counted = {fact->pieces, stock->shelf(), event.deviceTime, fact->by};
    stock->stock = before + fact->pieces;
    if (delivered && fact->delivery) {
        stock->deliveries.push_back({*fact->delivery, fact->pieces});
        if (stock->deliveries.size() > limits::giftDeliveries)
            stock->deliveries.erase(stock->deliveries.begin());
    }
    books.save();
    return Effects{};
}

Result<Effects> foldHanded(const GiftHanded& fact, const Event& event, DocumentStore& documents) {
    Books books(documents);
    auto claim = books.claim(fact.number);
    const std::string was(claim ? textOr(*claim, "state") : "");
    if (was == claims::handed)
        return Error{Code::Conflict, "number: was handed out already"};
    if (claim && !fact.anyway) {
        if (was == claims::released)
            return Error{Code::Conflict, "number: the visitor gave it back"};
        const auto visit = documents.find({Kind::Visit, std::string(textOr(*claim, "visit"))});
        if (visit && !otherGiftHanded(visit->body, fact.number).empty())
            return Error{Code::Conflict, "number: the visitor has another gift"};
    }
    const std::string gift = fact.gift ? *fact.gift : std::string(claim ? textOr(*claim, "gift") : "");
    auto* stock = books.stock(gift);
    if (!stock)
        return Error{Code::NotFound,
                     gift.empty() ? "number: not known yet; say which gift" : "gift: was never published"};
    if (stock->shelf() == 0)
        return Error{Code::Full, "gift: there is none left; count what lies there"};
    if (claim) {
        if (was == claims::released)
            (*claim)["given_back"] = true;
        else if (was != claims::reserved)
            (*claim)["late"] = true;
        (*claim)["was"] = was;
        letGo(books, fact.number, *claim, claims::handed);
        if (textOr(*claim, "gift") != gift) {
            books.countBack(*claim);
            (*claim)["chosen"] = std::string(textOr(*claim, "gift"));
        }
    } else {
        claim = json::object{{"number", fact.number}, {"state", claims::handed}, {"early", true}};
        if (fact.run)
            (*claim)["run"] = toString(*fact.run);
        ++stock->early;
    }
    (*claim)["gift"] = gift;
    books.countGone(*claim, event.deviceTime);
    (*claim)["handed_at"] = toRfc3339(event.deviceTime);
    (*claim)["by"] = toString(fact.by);
    ++stock->handed;
    tellVisit(*claim, true, documents);
    books.put(fact.number, std::move(*claim));
    books.save();
    return Effects{};
}

Result<Effects> foldUnhanded(const GiftUnhanded& fact, const Event& event, DocumentStore& documents) {
    Books books(documents);
    auto claim = books.claim(fact.number);
    if (!claim || textOr(*claim, "state") != claims::handed)
        return Error{Code::Conflict, "number: was not handed out"};
    const auto at = timeField(*claim, "handed_at");
    if (!at || event.deviceTime > *at + limits::giftUndo)
        return Error{Code::Conflict, "number: was handed out too long ago to take it back"};
    if (auto* stock = books.stock(std::string(textOr(*claim, "gift"))); stock && stock->handed > 0)
        --stock->handed;
    tellVisit(*claim, false, documents);
    if (flagOr(*claim, "early")) {
        books.countBack(*claim);
        dropEarly(books, *claim);
        books.drop(fact.number); // its kiosk will tell of it
        books.save();
        return Effects{};
    }
    const bool another = claim->contains("chosen");
    if (another) {
        books.countBack(*claim);
        (*claim)["gift"] = std::string(textOr(*claim, "chosen"));
    }
    std::string was(textOr(*claim, "was"));
    // Whoever chose anew meanwhile does not wait for this one any more.
    const auto visit = documents.find({Kind::Visit, std::string(textOr(*claim, "visit"))});
    if (was == claims::reserved && visit && giftNumberNow(visit->body) != fact.number)
        was = claims::released;
    // The piece that was put aside may be somebody else's by now, where another kind was given.
    if (auto* own = books.stock(std::string(textOr(*claim, "gift"))); another && own && own->free() <= 0)
        was = was == claims::reserved ? claims::late : was;
    for (const auto* field : {"handed_at", "by", "late", "given_back", "chosen", "was"})
        claim->erase(field);
    (*claim)["state"] = was;
    if (was == claims::reserved) {
        books.reopen(fact.number, *claim);
        books.countGone(*claim, event.deviceTime);
    } else {
        books.countBack(*claim);
    }
    books.put(fact.number, std::move(*claim));
    books.save();
    return Effects{};
}

template<class Fact, class Fold>
Result<Effects> folded(const Result<Fact>& fact, Fold&& fold) {
    return fact ? fold(*fact) : Result<Effects>(fact.error());
}

} // namespace

std::string giftNumberNow(const json::object& visit) {
    const auto gift = giftOf(visit);
    return flagOr(gift, "released") ? std::string() : std::string(textOr(gift, "number"));
}

std::string otherGiftHanded(const json::object& visit, std::string_view number) {
    const auto handed = handedOf(giftOf(visit));
    const auto other = std::ranges::find_if(handed, [&](const json::value& value) {
        return value.is_string() && std::string_view(value.get_string()) != number;
    });
    return other == handed.end() ? std::string() : std::string(other->get_string());
}

bool isGiftEvent(std::string_view type) {
    constexpr std::array known{types::giftsAsked,   types::giftReserved, types::giftReleased,
                               types::giftDeclined, types::giftAllotted, types::giftReclaimed,
                               types::giftExpired,  types::giftStocked,  types::giftCounted,
                               types::giftHanded,   types::giftUnhanded};
    return std::ranges::find(known, type) != known.end();
}

Result<std::vector<PersonalEffect>> foldGifts(const Event& event, DocumentStore& documents) {
    const std::string_view type = event.type;
    if (type == types::giftsAsked)
        return folded(giftsAsked(event.body),
                      [&](const GiftsAsked& fact) { return foldAsked(fact, event, documents); });
    if (type == types::giftReserved)
        return folded(giftReserved(event.body),
                      [&](const GiftReserved& fact) { return foldReserved(fact, event, documents); });
    if (type == types::giftReleased || type == types::giftDeclined)
        return folded(idField<VisitId>(event.body, "visit"), [&](const VisitId& visit) {
            return event.type == types::giftReleased ? foldReleased(visit, event, documents)
                                                     : foldDeclined(visit, event, documents);
        });
    if (type == types::giftAllotted)
        return folded(giftAllotted(event.body),
                      [&](const GiftAllotted& fact) { return foldAllotted(fact, documents); });
    if (type == types::giftReclaimed)
        return foldReclaimed(event.body, documents);
    if (type == types::giftExpired)
        return foldExpired(event.body, documents);
    if (type == types::giftHanded)
        return folded(giftHanded(event.body),
                      [&](const GiftHanded& fact) { return foldHanded(fact, event, documents); });
    if (type == types::giftUnhanded)
        return folded(giftUnhanded(event.body),
                      [&](const GiftUnhanded& fact) { return foldUnhanded(fact, event, documents); });
    return foldStock(event, documents);
}

void foldGiftsOf(const json::object& fair, bool endsTrial, DocumentStore& documents) {
    Fair read;
    if (!readGifts(fair, read))
        return;
    Books books(documents);
    for (const Gift& gift : read.gifts) {
        auto* stock = books.stock(gift.id);
        if (!stock) {
            books.begin(gift.id).stock = gift.stock;
        } else if (endsTrial) {
            stock->handed = stock->early = stock->granted = stock->expired = stock->released = 0;
            stock->quarters.clear();
        }
    }
    books.save();
}

} // namespace standdienst
