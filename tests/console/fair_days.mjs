// SPDX-License-Identifier: GPL-3.0-or-later
// Two invented days at the sample fair, the same in every run: what visitors do at the kiosk, when, and what staff find of
// them afterwards. All people and companies are invented; their addresses are below .example.

const given = {
  de: 'Anneliese Jürgen Katharina Mehmet Renate Thorsten Svenja Ulrich Birgit Emre Claudia Matthias Heike Rüdiger'.split(
    ' ',
  ),
  en: 'James Ewa Lars Chiara Pieter Ingrid Tomasz Aoife Marek Sofia Henrik Giulia Priya Daniel'.split(' '),
};
const family = {
  de: 'Brückner Hollmann Weiß Yıldız Sander Kästner Lüdtke Behrens Große-Wilde Aydın Pfeiffer Thielemann Noack Ostermann'.split(
    ' ',
  ),
  en: 'Okafor Kowalczyk Nygård Bianchi Verhoeven Lindqvist Wójcik Gallagher Novák Ferreira Sørensen Conti Sharma Whitfield'.split(
    ' ',
  ),
};
// [company, its domain, language, what brings them in their own words]
const companies = [
  [
    'Molkerei Nordstern eG',
    'molkerei-nordstern',
    'de',
    'Unser Pasteur verliert nachts Temperatur. Können Sie sich das vor Ort ansehen?',
  ],
  [
    'Delta Packaging Ltd',
    'deltapack',
    'en',
    'We are replacing two gas boilers next spring and want to compare heat pumps.',
  ],
  ['Färberei Söhnlein & Cie.', 'soehnlein', 'de', 'Zwei Linien à 450 kW, Inbetriebnahme im Herbst.'],
  [
    'Papiernia Wisła S.A.',
    'wisla',
    'en',
    'Our dryers lose 2 MW of waste heat. What can be recovered at 140 °C?',
  ],
  ['Weiß Härterei GmbH', 'weiss-haerterei', 'de', 'Rückruf bitte nur vormittags.'],
  ['Birrificio del Lago S.r.l.', 'dellago', 'en', 'We brew 40,000 hl a year and want to get away from gas.'],
  [
    'Großbäckerei Ährengold KG',
    'aehrengold',
    'de',
    'Thermoöl von 1994, drei Öfen. Lohnt sich eine Modernisierung noch?',
  ],
  ['Fjord Foods AS', 'fjordfoods', 'en', 'Please call me next week.'],
  ['Chemiewerk Elsteraue GmbH', 'cw-elsteraue', 'de', 'Begleitheizung in Zone 1, etwa 800 m.'],
  ['Textilveredlung Wupper GmbH', 'tv-wupper', 'de', 'Gibt es für die Umstellung auf Strom eine Förderung?'],
  [
    'Van Houten Coatings B.V.',
    'vanhouten-coatings',
    'en',
    'Can the controller talk to our existing PROFINET line?',
  ],
  ['Stadtwerke Auental', 'sw-auental', 'de', 'Bitte Unterlagen zur Abwärme aus dem Rechenzentrum.'],
  [
    'Moravia Plast s.r.o.',
    'moravia-plast',
    'en',
    'Temperature control for 24 moulding machines, quote by May if possible.',
  ],
  [
    'Brauerei Zum Kranich',
    'brauerei-kranich',
    'de',
    'Sudhaus mit Dampf aus Strom: Was kostet das bei 20 t am Tag?',
  ],
];
export const lists = {
  customers: ['molkerei-nordstern.example', 'cw-elsteraue.example', 'brauerei-kranich.example'],
  targets: ['deltapack.example', 'wisla.example', 'aehrengold.example'],
  competitors: ['vanhouten-coatings.example'],
};
const technical = [
  'thermal-oil',
  'temperature-control-units',
  'electric-flow-heaters',
  'heat-pumps',
  'waste-heat',
  'steam',
];
const other = ['explosion-protection', 'control-technology', 'energy-advice', 'retrofit', 'service'];

// Each kind of visitor: their share, what they do, what is found of them (each as likely as the others).
const kinds = [
  { share: 22, who: 'plans', found: ['hot', 'hot', 'hot', 'warm', 'warm'] },
  { share: 20, who: 'looks', found: ['warm', 'cold', 'cold', 'none'] },
  { share: 10, who: 'studies', found: ['none', 'none', 'cold'] },
  { share: 22, who: 'passes', found: ['none', 'none', 'none', 'cold'] },
  { share: 14, who: 'collects', found: ['none'] },
];

const tap = (name) => ({ tap: name });
const type = (text, field) => ({ type: text, into: `contact.${field}` });
const ascii = (name) =>
  name
    .toLowerCase()
    .replace(/ä|æ/g, 'ae')
    .replace(/ö|ø/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

// The visits of a day between two times of the clock: [{begins (minutes of the day), found, steps, name}].
export function makeDay(dice, from, until) {
  const oneOf = (all) => all[Math.floor(dice() * all.length)];
  const some = (all, least, most) => {
    const left = [...all];
    const count = least + Math.floor(dice() * (most - least + 1));
    return Array.from({ length: count }, () => left.splice(Math.floor(dice() * left.length), 1)[0]);
  };
  const chance = (share) => dice() < share;

  function contact([company, domain, language, words], { call, named, message }) {
    const [first, last] = [oneOf(given[language]), oneOf(family[language])];
    const steps = [type(first, 'givenName'), type(last, 'familyName')];
    if (named) steps.push(type(company, 'organization'));
    steps.push(type(`${ascii(first)[0]}.${ascii(last)}@${domain}.example`, 'email'));
    if (call) steps.push(type(`+49 30 23125 ${100 + Math.floor(dice() * 900)}`, 'phone'));
    if (message) steps.push(type(words, 'message'));
    steps.push(tap('contact.consent.follow-up.email'));
    if (call) steps.push(tap('contact.consent.follow-up.phone'));
    if (chance(0.25)) steps.push(tap('contact.consent.newsletter.email'));
    return [...steps, tap('contact.send'), tap('thankYou.finish')];
  }
  const asks = (reason, topics) => [
    tap(`reasons.${reason}`),
    ...topics.map((topic) => tap(`topics.${topic}`)),
    tap('topics.next'),
    tap('needs.skipAll'),
  ];
  const does = {
    plans: (company) => [
      ...asks(oneOf(['advice', 'advice', 'appointment', 'appointment', 'information']), [
        ...some(technical, 1, 2),
        ...some(other, 1, 2),
      ]),
      ...contact(company, { call: chance(0.6), named: true, message: chance(0.75) }),
    ],
    looks: (company) => [
      ...asks(oneOf(['advice', 'information', 'information']), some([...technical, ...other], 1, 2)),
      ...contact(company, { call: chance(0.15), named: chance(0.6), message: chance(0.2) }),
    ],
    studies: () => [
      ...asks('information', ['careers', ...some(technical, 0, 1)]),
      ...(chance(0.5)
        ? contact(['', 'campus-auental', 'de', ''], { call: false, named: false, message: false })
        : [tap('nav.startOver')]),
    ],
    passes: () => [
      ...asks(oneOf(['advice', 'information']), some(technical, 0, 1)),
      ...(chance(0.5) ? [tap('contact.finishWithout'), tap('thankYou.finish')] : [{ idle: 'wipe' }]),
    ],
    collects: () => {
      const what = dice();
      if (what < 0.2) return [{ idle: 'wipe' }];
      if (what < 0.3) return [tap('reasons.information'), tap('nav.startOver')];
      const gift = ['mug', 'pocket-thermometer', 'mug', 'folding-rule'][Math.floor(what * 997) % 4];
      return [tap('reasons.giveaway'), tap(`gifts.${gift}`), tap('gifts.no'), tap('thankYou.finish')];
    },
  };

  const kindOf = () => {
    let left = dice() * kinds.reduce((sum, { share }) => sum + share, 0);
    return kinds.find(({ share }) => (left -= share) < 0) ?? kinds[0];
  };

  const all = [];
  const add = (begins, { who, found }) => {
    const company = oneOf(companies);
    const english = who !== 'collects' && company[2] === 'en';
    const steps = [...(english ? [tap('nav.language.en')] : []), ...does[who](company)];
    all.push({
      begins,
      found: oneOf(found),
      name: `${all.length} ${who}`,
      steps: [tap('attract.begin'), ...steps],
    });
  };
  for (let minute = from; minute < until; minute += 3 + dice() * 8) {
    add(minute, kindOf());
    // Now and then a coach has stopped in front of the hall.
    if (chance(0.08)) for (let more = 0; more < 4; more++) add((minute += 0.7 + dice()), kinds.at(-1));
  }
  return all;
}
