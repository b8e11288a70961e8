// SPDX-License-Identifier: GPL-3.0-or-later
import { clockOf } from '../triage/clock';
import type { TriageWords } from './triage';

const small = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ');
const count = (n: number) => small[n] ?? new Intl.NumberFormat('de').format(n);
const times = (n: number) => (small[n] ? `${small[n]}mal` : `${count(n)}-mal`);
const first = (rest: string) => `${rest}, dann etwas anderes`;
const reset = 'bleibt es so, führt `standdienst triage reset` zum Anfang zurück.';

export const triageDe: TriageWords = {
  heading: 'Ein Interessent?',
  column: 'Interessent',
  mark: (percent) => `Zu ${percent} ein Interessent`,
  likely: {
    surely: 'Sehr wahrscheinlich ein Interessent',
    likely: 'Wahrscheinlich ein Interessent',
    rather: 'Eher ein Interessent',
    even: 'Beides ist möglich',
    unclear: 'Noch schwer zu sagen',
    rather_not: 'Eher kein Interessent',
    unlikely: 'Wahrscheinlich kein Interessent',
    surely_not: 'Sehr wahrscheinlich kein Interessent',
  },
  between: (low, high) => `zwischen ${low} und ${high} %`,
  sure: 'Das Band am Ende zeigt, wo er in vier von fünf Fällen liegt.',

  how: 'Jeder Grund verschiebt den Wert: nach rechts dafür, nach links dagegen. Die stärksten zuerst.',
  start: 'Ein Besuch, von dem nichts bekannt ist',
  total: 'Alles zusammen',
  more: (n) => `${n} schwächere Gründe`,
  fewer: 'Schwächere Gründe zusammenfassen',
  rest: 'Alles Übrige zusammen',
  speaks: {
    for: { strongly: 'spricht stark dafür', clearly: 'spricht dafür', slightly: 'spricht ein wenig dafür' },
    against: {
      strongly: 'spricht stark dagegen',
      clearly: 'spricht dagegen',
      slightly: 'spricht ein wenig dagegen',
    },
    neither: { strongly: 'weder noch', clearly: 'weder noch', slightly: 'weder dafür noch dagegen' },
  },
  soFar: (percent) => `damit ${percent}`,

  lane: {
    giveaway: 'Bekam zuerst die Werbegeschenke gezeigt.',
  },
  explored: 'Wurde zu jemandem vom Stand geführt, obwohl es unwahrscheinlich schien: um daraus zu lernen.',
  model: (version, labels) =>
    labels === 0
      ? `Modell ${version} mit seinen Anfangswerten: noch ohne Eindrücke vom Stand.`
      : `Modell ${version}, gelernt aus ${labels === 1 ? 'einem Eindruck' : `${count(labels)} Eindrücken`} vom Stand.`,
  at: (when) => `Eingeschätzt am ${when}.`,

  why: 'Warum?',
  show: 'Einschätzung zeigen',
  hidden:
    'Die Einschätzung erscheint, sobald Sie gesagt haben, was daraus wurde: So beeinflusst sie Sie nicht.',
  asking: 'Wird geladen …',
  noScore: 'Für diesen Besuch gibt es keine Einschätzung.',

  distrust: {
    few_labels:
      'Die Prozente sind erst ein Anhalt. Sagen Sie bei mehr Besuchen, was daraus wurde, dann werden sie besser.',
    fewer_prospects: `Es kommen weniger Interessenten, als die Prozente sagen. Sehen Sie nach, wer heute kommt; ${reset}`,
    more_prospects: `Es kommen mehr Interessenten, als die Prozente sagen: Übergehen Sie niemanden. Sehen Sie nach, wer heute kommt; ${reset}`,
    no_separation: `Die Prozente trennen Interessenten nicht von anderen. Sagen Sie bei mehr Besuchen, was daraus wurde; ${reset}`,
    miscalibrated: `Die Prozente passen nicht zu Ihren Eindrücken. Sagen Sie bei mehr Besuchen, was daraus wurde; ${reset}`,
    other: 'Auf die Prozente ist zurzeit kein Verlass: Trauen Sie Ihrem eigenen Eindruck.',
  },
  doubted: (n) =>
    n === 1
      ? 'Die Eindrücke eines Kontos weichen von allen anderen ab und zählen wenig, bis sie übereinstimmen.'
      : `Die Eindrücke von ${count(n)} Konten weichen von allen anderen ab und zählen wenig, bis sie übereinstimmen.`,

  levels: {
    reason: {
      advice: 'Wollte Beratung',
      information: 'Wollte Informationen',
      products: 'Wollte Produkte sehen',
      appointment: 'Wollte einen Termin',
      quote: 'Wollte ein Angebot',
      giveaway: 'Kam wegen eines Werbegeschenks',
      job: 'Fragte nach einer Stelle',
      service: 'Brauchte Hilfe mit etwas, das gekauft war',
      '': 'Sagte nicht, worum es ging',
    },
    'reason.first': {
      advice: first('Wollte zuerst Beratung'),
      information: first('Wollte zuerst Informationen'),
      products: first('Wollte zuerst Produkte sehen'),
      appointment: first('Wollte zuerst einen Termin'),
      quote: first('Wollte zuerst ein Angebot'),
      giveaway: first('Wollte zuerst ein Werbegeschenk'),
      job: 'Fragte zuerst nach einer Stelle, wollte dann etwas anderes',
      service: first('Wollte zuerst Hilfe mit etwas, das gekauft war'),
      '': 'Sagte erst später, worum es ging',
    },
    channels: {
      email: 'Erlaubte uns zu schreiben',
      phone: 'Erlaubte uns anzurufen',
      both: 'Erlaubte uns zu schreiben und anzurufen',
      none: 'Hinterließ keinen Weg für eine Antwort',
    },
    organization: { yes: 'Nannte eine Firma', no: 'Nannte keine Firma' },
    message: { yes: 'Sagte etwas in eigenen Worten', no: 'Sagte nichts in eigenen Worten' },
    email: {
      company: 'Hinterließ die E-Mail-Adresse einer Firma',
      free: 'Hinterließ die E-Mail-Adresse eines kostenlosen Anbieters',
      education: 'Hinterließ die E-Mail-Adresse einer Schule oder Hochschule',
      disposable: 'Hinterließ eine Wegwerf-Adresse',
      '': 'Hinterließ keine E-Mail-Adresse',
    },
    left: { yes: 'Ging vor dem Ende', no: 'Blieb bis zum Ende' },
    timeframe: {
      now: 'Wollte sofort beginnen',
      quarter: 'Wollte binnen drei Monaten beginnen',
      year: 'Wollte binnen eines Jahres beginnen',
      later: 'Wollte in mehr als einem Jahr beginnen',
      '': 'Sagte nicht, wann es beginnen sollte',
    },
    budget: {
      small: 'Dachte an ein kleines Budget',
      medium: 'Dachte an ein mittleres Budget',
      large: 'Dachte an ein großes Budget',
      '': 'Nannte kein Budget',
    },
    role: {
      decides: 'Gehörte zu denen, die entscheiden',
      recommends: 'Gehörte zu denen, die empfehlen',
      uses: 'Gehörte zu denen, die es benutzen werden',
      student: 'War in Ausbildung oder Studium',
      press: 'Kam von der Presse',
      '': 'Sagte nichts zur eigenen Rolle',
    },
    badge: {
      exhibitor: 'Hatte einen Ausstellerausweis',
      visitor: 'Hatte einen Besucherausweis',
      press: 'Hatte einen Presseausweis',
      student: 'Hatte einen Ausweis für Studierende',
      other: 'Hatte einen anderen Ausweis',
    },
  },
  numbers: {
    topics: (n) =>
      n === 0 ? 'Wählte kein Thema' : n === 1 ? 'Wählte ein Thema' : `Wählte ${count(n)} Themen`,
    arrivals: (n) => {
      if (n === 0) return 'Kam, als es ganz ruhig war (kein anderer Besuch in zehn Minuten)';
      const many =
        n < 3 ? 'als es ruhig war' : n < 8 ? 'als auch andere kamen' : 'als gerade eine Gruppe da war';
      return `Kam, ${many} (${n} ${n === 1 ? 'Besuch' : 'Besuche'} in zehn Minuten)`;
    },
    hour: (n) => `Kam um ${clockOf(n)} Uhr`,
    returns: (n) => (n === 0 ? 'War zum ersten Mal hier' : `War schon ${times(n)} hier`),
    needs: (n) =>
      n === 0
        ? 'Beantwortete keine der Fragen'
        : n === 1
          ? 'Beantwortete eine Frage'
          : `Beantwortete ${count(n)} Fragen`,
  },
  named: {
    topic: (name) => `Wählte das Thema „${name}“`,
    agreed: (purpose) => `Wollte von uns hören: ${purpose}`,
  },
  unknown: (fact) => `Etwas, wofür diese Version keine Worte hat: ${fact}`,
};
