// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/log.h"

#include "tests/backend/support/temp_folder.h"
#include "tests/catch.h"

#include <spdlog/spdlog.h>

#include <fstream>

using namespace standdienst;
using namespace standdienst::backend;
namespace fs = std::filesystem;

namespace {

// Logs into a folder of its own until the test is over.
struct LogFolder {
    test::TempFolder folder;
    fs::path file = folder.path() / "service.log";

    explicit LogFolder(LogSize size = {}) { REQUIRE(Log::toFile(file, size)); }
    ~LogFolder() { Log::toStandardError(); }
    LogFolder(const LogFolder&) = delete;
    LogFolder& operator=(const LogFolder&) = delete;
    std::string text(const std::string& name = "service.log") const {
        std::ifstream in(folder.path() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
    }
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a log file keeps to its size, and the oldest lines go", "[log]") {
    const LogFolder log({.bytes = 1000, .files = 3});
    for (int i = 0; i < 200; ++i)
        spdlog::info("line {:03} {}", i, std::string(40, 'x'));
    CHECK(log.files() == 3);
    for (const auto& entry : fs::directory_iterator(log.folder.path()))
        CHECK(fs::file_size(entry) <= 1000);
    CHECK(has(log.text(), "line 199"));
    CHECK_FALSE(has(log.text() + log.text("service.log.1") + log.text("service.log.2"), "line 000"));
    CHECK(has(log.text("service.log.1"), "line 1"));
}

TEST_CASE("a log file is gone on with after a start, and belongs to its owner alone", "[log]") {
    const LogFolder log;
    spdlog::warn("first");
    REQUIRE(Log::toFile(log.file));
    spdlog::warn("second");
    CHECK(has(log.text(), "warning first\n"));
    CHECK(has(log.text(), "warning second\n"));
    CHECK(fs::status(log.file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a log file that was moved away is begun anew when somebody says so", "[log]") {
    const LogFolder log;
    spdlog::info("before");
    fs::rename(log.file, log.folder.path() / "kept");
    spdlog::info("between");
    Log::reopen();
    spdlog::info("after");
    CHECK(has(log.text("kept"), "between"));
    CHECK(has(log.text(), "after"));
    CHECK_FALSE(has(log.text(), "between"));
}

TEST_CASE("whatever is said stands in one line, and a long one is cut", "[log]") {
    const LogFolder log;
    spdlog::info("a name\n2026-01-01T00:00:00.000Z error forged\r\x1b[2J");
    spdlog::info("{}", std::string(5000, 'y'));
    const auto text = log.text();
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    CHECK(has(text, "a name\\x0a2026"));
    CHECK(has(text, "\\x1b[2J"));
    CHECK(text.size() < 2300);
}

TEST_CASE("a log that cannot be written is refused at once", "[log]") {
    const test::TempFolder folder;
    const auto refused = Log::toFile(folder.path() / "nowhere" / "service.log");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Forbidden);
    CHECK(has(refused.error().detail, "nowhere"));
}
