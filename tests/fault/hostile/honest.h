// SPDX-License-Identifier: GPL-3.0-or-later
// Those whom the service is there for: a kiosk that pushes visits, a person who reads the console.
#pragma once

#include "tests/fault/hostile/stand.h"
#include "tests/fault/hostile/wire.h"

#include "core/base/random.h"
#include "core/base/time.h"
#include "core/crypto/keys.h"
#include "core/journal/push.h"

#include <map>
#include <mutex>

namespace standdienst::hostile {

// How honest requests fared. Thread-safe.
class Tally {
public:
    void add(const std::string& what, double milliseconds, int status);
    void add(const Tally& other);
    struct Figures {
        std::size_t count = 0;
        double median = 0;
        double p99 = 0;
        double worst = 0;
    };
    // Of one kind of request, or of all.
    Figures figures(const std::string& what = {}) const;
    std::map<int, std::size_t> statuses() const;
    std::size_t badly() const; // 5xx, and those that had no answer at two tries
    std::string table() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::vector<double>> times_;
    std::map<int, std::size_t> statuses_;
};

// One connection that is kept, and made anew where the service closed it meanwhile, as browsers and kiosks
// do.
class Line {
public:
    Line(std::uint16_t port, Wire::Kind kind, int from) : port_(port), kind_(kind), from_(from) {}
    Reply ask(const std::string& bytes);

private:
    std::uint16_t port_;
    Wire::Kind kind_;
    int from_;
    std::optional<Wire> wire_;
};

class Kiosk {
public:
    Kiosk(const Stand& stand, int from = 1, Wire::Kind kind = Wire::Kind::Tls);
    // A visit with a contact of this name.
    std::string visit(const std::string& familyName) { return visits(1, familyName); }
    std::string visits(int count, const std::string& familyName);
    Reply push(const std::string& body);
    // Events with this word in them that nothing can be made of: of a visit that is not there, with a body
    // that is not theirs, with a sealed part that nobody can open.
    Reply pushStrange(const std::string& word);
    Headers headers() const;
    void logIn();
    // Until `stop`: visits, pulls, heads; each into the tally.
    void work(Tally& tally, const std::function<bool()>& stop);
    std::uint64_t seq() const { return head_.seq; }
    const std::string& token() const { return token_; }
    // What the backend has of this kiosk's journal.
    std::uint64_t known();
    Reply ask(const std::string& bytes) { return line_.ask(bytes); }

private:
    std::string signedPush(std::vector<Entry> entries);
    Entry entry(std::string_view type, json::object body, const std::optional<json::object>& personal = {});

    SystemClock clock_;
    SystemRandom random_;
    Line line_;
    Fingerprint fingerprint_;
    SignKey key_;
    WriterId id_;
    FairId fair_;
    BoothId booth_;
    SealPublicKey sealKey_;
    std::string token_;
    Head head_;
};

class Person {
public:
    Person(const Stand& stand, std::string name, std::string password, int from = 1,
           Wire::Kind kind = Wire::Kind::Tls);
    Reply logIn();
    Headers headers() const { return {{"Cookie", cookie_}, {"Standdienst-Csrf", csrf_}}; }
    Reply get(std::string_view path) { return line_.ask(request("GET", path, headers())); }
    void work(Tally& tally, const std::function<bool()>& stop);
    const std::string& cookie() const { return cookie_; }

private:
    std::uint16_t port_;
    Wire::Kind kind_;
    int from_;
    Line line_;
    std::string name_;
    std::string password_;
    std::string cookie_;
    std::string csrf_;
};

} // namespace standdienst::hostile
