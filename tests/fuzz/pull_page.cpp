// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/pull_page.h"

#include "tests/fuzz/harness.h"

#include <algorithm>

namespace standdienst::fuzz {

void pull_page(std::string_view bytes) {
    auto object = parseObject(bytes);
    if (!object)
        return holdClear(object.error());
    const auto page = kiosk::pullPage(std::move(*object));
    if (!page)
        return holdClear(page.error());
    json::array documents;
    for (const auto& document : page->documents) {
        json::object one{{"kind", document.kind}, {"id", document.id}, {"position", document.position.value}};
        if (document.body)
            one["body"] = *document.body;
        else
            one["gone"] = true;
        documents.push_back(std::move(one));
    }
    const auto mark = [](const kiosk::Mark& at) {
        return json::object{{"incarnation", at.incarnation}, {"seq", at.seq}};
    };
    json::object text{{"acknowledged", mark(page->acknowledged)},
                      {"snapshot", page->snapshot},
                      {"more", page->more},
                      {"cursor", page->cursor},
                      {"epoch", page->epoch},
                      {"documents", std::move(documents)}};
    if (page->backedUp)
        text["backed_up"] = mark(*page->backedUp);
    auto again = kiosk::pullPage(parseObject(json::serialize(text)).value());
    hold(again.has_value(), "what was written is read");
    hold(again->cursor == page->cursor && again->epoch == page->epoch && again->more == page->more &&
             again->snapshot == page->snapshot,
         "as the same");
    hold(again->documents.size() == page->documents.size(), "no document is lost");
    for (std::size_t i = 0; i < page->documents.size(); ++i)
        hold(again->documents[i].id == page->documents[i].id &&
                 again->documents[i].body == page->documents[i].body,
             "documents stay the same");
}

} // namespace standdienst::fuzz
