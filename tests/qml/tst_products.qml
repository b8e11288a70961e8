// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Kiosk
import Standdienst.Theme
import Standdienst.Test

// Looking through the fair's pictures, and what is taken along at the end.
KioskCase {
    name: "products"

    function look(row) {
        open(row);
        tap("attract.begin");
        tap("reasons.products");
        compare(flow().page, VisitFlow.Products);
    }

    function test_markedIsAnInterest_data() {
        return combinations();
    }

    function test_markedIsAnInterest(row) {
        look(row);
        tap("products.waste-heat");
        verify(Harness.find("page.product") !== null);
        verify(Harness.allText().includes(row.language === "de" ? "Heizt, wo Dampf zu viel wäre" : "Heats where steam would be too much"));
        tap("products.mark");
        verify(Harness.find("page.products") !== null, "marking leads back to all");
        tap("products.donau");
        verify(Harness.allText().includes(row.language === "de" ? "Datenschutzgrundverordnungskonforme" : "Design services"), "the summary stands where there is no longer text");
        tap("nav.back");
        verify(Harness.find("page.products") !== null, "back closes what was opened, and marks nothing");
        tap("products.waste-heat");
        tap("products.mark");
        compare(flow().topicsPage.chosenCount, 0, "a mark can be taken off again");
        tap("products.mark");
        compare(flow().topicsPage.chosenCount, 1);
        tap("products.next");
        compare(flow().page, contact);
        const stated = JSON.parse(Harness.stage.facts().filter(record => record.includes("interest.stated"))[0]).body;
        compare(stated.reason, "products");
        compare(stated.topics, ["waste-heat"]);
        tap("nav.back");
        compare(flow().page, VisitFlow.Products);
        tap("nav.back");
        compare(flow().page, reasons);
    }

    function test_pictures_data() {
        return combinations();
    }

    // Two topics of the tests' fair have a picture, the others a drawing.
    function test_pictures(row) {
        look(row);
        tryVerify(() => Harness.pictures().length === 2, 5000, "the pictures are there");
        for (const picture of Harness.pictures())
            verify(picture.startsWith("image://fair/"), picture);
        tap("products.waste-heat");
        tryVerify(() => Harness.pictures().length === 1);
    }

    function test_layout_data() {
        return everywhere(["1", "1.5", "2"]);
    }

    function test_layout(row) {
        look(row);
        enlarge(row.more);
        compare(Harness.flaws(Theme.target).join("\n"), "", "all");
        tap("products.waste-heat");
        compare(Harness.flaws(Theme.target).join("\n"), "", "one");
        for (const control of ["nav.language.de", "nav.language.en", "nav.display", "nav.startOver", "nav.back"])
            compare(Harness.outOfReach(control), "", control);
    }

    function test_nothingOfTheLastVisitor() {
        look({
                "screen": "portrait",
                "language": "en"
            });
        tap("products.waste-heat");
        tap("products.mark");
        tap("products.donau");
        tap("nav.startOver");
        compare(flow().page, attract);
        compare(flow().topicsPage.opened, "");
        compare(flow().topicsPage.chosenCount, 0);
        tap("attract.begin");
        tap("reasons.products");
        verify(Harness.find("page.products") !== null);
    }

    function test_takeAlong_data() {
        return combinations();
    }

    function test_takeAlong(row) {
        look(row);
        tap("products.waste-heat");
        tap("products.mark");
        tap("products.next");
        tap("contact.finishWithout");
        compare(flow().page, thankYou);
        Harness.scrollTo("thankYou.card");
        const code = Harness.find("thankYou.card");
        verify(code.modules > 20 && code.modules <= 97, code.modules);
        verify(code.width >= code.modules * Theme.mm(0.45), "phones read it");
        const card = code.text.split("\r\n");
        compare(card[0], "BEGIN:VCARD");
        compare(card[1], "VERSION:4.0");
        verify(card.includes("FN:Johanna Brückner-Öztürk"));
        verify(card.includes("TEL;VALUE=uri:tel:+49301234567"), code.text);
        verify(card.includes("EMAIL:messe@rautenberg.example"));
        const note = card.find(line => line.startsWith("NOTE:"));
        verify(note.includes(row.language === "de" ? "Wärmerückgewinnungsanlagen für Großbäckereien" : "Heat recovery systems for large bakeries"), note);
    }
}
