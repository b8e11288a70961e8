// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/card.h"

#include "core/base/limits.h"

namespace standdienst {

namespace {

// RFC 6350, 3.4: commas, semicolons and backslashes are escaped, and line feeds are written as \n.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == ',' || c == ';' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

std::string_view cut(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t points = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
        if (begins && points++ == most)
            break;
    }
    return text.substr(0, at);
}

// RFC 3966 allows - . ( ) for the eye; digits and a leading + are what counts. The zero that is dialled only
// within the country, as in +49 (0)30, is none of the number.
std::string telephone(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (digits.starts_with('+') && text.substr(i).starts_with("(0)"))
            i += 2;
        else if ((text[i] >= '0' && text[i] <= '9') || (text[i] == '+' && digits.empty()))
            digits += text[i];
    }
    return digits;
}

} // namespace

std::string contactCard(const Fair& fair, std::string_view note) {
    std::string card = "BEGIN:VCARD\r\nVERSION:4.0\r\n";
    const auto add = [&card](std::string_view name, const std::string& value) {
        if (!value.empty())
            card.append(name).append(":").append(value).append("\r\n");
    };
    const auto& contact = fair.contact;
    add("FN", escaped(contact.person.empty() ? fair.company : contact.person));
    add("KIND", contact.person.empty() ? "org" : "individual");
    add("ORG", escaped(fair.company));
    add("EMAIL", escaped(contact.email));
    if (!contact.phone.empty())
        add("TEL;VALUE=uri", "tel:" + telephone(contact.phone));
    add("URL", contact.url);
    add("NOTE", escaped(cut(note, limits::cardNote)));
    return card + "END:VCARD\r\n";
}

} // namespace standdienst
