// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/hostile/stand.h"

#include "tests/catch.h"

#include "core/base/encoding.h"

#include <array>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace standdienst::hostile {

namespace fs = std::filesystem;

pid_t startProgram(const std::vector<std::string>& arguments, const fs::path& output) {
    std::vector<const char*> argv{STANDDIENST_PROGRAM};
    for (const auto& argument : arguments)
        argv.push_back(argument.c_str());
    argv.push_back(nullptr);
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    REQUIRE(file >= 0);
    const pid_t pid = ::fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        ::dup2(file, STDOUT_FILENO);
        ::dup2(file, STDERR_FILENO);
        ::execv(argv[0], const_cast<char* const*>(argv.data()));
        ::_exit(127);
    }
    ::close(file);
    return pid;
}

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool eventually(const std::function<bool()>& holds, std::chrono::milliseconds within) {
    const auto end = Steady::now() + within;
    while (!holds()) {
        if (Steady::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

Stand::Stand(const StandSettings& settings)
    : data_(settings.data.empty() ? folder_.path() / "data" : settings.data),
      output_(folder_.path() / "output"),
      plain_(settings.plain) {
    std::error_code ignored;
    fs::remove(data_ / "serve.json", ignored); // of one that was killed
    std::vector<std::string> arguments{"serve",
                                       "--data",
                                       data_.string(),
                                       "--port",
                                       std::to_string(settings.port),
                                       "--fair",
                                       STANDDIENST_SAMPLE_FAIR};
    if (settings.plain)
        arguments.emplace_back("--plain");
    arguments.insert(arguments.end(), settings.options.begin(), settings.options.end());
    pid_ = startProgram(arguments, output_);
    if (settings.wait)
        waitUntilServing();
}

Stand::~Stand() {
    if (pid_ > 0 && isRunning()) {
        signal(SIGKILL);
        end();
    }
}

std::string Stand::said() const {
    return textOf(output_);
}

void Stand::waitUntilServing() {
    const auto info = data_ / "serve.json";
    const bool serves = eventually(
        [&] { return !isRunning() || (fs::exists(info) && said().find("Console: ") != std::string::npos); });
    INFO(said());
    REQUIRE(serves);
    REQUIRE(isRunning());
    const auto told = parseObject(textOf(info));
    REQUIRE(told);
    port_ = static_cast<std::uint16_t>(told->at("port").to_number<unsigned>());
    if (!plain_)
        fingerprint_ = bytesFromHex<Fingerprint>(textOr(*told, "fingerprint")).value();
    const auto text = said();
    if (const auto at = text.find("  password  "); at != std::string::npos)
        password_ = text.substr(at + 12, text.find('\n', at) - at - 12);
}

Stand::Memory Stand::memory() const {
    const std::string folder = "/proc/" + std::to_string(pid_);
    Memory memory;
    const auto number = [](const std::string& text, std::string_view name) {
        const auto at = text.find(name);
        return at == std::string::npos ? 0L : std::stol(text.substr(at + name.size()));
    };
    const auto rollup = textOf(folder + "/smaps_rollup");
    memory.all = number(rollup, "\nPss:");
    memory.anonymous = number(rollup, "\nPss_Anon:");
    if (memory.all > 0)
        return memory;
    const auto status = textOf(folder + "/status");
    return {number(status, "\nVmRSS:"), number(status, "\nRssAnon:")};
}

bool Stand::isRunning() {
    if (pid_ > 0 && ::waitpid(pid_, &status_, WNOHANG) == pid_)
        pid_ = -1;
    return pid_ > 0;
}

void Stand::signal(int number) const {
    ::kill(pid_, number);
}

int Stand::end() {
    if (pid_ > 0)
        ::waitpid(pid_, &status_, 0);
    pid_ = -1;
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_);
}

json::object Stand::command(std::vector<std::string> arguments) const {
    const auto output = folder_.path() / "command";
    std::error_code ignored;
    fs::remove(output, ignored);
    arguments.insert(arguments.end(), {"--data", data_.string()});
    int status = 0;
    ::waitpid(startProgram(arguments, output), &status, 0);
    const auto text = textOf(output);
    INFO(text);
    REQUIRE((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return parseObject(std::string_view(text).substr(0, text.find_last_not_of('\n') + 1)).value();
}

} // namespace standdienst::hostile
