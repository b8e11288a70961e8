// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/ledger.h"

#include "backend/store/files.h"

#include "core/base/json.h"

#include <spdlog/spdlog.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view heading = "standdienst-ledger";

std::string lineOf(const json::object& object) {
    return json::serialize(object) + '\n';
}

// Of every line that is whole.
template<class Each>
void eachLine(std::string_view text, Each each) {
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        each(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
}

template<class I>
std::string revocable(std::string_view kind, const I& id) {
    return std::string(kind) + ' ' + toString(id);
}

} // namespace

Ledger::Ledger(fs::path file, const Clock& clock, int descriptor)
    : file_(std::move(file)), clock_(clock), descriptor_(descriptor) {}

Ledger::~Ledger() {
    ::close(descriptor_);
}

Result<std::shared_ptr<Ledger>> Ledger::open(const fs::path& file, const WriterId& backend,
                                             const Clock& clock) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return Error{Code::Internal,
                     "cannot open the erasure ledger " + file.string() + ": " + std::strerror(errno) +
                         "; plug in its disk again, or begin another one with --ledger FILE (and add the "
                         "old one later: without it, what was erased may come back with a backup)"};
    std::shared_ptr<Ledger> ledger(new Ledger(file, clock, descriptor));
    if (auto loaded = ledger->load(backend); !loaded)
        return loaded.error();
    return ledger;
}

Result<void> Ledger::load(const WriterId& backend) {
    auto content = files::readAll(descriptor_, file_);
    if (!content)
        return content.error();
    const auto whole = content->rfind('\n') == std::string::npos ? 0 : content->rfind('\n') + 1;
    if (whole != content->size()) { // a power cut: what it was to say was not done yet
        if (::ftruncate(descriptor_, static_cast<off_t>(whole)) != 0)
            return files::failed("cannot mend", file_);
        content->resize(whole);
    }
    const std::lock_guard lock(mutex_);
    backend_ = backend;
    if (content->empty()) {
        const auto begun = append({lineOf({{heading, 1}, {"backend", toString(backend)}})});
        return begun ? files::syncFolder(files::folderOf(file_)) : begun;
    }
    text_ = std::move(*content);
    bool first = true;
    bool foreign = false;
    eachLine(text_, [&](std::string_view line) {
        const auto head = first ? parseObject(line) : Error{};
        first = false;
        if (head && head->contains(heading))
            foreign = textOr(*head, "backend") != toString(backend);
        else if (!read(line))
            ++damaged_;
    });
    if (foreign)
        return Error{Code::Conflict, file_.string() + " is the erasure ledger of another backend; name this "
                                                      "one's, or a file that is not there yet"};
    if (damaged_ > 0)
        spdlog::error("ledger: {} lines of {} cannot be read; what was erased by them may come back with a "
                      "backup",
                      damaged_, file_.string());
    return {};
}

bool Ledger::read(std::string_view line) {
    const auto object = parseObject(line);
    if (!object)
        return false;
    if (const auto visit = idField<VisitId>(*object, "visit"))
        visits_.insert({FairId{std::string(textOr(*object, "fair"))}, *visit});
    else if (const auto event = idField<EventId>(*object, "sealed"))
        sealed_.insert(*event);
    else if (const auto incarnation = integerField(*object, "life"))
        life_ = std::max(life_, *incarnation);
    else {
        for (const std::string_view kind : {"device", "tablet"}) {
            if (object->contains(kind))
                revoked_[std::string(kind) + ' ' + std::string(textOr(*object, kind))] =
                    flagOr(*object, "revoked");
        }
    }
    return true; // what it says may be for a newer version
}

Result<void> Ledger::append(const std::vector<std::string>& lines) {
    std::string content;
    for (const std::string& line : lines)
        content += line;
    if (content.empty())
        return {};
    if (auto mended = mend(); !mended)
        return mended;
    auto written = files::writeAll(descriptor_, content, file_);
    if (written && ::fdatasync(descriptor_) != 0)
        written = files::failed("cannot sync", file_);
    if (!written) {
        torn_ = true;
        if (auto mended = mend(); !mended)
            spdlog::error("ledger: {}; the next line tries again", mended.error().detail);
        return written;
    }
    text_ += content;
    eachLine(content, [this](std::string_view line) { read(line); });
    return {};
}

// Half a line would make the next one unreadable.
Result<void> Ledger::mend() {
    if (torn_ && ::ftruncate(descriptor_, static_cast<off_t>(text_.size())) != 0)
        return files::failed("cannot mend", file_);
    torn_ = false;
    return {};
}

Result<void> Ledger::eraseVisit(const Visit& visit) {
    const std::lock_guard lock(mutex_);
    if (visits_.contains(visit))
        return {};
    return append({lineOf(
        {{"visit", toString(visit.visit)}, {"fair", visit.fair.value}, {"at", toRfc3339(clock_.utc())}})});
}

Result<void> Ledger::eraseSealed(const std::vector<EventId>& events) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> lines;
    for (const EventId& event : events) {
        if (!sealed_.contains(event))
            lines.push_back(lineOf({{"sealed", toString(event)}, {"at", toRfc3339(clock_.utc())}}));
    }
    return append(lines);
}

Result<void> Ledger::setRevoked(const WriterId& device, bool revoked) {
    return setRevoked("device", toString(device), revocable("device", device), revoked);
}

Result<void> Ledger::setRevoked(const TabletId& tablet, bool revoked) {
    return setRevoked("tablet", toString(tablet), revocable("tablet", tablet), revoked);
}

Result<void> Ledger::setRevoked(std::string_view kind, const std::string& id, const std::string& key,
                                bool revoked) {
    const std::lock_guard lock(mutex_);
    const auto found = revoked_.find(key);
    if ((found != revoked_.end() && found->second) == revoked)
        return {};
    return append({lineOf({{kind, id}, {"revoked", revoked}, {"at", toRfc3339(clock_.utc())}})});
}

Result<void> Ledger::beginLife(std::uint64_t incarnation) {
    const std::lock_guard lock(mutex_);
    return append({lineOf({{"life", incarnation}, {"at", toRfc3339(clock_.utc())}})});
}

std::vector<Ledger::Visit> Ledger::visits() const {
    const std::lock_guard lock(mutex_);
    return {visits_.begin(), visits_.end()};
}

std::vector<EventId> Ledger::sealed() const {
    const std::lock_guard lock(mutex_);
    return {sealed_.begin(), sealed_.end()};
}

bool Ledger::isErased(const Visit& visit) const {
    const std::lock_guard lock(mutex_);
    return visits_.contains(visit);
}

bool Ledger::isErased(const EventId& event) const {
    const std::lock_guard lock(mutex_);
    return sealed_.contains(event);
}

bool Ledger::isRevoked(const WriterId& device) const {
    const std::lock_guard lock(mutex_);
    const auto found = revoked_.find(revocable("device", device));
    return found != revoked_.end() && found->second;
}

bool Ledger::isRevoked(const TabletId& tablet) const {
    const std::lock_guard lock(mutex_);
    const auto found = revoked_.find(revocable("tablet", tablet));
    return found != revoked_.end() && found->second;
}

std::uint64_t Ledger::life() const {
    const std::lock_guard lock(mutex_);
    return life_;
}

std::size_t Ledger::damaged() const {
    const std::lock_guard lock(mutex_);
    return damaged_;
}

std::string Ledger::text() const {
    const std::lock_guard lock(mutex_);
    return text_;
}

Result<void> Ledger::add(std::string_view text) {
    const std::lock_guard lock(mutex_);
    std::set<std::string_view> standing;
    eachLine(text_, [&](std::string_view line) { standing.insert(line); });
    std::vector<std::string> lines;
    bool foreign = false;
    eachLine(text, [&](std::string_view line) {
        const auto object = parseObject(line);
        if (object && object->contains(heading))
            foreign = foreign || textOr(*object, "backend") != toString(backend_);
        else if (object && !standing.contains(line))
            lines.push_back(std::string(line) + '\n');
    });
    if (foreign)
        return Error{Code::Conflict, "this is the erasure ledger of another backend"};
    return append(lines);
}

fs::path ledgerIn(const fs::path& data) {
    return data / "ledger";
}

Result<void> moveLedger(const fs::path& data, const fs::path& to, const WriterId& backend,
                        const Clock& clock) {
    const fs::path here = ledgerIn(data);
    std::error_code error;
    const fs::path target = fs::absolute(to, error).lexically_normal();
    if (error)
        return Error{Code::Malformed, "cannot tell where " + to.string() + " is: " + error.message()};
    if (fs::is_symlink(here, error) && fs::read_symlink(here, error) == target)
        return {};
    if (target.parent_path() == fs::absolute(data, error).lexically_normal())
        return Error{Code::Conflict, "the erasure ledger is to lie outside of the data folder: " +
                                         to.string() + " is lost with it"};
    auto there = Ledger::open(target, backend, clock);
    if (!there)
        return there.error();
    if (auto old = files::read(here)) {
        if (auto added = (*there)->add(*old); !added)
            return added;
    } else if (old.error().code != Code::NotFound) {
        return old.error();
    }
    const fs::path beside = data / "ledger.new";
    ::unlink(beside.c_str());
    if (::symlink(target.c_str(), beside.c_str()) != 0 || ::rename(beside.c_str(), here.c_str()) != 0)
        return files::failed("cannot make", here);
    return files::syncFolder(data);
}

} // namespace standdienst::backend
