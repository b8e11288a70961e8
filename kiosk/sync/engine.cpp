// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/engine.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "core/crypto/pairing.h"
#include "kiosk/sync/live_channel.h"
#include "kiosk/sync/pull_page.h"
#include "kiosk/sync/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace standdienst::kiosk {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// Live events may be lost; then documents are this late at most.
constexpr milliseconds pollEvery = 60s;
// A push on a bad radio takes its time.
constexpr milliseconds pushTimeout = 30s;
// Heads compared in a row without an event delivered in between; then something is wrong that comparing does
// not mend.
constexpr int mostRepairs = 3;
// Events put aside in a row without one delivered in between; then it is not the events that are wrong.
constexpr int mostRejections = 3;

constexpr std::string_view api = "/api/device/v1/";

// Nothing about these bytes will ever please the backend.
bool refusesBytes(const Refusal& refusal) {
    const Code code = refusal.error.code;
    return refusal.status >= 400 && refusal.status < 500 &&
           (code == Code::Malformed || code == Code::TooLarge);
}

} // namespace

bool operator==(const SyncStatus& a, const SyncStatus& b) {
    const auto same = [](const std::optional<Error>& x, const std::optional<Error>& y) {
        return x.has_value() == y.has_value() && (!x || (x->code == y->code && x->detail == y->detail));
    };
    return a.phase == b.phase && a.pending == b.pending && a.rejected == b.rejected && a.live == b.live &&
           a.lastSuccess == b.lastSuccess && same(a.trouble, b.trouble);
}

// One request at a time, chosen by step() from what is known; beside it the live stream and three timers.
// Whatever fails ends in retryLater() or halt(); whatever succeeds in succeeded() and the next step().
class SyncEngine::Inner {
public:
    Inner(World world, std::function<void(const SyncStatus&)> changed)
        : world_(world),
          changed_(std::move(changed)),
          subscription_(world.store.subscribe([this](Change change) { storeChanged(change); })),
          live_(world.transport, world.scheduler, world.random,
                {[this] { heardNews(); }, [this] { heardNews(); },
                 [this](const Refusal& refusal) { liveEnded(refusal); },
                 [this] {
                     step();
                 }}) {
        publish(SyncPhase::Unpaired);
    }

    void start() {
        letGo();
        running_ = true;
        trouble_.reset();
        backoff_.reset();
        live_.forgive();
        repairs_ = rejections_ = 0;
        needPull_ = true;
        batch_ = limits::pushEvents;
        pollLater();
        step();
    }

    void stop() {
        letGo();
        publish(world_.store.identity() ? SyncPhase::Stopped : SyncPhase::Unpaired);
    }

    void nudge() {
        if (!running_)
            return;
        waiting_.reset();
        backoff_.reset();
        live_.forgive();
        needPull_ = true;
        step();
    }

    const SyncStatus& status() const { return status_; }

private:
    using Handler = void (Inner::*)(json::object&&);
    using Refused = void (Inner::*)(const Refusal&);

    void letGo() {
        running_ = false;
        exchange_.reset();
        waiting_.reset();
        soon_.reset();
        poll_.reset();
        live_.close();
        token_.clear();
        snapshot_.reset();
    }

    // --- What to do next

    void step() {
        if (!running_ || exchange_ || waiting_)
            return;
        if (!world_.store.identity())
            return publish(SyncPhase::Unpaired);
        if (token_.empty())
            return askNonce();
        if (needHead_)
            return askHead();
        live_.open(std::string(api) + "live", token_);
        if (world_.store.pending() > 0 && !pullFirst_)
            return push();
        if (needPull_ || snapshot_)
            return pull();
        if (pullFirst_) {
            pullFirst_ = false;
            return step();
        }
        publish(SyncPhase::Idle);
    }

    void stepSoon() {
        if (running_ && !soon_)
            soon_ = world_.scheduler.after(0ms, [this] {
                soon_.reset();
                step();
            });
    }

    void storeChanged(Change change) {
        if (change == Change::Appended) {
            publish(status_.phase);
            stepSoon(); // not from within somebody's append()
        }
    }

    void pollLater() {
        poll_ = world_.scheduler.after(pollEvery, [this] {
            needPull_ = true;
            pollLater();
            (void)world_.store.tidy(); // again in a minute
            step();
        });
    }

    // --- Requests and their ends

    void send(Request request, SyncPhase phase, Handler handle, Refused refused = &Inner::failed) {
        if (!token_.empty())
            request.headers.emplace_back("Authorization", "Bearer " + token_);
        publish(phase);
        exchange_ =
            world_.transport.send(std::move(request), [this, handle, refused](const Result<Answer>& answer) {
                exchange_.reset();
                auto verdict = judge(answer);
                if (auto* refusal = std::get_if<Refusal>(&verdict))
                    return (this->*refused)(*refusal);
                (this->*handle)(std::move(std::get<json::object>(verdict)));
            });
    }

    Request get(const std::string& path) const { return {"GET", std::string(api) + path, {}, {}}; }
    Request post(const std::string& path, const json::object& body) const {
        return {
            "POST", std::string(api) + path, {{"Content-Type", "application/json"}}, json::serialize(body)};
    }

    void succeeded() {
        if (world_.store.pending() == 0) { // what was to be delivered is, whoever found out
            pullFirst_ = false;
            repairs_ = 0;
        }
        // While the journal cannot be delivered, other successes do not make it be tried more often.
        if (!pullFirst_ && repairs_ == 0) {
            backoff_.reset();
            trouble_.reset();
        }
        unauthorized_ = 0;
        lastSuccess_ = world_.clock.monotonic();
        step();
    }

    // An answer of the right form that does not say what it must counts as none.
    void unreadable(const Error& error) { failed({{Code::Malformed, error.detail}, 0, std::nullopt}); }

    void failed(const Refusal& refusal) {
        const Error& error = refusal.error;
        if (error.code == Code::KeyChanged)
            return standBack(error);
        if (error.code == Code::Revoked) {
            (void)world_.store.setRevoked(true); // where the disk is full, the next start asks the backend
            return halt(error);
        }
        if (error.code == Code::Unauthorized) {
            token_.clear();
            live_.close();
            if (refusal.status == 401 && ++unauthorized_ == 1)
                return step(); // the session was over; another one is cheap
        }
        retryLater(error, refusal.retryAfter);
    }

    void retryLater(const Error& error, std::optional<milliseconds> atLeast = std::nullopt) {
        trouble_ = error;
        const milliseconds delay = atLeast.value_or(0ms) + backoff_.next(world_.random);
        waiting_ = world_.scheduler.after(delay, [this] {
            waiting_.reset();
            step();
        });
        publish(SyncPhase::Waiting);
    }

    // Somebody else answers at the backend's address. It may be a portal that goes away, so the door is
    // looked at once in a while; a stranger gets nothing but the handshake.
    void standBack(const Error& error) {
        trouble_ = error;
        token_.clear();
        exchange_.reset();
        live_.close();
        waiting_ = world_.scheduler.after(Backoff::ceiling, [this] {
            waiting_.reset();
            step();
        });
        publish(SyncPhase::Stopped);
    }

    // Needs a person. Nothing is sent any more, everything is kept.
    void halt(const Error& error) {
        trouble_ = error;
        stop();
    }

    // --- Session

    void askNonce() {
        send(post("nonce", {{"device", toString(world_.store.identity()->device)}}), SyncPhase::Connecting,
             &Inner::gotNonce, &Inner::loginFailed);
    }

    void gotNonce(json::object&& answer) {
        const auto text = stringField(answer, "nonce", 64);
        const auto nonce = text ? bytesFromHex<Nonce>(*text) : Result<Nonce>(text.error());
        if (!nonce)
            return unreadable(nonce.error());
        const Identity& who = *world_.store.identity();
        const Signature signature =
            world_.store.signKey()->sign(sessionMessage(who.device, who.backend, *nonce));
        send(post("session", {{"device", toString(who.device)},
                              {"nonce", *text},
                              {"signature", toHex(signature.view())}}),
             SyncPhase::Connecting, &Inner::gotSession, &Inner::loginFailed);
    }

    void gotSession(json::object&& answer) {
        auto token = stringField(answer, "token");
        if (!token || token->empty())
            return unreadable({Code::Malformed, "token: missing"});
        token_ = std::move(*token);
        (void)world_.store.setRevoked(false);
        // An older backend says none; where the disk is full, the next login brings them again.
        if (const auto letters = stringField(answer, "letters", 16))
            (void)world_.store.setLetters(*letters);
        needHead_ = true; // who lets us in may be a backend that was restored meanwhile
        step();
    }

    void loginFailed(const Refusal& refusal) {
        Refusal said = refusal;
        if (said.status == 401 || said.status == 404) {
            said.status = 0; // no use in logging in for a login
            said.error.detail =
                "the backend does not know this device; pair it again (what it recorded is kept)";
        }
        failed(said);
    }

    // --- Head

    void askHead() { send(get("head"), SyncPhase::Connecting, &Inner::gotHead); }

    void gotHead(json::object&& answer) {
        const auto incarnation = integerField(answer, "incarnation");
        const auto seq = integerField(answer, "seq");
        const auto text = stringField(answer, "hash", 64);
        if (!incarnation || !seq || !text)
            return unreadable({Code::Malformed, "head: incarnation, seq and hash expected"});
        const auto hash = bytesFromHex<Digest>(*text);
        if (!hash)
            return unreadable(hash.error());
        if (auto compared = world_.store.compareHead({*incarnation, *seq, *hash}); !compared)
            return retryLater(compared.error());
        needHead_ = false;
        succeeded();
    }

    // --- Push

    void push() {
        auto stretch = world_.store.nextStretch(batch_, limits::pushBytes);
        if (!stretch)
            return retryLater(stretch.error());
        if (!*stretch)
            return retryLater({Code::Internal, "the journal counts events that it does not hold"});
        Push push{(*stretch)->before, (*stretch)->after, {}, std::move((*stretch)->entries)};
        push.signature =
            world_.store.signKey()->sign(headMessage(world_.store.identity()->device, push.after));
        Request request{"POST",
                        std::string(api) + "push",
                        {{"Content-Type", "application/x-ndjson"}},
                        writePush(push),
                        pushTimeout};
        sent_ = {push.before, push.after, pushDigest(request.body)};
        send(std::move(request), SyncPhase::Working, &Inner::gotAcknowledgement, &Inner::pushRefused);
    }

    void gotAcknowledgement(json::object&& answer) {
        const auto incarnation = integerField(answer, "incarnation");
        const auto seq = integerField(answer, "acknowledged_seq");
        const auto digest = stringField(answer, "digest", 64);
        if (!incarnation || !seq || !digest || *incarnation != sent_.after.incarnation ||
            *digest != toHex(sent_.digest.view()) || *seq <= sent_.before.seq)
            return pushRefused(
                {{Code::Malformed, "the acknowledgement is not one of what was sent"}, 0, std::nullopt});
        const Mark upTo{*incarnation, std::min(*seq, sent_.after.seq)};
        if (auto done = world_.store.acknowledge(upTo); !done)
            return retryLater(done.error());
        repairs_ = rejections_ = 0;
        pullFirst_ = false;
        batch_ = std::min(batch_ * 2, limits::pushEvents);
        // Of events that it had under other numbers already nothing moves, and nobody tells us: only a pull
        // says that its documents hold them.
        if (world_.store.pending() == 0 && sent_.after.incarnation != pulledIn_)
            needPull_ = true;
        succeeded();
    }

    void pushRefused(const Refusal& refusal) {
        const Code code = refusal.error.code;
        if (refusal.status == 409 && (code == Code::Gap || code == Code::Fork)) {
            needHead_ = true;
            return ++repairs_ > mostRepairs ? retryLater(refusal.error) : step();
        }
        if (refusesBytes(refusal)) {
            const auto events = sent_.after.seq - sent_.before.seq;
            if (events > 1) { // find the one that is meant
                batch_ = events / 2;
                return step();
            }
            if (++rejections_ > mostRejections)
                return retryLater(refusal.error);
            const Mark event{sent_.after.incarnation, sent_.after.seq};
            if (auto done = world_.store.reject(event, refusal.error.detail); !done)
                return retryLater(done.error());
            batch_ = limits::pushEvents;
            return step();
        }
        pullFirst_ = true; // what cannot go up must not keep what could come down
        needPull_ = true;
        failed(refusal);
    }

    // --- Pull

    void pull() {
        needPull_ = false;
        const auto cursor = snapshot_      ? std::optional(snapshot_->cursor)
                            : fromNothing_ ? std::nullopt
                                           : world_.store.cursor();
        std::string path = fmt::format("pull?limit={}", limits::pullDocuments);
        if (cursor)
            path += "&cursor=" + percentEncoded(*cursor);
        send(get(path), SyncPhase::Working, &Inner::gotPage, &Inner::pullRefused);
    }

    void gotPage(json::object&& answer) {
        auto page = pullPage(std::move(answer));
        if (!page) {
            needPull_ = true;
            return unreadable(page.error());
        }
        pulledIn_ = world_.store.head().incarnation;
        // Where the disk is full the mark before stands: then more is kept than need be, or what a backup has
        // is dropped.
        (void)world_.store.setBackedUp(page->backedUp);
        if (page->snapshot)
            snapshot_.emplace();
        if (auto stored = snapshot_ ? collect(std::move(*page)) : apply(*page); !stored) {
            needPull_ = true;
            return retryLater(stored.error());
        }
        succeeded();
    }

    Result<void> apply(const PullPage& page) {
        needPull_ = needPull_ || page.more;
        return world_.store.applyChanges(page.documents, page.acknowledged, page.more, page.cursor);
    }

    Result<void> collect(PullPage page) {
        std::ranges::move(page.documents, std::back_inserter(snapshot_->documents));
        snapshot_->cursor = std::move(page.cursor);
        if (page.more)
            return {};
        auto done =
            world_.store.replaceBase(snapshot_->documents, page.acknowledged, snapshot_->cursor, page.epoch);
        snapshot_.reset();
        fromNothing_ = false;
        return done;
    }

    void pullRefused(const Refusal& refusal) {
        needPull_ = true;
        if (refusesBytes(refusal)) { // it does not like our cursor
            snapshot_.reset();
            fromNothing_ = true;
        }
        failed(refusal);
    }

    // --- Live

    // What moved, or may have moved while nobody listened.
    void heardNews() {
        needPull_ = true;
        publish(status_.phase);
        step();
    }

    void liveEnded(const Refusal& refusal) {
        if (refusal.error.code == Code::KeyChanged)
            return standBack(refusal.error);
        if (refusal.status == 401 || refusal.status == 403)
            needHead_ = true; // asks again where the answer says why
        publish(status_.phase);
        step();
    }

    // --- Telling

    void publish(SyncPhase phase) {
        SyncStatus now{phase,        world_.store.pending(), world_.store.rejected(),
                       live_.live(), lastSuccess_,           trouble_};
        if (now == status_)
            return;
        status_ = std::move(now);
        if (changed_)
            changed_(status_);
    }

    struct Sent {
        Head before;
        Head after;
        Digest digest;
    };
    struct Snapshot {
        std::vector<PulledDocument> documents;
        std::string cursor;
    };

    World world_;
    std::function<void(const SyncStatus&)> changed_;
    Subscription subscription_;
    LiveChannel live_;
    SyncStatus status_;

    bool running_ = false;
    std::string token_;
    bool needHead_ = true;
    bool needPull_ = true;
    bool pullFirst_ = false;
    std::uint64_t pulledIn_ = 0; // the incarnation of our journal at the newest pull
    bool fromNothing_ = false;   // pull without the cursor that we have
    std::size_t batch_ = limits::pushEvents;
    Sent sent_;
    std::optional<Snapshot> snapshot_; // being collected

    Backoff backoff_;
    int repairs_ = 0;
    int rejections_ = 0;
    int unauthorized_ = 0;
    std::optional<milliseconds> lastSuccess_;
    std::optional<Error> trouble_;

    std::unique_ptr<Exchange> exchange_; // the request under way
    std::unique_ptr<Exchange> waiting_;  // before the next try
    std::unique_ptr<Exchange> poll_;
    std::unique_ptr<Exchange> soon_;
};

SyncEngine::SyncEngine(World world, std::function<void(const SyncStatus&)> changed)
    : inner_(std::make_unique<Inner>(world, std::move(changed))) {}
SyncEngine::~SyncEngine() = default;
void SyncEngine::start() {
    inner_->start();
}
void SyncEngine::stop() {
    inner_->stop();
}
void SyncEngine::nudge() {
    inner_->nudge();
}
const SyncStatus& SyncEngine::status() const {
    return inner_->status();
}

} // namespace standdienst::kiosk
