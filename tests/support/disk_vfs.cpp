// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite calls.
#include "tests/support/disk_files.h"

#include "tests/support/memory.h"

#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

namespace standdienst::test {

namespace {

constexpr int lockSlots = SQLITE_SHM_NLOCK;
constexpr const char* vfsName = "standdienst-test-disk";

} // namespace

struct Disk::Calls {
    static Disk* disk;

    static Handle& of(sqlite3_file* file) { return *static_cast<Handle*>(file); }

    // --- Files

    static int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given) {
        file->pMethods = nullptr;
        const std::lock_guard lock(disk->mutex_);
        const bool nameless = path == nullptr;
        const auto found = nameless ? disk->names_.end() : disk->names_.find(path);
        const bool makes = !nameless && found == disk->names_.end();
        if (makes && (flags & SQLITE_OPEN_CREATE) == 0)
            return SQLITE_CANTOPEN;
        const auto outcome = nameless ? Outcome::Fine : disk->meet(makes ? Call::Create : Call::Open, path);
        if (outcome == Outcome::Full)
            return SQLITE_CANTOPEN; // as open(2) that says ENOSPC becomes it
        // A file that is there can still be read.
        const bool barred = disk->armed_ && disk->struck_ && disk->fault_.trouble == Trouble::ReadOnly;
        if (outcome != Outcome::Fine && outcome != Outcome::LastBreath)
            return SQLITE_CANTOPEN;
        auto* handle = new (file) Handle;
        handle->pMethods = &methods;
        handle->path = nameless ? "" : path;
        constexpr int logs = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
        handle->syncsFolder = makes && (flags & logs) != 0;
        handle->deletes = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
        handle->readOnly = barred || (flags & SQLITE_OPEN_READONLY) != 0;
        if (makes || nameless) {
            handle->inode = std::make_shared<Inode>();
            if (makes)
                disk->names_[path] = handle->inode;
        } else {
            handle->inode = found->second;
        }
        if (given) {
            *given = flags;
            if (handle->readOnly)
                *given = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
        }
        return SQLITE_OK;
    }

    static int close(sqlite3_file* file) {
        const std::lock_guard lock(disk->mutex_);
        Handle& handle = of(file);
        release(handle, SQLITE_LOCK_NONE);
        unmap(handle);
        if (handle.deletes)
            disk->names_.erase(handle.path);
        handle.~Handle();
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* to, int wanted, sqlite3_int64 from) {
        const std::lock_guard lock(disk->mutex_);
        // SQLite takes what it cannot read of a log as the torn end of it: no store could tell.
        const auto outcome =
            disk->meet(of(file).path.ends_with("-wal") ? Call::Read : Call::ReadPage, of(file).path);
        if (outcome != Outcome::Fine && outcome != Outcome::Garbled)
            return SQLITE_IOERR_READ;
        const std::string& content = of(file).inode->written;
        const auto at = std::min(static_cast<std::size_t>(from), content.size());
        const auto size = std::min(static_cast<std::size_t>(wanted), content.size() - at);
        auto* bytes = static_cast<char*>(to);
        std::memcpy(bytes, content.data() + at, size);
        std::memset(bytes + size, 0, static_cast<std::size_t>(wanted) - size);
        if (outcome == Outcome::Garbled) {
            for (std::size_t i = 0; i < size; ++i)
                bytes[i] = static_cast<char>(bytes[i] ^ 0x5a);
        }
        return size == static_cast<std::size_t>(wanted) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 to) {
        const std::lock_guard lock(disk->mutex_);
        Handle& handle = of(file);
        if (handle.readOnly)
            return SQLITE_READONLY;
        std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(size));
        const auto at = static_cast<std::size_t>(to);
        const auto outcome = disk->meet(Call::Write, handle.path);
        switch (outcome) {
        case Outcome::Full:
            // In place there is room, also on a full disk.
            if (at + bytes.size() <= handle.inode->written.size() &&
                disk->counts_[static_cast<std::size_t>(Trouble::Full)] > disk->fault_.at)
                break;
            bytes = bytes.substr(0, bytes.size() / 2 / sector * sector); // a part still found room
            change(*handle.inode, {at, std::string(bytes), false, 0});
            return SQLITE_FULL;
        case Outcome::Fails:
            bytes = bytes.substr(0, bytes.size() / 2 / sector * sector);
            change(*handle.inode, {at, std::string(bytes), false, 0});
            return SQLITE_IOERR_WRITE;
        case Outcome::ReadOnly:
        case Outcome::Off:
            return SQLITE_IOERR_WRITE;
        default:
            break;
        }
        change(*handle.inode, {at, std::string(bytes), false, 0});
        return outcome == Outcome::LastBreath ? SQLITE_IOERR_WRITE : SQLITE_OK;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        const std::lock_guard lock(disk->mutex_);
        const auto outcome = disk->meet(Call::Truncate, of(file).path);
        if (outcome == Outcome::Fine || outcome == Outcome::LastBreath)
            change(*of(file).inode, {static_cast<std::size_t>(size), {}, true, 0});
        return outcome == Outcome::Fine ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
    }

    static void change(Inode& inode, Inode::Change change) {
        if (change.cuts)
            inode.written.resize(change.at);
        else
            overwrite(inode.written, change.at, change.bytes);
        change.sizeAfter = inode.written.size();
        inode.unsynced.push_back(std::move(change));
    }

    static int sync(sqlite3_file* file, int) {
        const std::lock_guard lock(disk->mutex_);
        if (disk->meet(Call::Sync, of(file).path) != Outcome::Fine)
            return SQLITE_IOERR_FSYNC;
        Handle& handle = of(file);
        handle.inode->synced = handle.inode->written;
        handle.inode->unsynced.clear();
        // With a file its name is on the disk, as on the file systems that are in use.
        const auto found = disk->names_.find(handle.path);
        if (found != disk->names_.end() && found->second == handle.inode)
            disk->certain_[handle.path] = handle.inode;
        if (std::exchange(handle.syncsFolder, false))
            syncFolder(handle.path);
        return SQLITE_OK;
    }

    static void syncFolder(std::string_view path) {
        const std::string folder(path.substr(0, path.rfind('/') + 1));
        std::erase_if(disk->certain_, [&](const auto& file) { return file.first.starts_with(folder); });
        for (const auto& [name, inode] : disk->names_) {
            if (name.starts_with(folder))
                disk->certain_[name] = inode;
        }
    }

    static int size(sqlite3_file* file, sqlite3_int64* size) {
        const std::lock_guard lock(disk->mutex_);
        if (disk->meet(Call::Size, of(file).path) != Outcome::Fine)
            return SQLITE_IOERR_FSTAT;
        *size = static_cast<sqlite3_int64>(of(file).inode->written.size());
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs*, const char* path, int syncs) {
        const std::lock_guard lock(disk->mutex_);
        if (!disk->names_.contains(path))
            return SQLITE_IOERR_DELETE_NOENT;
        const auto outcome = disk->meet(Call::Delete, path);
        if (outcome != Outcome::Fine && outcome != Outcome::LastBreath)
            return SQLITE_IOERR_DELETE;
        disk->names_.erase(path);
        if (outcome == Outcome::LastBreath)
            return SQLITE_IOERR_DELETE;
        if (syncs != 0)
            syncFolder(path);
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs*, const char* path, int, int* answer) {
        const std::lock_guard lock(disk->mutex_);
        if (disk->meet(Call::Access, path) != Outcome::Fine)
            return SQLITE_IOERR_ACCESS;
        const auto found = disk->names_.find(path);
        *answer = found != disk->names_.end() ? 1 : 0;
        return SQLITE_OK;
    }

    static int fullPath(sqlite3_vfs*, const char* path, int size, char* out) {
        sqlite3_snprintf(size, out, "%s", path);
        return SQLITE_OK;
    }

    // --- Locks

    static int lock(sqlite3_file* file, int wanted) {
        const std::lock_guard guard(disk->mutex_);
        Handle& handle = of(file);
        Inode& inode = *handle.inode;
        if (handle.lock >= wanted)
            return SQLITE_OK;
        if (inode.exclusive && inode.exclusive != &handle)
            return SQLITE_BUSY;
        if (wanted >= SQLITE_LOCK_RESERVED && inode.reserved && inode.reserved != &handle)
            return SQLITE_BUSY;
        inode.shared.insert(&handle);
        if (wanted >= SQLITE_LOCK_RESERVED)
            inode.reserved = &handle;
        handle.lock = wanted;
        if (wanted == SQLITE_LOCK_EXCLUSIVE) {
            inode.exclusive = &handle;
            if (inode.shared.size() > 1) {
                handle.lock = SQLITE_LOCK_PENDING;
                return SQLITE_BUSY;
            }
        }
        return SQLITE_OK;
    }

    static void release(Handle& handle, int to) {
        Inode& inode = *handle.inode;
        if (handle.lock <= to)
            return;
        handle.lock = to;
        if (inode.exclusive == &handle)
            inode.exclusive = nullptr;
        if (inode.reserved == &handle)
            inode.reserved = nullptr;
        if (to == SQLITE_LOCK_NONE)
            inode.shared.erase(&handle);
    }

    static int unlock(sqlite3_file* file, int to) {
        const std::lock_guard guard(disk->mutex_);
        release(of(file), to);
        return SQLITE_OK;
    }

    static int isReserved(sqlite3_file* file, int* answer) {
        const std::lock_guard guard(disk->mutex_);
        *answer = of(file).inode->reserved ? 1 : 0;
        return SQLITE_OK;
    }

    // --- The memory that connections of a WAL share

    static int map(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
        const std::lock_guard guard(disk->mutex_);
        Handle& handle = of(file);
        Inode& inode = *handle.inode;
        *out = nullptr;
        const auto wanted = static_cast<std::size_t>(region) + 1;
        if (inode.regions.size() < wanted && extend != 0) {
            switch (disk->meet(Call::Map, of(file).path)) {
            case Outcome::Fine:
                break;
            case Outcome::Full:
                return SQLITE_IOERR_SHMSIZE;
            default:
                return SQLITE_IOERR_SHMMAP;
            }
            while (inode.regions.size() < wanted)
                inode.regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
        }
        inode.mapped.insert(&handle);
        if (inode.regions.size() >= wanted)
            *out = inode.regions[static_cast<std::size_t>(region)].get();
        return SQLITE_OK;
    }

    static int lockShared(sqlite3_file* file, int first, int count, int flags) {
        const std::lock_guard guard(disk->mutex_);
        Handle& handle = of(file);
        Inode& inode = *handle.inode;
        for (auto slot = static_cast<std::size_t>(first); slot < static_cast<std::size_t>(first + count);
             ++slot) {
            auto& readers = inode.readers[slot];
            auto& writer = inode.writers[slot];
            if ((flags & SQLITE_SHM_UNLOCK) != 0)
                continue;
            if (writer && writer != &handle)
                return SQLITE_BUSY;
            const bool others = readers.size() > (readers.contains(&handle) ? 1u : 0u);
            if ((flags & SQLITE_SHM_EXCLUSIVE) != 0 && others)
                return SQLITE_BUSY;
        }
        for (auto slot = static_cast<std::size_t>(first); slot < static_cast<std::size_t>(first + count);
             ++slot) {
            if ((flags & SQLITE_SHM_UNLOCK) != 0) {
                inode.readers[slot].erase(&handle);
                if (inode.writers[slot] == &handle)
                    inode.writers[slot] = nullptr;
            } else if ((flags & SQLITE_SHM_EXCLUSIVE) != 0) {
                inode.writers[slot] = &handle;
            } else {
                inode.readers[slot].insert(&handle);
            }
        }
        return SQLITE_OK;
    }

    static void barrier(sqlite3_file*) { const std::lock_guard guard(disk->mutex_); }

    static void unmap(Handle& handle) {
        Inode& inode = *handle.inode;
        for (std::size_t slot = 0; slot < lockSlots; ++slot) {
            inode.readers[slot].erase(&handle);
            if (inode.writers[slot] == &handle)
                inode.writers[slot] = nullptr;
        }
        inode.mapped.erase(&handle);
        if (inode.mapped.empty()) // the next one to come would find what nobody kept up to date
            inode.regions.clear();
    }

    static int unmapShared(sqlite3_file* file, int) {
        const std::lock_guard guard(disk->mutex_);
        unmap(of(file));
        return SQLITE_OK;
    }

    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sectorSize(sqlite3_file*) { return 4096; }
    static int character(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static const sqlite3_io_methods methods;
};

Disk* Disk::Calls::disk = nullptr;

const sqlite3_io_methods Disk::Calls::methods = {
    2,       close,      read,      write, truncate,   sync,    size,        lock,    unlock, isReserved,
    control, sectorSize, character, map,   lockShared, barrier, unmapShared, nullptr, nullptr};

Disk::Disk() {
    memory::install();
    system_ = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs ours = *system_; // time and chance are the system's
    ours.szOsFile = sizeof(Handle);
    ours.zName = vfsName;
    ours.pNext = nullptr;
    ours.xOpen = Calls::open;
    ours.xDelete = Calls::remove;
    ours.xAccess = Calls::access;
    ours.xFullPathname = Calls::fullPath;
    Calls::disk = this;
    if (sqlite3_vfs_register(&ours, 1) != SQLITE_OK)
        throw std::logic_error("no place for a disk");
}

Disk& Disk::insert() {
    static Disk disk;
    return disk;
}

} // namespace standdienst::test
