// SPDX-License-Identifier: GPL-3.0-or-later
// Every byte of the heap that this program frees is overwritten: Qt keeps copies of what a visitor types in
// text fields, key events, layouts and undo steps, and none of that may be found in memory once the visitor
// has gone.
//
// glibc's own means, M_PERTURB, passes by the per-thread caches through which small blocks go. So free() and
// realloc() are ours, for all libraries of the process, and hand on to glibc's.
#include <cerrno>
#include <cstring>
#include <malloc.h>

// The sanitizers bring a free() of their own.
#ifndef STANDDIENST_SANITIZED

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void __libc_free(void* block);
}

namespace {

// Larger blocks are mapped by themselves (fixed below, for glibc would raise the threshold as it goes) and
// go back to the kernel, which hands out zeros.
constexpr std::size_t mappedBytes = 1024 * 1024;

[[maybe_unused]] const int fixed = mallopt(M_MMAP_THRESHOLD, mappedBytes);

void overwrite(void* block, std::size_t size) {
    std::memset(block, 0, size);
    asm volatile("" : : "r"(block) : "memory"); // the compiler knows that nobody reads freed memory
}

} // namespace

extern "C" {

void free(void* block) {
    if (!block)
        return;
    const int before = errno;
    const auto size = malloc_usable_size(block);
    if (size < mappedBytes)
        overwrite(block, size);
    __libc_free(block);
    errno = before;
}

void* realloc(void* block, std::size_t size) {
    const auto old = block ? malloc_usable_size(block) : 0;
    if (old == 0 || old >= mappedBytes)
        return __libc_realloc(block, size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    if (size <= old && size >= old / 2)
        return block;
    void* moved = __libc_malloc(size);
    if (moved) {
        std::memcpy(moved, block, size < old ? size : old);
        free(block);
    }
    return moved;
}
}

#endif
