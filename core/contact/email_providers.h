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
// One of the providers itself.
bool isProvider(std::string_view domain);

} // namespace standdienst
