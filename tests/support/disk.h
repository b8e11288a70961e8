// SPDX-License-Identifier: GPL-3.0-or-later
// A disk in memory beneath SQLite, and memory of SQLite's own, that fail when they are told to.
//
// The disk knows of each file what is certainly on it and what was written since the last sync. It takes the
// place of the system's disk for every database that this process opens from then on, by whatever path.
#pragma once

#include "core/base/random.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_vfs;

namespace standdienst::test {

enum class Trouble {
    IoError,  // a call fails
    Full,     // there is no room for what is written
    ReadOnly, // nothing can be changed any more
    Garbled,  // a read of the database itself brings something else
    PowerCut, // nothing is done any more, and what was not synced is there in parts
    NoMemory, // an allocation fails
};
constexpr std::size_t troubles = 6;
const char* name(Trouble trouble);

struct Fault {
    Trouble trouble = Trouble::IoError;
    std::uint64_t at = 0; // strikes at this call of those that it can strike; the first is 1
    bool lasting = false; // until heal(); otherwise once
    std::string under{};  // only files whose path begins so
};

// What is left of writes that were not synced when the power went.
enum class Survival { Nothing, Everything, Parts };

class Disk {
public:
    // The only one of the process. Before SQLite is used for the first time.
    static Disk& insert();

    // Counts from now on, and strikes where the fault says so.
    void begin(const Fault& fault);
    void begin(); // counts alone
    std::uint64_t count(Trouble trouble) const;
    bool struck() const;
    void heal();

    // At once, for the files whose path begins so; the process that had them open is about to end.
    void cut(const std::string& under);
    bool isOff() const; // the power was cut; every call for these files fails without effect
    // Whoever had them open has let go of them.
    void powerUp(Survival survival, Random& random);

    // The files as a process reads them; put back, all of it is synced.
    using Image = std::map<std::string, std::string>;
    Image image(const std::string& under = {}) const; // those whose path begins so
    void put(const Image& image);
    void add(const Image& image);
    void forget(const std::string& under);

    // For SQLite alone.
    struct Handle;
    struct Calls;

private:
    struct Inode;
    using Names = std::map<std::string, std::shared_ptr<Inode>>;
    enum class Call { Open, Create, Read, ReadPage, Write, Truncate, Sync, Size, Access, Delete, Map };
    enum class Outcome { Fine, Fails, Full, ReadOnly, Garbled, LastBreath, Off };

    Disk();
    Outcome meet(Call call, std::string_view path); // the mutex is held
    void include(const Image& image);
    static bool canStrike(Trouble trouble, Call call);
    static std::string survivor(const Inode& inode, Survival survival, Random& random);

    mutable std::mutex mutex_; // guards what follows
    Names names_;              // as processes see the folder
    Names certain_;            // as it is on the disk
    std::array<std::uint64_t, troubles> counts_{};
    Fault fault_;
    bool armed_ = false;
    bool struck_ = false;
    bool off_ = false;
    std::string offUnder_;
    sqlite3_vfs* system_ = nullptr; // for the time and for chance
};

} // namespace standdienst::test
