// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a process of its own with the sample fair, so that its memory is its own.
#pragma once

#include "tests/backend/support/temp_folder.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace standdienst::hostile {

#ifdef STANDDIENST_SANITIZED
inline constexpr bool sanitized = true; // memory and times are not those of the product
#else
inline constexpr bool sanitized = false;
#endif

using Steady = std::chrono::steady_clock;

struct StandSettings {
    std::filesystem::path data{}; // empty: a folder of its own
    bool plain = false;
    std::uint16_t port = 0; // any that is free
    bool wait = true;       // until it listens
    std::vector<std::string> options{};
};

class Stand {
public:
    explicit Stand(const StandSettings& settings = {});
    ~Stand(); // kills what still runs
    Stand(const Stand&) = delete;
    Stand& operator=(const Stand&) = delete;

    std::uint16_t port() const { return port_; }
    pid_t pid() const { return pid_; }
    const Fingerprint& fingerprint() const { return fingerprint_; }
    const std::filesystem::path& data() const { return data_; }
    // What it printed and logged so far.
    std::string said() const;
    const std::string& password() const { return password_; } // the administrator's, of a first start

    // Proportional set size where the kernel tells it (the service lets nobody but root look), else the
    // resident one; in KiB. And what of it is no file's.
    struct Memory {
        long all = 0;
        long anonymous = 0;
    };
    Memory memory() const;
    bool isRunning();
    void waitUntilServing();
    void signal(int number) const;
    // Its exit code, or minus the signal that ended it.
    int end();

    // Another run of the program on this data, beside the service: a command.
    json::object command(std::vector<std::string> arguments) const;

private:
    test::TempFolder folder_;
    std::filesystem::path data_;
    std::filesystem::path output_;
    pid_t pid_ = -1;
    int status_ = 0;
    bool plain_;
    std::uint16_t port_ = 0;
    Fingerprint fingerprint_;
    std::string password_;
};

// Starts the program with its output going to a file.
pid_t startProgram(const std::vector<std::string>& arguments, const std::filesystem::path& output);
std::string textOf(const std::filesystem::path& file);
// Polls until it holds; false when a minute has passed.
bool eventually(const std::function<bool()>& holds,
                std::chrono::milliseconds within = std::chrono::minutes(1));

} // namespace standdienst::hostile
