// SPDX-License-Identifier: GPL-3.0-or-later
// Codes in files, so that an exhibitor can try the organiser's badges before the fair.
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "kiosk/scan/symbols.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace standdienst::kiosk {

// The symbols in a picture (PNG, JPEG, WebP, BMP, GIF, TIFF, SVG and what else Qt reads), none where there is
// none; or a file of text as one symbol, whose format is "text". What it is, its content says and not its
// name.
//   NotFound     no such file, or it may not be read
//   Malformed    empty, a folder, or damaged
//   TooLarge     above limits::codePictureBytes, limits::codePicturePixels, or limits::codeBytes of text
//   Unsupported  neither text nor a picture that this program can open
Result<std::vector<Symbol>> readCodeFile(const QString& path);

// Whether an SVG names files or addresses beside itself, or defines entities: it would be drawn with them.
bool reachesOut(std::string_view svg);

// A line of `standdienst-kiosk --read --json` (docs/setting-up/badges.md): what the file says, what of it a
// visitor would be shown to correct, and what is thought of each field; of phone numbers as at a fair in
// `country` (ISO 3166-1 alpha-2; empty: as in none).
json::object codeFileReport(const std::string& file, const Result<std::vector<Symbol>>& symbols,
                            std::string_view country = {});
// The same for people, in several lines.
std::string inWords(const json::object& report);

} // namespace standdienst::kiosk
