// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/recording.h"

#include "core/base/json.h"
#include "tests/fuzz/harness.h"

#include <sys/mman.h>
#include <unistd.h>

namespace standdienst::fuzz {

namespace {

using namespace kiosk::play;

template<class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>;

json::object stepJson(const Step& step) {
    const auto text = [](const QString& string) {
        return string.toStdString();
    };
    return std::visit(Overloaded{
                          [&](const Tap& tap) {
                              return json::object{{"tap", text(tap.control)}};
                          },
                          [&](const Type& type) {
                              json::object object{{"type", text(type.text)}};
                              if (!type.into.isEmpty())
                                  object["into"] = text(type.into);
                              return object;
                          },
                          [&](const Erase& erase) {
                              return json::object{{"erase", erase.characters}};
                          },
                          [&](const Clear& clear) {
                              return json::object{{"clear", text(clear.control)}};
                          },
                          [&](const Keys& keys) {
                              return json::object{{"keys", text(keys.text)}};
                          },
                          [&](const Scan& scan) {
                              return json::object{{"scan", text(scan.text)}};
                          },
                          [&](const Wait& wait) {
                              return json::object{{"wait_ms", wait.time.count()}};
                          },
                          [&](const Idle& idle) {
                              return json::object{{"idle", idle.until == Until::Wipe ? "wipe" : "warning"}};
                          },
                          [&](const Expect& expect) {
                              return json::object{{"expect", text(expect.page)}};
                          },
                      },
                      step);
}

std::string written(const Visit& visit) {
    json::array steps;
    for (const Step& step : visit.steps)
        steps.push_back(stepJson(step));
    return json::serialize(json::object{{"name", visit.name.toStdString()}, {"steps", std::move(steps)}});
}

// All visits, one a line, until the first error.
std::string readAll(Recording& recording) {
    std::string text;
    for (;;) {
        auto visit = recording.next();
        if (!visit) {
            holdClear(visit.error(), 600);
            return text + visit.error().detail;
        }
        if (!*visit)
            return text;
        hold((*visit)->steps.size() <= 500, "a visit has so many steps");
        const std::string line = written(**visit);
        auto again = parseVisit(line);
        hold(again.has_value(), "what was written is read: " + line);
        hold(written(*again) == line, "what was written is read as the same: " + line);
        text += line + '\n';
        wipe(**visit);
        hold((*visit)->name.isEmpty() && (*visit)->steps.empty(), "nothing is left after wiping");
    }
}

class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : file_(memfd_create("play", MFD_CLOEXEC)) {
        hold(file_ >= 0 && ::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
             "a file in memory");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { ::close(file_); }
    std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

private:
    int file_;
};

} // namespace

void play(std::string_view bytes) {
    const MemoryFile file(bytes);
    auto recording = Recording::open(file.path());
    hold(recording.has_value(), "a recording is opened");
    const std::string first = readAll(*recording);
    recording->rewind();
    hold(readAll(*recording) == first, "a recording that was rewound says the same");
}

} // namespace standdienst::fuzz
