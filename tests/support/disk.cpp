// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong, and what is left of it.
#include "tests/support/disk_files.h"

#include "tests/support/memory.h"

#include <utility>

namespace standdienst::test {

const char* name(Trouble trouble) {
    static constexpr std::array<const char*, troubles> names{"io-error", "full",      "read-only",
                                                             "garbled",  "power-cut", "no-memory"};
    return names.at(static_cast<std::size_t>(trouble));
}

bool Disk::canStrike(Trouble trouble, Call call) {
    const bool changes =
        call == Call::Write || call == Call::Truncate || call == Call::Delete || call == Call::Create;
    switch (trouble) {
    case Trouble::IoError:
        return true;
    case Trouble::Full:
        return call == Call::Write || call == Call::Map;
    case Trouble::ReadOnly:
        return changes;
    case Trouble::Garbled:
        return call == Call::ReadPage;
    case Trouble::PowerCut:
        return changes || call == Call::Sync;
    case Trouble::NoMemory:
        break;
    }
    return false;
}

Disk::Outcome Disk::meet(Call call, std::string_view path) {
    if (off_ && path.starts_with(offUnder_))
        return Outcome::Off;
    if (!path.starts_with(fault_.under))
        return Outcome::Fine;
    for (std::size_t i = 0; i < troubles; ++i)
        counts_[i] += canStrike(static_cast<Trouble>(i), call) ? 1 : 0;
    if (!armed_ || !canStrike(fault_.trouble, call))
        return Outcome::Fine;
    const auto number = counts_[static_cast<std::size_t>(fault_.trouble)];
    if (number < fault_.at || (number > fault_.at && !fault_.lasting))
        return Outcome::Fine;
    struck_ = true;
    switch (fault_.trouble) {
    case Trouble::IoError:
        return Outcome::Fails;
    case Trouble::Full:
        return Outcome::Full;
    case Trouble::ReadOnly:
        return Outcome::ReadOnly;
    case Trouble::Garbled:
        return Outcome::Garbled;
    case Trouble::PowerCut:
        off_ = true;
        offUnder_ = fault_.under;
        return Outcome::LastBreath;
    case Trouble::NoMemory:
        break;
    }
    return Outcome::Fine;
}

void Disk::begin(const Fault& fault) {
    const std::lock_guard lock(mutex_);
    counts_ = {};
    struck_ = false;
    fault_ = fault;
    armed_ = fault.at > 0 && fault.trouble != Trouble::NoMemory;
    memory::begin(fault.trouble == Trouble::NoMemory ? fault.at : 0, fault.lasting);
}

void Disk::begin() {
    begin(Fault{});
}

std::uint64_t Disk::count(Trouble trouble) const {
    const std::lock_guard lock(mutex_);
    return trouble == Trouble::NoMemory ? memory::count() : counts_[static_cast<std::size_t>(trouble)];
}

bool Disk::struck() const {
    const std::lock_guard lock(mutex_);
    return struck_ || memory::struck();
}

void Disk::heal() {
    const std::lock_guard lock(mutex_);
    armed_ = false;
    memory::heal();
}

void Disk::cut(const std::string& under) {
    const std::lock_guard lock(mutex_);
    off_ = true;
    offUnder_ = under;
}

bool Disk::isOff() const {
    const std::lock_guard lock(mutex_);
    return off_;
}

// --- What is left of it

std::string Disk::survivor(const Inode& inode, Survival survival, Random& random) {
    if (survival == Survival::Everything || inode.unsynced.empty())
        return inode.written;
    if (survival == Survival::Nothing)
        return inode.synced;
    // Sectors reach the disk each for itself, and in any order: of every one some of its first writes are
    // there. So is one of the sizes that the file had.
    const auto& changes = inode.unsynced;
    const bool mostly = random.below(2) == 0;
    const auto reached = [&] {
        return mostly && random.below(8) != 0 ? changes.size() : random.below(changes.size() + 1);
    };
    std::size_t longest = inode.synced.size();
    for (const auto& change : changes)
        longest = std::max(longest, change.sizeAfter);
    std::string content = inode.synced;
    content.resize(longest);
    std::vector<std::size_t> last((longest + sector - 1) / sector);
    for (auto& of : last)
        of = reached();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto& change = changes[i];
        const std::size_t end = change.cuts ? longest : change.at + change.bytes.size();
        for (std::size_t at = change.at; at < end;) {
            const std::size_t next = std::min(end, (at / sector + 1) * sector);
            if (i < last[at / sector]) {
                for (std::size_t byte = at; byte < next; ++byte)
                    content[byte] = change.cuts ? '\0' : change.bytes[byte - change.at];
            }
            at = next;
        }
    }
    const auto sized = reached();
    content.resize(sized == 0 ? inode.synced.size() : changes[sized - 1].sizeAfter);
    return content;
}

void Disk::powerUp(Survival survival, Random& random) {
    const std::lock_guard lock(mutex_);
    std::set<std::string> all;
    for (const Names* names : {&names_, &certain_}) {
        for (const auto& [path, inode] : *names) {
            if (path.starts_with(offUnder_))
                all.insert(path);
        }
    }
    Names left;
    for (const auto& path : all) {
        const bool newer =
            survival == Survival::Everything || (survival == Survival::Parts && random.below(2) == 0);
        const auto here = names_.find(path);
        const auto there = certain_.find(path);
        const Names& from = newer ? names_ : certain_;
        const auto found = from.find(path);
        const bool same = here != names_.end() && there != certain_.end() && here->second == there->second;
        if (!same && found == from.end())
            continue;
        auto inode = std::make_shared<Inode>();
        inode->written = inode->synced = survivor(same ? *here->second : *found->second, survival, random);
        left[path] = std::move(inode);
    }
    for (Names* names : {&names_, &certain_}) {
        std::erase_if(*names, [&](const auto& file) { return file.first.starts_with(offUnder_); });
        names->insert(left.begin(), left.end());
    }
    off_ = armed_ = false;
    memory::heal();
}

Disk::Image Disk::image(const std::string& under) const {
    const std::lock_guard lock(mutex_);
    Image image;
    for (auto file = names_.lower_bound(under); file != names_.end() && file->first.starts_with(under);
         ++file)
        image[file->first] = file->second->written;
    return image;
}

void Disk::put(const Image& image) {
    const std::lock_guard lock(mutex_);
    names_.clear();
    certain_.clear();
    include(image);
    off_ = armed_ = false;
    memory::heal();
}

void Disk::add(const Image& image) {
    const std::lock_guard lock(mutex_);
    include(image);
}

void Disk::include(const Image& image) {
    for (const auto& [path, content] : image) {
        auto inode = std::make_shared<Inode>();
        inode->written = inode->synced = content;
        names_[path] = certain_[path] = std::move(inode);
    }
}

void Disk::forget(const std::string& under) {
    const std::lock_guard lock(mutex_);
    const auto below = [&](const auto& file) {
        return file.first.starts_with(under);
    };
    std::erase_if(names_, below);
    std::erase_if(certain_, below);
}

} // namespace standdienst::test
