// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/recording.h"

#include "core/base/json.h"
#include "kiosk/visitor/wipe.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace standdienst::kiosk::play {

namespace {

constexpr std::size_t mostLineBytes = 64 * 1024;
constexpr std::size_t mostSteps = 500;
constexpr std::int64_t mostErased = 1000;
constexpr std::int64_t longestWaitMs = 600'000;

constexpr std::string_view spelling =
    R"(a step is one of {"tap": control}, {"type": text, "into": control}, {"erase": 1 … 1000}, {"clear": control}, )"
    R"({"keys": text}, {"scan": text}, {"wait_ms": 0 … 600000}, {"idle": "warning" or "wipe"}, {"expect": page})";

std::optional<QString> text(const json::value* value) {
    if (!value || !value->is_string())
        return std::nullopt;
    const auto& string = value->get_string();
    return QString::fromUtf8(string.data(), static_cast<qsizetype>(string.size()));
}

std::optional<std::int64_t> number(const json::value* value, std::int64_t least, std::int64_t most) {
    if (!value || !value->is_int64() || value->get_int64() < least || value->get_int64() > most)
        return std::nullopt;
    return value->get_int64();
}

std::optional<Step> step(const json::object& object) {
    const auto into = text(find(object, "into"));
    if (object.size() != (into ? 2 : 1))
        return std::nullopt;
    if (const auto typed = text(find(object, "type")))
        return Type{*typed, into.value_or(QString())};
    if (into)
        return std::nullopt;
    if (const auto control = text(find(object, "tap")))
        return Tap{*control};
    if (const auto control = text(find(object, "clear")))
        return Clear{*control};
    if (const auto keys = text(find(object, "keys")))
        return Keys{*keys};
    if (const auto code = text(find(object, "scan")))
        return Scan{*code};
    if (const auto page = text(find(object, "expect")))
        return Expect{*page};
    if (const auto count = number(find(object, "erase"), 1, mostErased))
        return Erase{static_cast<int>(*count)};
    if (const auto wait = number(find(object, "wait_ms"), 0, longestWaitMs))
        return Wait{std::chrono::milliseconds(*wait)};
    if (const auto until = text(find(object, "idle")); until == QStringLiteral("warning"))
        return Idle{Until::Warning};
    else if (until == QStringLiteral("wipe"))
        return Idle{Until::Wipe};
    return std::nullopt;
}

} // namespace

Result<Visit> parseVisit(std::string_view line) {
    const auto object = parseObject(line);
    if (!object)
        return object.error();
    const auto visitName = text(find(*object, "name"));
    const auto* steps = find(*object, "steps");
    if (!visitName || !steps || !steps->is_array())
        return Error{Code::Malformed, R"(a visit is {"name": text, "steps": list})"};
    if (steps->get_array().size() > mostSteps)
        return Error{Code::TooLarge, fmt::format("more than {} steps", mostSteps)};
    Visit visit{*visitName, {}};
    for (const auto& value : steps->get_array()) {
        auto one = value.is_object() ? step(value.get_object()) : std::nullopt;
        if (!one)
            return Error{Code::Malformed, fmt::format("step {}: {}", visit.steps.size() + 1, spelling)};
        visit.steps.push_back(std::move(*one));
    }
    return visit;
}

void wipe(Visit& visit) {
    kiosk::wipe(visit.name);
    for (auto& one : visit.steps) {
        if (auto* typed = std::get_if<Type>(&one))
            kiosk::wipe(typed->text);
        else if (auto* keys = std::get_if<Keys>(&one))
            kiosk::wipe(keys->text);
        else if (auto* scan = std::get_if<Scan>(&one))
            kiosk::wipe(scan->text);
    }
    visit.steps.clear();
}

Result<Recording> Recording::open(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{Code::NotFound, fmt::format("{}: {}", file, std::strerror(errno))};
    return Recording(descriptor);
}

Recording::Recording(Recording&& other) noexcept
    : file_(std::exchange(other.file_, -1)), offset_(other.offset_), line_(other.line_) {}

Recording::~Recording() {
    if (file_ >= 0)
        ::close(file_);
}

void Recording::rewind() {
    offset_ = 0;
    line_ = 0;
}

Result<std::optional<Visit>> Recording::next() {
    std::string bytes;
    for (;;) {
        ++line_;
        bytes.resize(mostLineBytes + 1);
        const auto got = ::pread(file_, bytes.data(), bytes.size(), offset_);
        if (got < 0)
            return Error{Code::Internal, fmt::format("line {}: {}", line_, std::strerror(errno))};
        if (got == 0)
            return std::optional<Visit>();
        const std::string_view read(bytes.data(), static_cast<std::size_t>(got));
        const auto line = read.substr(0, read.find('\n'));
        if (line.size() > mostLineBytes)
            return Error{Code::TooLarge, fmt::format("line {}: more than {} bytes", line_, mostLineBytes)};
        offset_ += static_cast<std::int64_t>(line.size()) + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        auto visit = parseVisit(line);
        kiosk::wipe(bytes);
        if (!visit)
            return Error{visit.error().code, fmt::format("line {}: {}", line_, visit.error().detail)};
        return std::optional(std::move(*visit));
    }
}

} // namespace standdienst::kiosk::play
