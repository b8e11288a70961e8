// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/log.h"

#include <fmt/format.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cerrno>
#include <cstring>
#include <mutex>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace standdienst::backend {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longestLine = 2000;

// The message as one line: a name with a line feed in it forges no second one.
class OneLine final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
        const std::string_view text(message.payload.data(), message.payload.size());
        for (const char c : text.substr(0, longestLine)) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(c));
            else
                out.push_back(c);
        }
        if (text.size() > longestLine)
            fmt::format_to(std::back_inserter(out), "… ({} bytes)", text.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<OneLine>(); }
};

// Keeps to its size, and goes on silently where the disk does not take a line: the service matters more than
// its log.
class RotatingFile final : public spdlog::sinks::base_sink<std::mutex> {
public:
    RotatingFile(fs::path file, LogSize size) : file_(std::move(file)), size_(size) {}
    ~RotatingFile() override { close(); }
    RotatingFile(const RotatingFile&) = delete;
    RotatingFile& operator=(const RotatingFile&) = delete;

    bool open() {
        const std::lock_guard lock(mutex_);
        return reopenNow();
    }

private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        if (written_ > 0 && written_ + line.size() > size_.bytes)
            rotate();
        if (descriptor_ < 0 && !reopenNow())
            return;
        const auto wrote = ::write(descriptor_, line.data(), line.size());
        written_ += wrote > 0 ? static_cast<std::uint64_t>(wrote) : 0;
    }
    void flush_() override {}

    void rotate() {
        close();
        std::error_code ignored;
        for (int i = size_.files - 1; i > 0; --i)
            fs::rename(numbered(i - 1), numbered(i), ignored);
        if (size_.files == 1)
            fs::remove(file_, ignored);
    }
    fs::path numbered(int i) const {
        return i == 0 ? file_ : fs::path(file_.string() + "." + std::to_string(i));
    }

    bool reopenNow() {
        close();
        descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
        struct stat found {};
        written_ = descriptor_ >= 0 && ::fstat(descriptor_, &found) == 0
                       ? static_cast<std::uint64_t>(found.st_size)
                       : 0;
        return descriptor_ >= 0;
    }
    void close() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
        descriptor_ = -1;
    }

    const fs::path file_;
    const LogSize size_;
    int descriptor_ = -1; // guarded by the base's mutex, as the next
    std::uint64_t written_ = 0;
};

// Where the log goes, for whoever opens it anew on another thread.
std::mutex fileMutex;
std::shared_ptr<RotatingFile> currentFile; // guarded by fileMutex; null: standard error

void use(spdlog::sink_ptr sink) {
    auto logger = std::make_shared<spdlog::logger>("standdienst", std::move(sink));
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<OneLine>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %*");
    logger->set_formatter(std::move(formatter));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
}

} // namespace

void Log::toStandardError() {
    const std::lock_guard lock(fileMutex);
    currentFile.reset();
    use(std::make_shared<spdlog::sinks::stderr_sink_mt>());
}

Result<void> Log::toFile(const fs::path& file, LogSize size) {
    auto sink = std::make_shared<RotatingFile>(file, size);
    if (!sink->open())
        return Error{Code::Forbidden, fmt::format("Cannot write the log to {}: {}. Choose another file.",
                                                  file.string(), std::strerror(errno))};
    const std::lock_guard lock(fileMutex);
    currentFile = sink;
    use(std::move(sink));
    return {};
}

void Log::reopen() {
    const std::lock_guard lock(fileMutex);
    if (currentFile)
        currentFile->open();
}

} // namespace standdienst::backend
