// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_replay CORPUS [HARNESS...]: runs what was kept, CORPUS/<harness>/*, without libFuzzer, so that any
// compiler will do.
#include "tests/fuzz/harness.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <span>
#include <vector>

#include <unistd.h>

using namespace standdienst;

namespace {

constexpr auto harnesses = std::to_array<std::pair<std::string_view, void (*)(std::string_view)>>({
    {"code", fuzz::code},
    {"cursor", fuzz::cursor},
    {"event", fuzz::event},
    {"fair_file", fuzz::fair_file},
    {"fold", fuzz::fold},
    {"http", fuzz::http},
    {"json", fuzz::json},
    {"model", fuzz::model},
    {"pairing", fuzz::pairing},
#ifdef STANDDIENST_FUZZ_KIOSK
    {"play", fuzz::play},
    {"pull_page", fuzz::pull_page},
#endif
    {"push", fuzz::push},
    {"triage_file", fuzz::triage_file},
});

std::array<char, 1024> at; // which file is being run, for whoever crashes

void sayWhere(int signal) {
    const auto say = [](const char* text) {
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text));
    };
    say("It was ");
    say(at.data());
    say("\n");
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

// As much memory as bytes, so that a sanitizer sees who reads one too many.
std::vector<char> contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    bytes.shrink_to_fit();
    return bytes;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "fuzz_replay CORPUS [HARNESS...]\n");
        return 2;
    }
    fuzz::begin();
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, sayWhere);
    const std::set<std::string_view> wanted(argv + 2, argv + argc);
    int empty = 0;
    for (const auto& [name, run] : harnesses) {
        if (!wanted.empty() && !wanted.contains(name))
            continue;
        std::size_t count = 0;
        const auto folder = std::filesystem::path(argv[1]) / name;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            std::snprintf(at.data(), at.size(), "%s", entry.path().c_str());
            const auto bytes = contents(entry.path());
            run({bytes.data(), bytes.size()});
            ++count;
        }
        std::printf("%s: %zu inputs\n", std::string(name).c_str(), count);
        empty += count == 0;
    }
    return empty == 0 ? 0 : 1;
}
