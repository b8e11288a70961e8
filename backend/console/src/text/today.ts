// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the day at a glance.
export interface TodayWords {
  title: string;
  nav: string;
  skip: string;
  day: string;
  previous: string;
  next: string;
  back: string;
  over: string;
  badDay: { title: string; text: string; action: string };
  now: string;
  waiting: string;
  since: (minutes: number) => string;
  nobodyWaits: string;
  nextWait: string;
  minutes: (n: string) => string;
  between: (low: string, high: string) => string;
  unknownWait: string;
  unknownWaitHint: string;
  people: string;
  status: (free: number, busy: number, rest: number) => string;
  free: (n: number) => string;
  busy: (n: number) => string;
  rest: (n: number) => string;
  nobodyHere: string;
  nobodyHereHint: string;
  breaks: string;
  noBreaks: string;
  breaksHint: string;
  floorOff: string;
  fared: string;
  visits: (n: number) => string;
  asked: (n: number) => string;
  found: string;
  hot: (n: number) => string;
  warm: (n: number) => string;
  others: (n: number) => string;
  unsaid: (n: number) => string;
  waits: string;
  noWaits: string;
  within: (within: number, of: number) => string;
  withinHint: string;
  met: (n: number) => string;
  how: string;
  waitsHint: string;
  promised: (n: string) => string;
  lost: string;
  left: (n: number) => string;
  likelyLeft: (n: number) => string;
  unmet: (n: number) => string;
  reachable: (n: number) => string;
  nobodyLost: string;
  lostHint: string;
  scoresDoubted: string;
  lostList: string;
  lostMore: string;
  why: Record<'left' | 'unmet', string>;
  callBack: string;
  look: string;
  byHour: string;
  hour: string;
  fullHour: (from: string, to: string) => string;
  hint: string;
  download: string;
  table: string;
  charts: Record<'visits' | 'waits' | 'fared' | 'team', { title: string; about: string }>;
  series: Record<
    | 'visits'
    | 'asked'
    | 'promised'
    | 'waited'
    | 'prospects'
    | 'left'
    | 'unmet'
    | 'lost'
    | 'talking'
    | 'people'
    | 'talks'
    | 'talkMinutes'
    | 'presentMinutes',
    string
  >;
  notTold: string;
  ruleWaits: string;
  ruleTeam: string;
  team: string;
  teamDay: (talks: number, talking: string, present: string) => string;
  teamPeople: (n: number) => string;
  teamWhy: Record<'nobody' | 'running' | 'few' | 'rest', string>;
  teamPromise: string;
  capped: string;
  empty: { title: string; past: string; steps: [string, string, string]; last: (day: string) => string };
}

export const todayEn: TodayWords = {
  title: 'The day at a glance',
  nav: 'Today',
  skip: 'Skip to the day',
  day: 'Day',
  previous: 'The day before that has visits',
  next: 'The next day that has visits',
  back: 'Back to today',
  over: 'This day is over.',
  badDay: { title: 'There is no such day', text: 'The address names none.', action: 'To today' },
  now: 'Now',
  waiting: 'Waiting',
  since: (minutes) =>
    minutes < 1 ? 'just now' : `the first for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  nobodyWaits: 'nobody',
  nextWait: 'Whoever asks now waits',
  minutes: (n) => `${n} min`,
  between: (low, high) => `mostly ${low} to ${high} min`,
  unknownWait: 'unknown',
  unknownWaitHint: 'Nobody has said that they are there',
  people: 'On the stand',
  status: (free, busy, rest) => `${free} free, ${busy} busy, ${rest} on a break`,
  free: (n) => `${n} free`,
  busy: (n) => `${n} busy`,
  rest: (n) => `${n} on a break`,
  nobodyHere: 'nobody yet',
  nobodyHereHint: 'Whoever is on the stand says so under “Floor”',
  breaks: 'Break due',
  noBreaks: 'nobody',
  breaksHint: 'Send them now: it must begin soon',
  floorOff:
    'Who goes to whom is off, so nothing is foretold and no breaks are planned. The fair file turns it on: [floor] enabled = true.',
  fared: 'The visitors',
  visits: (n) => (n === 1 ? '1 visit' : `${n} visits`),
  asked: (n) => (n === 1 ? '1 asked for a person' : `${n} asked for a person`),
  found: 'Prospects served',
  hot: (n) => `${n} hot`,
  warm: (n) => `${n} warm`,
  others: (n) => `${n} others: cold or no prospect`,
  unsaid: (n) =>
    n === 1 ? '1 talk of which nobody said what it was' : `${n} talks of which nobody said what they were`,
  waits: 'Typical wait',
  noWaits: 'nobody met yet',
  within: (within, of) => `${within} of ${of} no longer than promised`,
  withinHint: 'Held against what the visitor was told first',
  met: (n) => (n === 1 ? 'of 1 visitor who was met' : `of ${n} visitors who were met`),
  how: 'How this is counted',
  waitsHint:
    'Waits run from asking for a person until somebody goes there. The figure is the middle one: half of them waited no longer. What was promised is what the visitor was told first; no longer than promised means within its upper end.',
  promised: (n) => `promised: ${n} min`,
  lost: 'Gone without a talk',
  left: (n) => (n === 1 ? '1 waited and left' : `${n} waited and left`),
  likelyLeft: (n) => `${n} of them likely ${n === 1 ? 'prospect' : 'prospects'}`,
  unmet: (n) =>
    n === 1 ? '1 likely prospect to whom nobody went' : `${n} likely prospects to whom nobody went`,
  reachable: (n) => `${n} can be reached: they left a contact`,
  nobodyLost: 'nobody',
  lostHint:
    'Counted are those who waited and left, and those whose visit was scored at 50 % or more, ended a quarter of an hour ago or earlier, and of whom nobody has said that they talked to them. If you did, say so under Visits.',
  scoresDoubted: 'Scores are not trusted at the moment; only those who waited and left are counted.',
  lostList: 'Who went without a talk',
  lostMore: 'All of the day under Visits',
  why: { left: 'waited and left', unmet: 'asked for nobody' },
  callBack: 'Left a contact',
  look: 'In the visits',
  byHour: 'By the hour',
  hour: 'Hour',
  fullHour: (from, to) => `${from} to ${to}`,
  hint: 'Point at an hour, or touch it, to read its figures.',
  download: 'Download as CSV',
  table: 'As a table',
  charts: {
    visits: { title: 'Visits', about: 'Visits that began, and visitors who asked for a person, by the hour' },
    waits: {
      title: 'Waits',
      about:
        'Minutes by the hour in which they asked: what half of them were promised at most, and what half of them waited at most',
    },
    fared: {
      title: 'Served and lost',
      about: 'Prospects served, and visitors gone without a talk, by the hour in which their visit began',
    },
    team: {
      title: 'Time in talks',
      about: 'Share of all time on the stand that the team spent in talks, by the hour',
    },
  },
  series: {
    visits: 'Visits',
    asked: 'Asked for a person',
    promised: 'Promised (min)',
    waited: 'Waited (min)',
    prospects: 'Prospects served',
    left: 'Waited and left',
    unmet: 'Likely, nobody went',
    lost: 'Gone without a talk',
    talking: 'In talks (%)',
    people: 'People',
    talks: 'Talks',
    talkMinutes: 'In talks (min)',
    presentMinutes: 'On the stand (min)',
  },
  notTold: 'not told',
  ruleWaits:
    'Waits are shown for hours in which at least three people were on the stand and three visitors were met, so that no figure is about one person.',
  ruleTeam:
    'What people on the stand do is shown for hours that are over and in which more than four were there, so that no figure is about one person.',
  team: 'The team, all together',
  teamDay: (talks, talking, present) => `${talks} talks, ${talking} in talks of ${present} on the stand`,
  teamPeople: (n) => `${n} people`,
  teamWhy: {
    nobody: 'Nobody said on that day that they were on the stand.',
    running:
      'What the team did together stands here once the day is over: two looks on one day would tell what somebody did between them.',
    few: 'Fewer than three people were on the stand; a sum would be about one of them.',
    rest: 'The hours above are told. Their sum is not: without them it would leave hours in which too few were there.',
  },
  teamPromise: 'Nobody’s own load stands anywhere but on their own page.',
  capped: 'More than 10,000 visits; the newest are counted.',
  empty: {
    title: 'No visit yet today',
    past: 'No visits on this day',
    steps: [
      'As soon as a visitor touches a kiosk, the visits of each hour are drawn here.',
      'When somebody asks for a person, you see how long they wait, and whether that was promised.',
      'When staff say what they found, under Visits or after a talk, you see whom you served and whom you lost.',
    ],
    last: (day) => `The last day with visits: ${day}`,
  },
};

export const todayDe: TodayWords = {
  title: 'Der Tag auf einen Blick',
  nav: 'Heute',
  skip: 'Zum Tag springen',
  day: 'Tag',
  previous: 'Der Tag davor, an dem Besuche waren',
  next: 'Der nächste Tag, an dem Besuche waren',
  back: 'Zurück zu heute',
  over: 'Dieser Tag ist vorbei.',
  badDay: { title: 'Diesen Tag gibt es nicht', text: 'Die Adresse nennt keinen.', action: 'Zu heute' },
  now: 'Jetzt',
  waiting: 'Es warten',
  since: (minutes) =>
    minutes < 1 ? 'gerade eben' : `am längsten seit ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}`,
  nobodyWaits: 'niemand',
  nextWait: 'Wer jetzt fragt, wartet',
  minutes: (n) => `${n} Min.`,
  between: (low, high) => `meist ${low} bis ${high} Min.`,
  unknownWait: 'unbekannt',
  unknownWaitHint: 'Niemand hat sich am Stand gemeldet',
  people: 'Am Stand',
  status: (free, busy, rest) => `${free} frei, ${busy} beschäftigt, ${rest} in der Pause`,
  free: (n) => `${n} frei`,
  busy: (n) => `${n} beschäftigt`,
  rest: (n) => `${n} in der Pause`,
  nobodyHere: 'noch niemand',
  nobodyHereHint: 'Wer am Stand ist, meldet sich unter „Stand“',
  breaks: 'Pause fällig',
  noBreaks: 'bei niemandem',
  breaksHint: 'Bitte jetzt schicken: Sie muss bald beginnen',
  floorOff:
    'Wer zu wem geht, ist ausgeschaltet: Nichts wird vorhergesagt, keine Pause geplant. In der Messedatei schaltet es [floor] enabled = true ein.',
  fared: 'Die Besucher',
  visits: (n) => (n === 1 ? '1 Besuch' : `${n} Besuche`),
  asked: (n) => (n === 1 ? '1 wollte jemanden sprechen' : `${n} wollten jemanden sprechen`),
  found: 'Interessenten bedient',
  hot: (n) => `${n} heiß`,
  warm: (n) => `${n} warm`,
  others: (n) => `${n} andere: kalt oder kein Interessent`,
  unsaid: (n) => (n === 1 ? '1 Gespräch ohne Ergebnis' : `${n} Gespräche ohne Ergebnis`),
  waits: 'Typische Wartezeit',
  noWaits: 'noch keine',
  within: (within, of) => `${within} von ${of} nicht länger als zugesagt`,
  withinHint: 'Gemessen an dem, was zuerst gesagt wurde',
  met: (n) => (n === 1 ? 'von 1 Besucher, zu dem jemand ging' : `von ${n} Besuchern, zu denen jemand ging`),
  how: 'So wird gezählt',
  waitsHint:
    'Gewartet wird von der Frage nach einem Menschen, bis jemand hingeht. Die Zahl ist die mittlere: Die Hälfte wartete nicht länger. Zugesagt ist, was zuerst gesagt wurde; nicht länger als zugesagt heißt, innerhalb seines oberen Endes.',
  promised: (n) => `zugesagt: ${n} Min.`,
  lost: 'Ohne Gespräch gegangen',
  left: (n) => (n === 1 ? '1 hat gewartet und ging' : `${n} haben gewartet und gingen`),
  likelyLeft: (n) =>
    `${n} davon ${n === 1 ? 'wahrscheinlicher Interessent' : 'wahrscheinliche Interessenten'}`,
  unmet: (n) =>
    n === 1
      ? '1 wahrscheinlicher Interessent, zu dem niemand ging'
      : `${n} wahrscheinliche Interessenten, zu denen niemand ging`,
  reachable: (n) => `${n} davon erreichbar: Kontakt hinterlassen`,
  nobodyLost: 'niemand',
  lostHint:
    'Gezählt wird, wer gewartet hat und ging, und wessen Besuch mit 50 % oder mehr bewertet wurde, vor einer Viertelstunde oder früher zu Ende war und bei wem niemand ein Gespräch vermerkt hat. Gab es doch eines, vermerken Sie es bitte unter Besuche.',
  scoresDoubted:
    'Den Bewertungen ist im Moment nicht zu trauen; gezählt wird nur, wer gewartet hat und ging.',
  lostList: 'Wer ohne Gespräch ging',
  lostMore: 'Alle des Tages unter Besuche',
  why: { left: 'hat gewartet und ging', unmet: 'hat nach niemandem gefragt' },
  callBack: 'Kontakt hinterlassen',
  look: 'Bei den Besuchen',
  byHour: 'Nach Stunden',
  hour: 'Stunde',
  fullHour: (from, to) => `${from} bis ${to}`,
  hint: 'Zeigen oder tippen Sie auf eine Stunde, um ihre Zahlen zu lesen.',
  download: 'Als CSV herunterladen',
  table: 'Als Tabelle',
  charts: {
    visits: { title: 'Besuche', about: 'Begonnene Besuche und wer jemanden sprechen wollte, nach Stunden' },
    waits: {
      title: 'Wartezeiten',
      about:
        'Minuten, nach der Stunde, in der gefragt wurde: was der Hälfte höchstens zugesagt wurde und was die Hälfte höchstens wartete',
    },
    fared: {
      title: 'Bedient und verloren',
      about: 'Bediente Interessenten und wer ohne Gespräch ging, nach der Stunde, in der der Besuch begann',
    },
    team: {
      title: 'Zeit im Gespräch',
      about: 'Anteil der Zeit am Stand, den das Team im Gespräch war, nach Stunden',
    },
  },
  series: {
    visits: 'Besuche',
    asked: 'Wollten jemanden sprechen',
    promised: 'Zugesagt (Min.)',
    waited: 'Gewartet (Min.)',
    prospects: 'Interessenten bedient',
    left: 'Gewartet und gegangen',
    unmet: 'Wahrscheinlich, niemand ging hin',
    lost: 'Ohne Gespräch gegangen',
    talking: 'Im Gespräch (%)',
    people: 'Personen',
    talks: 'Gespräche',
    talkMinutes: 'Im Gespräch (Min.)',
    presentMinutes: 'Am Stand (Min.)',
  },
  notTold: 'nicht gezeigt',
  ruleWaits:
    'Wartezeiten zeigen wir für Stunden, in denen mindestens drei Personen am Stand waren und zu drei Besuchern jemand ging. So sagt keine Zahl etwas über eine einzelne Person.',
  ruleTeam:
    'Was das Team tut, zeigen wir für Stunden, die vorbei sind und in denen mehr als vier Personen da waren. So sagt keine Zahl etwas über eine einzelne Person.',
  team: 'Das Team, alle zusammen',
  teamDay: (talks, talking, present) => `${talks} Gespräche, ${talking} im Gespräch von ${present} am Stand`,
  teamPeople: (n) => `${n} Personen`,
  teamWhy: {
    nobody: 'An diesem Tag hat sich niemand am Stand gemeldet.',
    running:
      'Was das Team zusammen getan hat, steht hier, wenn der Tag vorbei ist: Zweimal am selben Tag gelesen, verriete es, was jemand dazwischen tat.',
    few: 'Es waren weniger als drei Personen am Stand; eine Summe sagte etwas über eine von ihnen.',
    rest: 'Die Stunden oben werden gezeigt, ihre Summe nicht: Zöge man sie ab, blieben Stunden, in denen zu wenige da waren.',
  },
  teamPromise: 'Was jemand selbst trägt, steht nirgends als auf der eigenen Seite.',
  capped: 'Mehr als 10.000 Besuche; die neuesten sind gezählt.',
  empty: {
    title: 'Heute noch kein Besuch',
    past: 'Keine Besuche an diesem Tag',
    steps: [
      'Sobald jemand einen Kiosk berührt, erscheinen hier die Besuche jeder Stunde.',
      'Fragt jemand nach einem Menschen, sehen Sie, wie lange es dauert und ob das zugesagt war.',
      'Sagt das Team, was es vorfand, unter Besuche oder nach dem Gespräch, sehen Sie, wen Sie bedient und wen Sie verloren haben.',
    ],
    last: (day) => `Der letzte Tag mit Besuchen: ${day}`,
  },
};
