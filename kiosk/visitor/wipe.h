// SPDX-License-Identifier: GPL-3.0-or-later
// Forgetting what a visitor typed. These overwrite buffers in place, also where they are shared: the other
// holders are fields and events of the same visit. What Qt copied beyond our reach is overwritten when it is
// freed (kiosk/app/wiping_free.cpp), and what lay on the stack by scrubStack().
#pragma once

#include "core/contact/code.h"
#include "core/fold/contact.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace standdienst::kiosk {

void wipe(QString& text);
void wipe(QByteArray& bytes);
void wipe(std::string& text);
void wipe(Contact& contact);
void wipe(ReadCode& code);

// Overwrites the part of the stack below the caller, where finished functions left short strings.
void scrubStack();

} // namespace standdienst::kiosk
