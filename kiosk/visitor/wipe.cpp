// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/wipe.h"

#include <sodium/utils.h>

namespace standdienst::kiosk {

namespace {

// QString and QByteArray alike. Text that the program was compiled with has no header and cannot be written
// to.
template<class Container>
void wipeShared(Container& container) {
    auto& data = container.data_ptr();
    if (data.d_ptr()) {
        auto* begin = data.data() - data.freeSpaceAtBegin();
        const auto count = data.freeSpaceAtBegin() + container.size() + data.freeSpaceAtEnd();
        sodium_memzero(begin, static_cast<std::size_t>(count) * sizeof(*begin));
    }
    container = Container();
}

} // namespace

void wipe(QString& text) {
    wipeShared(text);
}

void wipe(QByteArray& bytes) {
    wipeShared(bytes);
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.capacity());
    text.clear();
}

void wipe(Contact& contact) {
    for (auto* field : {&contact.givenName, &contact.familyName, &contact.organization, &contact.email,
                        &contact.phone, &contact.message, &contact.badgeId})
        wipe(*field);
    for (auto& [question, words] : contact.answers)
        wipe(words);
    contact.answers.clear();
}

void wipe(ReadCode& code) {
    auto& contact = code.contact;
    for (auto* field :
         {&contact.givenName, &contact.familyName, &contact.organization, &contact.title, &contact.badgeId})
        wipe(*field);
    for (auto* list : {&contact.emails, &contact.phones, &contact.urls}) {
        for (auto& text : *list)
            wipe(text);
        list->clear();
    }
}

__attribute__((noinline)) void scrubStack() {
    // The deepest calls that hold a visitor's text (delivery of a key, a commit) stay far below this.
    char below[512 * 1024];
    sodium_memzero(below, sizeof below);
    asm volatile("" : : "r"(below) : "memory");
}

} // namespace standdienst::kiosk
