// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Theme
import Standdienst.Test

// Every screen, in each language, theme, orientation and size of text, under the eye of whoever sees or reaches less: contrast as
// drawn, names, roles, the order of Tab, nothing over anything else. Each screen is opened once and shown in all themes.
KioskCase {
    name: "look"

    function look(page) {
        const faults = [];
        const note = (where, lines) => lines.forEach(line => faults.push(page + ", " + where + ": " + line));
        Harness.settle();
        note("use", Harness.faultsOfUse());
        for (const variant of [["light", Theme.Light], ["dark", Theme.Dark], ["contrast", Theme.HighContrast]]) {
            Theme.chosenVariant = variant[1];
            note(variant[0], Harness.faultsOfLook(variant[1] === Theme.HighContrast ? 7 : 4.5, 3));
        }
        note("contrast", Harness.flaws(Theme.target)); // with its thicker lines
        Theme.chosenVariant = -1;
        compare(faults.join("\n"), "");
    }

    function test_screens_data() {
        return everywhere(["1", "2"]);
    }

    function test_screens(row) {
        open(row);
        Theme.textScale = Number(row.more);
        look("attract");
        Harness.touch("nav.display");
        look("display");
        tap("display.done");
        flow().begin();
        look("reasons");
        flow().reasonsPage.choose("products");
        look("products");
        tap("products.donau");
        look("product");
        flow().back();
        flow().back();
        flow().reasonsPage.choose("advice");
        flow().topicsPage.toggle("donau");
        look("topics");
        flow().topicsPage.next();
        if (flow().page === needs) {
            look("needs");
            flow().needsPage.skipAll();
        }
        look("contact");
        flow().contactPage.email = "anna@";
        flow().contactPage.send();
        look("contact, with problems");
        flow().callPerson();
        look("coming");
        flow().comingPage.leave();
        look("coming, left");
        flow().comingPage.goOn();
        flow().contactPage.finishWithout();
        look("thank you");
        Harness.stage.advance(60000);
        flow().begin();
        Harness.stage.advance(46000);
        Harness.settle();
        look("idle");
    }

    function test_gifts_data() {
        return everywhere(["1", "2"]);
    }

    function test_gifts(row) {
        open(row);
        Theme.textScale = Number(row.more);
        Harness.stage.giveGifts({
                "thermometer": 2,
                "rule": 3
            }, 12);
        flow().begin();
        flow().reasonsPage.choose("giveaway");
        look("gifts");
        flow().giftsPage.choose("thermometer");
        look("gift chosen");
    }

    function test_staffScreens_data() {
        return everywhere(["1"]);
    }

    function test_staffScreens(row) {
        open(row, "");
        look("pairing");
        open(row, "trial");
        Harness.stage.setDiskFull(true);
        Harness.settle();
        look("trouble");
        Harness.stage.setDiskFull(false);
    }
}
