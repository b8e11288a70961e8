// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/wipe.h"
#include "tests/catch.h"

#include <algorithm>

using namespace standdienst;
using namespace standdienst::kiosk;

TEST_CASE("Wiping overwrites the very bytes, also those that another string shares") {
    QString text = QString("Schmidt").append(u'!'); // on the heap, with room to spare
    text.chop(1);
    const QString other = text;
    const auto* bytes = other.constData();
    wipe(text);
    CHECK(text.isEmpty());
    CHECK(std::all_of(bytes, bytes + other.size(), [](QChar c) { return c.isNull(); }));
}

TEST_CASE("What was cut off at the front goes as well") {
    QByteArray bytes = QByteArray("secret, and more").append('.');
    const char* begin = bytes.constData();
    bytes.remove(0, 8);
    wipe(bytes);
    (void)begin; // freed with the last holder; the container itself is empty
    CHECK(bytes.isEmpty());
}

TEST_CASE("Text of the program itself is let go, not written to") {
    QString text = QStringLiteral("from the program");
    wipe(text);
    CHECK(text.isEmpty());
    CHECK(QStringLiteral("from the program").startsWith(u'f'));
}

TEST_CASE("A standard string loses its bytes, short or long") {
    for (const auto* words : {"short", "long enough to be kept on the heap"}) {
        std::string text = words;
        const auto* bytes = text.data();
        const auto size = text.size();
        wipe(text);
        CHECK(text.empty());
        CHECK(std::all_of(bytes, bytes + size, [](char c) { return c == 0; }));
    }
}
