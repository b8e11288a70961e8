// SPDX-License-Identifier: GPL-3.0-or-later
// [[questions]] and [[needs]] of the fair file, both optional.
#pragma once

#include "backend/fair/section.h"

namespace standdienst::backend {

// After languages, reasons and topics were read. What cannot work is a problem of the file: a condition that
// names what does not exist, stands later or turns in a circle; a question or rule that no visitor can reach;
// a way on which more than limits::needsAsked questions are asked.
void readQuestions(Section& top, Fair& fair);

} // namespace standdienst::backend
