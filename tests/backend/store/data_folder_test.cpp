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

int modeOf(const fs::path& path) {
    return static_cast<int>(fs::status(path).permissions());
}

} // namespace

TEST_CASE("data folder: a second process on the same data is told who holds it") {
    TempFolder temp;
    const auto path = temp.path() / "data";
    {
        const auto first = DataFolder::open(path);
        REQUIRE(first);
        const auto second = DataFolder::open(path);
        REQUIRE_FALSE(second);
        CHECK(second.error().code == Code::Locked);
        CHECK(second.error().detail.find("pid " + std::to_string(::getpid())) != std::string::npos);
    }
    CHECK(DataFolder::open(path));
}

TEST_CASE("data folder: nobody else may look into it") {
    TempFolder temp;
    const auto path = temp.path() / "a" / "data";
    fs::create_directories(path);
    fs::permissions(path, fs::perms::all);
    const auto folder = DataFolder::open(path);
    REQUIRE(folder);
    CHECK(modeOf(path) == 0700);
    CHECK(modeOf(folder->keys()) == 0700);
    CHECK(modeOf(path / "lock") == 0600);
}

TEST_CASE("data folder: a secret is made once and never overwritten") {
    TempFolder temp;
    const auto folder = DataFolder::open(temp.path() / "data").value();
    int made = 0;
    const auto make = [&]() -> Result<std::string> {
        return "secret " + std::to_string(++made);
    };
    CHECK(folder.secret("some.key", make).value() == "secret 1");
    CHECK(folder.secret("some.key", make).value() == "secret 1");
    CHECK(made == 1);
    CHECK(modeOf(folder.keys() / "some.key") == 0600);
    CHECK_FALSE(fs::exists(folder.keys() / "some.key.new"));
    // What a power cut left behind does not matter.
    std::ofstream(folder.keys() / "other.key.new") << "half";
    CHECK(folder.secret("other.key", make).value() == "secret 2");
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
    const auto folder = DataFolder::open(temp.path() / "data").value();
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
