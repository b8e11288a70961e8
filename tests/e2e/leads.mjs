// SPDX-License-Identifier: GPL-3.0-or-later
// Compares what the console's API tells with what the recordings imply.
import assert from "node:assert/strict";
import { expectedOf } from "./expected.mjs";

// Every Thank-you that was seen is a visit in the backend; those that imply a lead are leads with the right contact, consents,
// interest; those that do not are none.
export async function checkLeads(scenario, recordings) {
    const expected = new Map(expectedOf(recordings).seen.map((one) => [one.name, one]));
    const byVisit = (list) => {
        const map = new Map(list.map((one) => [one.visit, one]));
        assert.equal(map.size, list.length, "nothing is listed twice");
        return map;
    };
    const known = byVisit(scenario.command("visit", "list", "--json").visits);
    const api = await scenario.administrator();
    const leads = byVisit(await api.leads());
    const thanked = scenario.thanked();
    for (const { visit, name } of thanked) {
        const one = expected.get(name);
        assert.ok(known.has(visit), `${name}: the Thank-you ${visit} is lost`);
        const lead = leads.get(visit);
        assert.equal(Boolean(lead), one.lead, `${name}: ${one.lead ? "a lead is missing" : "there should be no lead"}`);
        if (!lead) continue;
        assert.deepEqual(snake(one.sent.contact), lead.contact, `${name}: contact`);
        assert.equal(lead.reason, one.interest.reason, `${name}: reason`);
        assert.deepEqual([...lead.topics].sort(), [...one.interest.topics].sort(), `${name}: topics`);
        const given = (lead.needs?.answers ?? []).flatMap((answer) => answer.options ?? []);
        if (!one.corrected) assert.deepEqual([...given].sort(), [...one.options].sort(), `${name}: answers`);
        const { consents, story } = await api.lead(visit);
        assert.deepEqual(consents.map((consent) => `${consent.purpose}.${consent.channel}`).sort(), one.sent.consents, `${name}: consents`);
        assert.equal(story[0].type, "visit.started", `${name}: the story's beginning`);
        for (const type of ["visit.started", "contact.given", "visit.ended"])
            assert.ok(story.filter((step) => step.type === type).length <= 1, `${name}: ${type} is told twice`);
        assert.ok(story.some((step) => step.type === "contact.given"), `${name}: the story names the contact`);
    }
    await api.logOut();
    return { thanked: thanked.length, leads: leads.size };
}

// All visitors of these recordings were thanked; all of it is there, right, and follows from the journal.
export async function allIsWell(scenario, recordings) {
    assert.equal((await checkLeads(scenario, recordings)).thanked, recordings.length);
    scenario.checkRebuild();
}

function snake(contact) {
    return Object.fromEntries(Object.entries(contact).map(([key, value]) => [key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`), value]));
}
