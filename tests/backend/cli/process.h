// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a process of its own.
#pragma once

#include "tests/catch.h"

#include <array>
#include <csignal>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace standdienst::backend::test {

class Process {
public:
    explicit Process(const std::vector<std::string>& arguments) {
        std::array<int, 2> ends{};
        REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
        std::vector<const char*> argv{STANDDIENST_PROGRAM};
        for (const auto& argument : arguments)
            argv.push_back(argument.c_str());
        argv.push_back(nullptr);
        pid_ = fork();
        REQUIRE(pid_ >= 0);
        if (pid_ == 0) {
            dup2(ends[1], STDOUT_FILENO);
            dup2(ends[1], STDERR_FILENO);
            execv(argv[0], const_cast<char* const*>(argv.data()));
            _exit(127);
        }
        close(ends[1]);
        output_ = ends[0];
    }
    ~Process() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
        }
        close(output_);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Reads what it prints until `words` were there, or its end.
    const std::string& readUntil(std::string_view words) {
        std::array<char, 4096> chunk;
        while (text_.find(words) == std::string::npos) {
            const auto got = read(output_, chunk.data(), chunk.size());
            if (got <= 0)
                break;
            text_.append(chunk.data(), static_cast<std::size_t>(got));
        }
        return text_;
    }
    pid_t pid() const { return pid_; }
    void signal(int number) const { kill(pid_, number); }
    int end() {
        readUntil("\x1a never");
        int status = 0;
        waitpid(std::exchange(pid_, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

private:
    pid_t pid_ = -1;
    int output_ = -1;
    std::string text_;
};

struct Ended {
    int code;
    std::string text;
};
inline Ended run(const std::vector<std::string>& arguments) {
    Process process(arguments);
    const int code = process.end();
    return {code, process.readUntil("")};
}

inline bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace standdienst::backend::test
