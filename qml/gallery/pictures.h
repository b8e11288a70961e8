// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"
#include "core/fair/picture.h"

#include <QString>

#include <vector>

namespace standdienst::ui {

// Draws the visitor's screens as the product shows them, for the documentation. `pictures` are those that the
// fair names. False where a file could not be written.
bool drawScreens(const Fair& fair, const std::vector<Picture>& pictures, const QString& folder);

// Draws every sheet of the gallery, in every theme and language.
bool drawGallery(const QString& folder);

} // namespace standdienst::ui
