// SPDX-License-Identifier: GPL-3.0-or-later
// The socket in the data folder over which commands reach a running service: one request and one answer a
// connection, each one line of JSON. Answers are {"ok": {…}} or {"error": {"code", "detail"}}.
#pragma once

#include "core/base/error.h"
#include "core/base/limits.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>

namespace standdienst::backend {

// A request holds a list of companies at most, as JSON text: quotation marks and ends of lines take two bytes
// there.
inline constexpr std::size_t controlRequestBytes = 2 * limits::companyListBytes + 64 * 1024;
static_assert(controlRequestBytes > 2 * limits::triageModelBytes); // which comes in base64
// An answer holds every visit of a fair at most.
inline constexpr std::size_t controlAnswerBytes = 256 * 1024 * 1024;
// How long the service waits for a client's line, or for the client to take the answer.
inline constexpr auto controlDeadline = std::chrono::seconds(5);

// A file descriptor that is closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor();
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

// Listens in the folder, for this user alone. The caller holds the folder's lock, so that a socket left
// behind may be replaced.
Result<Descriptor> listenControl(const std::filesystem::path& folder);
// Unreachable where no service listens there.
Result<Descriptor> connectControl(const std::filesystem::path& folder);
void removeControl(const std::filesystem::path& folder);

// A line without its end. Unreachable where the peer went or the socket's deadline passed, TooLarge.
Result<std::string> readLine(int fd, std::size_t most);
Result<void> writeLine(int fd, std::string line);

} // namespace standdienst::backend
