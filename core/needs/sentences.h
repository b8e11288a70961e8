// SPDX-License-Identifier: GPL-3.0-or-later
// Saying back what was understood.
#pragma once

#include "core/needs/needs.h"

#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// The answer alone, as the sentence names it: "Stahl und Aluminium", "1.200 kW", "„…“". Empty where it was
// skipped.
std::string answerWords(const Question& question, const NeedAnswer& answer, std::string_view language,
                        const std::vector<std::string>& fallback);
// The question's sentence with the answer in it. Empty where it was skipped.
std::string sentenceOf(const Question& question, const NeedAnswer& answer, std::string_view language,
                       const std::vector<std::string>& fallback);

} // namespace standdienst
