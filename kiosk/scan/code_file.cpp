// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/code_file.h"

#include "core/base/limits.h"
#include "core/contact/address.h"
#include "core/contact/charset.h"
#include "core/contact/code.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace standdienst::kiosk {

namespace {

using namespace std::string_view_literals;

// Formats that begin like a text would (Qt takes "P1" for the beginning of a picture, and "BM") are only
// believed when more of them is there.
bool looksLikePicture(std::string_view bytes) {
    const auto at = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
    };
    if (bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xff\xd8\xff"sv) || bytes.starts_with("GIF8"sv))
        return true;
    if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv))
        return true;
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv))
        return true;
    if (bytes.starts_with("BM"sv))
        return at(15) == 0 && at(16) == 0 && at(17) == 0 && at(14) >= 12;
    return at(0) == 'P' && at(1) >= '1' && at(1) <= '6' && (at(2) == '\n' || at(2) == '\r') &&
           (at(3) == '#' || std::isdigit(static_cast<int>(at(3))));
}

bool looksLikeSvg(std::string_view bytes) {
    const auto first = bytes.find_first_not_of("\xef\xbb\xbf \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<' &&
           bytes.substr(0, 4096).find("<svg") != std::string_view::npos;
}

bool looksLikeText(std::string_view bytes) {
    if (bytes.starts_with("%PDF"sv))
        return false;
    const std::string text = withoutWideCharacters(bytes);
    const auto strange = std::ranges::count_if(text, [](unsigned char c) {
        // A scanner's framing, and what GS1 and badges use between their fields, are no sign of a binary
        // file.
        return c == 0 || (c < 0x20 && !(c >= 0x09 && c <= 0x0d) && c != 0x02 && c != 0x03 && c != 0x04 &&
                          (c < 0x1c || c > 0x1f));
    });
    return strange == 0;
}

Result<std::vector<Symbol>> picture(QByteArray& bytes, bool svg) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, svg ? QByteArray("svg") : QByteArray());
    reader.setDecideFormatFromContent(!svg);
    reader.setAutoTransform(true);
    constexpr auto megabyte = 1024 * 1024;
    QImageReader::setAllocationLimit(
        static_cast<int>(limits::codePicturePixels * 8 / megabyte)); // 16 bit a channel
    if (!reader.canRead())
        return Error{Code::Unsupported,
                     "neither text nor a picture that can be opened here; save it as PNG or JPEG"};
    const QSize size = reader.size();
    if (size.isValid() && static_cast<std::size_t>(size.width()) * size.height() > limits::codePicturePixels)
        return Error{Code::TooLarge, "a picture of more than " +
                                         std::to_string(limits::codePicturePixels / 1'000'000) +
                                         " million pixels; make it smaller"};
    if (svg && size.isValid() && !size.isEmpty())
        reader.setScaledSize(size.scaled(1200, 1200, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return Error{Code::Malformed, "a damaged picture: " + reader.errorString().toStdString()};
    return findSymbols(image);
}

json::array textArray(const std::vector<std::string>& texts) {
    json::array array;
    for (const auto& text : texts)
        array.emplace_back(text);
    return array;
}

template<class Check>
void judge(json::object& verdicts, json::object& suggestions, std::string_view field,
           const std::vector<std::string>& addresses, Check check) {
    json::array found, meant;
    for (const auto& address : addresses) {
        const AddressVerdict verdict = check(address);
        found.emplace_back(name(verdict.verdict));
        meant.emplace_back(verdict.suggestion.empty() ? json::value(nullptr)
                                                      : json::value(verdict.suggestion));
    }
    const bool any = std::ranges::any_of(meant, [](const json::value& value) { return value.is_string(); });
    if (!found.empty())
        verdicts[field] = std::move(found);
    if (any)
        suggestions[field] = std::move(meant);
}

std::string readable(std::string_view bytes) {
    return decodeText(withoutWideCharacters(bytes)).text;
}

void describe(json::object& line, const Symbol& symbol, std::string_view country) {
    line["symbol"] = symbol.format;
    line["text"] = readable(symbol.bytes);
    const auto read = readCode(symbol.bytes);
    if (!read) {
        line["kind"] = nullptr;
        line["contact"] = nullptr;
        line["verdicts"] = json::object();
        line["refused"] = read.error().detail;
        return;
    }
    const CodeContact& contact = read->contact;
    line["kind"] = name(read->kind);
    json::object verdicts, suggestions;
    const std::array<std::pair<std::string_view, const std::string*>, 5> texts{
        {{"given_name", &contact.givenName},
         {"family_name", &contact.familyName},
         {"organization", &contact.organization},
         {"title", &contact.title},
         {"badge_id", &contact.badgeId}}};
    json::object fields;
    for (const auto& [field, text] : texts) {
        fields[field] = *text;
        if (!text->empty())
            verdicts[field] = name(Verdict::Good);
    }
    fields["emails"] = textArray(contact.emails);
    fields["phones"] = textArray(contact.phones);
    fields["urls"] = textArray(contact.urls);
    judge(verdicts, suggestions, "emails", contact.emails, checkEmail);
    judge(verdicts, suggestions, "phones", contact.phones,
          [country](std::string_view phone) { return checkPhone(phone, country); });
    line["contact"] = std::move(fields);
    line["verdicts"] = std::move(verdicts);
    if (!suggestions.empty())
        line["suggestions"] = std::move(suggestions);
    if (!read->remarks.empty()) {
        json::array remarks;
        for (const auto remark : read->remarks)
            remarks.emplace_back(name(remark));
        line["remarks"] = std::move(remarks);
    }
}

// A terminal obeys what it is shown.
std::string harmless(std::string_view text) {
    std::string result;
    for (const char32_t c : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUcs4()) {
        const bool turns = c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
                           (c >= 0x2066 && c <= 0x2069);
        if (c == '\n')
            result += " / ";
        else if (c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && !turns)
            result += QString::fromUcs4(&c, 1).toStdString();
    }
    return result;
}

} // namespace

bool reachesOut(std::string_view svg) {
    if (svg.find("<!ENTITY") != std::string_view::npos)
        return true;
    for (auto at = svg.find("href"); at != std::string_view::npos; at = svg.find("href", at + 4)) {
        const auto value = svg.find_first_not_of(" \t\r\n=\"'", at + 4);
        const auto rest = value == std::string_view::npos ? std::string_view() : svg.substr(value);
        if (!rest.starts_with('#') && !rest.starts_with("data:"))
            return true;
    }
    return false;
}

Result<std::vector<Symbol>> readCodeFile(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return Error{Code::NotFound, "there is no such file"};
    if (info.isDir())
        return Error{Code::Malformed, "a folder; name the files in it"};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Code::NotFound, "cannot be read: " + file.errorString().toStdString()};
    // One byte more than fits, whatever its size is said to be: it may be a device that never ends.
    QByteArray bytes = file.read(limits::codePictureBytes + 1);
    if (bytes.isEmpty())
        return Error{Code::Malformed, "the file is empty"};
    if (static_cast<std::size_t>(bytes.size()) > limits::codePictureBytes)
        return Error{Code::TooLarge, "more than " + std::to_string(limits::codePictureBytes / 1024 / 1024) +
                                         " MiB; make it smaller"};
    const std::string_view content(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (looksLikePicture(content))
        return picture(bytes, false);
    if (looksLikeSvg(content)) {
        if (reachesOut(content))
            return Error{Code::Unsupported,
                         "this SVG names other files or addresses, and none is opened; save it as PNG"};
        return picture(bytes, true);
    }
    if (!looksLikeText(content))
        return picture(bytes, false);
    if (content.size() > limits::codeBytes)
        return Error{Code::TooLarge, "a text of more than " + std::to_string(limits::codeBytes) +
                                         " bytes, which no code holds"};
    return std::vector<Symbol>{{"text", std::string(content), false}};
}

json::object codeFileReport(const std::string& file, const Result<std::vector<Symbol>>& symbols,
                            std::string_view country) {
    json::object line{{"file", readable(file)}, {"symbol", nullptr}, {"text", nullptr}};
    if (!symbols) {
        line["contact"] = nullptr;
        line["verdicts"] = json::object();
        line["error"] = symbols.error().detail;
        return line;
    }
    if (symbols->empty()) {
        line["contact"] = nullptr;
        line["verdicts"] = json::object();
        return line;
    }
    // What would be a contact comes first; what only has a number, or is refused, then.
    const auto worth = [](const Symbol& symbol) {
        const auto read = readCode(symbol.bytes);
        return !read ? 0 : read->kind == CodeKind::Badge || read->kind == CodeKind::Url ? 1 : 2;
    };
    auto ordered = *symbols;
    std::ranges::stable_sort(ordered, std::ranges::greater(), worth);
    describe(line, ordered.front(), country);
    if (ordered.size() > 1) {
        json::array others;
        for (auto symbol = ordered.begin() + 1; symbol != ordered.end(); ++symbol) {
            json::object other;
            describe(other, *symbol, country);
            others.push_back(std::move(other));
        }
        line["others"] = std::move(others);
    }
    return line;
}

std::string inWords(const json::object& report) {
    const auto text = [](const json::value& value) {
        return harmless(value.as_string());
    };
    std::string words = report.contains("file") ? text(report.at("file")) + ": " : "also ";
    if (const auto* error = report.if_contains("error"))
        return words + text(*error) + "\n";
    if (report.at("symbol").is_null())
        return words + "no code found\n";
    words += text(report.at("symbol")) + "\n";
    const auto line = [&](std::string_view label, const std::string& value) {
        words += "  " + std::string(label) + std::string(14 - std::min<std::size_t>(label.size(), 13), ' ') +
                 value + "\n";
    };
    if (const auto* refused = report.if_contains("refused")) {
        line("text", text(report.at("text")));
        line("not taken", text(*refused));
    } else {
        const auto& contact = report.at("contact").as_object();
        const auto* suggestions = report.if_contains("suggestions");
        constexpr std::array<std::pair<std::string_view, std::string_view>, 8> labels{
            {{"given_name", "first name"},
             {"family_name", "last name"},
             {"organization", "company"},
             {"title", "title"},
             {"emails", "e-mail"},
             {"phones", "phone"},
             {"urls", "address"},
             {"badge_id", "badge"}}};
        for (const auto& [field, label] : labels) {
            const auto& value = contact.at(field);
            if (value.is_string()) {
                if (!value.as_string().empty())
                    line(label, text(value));
                continue;
            }
            const auto& several = value.as_array();
            for (std::size_t i = 0; i < several.size(); ++i) {
                std::string said = text(several[i]);
                if (const auto* verdicts = report.at("verdicts").as_object().if_contains(field))
                    said += " (" + text(verdicts->as_array()[i]);
                if (const auto* meant = suggestions ? suggestions->as_object().if_contains(field) : nullptr;
                    meant && meant->as_array()[i].is_string())
                    said += ", perhaps " + text(meant->as_array()[i]);
                if (report.at("verdicts").as_object().contains(field))
                    said += ")";
                line(label, said);
            }
        }
        if (const auto* remarks = report.if_contains("remarks")) {
            for (const auto& remark : remarks->as_array())
                line("remark", text(remark));
        }
    }
    if (const auto* others = report.if_contains("others")) {
        for (const auto& other : others->as_array())
            words += inWords(other.as_object());
    }
    return words;
}

} // namespace standdienst::kiosk
