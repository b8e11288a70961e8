// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/layout.h"
#include "kiosk/scan/scan_desk.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

const std::string card =
    "BEGIN:VCARD\nVERSION:3.0\nN:Young-Zyx;Jane\nEMAIL:jane_young@example.com\nTEL:+49 30 123456\nEND:VCARD";

WedgeCode typed(const std::string& text, bool framed = true) {
    return {text, {}, framed, false};
}

void isTheCard(const Result<ReadCode>& read) {
    REQUIRE(read);
    CHECK(read->kind == CodeKind::VCard);
    CHECK(read->contact.familyName == "Young-Zyx");
    REQUIRE(read->contact.emails.size() == 1);
    CHECK(read->contact.emails[0] == "jane_young@example.com");
    REQUIRE(read->contact.phones.size() == 1);
    CHECK(read->contact.phones[0] == "+49 30 123456");
}

} // namespace

TEST_CASE("A card is read in whichever layout a scanner typed it") {
    isTheCard(readTyped(typed(card)));
    isTheCard(readTyped(typed(germanFromUs(card)))); // the scanner types US, the system has German
    // The other way round all comes through but the @, which has a place of its own on a German keyboard.
    const auto other = readTyped(typed(usFromGerman(card)));
    REQUIRE(other);
    CHECK(other->contact.familyName == "Young-Zyx");
    isTheCard(readTyped({"what the layout made of it", card, true, false}));
}

TEST_CASE("A number stays as it was typed") {
    const auto read = readTyped(typed("V-ZY-12"));
    REQUIRE(read);
    CHECK(read->kind == CodeKind::Badge);
    CHECK(read->contact.badgeId == "V-ZY-12");
}

TEST_CASE("A secret that was shown by mistake is none of ours, in whichever layout") {
    CHECK_FALSE(readTyped(typed("WIFI:S:Hall;P:secret;;")));
    CHECK_FALSE(readTyped(typed(germanFromUs("WIFI:S:Hall;P:secret;;"))));
}

TEST_CASE("A code that is not framed counts where it says something of a person, and is noise otherwise") {
    ScanDesk desk;
    int read = 0, not_ = 0;
    QObject::connect(&desk, &ScanDesk::read, &desk, [&] { ++read; });
    QObject::connect(&desk, &ScanDesk::notUnderstood, &desk, [&] { ++not_; });
    desk.takeTyped(typed("jkljkl", false));
    CHECK(read == 0);
    CHECK_FALSE(desk.scannerKnown());
    desk.takeTyped(typed(card, false));
    CHECK(read == 1);
    CHECK(desk.scannerKnown());
    desk.takeTyped({{}, {}, true, true});
    desk.takeBytes("WIFI:S:Hall;P:secret;;");
    CHECK(read == 1);
    CHECK(not_ == 2);
}

TEST_CASE("The camera of a device that has none is not opened") {
    ScanDesk desk;
    desk.look();
    if (desk.cameraOffered())
        return; // this machine has one
    CHECK_FALSE(desk.cameraOpen());
    desk.openCamera();
    CHECK_FALSE(desk.cameraOpen());
    CHECK_FALSE(desk.cameraOffered());
}
