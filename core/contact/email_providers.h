// SPDX-License-Identifier: GPL-3.0-or-later
// The mail domains that people mistype. Internal to core/contact.
#pragma once

#include <string>
#include <string_view>

namespace standdienst {

// The provider that `domain` is most likely a slip for, or nothing: for a provider itself, for every domain
// that is known to be somebody else's, and for whatever is not near enough to one. `domain` is valid UTF-8,
// in lower case, without a dot at its end; it may lack its dot altogether ("gmailcom", "gmx").
std::string_view providerMeant(std::string_view domain);
// The ending that the last part of a domain is a slip for ("com" for "con", "de" for "dd"), or nothing: for
// every ending that exists (Mozilla's list, as libpsl has it) and for what is near to none. In lower case.
std::string_view endingMeant(std::string_view ending);
// Whether mail can be sent to it: a top-level domain of that list.
bool isTopLevel(std::string_view ending);
// One of the providers itself.
bool isProvider(std::string_view domain);

} // namespace standdienst
