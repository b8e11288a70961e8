// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a process of its own.
#include "backend/http/tls_identity.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "tests/backend/api/running_service.h"
#include "tests/backend/cli/process.h"

#include <fstream>
#include <sstream>

#include <sys/stat.h>

using namespace standdienst;
using namespace standdienst::backend::http;
using namespace standdienst::backend::test;

namespace {

// As browsers show it.
std::string readable(const Fingerprint& fingerprint) {
    std::string text;
    for (const char c : toHex(fingerprint.view())) {
        if (text.size() % 3 == 2)
            text += ':';
        text += static_cast<char>(std::toupper(c));
    }
    return text;
}

} // namespace

TEST_CASE("exit codes tell wrong arguments from failures", "[cli]") {
    CHECK(run({}).code == 2);
    CHECK(run({"dance"}).code == 2);
    CHECK(run({"serve", "--port", "many"}).code == 2);
    CHECK(run({"--help"}).code == 0);
    const auto version = run({"version"});
    CHECK(version.code == 0);
    CHECK(version.text.starts_with("standdienst 0."));
}

TEST_CASE("a mistyped command was not named", "[cli]") {
    for (const auto& words : std::vector<std::vector<std::string>>{{"bogus"}, {"device", "bogus"}}) {
        const auto outcome = run(words);
        CHECK(outcome.code == 2);
        CHECK(has(outcome.text, "\"bogus\""));
    }
}

TEST_CASE("a command on a folder that is not there makes none", "[cli]") {
    TemporaryFolder folder;
    const auto missing = folder.path() / "nothing";
    const auto outcome = run({"device", "list", "--data", missing});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.text, "standdienst serve --data"));
    CHECK_FALSE(std::filesystem::exists(missing));
}

TEST_CASE("a command on somebody's folder made a backend in it", "[cli]") {
    TemporaryFolder folder;
    std::ofstream(folder.path() / "letter.txt") << "Dear";
    const auto file = folder.path() / "fair.toml";
    std::filesystem::copy_file(STANDDIENST_SAMPLE_FAIR, file);
    std::filesystem::copy(std::filesystem::path(STANDDIENST_SAMPLE_FAIR).parent_path() / "pictures",
                          folder.path() / "pictures");
    for (const auto& command : std::vector<std::vector<std::string>>{
             {"user", "list"}, {"rebuild", "--check"}, {"fair", "import", "--yes", file}}) {
        auto arguments = command;
        arguments.insert(arguments.end(), {"--data", folder.path()});
        const auto outcome = run(arguments);
        CHECK(outcome.code == 1);
        CHECK(has(outcome.text, "there is no backend's data in"));
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("a fair file that is broken or missing says where and what", "[cli]") {
    TemporaryFolder folder;
    const auto file = folder.path() / "fair.toml";
    const auto missing = run({"fair", "check", file});
    CHECK(missing.code == 1);
    CHECK(has(missing.text, "No such file"));
    std::ofstream(file) << "id = \"hall\"\nname =\n";
    const auto broken = run({"fair", "check", file});
    CHECK(broken.code == 1);
    CHECK(has(broken.text, "fair.toml:2"));
}

TEST_CASE("a list of companies that is broken says where and what", "[cli]") {
    TemporaryFolder folder;
    const auto file = folder.path() / "companies.csv";
    const auto import = [&](const std::string& kind) {
        return run({"companies", "import", kind, file, "--data", folder.path() / "nothing"});
    };
    CHECK(has(import("customers").text, "No such file"));
    for (const auto& [text, words] :
         std::vector<std::pair<std::string, std::string>>{{"Acme\nM\xfcller\n", "Line 2: this is not UTF-8"},
                                                          {"Acme\nco.uk\n", "Line 2: beneath"},
                                                          {"", "no company"}}) {
        std::ofstream(file, std::ios::binary) << text;
        const auto outcome = import("customers");
        CHECK(outcome.code == 1);
        CHECK(has(outcome.text, words));
        CHECK(has(outcome.text, "companies.csv"));
    }
    CHECK(import("friends").code == 2);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "nothing"));
}

TEST_CASE("serve needs nothing, and ends when told", "[cli]") {
    TemporaryFolder folder;
    const std::string data = folder.path() / "data";
    {
        Process service({"serve", "--data", data, "--port", "0"});
        const auto& started = service.readUntil("serving ");
        CHECK(has(started, "First login"));
        CHECK(has(started, "password  "));
        CHECK(has(started, "Console: https://127.0.0.1:"));
        // Only the key's was printed, and no browser shows that.
        std::ifstream pem(data + "/keys/tls.pem");
        const auto identity = readTlsIdentity({std::istreambuf_iterator<char>(pem), {}});
        REQUIRE(identity);
        CHECK(has(started, "browser's): " + readable(identity->certificate)));
        CHECK(has(started, "kiosks look at): " + readable(identity->fingerprint)));

        const auto users = run({"user", "list", "--data", data});
        CHECK(users.code == 0);
        CHECK(has(users.text, "admin"));
        const auto added = run({"user", "add", "erika", "--data", data, "--json"});
        CHECK(added.code == 0);
        CHECK(has(added.text, "\"password\""));
        const auto replaced = run({"user", "password", "erika", "--data", data});
        CHECK(replaced.code == 0);
        CHECK(has(replaced.text, "shown this once"));
        CHECK(run({"user", "password", "nobody", "--data", data}).code == 1);
        const auto link = run({"user", "link", "erika", "--data", data});
        CHECK(has(link.text, "/login#token="));
        const auto pairing = run({"device", "pair", "--data", data});
        CHECK(pairing.code == 1); // there is no fair yet
        CHECK(has(pairing.text, "fair import"));

        const auto second = run({"serve", "--data", data, "--port", "0"});
        CHECK(second.code == 1);

        service.signal(SIGTERM);
        CHECK(service.end() == 0);
        CHECK_FALSE(std::filesystem::exists(data + "/serve.json"));
    }
    Process again({"serve", "--data", data, "--port", "0"});
    CHECK_FALSE(has(again.readUntil("serving "), "First login"));
    again.signal(SIGINT);
    CHECK(again.end() == 0);
}

TEST_CASE("a crash of the service would have left its memory on the disk", "[cli]") {
    TemporaryFolder folder;
    Process service({"serve", "--data", folder.path() / "data", "--port", "0"});
    service.readUntil("serving ");
    const auto process = "/proc/" + std::to_string(service.pid());
    std::ifstream in(process + "/limits");
    std::string line;
    while (std::getline(in, line) && !line.starts_with("Max core file size"))
        ;
    std::istringstream words(line.substr(std::min(line.size(), std::size_t{18})));
    std::string soft;
    std::string hard;
    words >> soft >> hard;
    CHECK(soft == "0");
    CHECK(hard == "0");
    struct stat info {};
    REQUIRE(stat((process + "/environ").c_str(), &info) == 0);
    CHECK(info.st_uid == 0); // the kernel's sign for a process that nobody may look into
    service.signal(SIGTERM);
    CHECK(service.end() == 0);
}

TEST_CASE("plain HTTP is refused where others could reach it", "[cli]") {
    TemporaryFolder folder;
    const auto outcome =
        run({"serve", "--plain", "--address", "0.0.0.0", "--port", "0", "--data", folder.path() / "data"});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.text, "--plain"));
    CHECK_FALSE(has(outcome.text, "First login"));
}
