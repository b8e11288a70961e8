// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/vcard.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/fields.h"
#include "core/contact/person_name.h"
#include "core/contact/vcard_property.h"

#include <algorithm>
#include <array>
#include <vector>

namespace standdienst {

namespace {

constexpr std::string_view blanks = " \t";

std::vector<std::string_view> linesOf(std::string_view bytes) {
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        lines.push_back(bytes.substr(0, end));
        bytes.remove_prefix(end);
        bytes.remove_prefix(bytes.starts_with("\r\n") ? 2 : bytes.empty() ? 0 : 1);
    }
    return lines;
}

bool isMark(std::string_view line, std::string_view begin) { // BEGIN:VCARD, with blanks anywhere
    line = withoutBlanks(line);
    if (!startsIgnoringCase(line, begin))
        return false;
    line = withoutBlanks(line.substr(begin.size()));
    return line.starts_with(':') && equalsIgnoringCase(withoutBlanks(line.substr(1)), "VCARD");
}

// What stands indented is the line before going on, unless somebody indented the whole card: a property that
// begins where the line before was too short to need folding.
bool continues(std::string_view line, std::string_view before) {
    if (line.empty() || blanks.find(line.front()) == std::string_view::npos)
        return false;
    constexpr std::size_t shortestFolded = 60;
    if (before.size() >= shortestFolded)
        return true;
    constexpr std::array<std::string_view, 22> names{
        "BEGIN", "END",  "VERSION", "N",    "FN",    "TEL",   "EMAIL",    "ORG",    "TITLE", "ROLE", "URL",
        "ADR",   "NOTE", "UID",     "BDAY", "PHOTO", "LABEL", "NICKNAME", "PRODID", "REV",   "KIND", "AGENT"};
    line = withoutBlanks(line);
    const auto name = line.substr(0, line.find_first_of(":;"));
    return name.size() == line.size() ||
           std::ranges::none_of(names, [name](auto known) { return equalsIgnoringCase(name, known); });
}

bool isAsciiLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// How long the beginning of a property is that `text` begins with, its colon included ("TEL;TYPE=CELL:"); 0
// where it is none of those that are written most.
std::size_t propertyAt(std::string_view text, bool inAnyCase) {
    constexpr auto names = std::to_array<std::string_view>(
        {"VERSION", "BEGIN",    "END",    "FN",     "N",    "TEL",    "EMAIL",      "ORG",
         "TITLE",   "ROLE",     "URL",    "ADR",    "NOTE", "UID",    "BDAY",       "PHOTO",
         "LABEL",   "NICKNAME", "PRODID", "REV",    "KIND", "SOURCE", "CATEGORIES", "LOGO",
         "TZ",      "GEO",      "CLASS",  "MAILER", "KEY",  "IMPP",   "LANG",       "GENDER"});
    constexpr auto types = std::to_array<std::string_view>(
        {"work", "home", "cell", "voice", "fax", "internet", "pref", "main", "msg", "mobile", "pager",
         "postal", "parcel", "dom", "intl", "quoted-printable", "base64", "other", "iphone"});
    constexpr std::size_t longest = 96;
    text = text.substr(0, longest);
    std::size_t at = 0;
    if (startsIgnoringCase(text, "item")) { // item1.TEL
        at = std::min(text.find_first_not_of("0123456789", 4), text.size());
        if (at == 4 || at == text.size() || text[at++] != '.')
            return 0;
    }
    const auto end = text.find_first_of(":;", at);
    if (end == text.npos)
        return 0;
    const auto name = text.substr(at, end - at);
    constexpr std::string_view inNames = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    const bool own =
        name.size() > 3 && name.starts_with("X-") && name.find_first_not_of(inNames) == name.npos;
    if (!own && std::ranges::none_of(names, [name, inAnyCase](auto known) {
            return inAnyCase ? equalsIgnoringCase(known, name) : known == name;
        }))
        return 0;
    at = end;
    while (at < text.size() && text[at] == ';') {
        const auto next = text.find_first_of(":;", at + 1);
        if (next == text.npos)
            return 0;
        const auto parameter = lowerAscii(text.substr(at + 1, next - at - 1));
        const auto equals = parameter.find('=');
        if (equals == parameter.npos ? std::ranges::find(types, parameter) == types.end()
                                     : parameter.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != equals)
            return 0;
        at = next;
    }
    return at + 1;
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : lines_(linesOf(bytes)) {}

    Result<ReadCode> read() {
        while (at_ < lines_.size() && !isMark(lines_[at_], "BEGIN"))
            ++at_;
        if (at_ < lines_.size()) {
            indent_ = lines_[at_].find_first_not_of(blanks);
            ++at_;
        }
        findVersion();
        readProperties();
        if (std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, lines_.size())),
                        lines_.end(), [](auto line) { return isMark(line, "BEGIN"); }))
            fields_.remark(CodeRemark::SeveralCards);
        return finish();
    }

private:
    struct Phone {
        std::string text, group;
        int preference;
    };

    std::string_view line(std::size_t index) const {
        const auto whole = lines_[index];
        const auto blank = std::min(whole.find_first_not_of(blanks), whole.size());
        return whole.substr(std::min(indent_, blank));
    }

    void findVersion() {
        for (std::size_t i = at_; i < lines_.size() && !isMark(lines_[i], "END"); ++i) {
            const auto line = withoutBlanks(lines_[i]);
            if (startsIgnoringCase(line, "VERSION") && line.ends_with("2.1"))
                isOld_ = true;
        }
    }

    // The line at at_ with what continues it; at_ moves behind it.
    std::string logicalLine() {
        std::string whole(line(at_));
        std::string_view before = line(at_++);
        const auto header = lowerAscii(std::string_view(whole).substr(0, whole.find(':')));
        const bool quotedPrintable =
            header.find("quoted-printable") != header.npos || header.find("encoding=q") != header.npos;
        while (at_ < lines_.size()) {
            const auto next = line(at_);
            if (quotedPrintable && whole.ends_with('=')) {
                if (isMark(next, "END"))
                    break;
                whole.pop_back();
                whole += next;
            } else if (continues(next, before)) {
                // versit: the blank stays, since only where one was a line may be broken.
                whole += isOld_ ? next : next.substr(1);
            } else {
                break;
            }
            before = next;
            ++at_;
        }
        return whole;
    }

    void readProperties() {
        std::size_t depth = 0;
        bool afterAgent = false;
        std::size_t count = 0;
        while (at_ < lines_.size()) {
            if (isMark(lines_[at_], "END")) {
                ++at_;
                if (depth == 0)
                    return;
                --depth;
                continue;
            }
            if (isMark(lines_[at_], "BEGIN")) {
                if (!afterAgent)
                    return; // the end of the one before is missing; read() sees that there are several
                ++depth;
                ++at_;
                afterAgent = false;
                continue;
            }
            const auto whole = logicalLine();
            const auto property = vcardProperty(whole);
            if (!property || property->name.empty() || property->name == "VERSION")
                continue;
            if (++count > limits::codeProperties) {
                fields_.remark(CodeRemark::MoreProperties);
                skipToEnd();
                return;
            }
            // versit nests a whole card; later versions write it into one line.
            afterAgent = property->name == "AGENT" && withoutBlanks(property->value).empty();
            if (property->name == "AGENT" && isMark(property->value, "BEGIN"))
                ++depth;
            if (depth == 0)
                take(*property);
        }
        fields_.remark(CodeRemark::Unfinished);
    }

    void skipToEnd() {
        while (at_ < lines_.size() && !isMark(lines_[at_], "END"))
            ++at_;
        ++at_;
    }

    std::string textOf(const VCardProperty& property) {
        if (property.encoding == VCardProperty::Encoding::QuotedPrintable)
            return fields_.decoded(fromQuotedPrintable(property.value), property.charset);
        if (property.encoding == VCardProperty::Encoding::Base64)
            return fields_.decoded(fromLooseBase64(property.value), property.charset);
        return fields_.decoded(property.value, property.charset);
    }

    std::string plain(std::string_view text) const { return unescaped(text, isOld_); }

    // A component is a list from 3.0 on: "Müller,Schmidt", and "Smith, MBA".
    std::string component(std::string_view text) const {
        const auto isSecondFamily = [](std::string_view part) {
            return namePart("x, " + std::string(part)) != "x";
        };
        if (isOld_)
            return namePart(cleanLine(plain(text)));
        std::string joined;
        for (const auto part : splitAt(text, ',')) {
            const auto clean = namePart(cleanLine(plain(part)));
            if (clean.empty() || (!joined.empty() && !isSecondFamily(clean)))
                continue;
            if (!joined.empty())
                joined += ' ';
            joined += clean;
        }
        return joined;
    }

    void take(const VCardProperty& property) {
        const auto& name = property.name;
        if (name == "N")
            takeName(property);
        else if (name == "FN")
            fullName_ = fullName_.empty() ? cleanLine(plain(textOf(property))) : fullName_;
        else if (name == "ORG")
            takeOrganization(property);
        else if (name == "TITLE")
            prefer(title_, cleanLine(plain(textOf(property))), property.preference);
        else if (name == "ROLE")
            role_ = role_.empty() ? plain(textOf(property)) : role_;
        else if (name == "EMAIL")
            takeEmail(property);
        else if (name == "TEL")
            phones_.push_back({plain(textOf(property)), property.group, property.preference});
        else if (name == "URL" || name == "X-SOCIALPROFILE" || name == "SOCIALPROFILE" ||
                 name == "X-LINKEDIN")
            takeUrl(property);
        else if (name == "UID")
            uid_ = uid_.empty() ? cleanLine(plain(textOf(property))) : uid_;
        else if (name == "X-BADGE" || name == "X-BADGE-ID" || name == "X-BADGEID" || name == "X-VISITOR-ID" ||
                 name == "X-ATTENDEE-ID")
            fields_.badgeId(plain(textOf(property)));
        else if (name == "KIND" || name == "X-ADDRESSBOOKSERVER-KIND")
            isCompany_ = equalsIgnoringCase(withoutBlanks(property.value), "org");
        else if (name == "X-ABSHOWAS")
            isCompany_ = equalsIgnoringCase(withoutBlanks(property.value), "COMPANY");
        else if (name == "X-ABLABEL" && lowerAscii(property.value).find("fax") != std::string::npos)
            faxGroups_.push_back(property.group);
        // A fax is nobody to call.
        if (name == "TEL" && !property.has("voice") &&
            (property.has("fax") || property.has("pager") || property.has("modem") || property.has("telex") ||
             property.has("bbs")))
            phones_.pop_back();
    }

    void takeName(const VCardProperty& property) {
        if (!family_.empty() || !given_.empty())
            return;
        const auto text = textOf(property);
        const auto parts = splitAt(text, ';');
        isNameInOne_ = parts.size() == 1;
        if (isNameInOne_) {
            family_ = cleanLine(plain(parts[0]));
            return;
        }
        family_ = component(parts[0]);
        given_ = component(parts[1]);
        // "van den" among the middle names, or where titles belong.
        for (std::size_t i = 2; i < parts.size() && i < 4; ++i)
            if (const auto words = cleanLine(plain(parts[i])); isParticles(words) && !family_.empty())
                family_ = words + " " + family_;
    }

    struct Preferred {
        std::string text;
        int preference = CodeFields::noPreference;
    };
    static void prefer(Preferred& kept, std::string text, int preference) {
        if (!isPlaceholder(text) && (kept.text.empty() || preference < kept.preference))
            kept = {std::move(text), preference};
    }

    void takeOrganization(const VCardProperty& property) {
        const auto text = textOf(property);
        for (const auto part : splitAt(text, ';')) {
            if (auto clean = cleanLine(plain(part)); !isPlaceholder(clean))
                return prefer(organization_, std::move(clean), property.preference);
        }
    }

    void takeEmail(const VCardProperty& property) {
        if (property.has("x400") || property.has("x.400"))
            return;
        const auto text = plain(textOf(property));
        if (std::ranges::count(text, '@') < 2 || text.find("</") != text.npos)
            return fields_.email(text, property.preference);
        for (std::size_t start = 0; start < text.size();) { // several in one, which no version allows
            const auto end = std::min(text.find_first_of(",; ", start), text.size());
            if (const auto part = std::string_view(text).substr(start, end - start);
                part.find('@') != part.npos)
                fields_.email(part, property.preference);
            start = end + 1;
        }
    }

    void takeUrl(const VCardProperty& property) {
        const auto text = plain(textOf(property));
        if (property.name == "URL" || isWebAddress(text))
            fields_.url(text, property.preference);
    }

    // What the full name has beside the one part of it that N has: "Müller Anna", "MÜLLER Anna", "Anna
    // Müller".
    static std::string otherPart(std::string_view fullName, std::string_view part) {
        const auto name = withoutTitles(fullName);
        const auto split = splitName(name);
        if (sameName(split.family, part))
            return split.given;
        if (sameName(split.given, part))
            return split.family;
        if (name.size() > part.size() + 1) {
            const auto rest = name.size() - part.size() - 1;
            if (name[rest] == ' ' && sameName(std::string_view(name).substr(rest + 1), part))
                return name.substr(0, rest);
            if (name[part.size()] == ' ' && sameName(std::string_view(name).substr(0, part.size()), part))
                return name.substr(part.size() + 1);
        }
        return {};
    }

    void nameThePerson() {
        if (isNoName(fullName_))
            fullName_.clear();
        const bool isFullName = !hasLegalForm(fullName_) && fullName_.find(' ') != std::string::npos;
        if (!given_.empty() && !family_.empty()) {
            fields_.name(given_, family_);
            fields_.fullName(fullName_);
        } else if (isNameInOne_ && (fullName_.empty() || family_.find(',') != std::string::npos)) {
            fields_.fullName(family_);
        } else if ((family_.empty() && given_.empty()) ||
                   (isFullName && (family_ == fullName_ || given_ == fullName_))) {
            fields_.fullName(fullName_); // also the whole name where only a part of it belongs
        } else {
            const auto other =
                isFullName ? otherPart(fullName_, given_.empty() ? family_ : given_) : std::string();
            fields_.name(given_.empty() ? other : given_, family_.empty() ? other : family_);
            fields_.fullName(fullName_);
        }
    }

    Result<ReadCode> finish() {
        fields_.organization(organization_.text);
        fields_.title(title_.text);
        if (isCompany_) {
            fields_.organization(fullName_);
            if (!given_.empty() && !family_.empty())
                nameThePerson();
        } else {
            nameThePerson();
        }
        fields_.title(role_);
        for (const Phone& phone : phones_)
            if (phone.group.empty() || std::ranges::find(faxGroups_, phone.group) == faxGroups_.end())
                fields_.phone(phone.text, phone.preference);
        fields_.uid(uid_);
        return fields_.finish(CodeKind::VCard);
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    std::size_t indent_ = 0;
    bool isOld_ = false; // 2.1
    CodeFields fields_;
    std::string family_, given_, fullName_, role_, uid_;
    Preferred organization_, title_;
    bool isNameInOne_ = false; // N without a single semicolon
    bool isCompany_ = false;
    std::vector<Phone> phones_;
    std::vector<std::string> faxGroups_;
};

} // namespace

std::string withCardsLineBreaks(std::string_view bytes) {
    constexpr std::string_view begin = "BEGIN:VCARD";
    if (!startsIgnoringCase(bytes, begin) || bytes.size() == begin.size())
        return std::string(bytes);
    const char behind = bytes[begin.size()];
    // What stands for the line breaks; nothing where they are simply gone.
    const bool dropped = isAsciiLetter(behind);
    std::string broken(begin);
    for (std::size_t at = begin.size(); at < bytes.size();) {
        const bool separated = bytes[at] == behind && at + 1 < bytes.size();
        const auto name = propertyAt(bytes.substr(separated && !dropped ? at + 1 : at), !dropped);
        const bool inWord = at > begin.size() && name == 2 && bytes[at - 1] >= 'A' && bytes[at - 1] <= 'Z';
        if (name == 0 || (dropped ? inWord : !separated)) {
            broken += bytes[at++];
            continue;
        }
        broken += '\n';
        at += dropped ? 0 : 1;
        broken += bytes.substr(at, name);
        at += name;
    }
    return broken;
}

bool isVCard(std::string_view bytes) {
    return std::ranges::any_of(linesOf(bytes), [](auto line) { return isMark(line, "BEGIN"); });
}

Result<ReadCode> readVCard(std::string_view bytes) {
    return Reader(bytes).read();
}

} // namespace standdienst
