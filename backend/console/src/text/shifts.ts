// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the shifts' page.
export interface ShiftWords {
  nav: string;
  title: string;
  skip: string;
  days: string;
  today: string;
  you: string;
  here: string;
  notYet: string;
  alsoHere: (names: string) => string;
  rest: (from: string, until: string) => string;
  nextDay: string;
  offered: string;
  swapped: (name: string) => string;
  offer: string;
  offerBack: string;
  take: string;
  taken: string;
  offerDone: string;
  refused: Record<string, string>;
  refusedElse: string;
  add: string;
  change: (name: string) => string;
  change1: string;
  remove: string;
  save: string;
  undo: string;
  undone: string;
  saved: (name: string) => string;
  removed: (name: string) => string;
  who: string;
  day: string;
  begins: string;
  ends: string;
  breaks: string;
  breaksHint: string;
  breakFrom: (n: number) => string;
  breakUntil: (n: number) => string;
  addBreak: string;
  removeBreak: (n: number) => string;
  checking: string;
  good: string;
  malformed: string;
  warnings: string;
  law: Record<string, (is: string | null, allowed: string) => string>;
  lawElse: string;
  lawful: string;
  few: string;
  tooFew: (from: string, until: string, planned: number, needed: number | null, visitors: number) => string;
  nobody: string;
  nobodyPlan: string;
  empty: { title: string; text: string; plan: string };
  calendar: {
    title: string;
    text: string;
    make: string;
    again: string;
    end: string;
    since: (when: string) => string;
    once: string;
    copy: string;
    copied: string;
    label: string;
    qr: string;
    ended: string;
  };
  note: (days: number) => string;
}

export const shiftsDe: ShiftWords = {
  nav: 'Schichten',
  title: 'Schichten',
  skip: 'Zu den Schichten springen',
  days: 'Tage',
  today: 'Heute',
  you: 'Sie',
  here: 'ist da',
  notYet: 'noch nicht da',
  alsoHere: (names) => `Außerdem da: ${names}`,
  rest: (from, until) => `Pause ${from}–${until}`,
  nextDay: 'am nächsten Tag',
  offered: 'abzugeben',
  swapped: (name) => `getauscht, vorher ${name}`,
  offer: 'Abgeben',
  offerBack: 'Doch behalten',
  take: 'Übernehmen',
  taken: 'Die Schicht ist jetzt Ihre.',
  offerDone: 'Wer die Schicht übernimmt, hat sie. Bis dahin ist sie Ihre.',
  refused: {
    not_offered: 'Diese Schicht ist nicht mehr abzugeben.',
    begun: 'Diese Schicht hat schon begonnen.',
    too_long_day: 'Mit dieser Schicht würden Sie an dem Tag länger arbeiten, als erlaubt ist.',
    short_night: 'Zwischen dieser Schicht und Ihrer nächsten läge zu wenig Ruhezeit.',
    short_break: 'Mit dieser Schicht hätten Sie an dem Tag zu wenig Pause.',
    no_break: 'Mit dieser Schicht würden Sie zu lange ohne Pause arbeiten.',
    overlap: 'Sie haben zur selben Zeit schon eine Schicht.',
  },
  refusedElse: 'Die Schicht ließ sich nicht übernehmen.',
  add: 'Schicht eintragen',
  change: (name) => `Schicht von ${name} ändern`,
  change1: 'Ändern',
  remove: 'Löschen',
  save: 'Speichern',
  undo: 'Rückgängig',
  undone: 'Rückgängig gemacht.',
  saved: (name) => `Schicht von ${name} gespeichert.`,
  removed: (name) => `Schicht von ${name} gelöscht.`,
  who: 'Wer',
  day: 'Tag',
  begins: 'Beginn',
  ends: 'Ende',
  breaks: 'Pausen',
  breaksHint: 'Ohne Angabe findet der Stand ruhige Zeiten dafür, wie das Gesetz sie verlangt.',
  breakFrom: (n) => `${n}. Pause von`,
  breakUntil: (n) => `${n}. Pause bis`,
  addBreak: 'Pause festlegen',
  removeBreak: (n) => `${n}. Pause streichen`,
  checking: 'Wird geprüft …',
  good: 'Das Gesetz hat nichts dagegen.',
  malformed: 'So geht es nicht: höchstens 16 Stunden, Pausen innerhalb der Schicht und nacheinander.',
  warnings: 'Zu beachten',
  law: {
    long_day: (is, allowed) =>
      is
        ? `${is} Stunden Arbeit, mehr als ${allowed}: zulässig, wenn andere Tage es ausgleichen`
        : `mehr als ${allowed} Stunden Arbeit: zulässig, wenn andere Tage es ausgleichen`,
    too_long_day: (is, allowed) =>
      is
        ? `${is} Stunden Arbeit, erlaubt sind ${allowed}`
        : `mehr als ${allowed} Stunden Arbeit an einem Tag`,
    short_night: (is, allowed) =>
      is
        ? `nur ${is} Stunden Ruhe davor, nötig sind ${allowed}`
        : `weniger als ${allowed} Stunden Ruhe davor`,
    short_break: (is, allowed) =>
      is ? `nur ${is} Stunden Pause, nötig sind ${allowed}` : `weniger als ${allowed} Stunden Pause`,
    no_break: (is, allowed) =>
      is ? `${is} Stunden ohne Pause, erlaubt sind ${allowed}` : `mehr als ${allowed} Stunden ohne Pause`,
    overlap: () => 'zwei Schichten zur selben Zeit',
  },
  lawElse: 'zu prüfen',
  lawful: 'zulässig',
  few: 'Zu wenige für die erwarteten Besucher',
  tooFew: (from, until, planned, needed, visitors) =>
    `${from}–${until}: ${planned} geplant, ${needed ?? 'mehr als 100'} nötig bei ${visitors} Besuchern je Stunde`,
  nobody: 'An diesem Tag ist niemand eingetragen.',
  nobodyPlan: 'Tragen Sie die erste Schicht ein.',
  empty: {
    title: 'Noch steht kein Plan',
    text: 'Wenn die Standleitung Schichten einträgt, stehen sie hier.',
    plan: 'Tragen Sie hier Schichten ein, oder schreiben Sie sie als [[shifts]] in die Messedatei.',
  },
  calendar: {
    title: 'Mein Kalender',
    text: 'Ein Link, mit dem Ihr Kalenderprogramm Ihre Schichten abruft, und nur Ihre. Wer den Link hat, kann sie lesen.',
    make: 'Link anlegen',
    again: 'Neuer Link',
    end: 'Link beenden',
    since: (when) => `Es gibt einen Link, angelegt ${when}. Ein neuer beendet ihn.`,
    once: 'Der Link wird nur jetzt gezeigt. Tragen Sie ihn in Ihrem Kalenderprogramm als abonnierten Kalender ein.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    label: 'Adresse Ihres Kalenders',
    qr: 'Die Adresse als Code für Ihr Telefon',
    ended: 'Der Link gilt nicht mehr.',
  },
  note: (days) =>
    `Der Plan ist für alle am Stand sichtbar wie ein Aushang. Schichten werden ${days} Tage nach ihrem Ende gelöscht. Summen von Stunden anderer zeigt dieses Programm niemandem.`,
};

export const shiftsEn: ShiftWords = {
  nav: 'Shifts',
  title: 'Shifts',
  skip: 'Skip to the shifts',
  days: 'Days',
  today: 'Today',
  you: 'You',
  here: 'is here',
  notYet: 'not here yet',
  alsoHere: (names) => `Also here: ${names}`,
  rest: (from, until) => `Break ${from}–${until}`,
  nextDay: 'the day after',
  offered: 'to give away',
  swapped: (name) => `swapped, before ${name}`,
  offer: 'Give away',
  offerBack: 'Keep it after all',
  take: 'Take it',
  taken: 'The shift is yours now.',
  offerDone: 'Whoever takes the shift has it. Until then it is yours.',
  refused: {
    not_offered: 'This shift is no longer to be had.',
    begun: 'This shift has begun already.',
    too_long_day: 'With this shift you would work longer on that day than is allowed.',
    short_night: 'Between this shift and your next one there would be too little rest.',
    short_break: 'With this shift you would have too little break on that day.',
    no_break: 'With this shift you would work too long without a break.',
    overlap: 'You have a shift at the same time already.',
  },
  refusedElse: 'The shift could not be taken.',
  add: 'Add a shift',
  change: (name) => `Change ${name}’s shift`,
  change1: 'Change',
  remove: 'Delete',
  save: 'Save',
  undo: 'Undo',
  undone: 'Undone.',
  saved: (name) => `${name}’s shift is saved.`,
  removed: (name) => `${name}’s shift is deleted.`,
  who: 'Who',
  day: 'Day',
  begins: 'Begins',
  ends: 'Ends',
  breaks: 'Breaks',
  breaksHint: 'Where none is given the stand finds quiet times for them, as the law asks.',
  breakFrom: (n) => `Break ${n} from`,
  breakUntil: (n) => `Break ${n} until`,
  addBreak: 'Set a break',
  removeBreak: (n) => `Remove break ${n}`,
  checking: 'Checking …',
  good: 'The law has nothing against it.',
  malformed: 'This cannot be: at most 16 hours, breaks within the shift and one after the other.',
  warnings: 'To be looked at',
  law: {
    long_day: (is, allowed) =>
      is
        ? `${is} hours of work, more than ${allowed}: lawful where other days make up for it`
        : `more than ${allowed} hours of work: lawful where other days make up for it`,
    too_long_day: (is, allowed) =>
      is ? `${is} hours of work, ${allowed} are allowed` : `more than ${allowed} hours of work on a day`,
    short_night: (is, allowed) =>
      is
        ? `only ${is} hours of rest before, ${allowed} are needed`
        : `less than ${allowed} hours of rest before`,
    short_break: (is, allowed) =>
      is ? `only ${is} hours of break, ${allowed} are needed` : `less than ${allowed} hours of break`,
    no_break: (is, allowed) =>
      is
        ? `${is} hours without a break, ${allowed} are allowed`
        : `more than ${allowed} hours without a break`,
    overlap: () => 'two shifts at the same time',
  },
  lawElse: 'to be looked at',
  lawful: 'lawful',
  few: 'Too few for the visitors expected',
  tooFew: (from, until, planned, needed, visitors) =>
    `${from}–${until}: ${planned} planned, ${needed ?? 'more than 100'} needed for ${visitors} visitors an hour`,
  nobody: 'Nobody is planned on this day.',
  nobodyPlan: 'Add the first shift.',
  empty: {
    title: 'There is no plan yet',
    text: 'Shifts stand here as soon as whoever leads the stand adds them.',
    plan: 'Add shifts here, or write them as [[shifts]] into the fair file.',
  },
  calendar: {
    title: 'My calendar',
    text: 'A link by which your calendar program fetches your shifts, and yours alone. Whoever has the link can read them.',
    make: 'Make a link',
    again: 'New link',
    end: 'End the link',
    since: (when) => `There is a link, made ${when}. A new one ends it.`,
    once: 'The link is shown only now. Add it to your calendar program as a calendar that you subscribe to.',
    copy: 'Copy',
    copied: 'Copied',
    label: 'Address of your calendar',
    qr: 'The address as a code for your phone',
    ended: 'The link is not valid any more.',
  },
  note: (days) =>
    `The plan can be seen by everybody on the stand, as one on the wall. Shifts are deleted ${days} days after they are over. This program shows nobody sums of others’ hours.`,
};
