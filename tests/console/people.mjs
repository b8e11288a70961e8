// SPDX-License-Identifier: GPL-3.0-or-later
// Invented leads of an invented fair, the same in every run.
import { createHash } from 'node:crypto';

const text = (de, en) => ({ de, en });
const topic = (id, de, en) => ({ id, name: text(de, en), summary: {}, retired: false });

export const fair = {
  id: 'waermeforum-2027',
  revision: 1,
  state: 'trial',
  booth: 'halle-4-b12',
  company: 'Rautenberg Prozesswärme GmbH',
  time_zone: 'Europe/Berlin',
  name: text('Wärmeforum 2027', 'Wärmeforum 2027'),
  booth_name: text('Halle 4, Stand B12', 'Hall 4, stand B12'),
  greeting: text('Willkommen', 'Welcome'),
  notice: text('Hinweis', 'Notice'),
  languages: ['de', 'en'],
  reasons: ['advice', 'information', 'appointment'],
  topics: [
    topic('thermal-oil', 'Thermoölanlagen', 'Thermal oil systems'),
    topic('heat-pumps', 'Hochtemperatur-Wärmepumpen', 'High-temperature heat pumps'),
    topic('waste-heat', 'Abwärme nutzen', 'Using waste heat'),
    topic('steam', 'Dampferzeuger', 'Steam generators'),
    topic('service', 'Wartung und Ersatzteile', 'Maintenance and spare parts'),
    topic('energy-advice', 'Energieberatung und Förderung', 'Energy advice and funding'),
  ],
  purposes: [
    {
      id: 'follow-up',
      wording: '2027-1',
      ask: {
        email: text(
          'Ja, antworten Sie mir auf dieses Anliegen per E-Mail.',
          'Yes, answer this enquiry by e-mail.',
        ),
        phone: text('Ja, rufen Sie mich zu diesem Anliegen an.', 'Yes, call me about this enquiry.'),
      },
    },
    {
      id: 'newsletter',
      wording: '2027-1',
      ask: {
        email: text('Ja, schicken Sie mir viermal im Jahr Neues.', 'Yes, send me news four times a year.'),
      },
    },
  ],
  gifts: [
    { id: 'mug', name: text('Emaillebecher', 'Enamel mug') },
    { id: 'pocket-thermometer', name: text('Taschenthermometer', 'Pocket thermometer') },
    { id: 'folding-rule', name: text('Zollstock', 'Folding rule') },
  ],
  pickup: text('An der Theke', 'At the counter'),
  look: { accent: '#b3400f', ink: '#1f2328', paper: '#fbfaf7' },
};

const devices = [
  { id: '7a0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a01', name: 'Kiosk am Gang' },
  { id: '7a0c6ab8-52cb-4d4e-9f0c-8a3c1c7c1a02', name: 'Kiosk Theke' },
];

// [given, family, organisation, e-mail, phone, message, reason, topics, language]
const people = [
  [
    'Anneliese',
    'Brückner',
    'Molkerei Nordstern eG',
    'a.brueckner@nordstern.example',
    '+49 40 5550 118',
    'Unser Pasteur verliert nachts Temperatur. Können Sie sich das vor Ort ansehen, am besten noch vor Weihnachten?',
    'advice',
    ['thermal-oil', 'service'],
    'de',
  ],
  [
    'James',
    'Okafor',
    'Delta Packaging Ltd',
    'j.okafor@deltapack.example',
    '+44 20 5550 1290',
    'We are replacing two gas boilers next spring and want to compare heat pumps.',
    'appointment',
    ['heat-pumps', 'energy-advice', 'waste-heat'],
    'en',
  ],
  [
    'Mehmet',
    'Yıldız',
    'Yıldız Textil',
    'mehmet@yildiz-textil.example',
    '',
    '',
    'information',
    ['steam'],
    'de',
  ],
  [
    '',
    '',
    'Stadtwerke Öd',
    'technik@stadtwerke-oed.example',
    '',
    'Bitte Unterlagen zur Abwärme aus dem Rechenzentrum.',
    'information',
    ['waste-heat'],
    'de',
  ],
  [
    '美咲',
    '田中',
    '東京熱工業株式会社',
    'tanaka@tokyo-netsu.example',
    '+81 3 5550 0142',
    '',
    'advice',
    ['heat-pumps'],
    'en',
  ],
  [
    'ليلى',
    'حداد',
    'شركة النور للطاقة',
    'layla@alnoor.example',
    '',
    'نبحث عن مولدات بخار لمصنع أغذية.',
    'information',
    ['steam', 'energy-advice'],
    'en',
  ],
  [
    'Maximilian Alexander',
    'von und zu Hohenstein-Wartenberg',
    'Gesellschaft für Oberflächenveredelung und Sondermaschinenbau Mittelsachsen mbH & Co. KG',
    'maximilian.alexander.von.und.zu.hohenstein@oberflaechenveredelung-mittelsachsen.example',
    '+49 371 5550 2200 ext 14',
    '',
    'appointment',
    ['thermal-oil', 'heat-pumps', 'waste-heat', 'steam', 'service', 'energy-advice'],
    'de',
  ],
  [
    '<b>Robert</b>',
    '"><img src=x onerror=alert(1)>',
    'Tables & Sons',
    'bobby@tables.example',
    '',
    '<script>alert(1)</script>\nSecond line.',
    'advice',
    [],
    'en',
  ],
  [
    'Ewa',
    'Kowalczyk',
    'Papiernia Wisła',
    'e.kowalczyk@wisla.example',
    '',
    '',
    'advice',
    ['steam', 'service'],
    'en',
  ],
  [
    'Lars',
    'Nygård',
    'Fjord Foods AS',
    '',
    '+47 555 01 33',
    'Call me next week, please.',
    'appointment',
    ['waste-heat'],
    'en',
  ],
  [
    'Chiara',
    'Bianchi',
    'Birrificio del Lago',
    'chiara@dellago.example',
    '',
    '',
    'information',
    ['steam', 'heat-pumps'],
    'en',
  ],
  [
    'Jonas',
    'Weiß',
    'Weiß Härterei',
    'weiss@haerterei.example',
    '+49 7361 5550',
    'Rückruf bitte nur vormittags.',
    'advice',
    ['thermal-oil'],
    'de',
  ],
];

const uuid = (seed) => {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

// One lead with its story. `left` is when the contact was left; `change` overrides fields of the list's lead.
export function makeLead(number, left, change = {}) {
  const [given, family, organization, email, phone, message, reason, topics, language] =
    people[number % people.length];
  const contact = {};
  const fields = { given_name: given, family_name: family, organization, email, phone, message };
  for (const [name, value] of Object.entries(fields)) if (value) contact[name] = value;
  const at = (seconds) => new Date(left.getTime() + seconds * 1000).toISOString();
  const visit = uuid(`visit ${number} ${left.getTime()}`);
  const device = devices[number % devices.length];
  const consents = [];
  if (email) consents.push(['follow-up', 'email']);
  if (phone) consents.push(['follow-up', 'phone']);
  if (number % 3 === 0 && email) consents.push(['newsletter', 'email']);
  const given_ = consents.map(([purpose, channel], index) => ({
    consent: uuid(`consent ${number} ${index} ${left.getTime()}`),
    purpose,
    channel,
    wording: '2027-1',
    language,
    given_at: at(0),
    withdrawn_at: purpose === 'newsletter' ? at(40) : null,
  }));
  const lead = {
    visit,
    position: 0,
    at: at(0),
    received_at: at(1),
    reason,
    topics,
    language,
    played: number % 2 === 0,
    outcome: 'finished',
    device: device.id,
    device_name: device.name,
    contact,
    disposition: null,
    company: null,
    channels: [
      ...new Set(given_.filter((consent) => !consent.withdrawn_at).map((consent) => consent.channel)),
    ],
    ...change,
  };
  const step = (type, seconds, rest = {}) => ({
    event: uuid(`${type} ${seconds} ${visit}`),
    type,
    at: at(seconds),
    received_at: at(seconds + 1),
    ...rest,
  });
  const story = [
    step('visit.started', -95, { language }),
    step('interest.stated', -60, { reason, topics, language }),
    ...given_.map(({ consent, purpose, channel, wording }) =>
      step('consent.given', 0, { consent, purpose, channel, wording, language }),
    ),
    step('contact.given', 0),
    ...given_
      .filter((consent) => consent.withdrawn_at)
      .map(({ consent }) => step('consent.withdrawn', 40, { consent })),
    step('visit.ended', 62, { outcome: 'finished', language }),
  ];
  return { lead, consents: given_, story, device };
}

// Who of them is known, as Mock.know() takes it.
export const knownHere = {
  'Molkerei Nordstern eG': 'customer',
  'Delta Packaging Ltd': 'target',
};

// `count` leads, the newest a minute ago, then one every seven minutes.
export function fill(mock, count, now = new Date()) {
  for (let number = count - 1; number >= 0; number--)
    mock.add(makeLead(number, new Date(now.getTime() - (1 + 7 * number) * 60_000)));
}

// A visit as the day's list has it: of a lead where one is given, else of somebody who wanted little.
export function makeVisit(number, began, lead = null) {
  const at = began.toISOString();
  const device = devices[number % devices.length];
  const common = { position: 0, at, received_at: at, played: number % 2 === 0, disposition: null };
  if (lead) {
    const { visit, reason, topics, language, contact, outcome, device_name } = lead;
    return {
      ...common,
      visit,
      reason,
      topics,
      language,
      contact,
      outcome,
      device_name,
      seconds: 157,
      lead: true,
      company: lead.company,
    };
  }
  const kind = number % 4;
  return {
    ...common,
    visit: uuid(`short visit ${number} ${began.getTime()}`),
    reason: kind === 0 ? null : kind === 1 ? 'information' : 'advice',
    topics: kind < 2 ? [] : ['steam', 'heat-pumps'].slice(0, kind - 1),
    language: number % 3 ? 'de' : 'en',
    outcome: kind === 0 ? 'timed_out' : kind === 1 ? 'left' : 'finished',
    device_name: device.name,
    seconds: 12 + ((number * 37) % 95),
    lead: false,
    company: null,
  };
}

// Somebody who waits since a while, in minutes; their visit as the list of visits has it.
export function makeTicket(number, minutes, visit, change = {}) {
  return {
    id: visit.visit,
    number: `${'AB'[number % 2]}${number + 7}`,
    state: 'open',
    cause: number % 3 === 2 ? 'after_gift' : 'asked',
    screen: 'topics',
    language: visit.language,
    opened_at: new Date(Date.now() - minutes * 60_000).toISOString(),
    earlier: false,
    device_name: visit.device_name,
    by: null,
    taken_at: null,
    for: null,
    wanted: [],
    notes: [],
    ended_by: null,
    ended_at: null,
    visit,
    score: null,
    position: 0,
    ...change,
  };
}

// A gift's books as the API tells them: of `stock`, so many handed out, reserved and with kiosks.
export function makeGift(gift, stock, [handed, reserved, kiosks] = [0, 0, 0], change = {}) {
  const shelf = stock - handed;
  return {
    gift,
    retired: false,
    stock,
    shelf,
    with_kiosks: kiosks,
    reserved,
    handed,
    early: 0,
    free: shelf - reserved - kiosks,
    short: 0,
    left: shelf - reserved,
    granted: handed + reserved,
    expired: 0,
    counted: null,
    last_hour: 0,
    minutes: 0,
    today: handed,
    per_hour: null,
    runs_out_at: null,
    ...change,
  };
}

// Somebody who chose a gift some minutes ago and has a number to show.
export const makeClaim = (number, gift, minutes, change = {}) => ({
  number,
  gift,
  state: 'reserved',
  at: new Date(Date.now() - minutes * 60_000).toISOString(),
  early: false,
  late: false,
  given_back: false,
  now: null,
  second: null,
  visit: uuid(`gift ${number}`),
  device: 'Kiosk Theke',
  handed_by: null,
  ...change,
});

// An afternoon at the counter: one gift that lasts, one that runs out soon, one that is gone; two visitors on the way.
export function fillGifts(mock, now = Date.now()) {
  const at = (minutes) => new Date(now + minutes * 60_000).toISOString();
  const [mug, thermometer, rule] = [
    makeGift('mug', 300, [112, 0, 24], { per_hour: 14, last_hour: 14, minutes: 60, runs_out_at: at(780) }),
    makeGift('pocket-thermometer', 120, [97, 0, 9], {
      per_hour: 16.6,
      last_hour: 17,
      minutes: 60,
      runs_out_at: at(83),
      counted: { pieces: 40, expected: 42, at: at(-130), by: mock.me },
    }),
    makeGift('folding-rule', 60, [60, 0, 0], { per_hour: 21, last_hour: 21, minutes: 60 }),
  ];
  mock.gifts = [mug, thermometer, rule];
  mock.addClaim(makeClaim('127B', 'mug', 4));
  mock.addClaim(makeClaim('131A', 'pocket-thermometer', 1));
}

// A day of `count` visits, every fourth of them a lead, one each five minutes; the last began a minute before `until`.
export function fillDay(mock, count, until = new Date()) {
  for (let number = count - 1; number >= 0; number--) {
    const began = new Date(until.getTime() - (1 + 5 * number) * 60_000);
    const lead = number % 4 === 1 ? makeLead(number >> 2, new Date(began.getTime() + 95_000)) : null;
    if (lead) mock.add(lead);
    mock.addVisit(makeVisit(number, began, lead?.lead));
  }
}
