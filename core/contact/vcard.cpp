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

// An address book numbers its entries so that it can tell them apart; that is no badge.
bool isMachineMade(std::string_view uid) {
    constexpr std::size_t shortestHex = 24; // a UUID has 32, an id of MongoDB's 24
    const bool longHex = uid.size() >= shortestHex && uid.find_first_of("abcdefABCDEF-") != uid.npos &&
                         uid.find_first_not_of("0123456789abcdefABCDEF-{}:_") == uid.npos;
    const auto scheme = uid.substr(0, uid.find(':'));
    const bool uuidBefore = scheme.size() == 36 && scheme[8] == '-' && scheme[13] == '-';
    return longHex || uuidBefore || startsIgnoringCase(uid, "urn:") || startsIgnoringCase(uid, "pas-id-") ||
           startsIgnoringCase(uid, "uuid:") || uid.find('@') != uid.npos || uid.find("://") != uid.npos;
}

bool hasLegalForm(std::string_view name) {
    constexpr std::array<std::string_view, 16> forms{"gmbh", "ag",   "kg",   "ohg", "se",   "ltd",
                                                     "ltd.", "inc",  "inc.", "llc", "b.v.", "bv",
                                                     "s.a.", "sarl", "oy",   "e.v."};
    const auto space = name.rfind(' ');
    return space != name.npos && std::ranges::find(forms, lowerAscii(name.substr(space + 1))) != forms.end();
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

    // A component is a list from 3.0 on: "Müller,Schmidt".
    std::string component(std::string_view text) const {
        if (isOld_)
            return cleanLine(plain(text));
        std::string joined;
        for (const auto part : splitAt(text, ',')) {
            const auto clean = cleanLine(plain(part));
            if (!joined.empty() && !clean.empty())
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
            fields_.title(plain(textOf(property)));
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
        family_ = isNameInOne_ ? cleanLine(plain(parts[0])) : component(parts[0]);
        given_ = isNameInOne_ ? "" : component(parts[1]);
    }

    void takeOrganization(const VCardProperty& property) {
        const auto text = textOf(property);
        for (const auto part : splitAt(text, ';')) {
            if (auto clean = cleanLine(plain(part)); !clean.empty())
                return fields_.organization(clean);
        }
    }

    void takeEmail(const VCardProperty& property) {
        if (property.has("x400") || property.has("x.400"))
            return;
        const auto text = plain(textOf(property));
        if (std::ranges::count(text, '@') < 2)
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

    void nameThePerson() {
        const bool isFullName = !hasLegalForm(fullName_) && fullName_.find(' ') != std::string::npos;
        if (!given_.empty() && !family_.empty()) {
            fields_.givenName(given_);
            fields_.familyName(family_);
        } else if (isNameInOne_ && (fullName_.empty() || family_.find(',') != std::string::npos)) {
            fields_.fullName(family_);
        } else if ((family_.empty() && given_.empty()) ||
                   (isFullName && (family_ == fullName_ || given_ == fullName_))) {
            fields_.fullName(fullName_); // also the whole name where only a part of it belongs
        } else {
            fields_.familyName(family_);
            fields_.givenName(given_);
            const auto name = withoutTitles(fullName_);
            if (given_.empty() && name.size() > family_.size() + 1 && name.ends_with(" " + family_))
                fields_.givenName(std::string_view(name).substr(0, name.size() - family_.size() - 1));
        }
    }

    Result<ReadCode> finish() {
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
        if (!isMachineMade(uid_))
            fields_.badgeId(uid_);
        return fields_.finish(CodeKind::VCard);
    }

    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    std::size_t indent_ = 0;
    bool isOld_ = false; // 2.1
    CodeFields fields_;
    std::string family_, given_, fullName_, role_, uid_;
    bool isNameInOne_ = false; // N without a single semicolon
    bool isCompany_ = false;
    std::vector<Phone> phones_;
    std::vector<std::string> faxGroups_;
};

} // namespace

bool isVCard(std::string_view bytes) {
    return std::ranges::any_of(linesOf(bytes), [](auto line) { return isMark(line, "BEGIN"); });
}

Result<ReadCode> readVCard(std::string_view bytes) {
    return Reader(bytes).read();
}

} // namespace standdienst
