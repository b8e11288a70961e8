// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/temp_folder.h"
#include "tests/backend/support/test_clock.h"

#include "backend/store/keys.h"

#include <fstream>
#include <unistd.h>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::test;
namespace fs = std::filesystem;

namespace {

constexpr auto make = DataFolder::WhereNone::Make;
constexpr auto refuse = DataFolder::WhereNone::Refuse;

int modeOf(const fs::path& path) {
    return static_cast<int>(fs::status(path).permissions());
}

} // namespace

TEST_CASE("data folder: a second process on the same data is told who holds it") {
    TempFolder temp;
    const auto path = temp.path() / "data";
    {
        const auto first = DataFolder::open(path, make);
        REQUIRE(first);
        const auto second = DataFolder::open(path, make);
        REQUIRE_FALSE(second);
        CHECK(second.error().code == Code::Locked);
        CHECK(second.error().detail.find("pid " + std::to_string(::getpid())) != std::string::npos);
    }
    CHECK(DataFolder::open(path, make));
}

TEST_CASE("data folder: nobody else may look into it") {
    TempFolder temp;
    const auto path = temp.path() / "a" / "data";
    const auto folder = DataFolder::open(path, make);
    REQUIRE(folder);
    CHECK(modeOf(path) == 0700);
    CHECK(modeOf(folder->keys()) == 0700);
    CHECK(modeOf(path / "lock") == 0600);
}

TEST_CASE("data folder: a folder that somebody else shared was shut to them") {
    TempFolder temp;
    const auto path = temp.path() / "data";
    fs::create_directories(path);
    fs::permissions(path, fs::perms::all);
    const auto folder = DataFolder::open(path, make);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == Code::Forbidden);
    CHECK(folder.error().detail.find("chmod 700 " + path.string()) != std::string::npos);
    CHECK(modeOf(path) == 0777);
    CHECK(fs::is_empty(path));
    fs::permissions(path, fs::perms::owner_all);
    CHECK(DataFolder::open(path, make));
}

TEST_CASE("data folder: a backend was made among other people's files") {
    TempFolder temp;
    const auto path = temp.path() / "data";
    fs::create_directories(path);
    fs::permissions(path, fs::perms::owner_all);
    std::ofstream(path / "letter.txt") << "Dear";
    const auto folder = DataFolder::open(path, make);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == Code::Conflict);
    CHECK(folder.error().detail.find("letter.txt") != std::string::npos);
    CHECK(std::distance(fs::directory_iterator(path), {}) == 1);
    std::ofstream(path / "standdienst.db"); // then it is a backend's
    CHECK(DataFolder::open(path, make));
}

TEST_CASE("data folder: whoever only wants to use a backend made one") {
    TempFolder temp;
    const auto path = temp.path() / "data";
    for (const bool there : {false, true}) {
        if (there)
            fs::create_directories(path);
        const auto folder = DataFolder::open(path, refuse);
        REQUIRE_FALSE(folder);
        CHECK(folder.error().code == Code::NotFound);
        CHECK(folder.error().detail.find("standdienst serve --data " + path.string()) != std::string::npos);
        CHECK(fs::exists(path) == there);
    }
    CHECK(fs::is_empty(path));
    std::ofstream(path / "standdienst.db");
    fs::permissions(path, fs::perms::owner_all);
    CHECK(DataFolder::open(path, refuse));
}

TEST_CASE("data folder: a secret is made once and never overwritten") {
    TempFolder temp;
    const auto folder = DataFolder::open(temp.path() / "data", make).value();
    int made = 0;
    const auto makeSecret = [&]() -> Result<std::string> {
        return "secret " + std::to_string(++made);
    };
    CHECK(folder.secret("some.key", makeSecret).value() == "secret 1");
    CHECK(folder.secret("some.key", makeSecret).value() == "secret 1");
    CHECK(made == 1);
    CHECK(modeOf(folder.keys() / "some.key") == 0600);
    CHECK_FALSE(fs::exists(folder.keys() / "some.key.new"));
    // What a power cut left behind does not matter.
    std::ofstream(folder.keys() / "other.key.new") << "half";
    CHECK(folder.secret("other.key", makeSecret).value() == "secret 2");
    const auto failed = folder.secret("third.key", []() -> Result<std::string> {
        return Error{Code::Internal, "no"};
    });
    CHECK_FALSE(failed);
    CHECK_FALSE(fs::exists(folder.keys() / "third.key"));
}

TEST_CASE("keys: the same at every start, and a damaged file is named") {
    initCrypto();
    TempFolder temp;
    SeededRandom random(1);
    const TestClock clock;
    const auto folder = DataFolder::open(temp.path() / "data", make).value();
    const auto first = openKeys(folder, random, clock).value();
    const auto second = openKeys(folder, random, clock).value();
    CHECK(first.writer == second.writer);
    CHECK(first.sign.publicKey() == second.sign.publicKey());
    CHECK(first.seal.publicKey() == second.seal.publicKey());
    CHECK(modeOf(folder.keys() / "seal.key") == 0600);
    std::ofstream(folder.keys() / "seal.key", std::ios::trunc) << "short";
    const auto damaged = openKeys(folder, random, clock);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().detail.find("seal.key") != std::string::npos);
}
