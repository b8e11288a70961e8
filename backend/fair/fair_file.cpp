// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/fair_file.h"

#include "backend/fair/colour.h"
#include "backend/fair/gifts_section.h"
#include "backend/fair/questions_section.h"
#include "backend/fair/section.h"
#include "backend/fair/work_section.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/address.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace standdienst::backend {

namespace {

// The languages that every screen speaks. A fair in another one would greet in it and then go on in English.
const std::vector<std::string> screenLanguages{"de", "en", "fr"};
const std::vector<std::string> stateNames{"trial", "open", "closed"};
const std::vector<std::string> reasonNames{"advice", "information", "products", "appointment", "giveaway"};
const std::vector<std::string> appearances{"light", "dark"};
const std::vector<std::string> channelNames{"email", "phone"};
// Of each part of a problem, in code points: the longest of ours has some 300.
constexpr std::size_t mostShown = 500;
constexpr const char* zoneFolder = "/usr/share/zoneinfo";
// WCAG 2.2: enhanced contrast for text, and that of large text and controls for the accent.
constexpr double inkContrast = 7.0;
constexpr double accentContrast = 3.0;

bool isTimeZone(const std::string& zone) {
    const auto allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
               c == '_' || c == '-' || c == '+';
    };
    if (!std::ranges::all_of(zone, allowed) || zone.find('/') == std::string::npos)
        return zone == "UTC";
    std::error_code error;
    // Without the zone files at hand, the form has to do.
    return !std::filesystem::exists(zoneFolder, error) ||
           std::filesystem::is_regular_file(std::filesystem::path(zoneFolder) / zone, error);
}

Colour readColour(Section& section, const std::string& key) {
    const std::string text = section.text(key, 7, key + " = \"#1f2328\"");
    const auto colour = parseColour(text);
    if (!colour && !text.empty())
        section.complain(key, "\"" + text + "\" is not a colour", "write it as \"#rrggbb\"");
    return colour.value_or(Colour{});
}

void checkContrast(Section& section, const std::string& key, const Colour& colour, const Colour& paper,
                   double least) {
    const double is = contrast(colour, paper);
    if (is >= least)
        return;
    const auto better = nearestReadable(colour, paper, least);
    section.complain(
        key,
        fmt::format("has a contrast of {:.1f} with `paper`; {:.0f} is the least that everybody can read", is,
                    least),
        better ? "use \"" + toText(*better) + "\", the nearest that can be read on this paper"
               : "choose a lighter or darker `paper`");
}

// What kiosks lie dark words and buttons on: nearly black, with a breath of the fair's ink (qml/theme).
Colour darkGround(const Colour& ink) {
    constexpr Colour night{{0x10, 0x12, 0x14}};
    constexpr double share = 0.12;
    Colour ground;
    for (std::size_t i = 0; i < ground.rgb.size(); ++i)
        ground.rgb[i] = static_cast<int>(std::lround(night.rgb[i] + (ink.rgb[i] - night.rgb[i]) * share));
    return ground;
}

// A fair that begins dark shows its accent there and, to whoever chooses so, on paper: one colour for both.
// Otherwise kiosks lighten it in the dark until it can be seen.
void checkDarkContrast(Section& section, const Colour& accent, const Colour& ink, const Colour& paper) {
    const Colour ground = darkGround(ink);
    if (const double is = contrast(paper, ground); is < inkContrast)
        section.complain(
            "paper",
            fmt::format("has a contrast of {:.1f} with the dark ground, on which it is the colour "
                        "of words; {:.0f} is the least that everybody can read",
                        is, inkContrast),
            "choose a lighter `paper`, or appearance = \"light\"");
    const double is = contrast(accent, ground);
    if (is >= accentContrast)
        return;
    const auto better = nearestReadable(accent, ground, accentContrast);
    const bool onBoth = better && contrast(*better, paper) >= accentContrast;
    section.complain(
        "accent",
        fmt::format("has a contrast of {:.1f} with the dark ground; {:.0f} is the least that everybody "
                    "can see",
                    is, accentContrast),
        onBoth ? "use \"" + toText(*better) + "\", the nearest that can be seen in the dark and on `paper`"
               : "choose a lighter `paper`, or appearance = \"light\"");
}

// Nothing outside of the folder in which the fair file lies: it can be moved as a whole.
bool isBeside(const std::filesystem::path& path) {
    return path.is_relative() && std::ranges::none_of(path, [](const auto& part) { return part == ".."; });
}

// Reads a fair; what its sections share.
struct Reading {
    Fair& fair;
    const PictureSource& source;
    std::map<std::string, Picture>& pictures;
    std::vector<FileShift>& shifts;

    // The id of an optional picture, or empty.
    std::string picture(Section& section, const std::string& key) {
        if (!section.has(key))
            return {};
        const std::string path = section.text(key, 200, key + " = \"pictures/pump.jpg\"");
        if (const auto known = pictures.find(path); known != pictures.end() || path.empty())
            return path.empty() ? std::string() : known->second.id;
        if (!isBeside(path)) {
            section.complain(
                key, "\"" + path + "\" is not beside the fair file",
                "put the picture into the fair file's folder and name it by its path from there");
            return {};
        }
        auto bytes = source(path);
        auto picture = bytes ? readPicture(std::move(*bytes)) : Result<Picture>(bytes.error());
        if (!picture) {
            const std::string& why = picture.error().detail;
            const auto split = why.find("; ");
            section.complain(key, path + ": " + why.substr(0, split),
                             split == std::string::npos ? "choose another picture" : why.substr(split + 2));
            return {};
        }
        return pictures.emplace(path, std::move(*picture)).first->second.id;
    }
};

Look readLook(Section& section, Reading& reading) {
    const auto problemsBefore = section.problemCount();
    const Colour accent = readColour(section, "accent");
    const Colour ink = readColour(section, "ink");
    const Colour paper = readColour(section, "paper");
    if (section.problemCount() == problemsBefore) {
        checkContrast(section, "ink", ink, paper, inkContrast);
        checkContrast(section, "accent", accent, paper, accentContrast);
    }
    const bool dark = section.has("appearance") && section.choice("appearance", appearances) == "dark";
    if (dark && section.problemCount() == problemsBefore)
        checkDarkContrast(section, accent, ink, paper);
    return {toText(accent), toText(ink), toText(paper), reading.picture(section, "logo"), dark};
}

FairContact readContact(Section& section) {
    const auto optional = [&section](const std::string& key, const std::string& example) {
        return section.has(key) ? section.text(key, 200, key + " = \"" + example + "\"") : std::string();
    };
    FairContact contact{optional("person", "Jana Winter"), optional("email", "fair@company.com"),
                        optional("phone", "+49 30 1234567"), optional("url", "https://company.com")};
    if (!contact.email.empty() && checkEmail(contact.email).verdict == Verdict::Unlikely)
        section.complain("email", "\"" + contact.email + "\" is no e-mail address",
                         "write one like fair@company.com");
    if (!contact.phone.empty() && checkPhone(contact.phone, {}).verdict == Verdict::Unlikely)
        section.complain("phone", "\"" + contact.phone + "\" is no phone number",
                         "write one like +49 30 1234567");
    if (!contact.url.empty() && !contact.url.starts_with("https://") && !contact.url.starts_with("http://"))
        section.complain("url", "\"" + contact.url + "\" is no address of a page", "begin it with https://");
    return contact;
}

template<class Item>
void complainWhereTwice(Section& section, const std::vector<Item>& before, const std::string& id) {
    if (!id.empty() && std::ranges::find(before, id, &Item::id) != before.end())
        section.complain("id", "\"" + id + "\" stands twice", "give each its own id");
}

void readTopic(Section& section, Reading& reading) {
    Fair& fair = reading.fair;
    Topic topic;
    topic.id = section.slug("id", "id = \"thermal-oil\"");
    complainWhereTwice(section, fair.topics, topic.id);
    topic.name = section.texts("name", fair.languages);
    topic.summary = section.texts("summary", fair.languages, false);
    topic.about = section.texts("about", fair.languages, false);
    topic.picture = reading.picture(section, "picture");
    topic.retired = section.flag("retired");
    fair.topics.push_back(std::move(topic));
}

void readPurpose(Section& section, Fair& fair) {
    Purpose purpose;
    purpose.id = section.slug("id", "id = \"follow-up\"");
    complainWhereTwice(section, fair.purposes, purpose.id);
    purpose.wording = section.text("wording", 16, "wording = \"1\", the version of the sentences below");
    section.table("ask", "ask.email.de = \"…\", the sentence beside the tick", [&](Section& ask) {
        for (const std::string& channel : channelNames) {
            if (ask.has(channel))
                purpose.ask[*channelFromName(channel)] = ask.texts(channel, fair.languages);
        }
    });
    if (section.has("ask") && purpose.ask.empty())
        section.complain("ask", "no channel to ask for", "add ask.email, ask.phone or both");
    fair.purposes.push_back(std::move(purpose));
}

void readFair(Section& top, Reading& reading) {
    Fair& fair = reading.fair;
    fair.id = {top.slug("id", "id = \"my-fair-2027\"")};
    fair.state = *fairStateFromName(top.choice("state", stateNames));
    fair.booth = {top.slug("booth", "booth = \"hall-4-b12\"")};
    fair.company = top.text("company", 120, "company = \"Our Company Ltd\"");
    fair.timeZone = top.text("time_zone", 64, "time_zone = \"Europe/Berlin\"");
    if (!fair.timeZone.empty() && !isTimeZone(fair.timeZone))
        top.complain("time_zone", "\"" + fair.timeZone + "\" is not a time zone",
                     "write one like \"Europe/Berlin\"");
    fair.languages = top.choices("languages", screenLanguages);
    for (const std::string& reason : top.choices("reasons", reasonNames))
        fair.reasons.push_back(*reasonFromName(reason));
    fair.name = top.texts("name", fair.languages);
    fair.boothName = top.texts("booth_name", fair.languages);
    fair.greeting = top.texts("greeting", fair.languages);
    fair.notice = top.texts("notice", fair.languages);
    fair.meetingPoint = top.texts("meeting_point", fair.languages, false);
    top.table("look", "[look] with accent, ink and paper",
              [&](Section& look) { fair.look = readLook(look, reading); });
    if (top.has("contact"))
        top.table("contact", "[contact]", [&](Section& contact) { fair.contact = readContact(contact); });
    if (top.has("floor"))
        top.table("floor", "[floor] with enabled = false", [&](Section& floor) {
            if (floor.has("enabled"))
                fair.floor = floor.flag("enabled");
        });
    top.tables("topics", limits::fairTopics, [&](Section& topic) { readTopic(topic, reading); });
    top.tables("purposes", limits::fairPurposes, [&](Section& purpose) { readPurpose(purpose, fair); });
    readGiftsSection(top, fair, [&reading](Section& gift) { return reading.picture(gift, "picture"); });
    if (!fair.topics.empty() && std::ranges::all_of(fair.topics, &Topic::retired))
        top.complain("topics", "all of them are retired", "keep one that visitors can choose");
    readQuestions(top, fair);
    readWorkSections(top, fair, reading.shifts);
}

} // namespace

std::string toText(const FairProblem& problem, std::string_view file) {
    std::string text(file);
    if (problem.line > 0)
        text += ":" + std::to_string(problem.line);
    if (!problem.key.empty())
        text += ": " + problem.key;
    text += ": " + problem.message + ".";
    if (!problem.remedy.empty())
        text += " Remedy: " + problem.remedy + (problem.remedy.ends_with('?') ? "" : ".");
    return text;
}

PictureSource picturesIn(std::filesystem::path folder) {
    return [folder = std::move(folder)](const std::string& path) -> Result<std::string> {
        std::ifstream file(folder / path, std::ios::binary);
        std::error_code error;
        if (!file || !std::filesystem::is_regular_file(folder / path, error))
            return Error{Code::NotFound, "there is no such file; put it beside the fair file"};
        if (const auto size = std::filesystem::file_size(folder / path, error);
            !error && size > limits::pictureBytes)
            return Error{Code::TooLarge,
                         fmt::format("the picture has {} KiB; save it smaller, as JPEG of at most {} KiB",
                                     (size + 1023) / 1024, limits::pictureBytes / 1024)};
        std::string bytes(limits::pictureBytes + 1, '\0'); // one more, so that a larger one is seen to be
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(file.gcount()));
        return bytes;
    };
}

PictureSource picturesAmong(std::map<std::string, std::string> bytesByPath) {
    return [pictures = std::move(bytesByPath)](const std::string& path) -> Result<std::string> {
        if (const auto found = pictures.find(path); found != pictures.end())
            return found->second;
        return Error{Code::NotFound, "the picture was not sent along; import the file anew"};
    };
}

FairFile readFairFile(std::string_view text, const PictureSource& source) {
    FairFile file;
    if (text.size() > limits::fairFileBytes) {
        file.problems.push_back(
            {0,
             {},
             fmt::format("the file has {} KiB", text.size() / 1024),
             fmt::format("shorten its texts to {} KiB in all", limits::fairFileBytes / 1024)});
        return file;
    }
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error& error) {
        file.problems.push_back({error.source().begin.line,
                                 {},
                                 "not valid TOML: " + shown(error.description(), mostShown),
                                 "correct this line; what follows it was not read"});
        return file;
    }
    Fair fair;
    Section top(table, {}, 0, file.problems);
    Reading reading{fair, source, file.pictures, file.shifts};
    readFair(top, reading);
    top.finish();
    std::size_t bytes = 0;
    for (const auto& [path, picture] : file.pictures)
        bytes += picture.bytes.size();
    if (bytes > limits::fairPictureBytes)
        file.problems.push_back(
            {0,
             {},
             fmt::format("its pictures have {} KiB in all", bytes / 1024),
             fmt::format("save them smaller: {} KiB in all", limits::fairPictureBytes / 1024)});
    // They name what stands in the file, which a terminal or a page may obey rather than show.
    for (FairProblem& problem : file.problems) {
        problem.key = shown(problem.key, mostShown);
        problem.message = shown(problem.message, mostShown);
        problem.remedy = shown(problem.remedy, mostShown);
    }
    std::ranges::stable_sort(file.problems, {}, &FairProblem::line);
    if (file.problems.empty())
        file.fair = std::move(fair);
    return file;
}

} // namespace standdienst::backend
