// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace standdienst {

// What brings a visitor here. Only reasons whose screens exist can be published.
enum class Reason { Advice, Information, Products, Appointment, Giveaway };
std::string_view name(Reason reason);
std::optional<Reason> reasonFromName(std::string_view name);

} // namespace standdienst
