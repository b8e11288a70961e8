// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every unit of core and backend includes of others: read once where STANDDIENST_PCH is on, which
// spares a build a quarter of its time. No source relies on it: each includes what it needs.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <boost/json.hpp>
#include <boost/system/result.hpp>
#include <fmt/format.h>
