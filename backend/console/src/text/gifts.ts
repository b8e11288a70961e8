// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the gifts' page.
export interface GiftWords {
  title: string;
  nav: string;
  stock: string;
  skip: string;
  number: string;
  numberHint: string;
  hand: string;
  busy: string;
  undo: string;
  undone: (number: string) => string;
  notHanded: (number: string) => string;
  tooLate: string;
  givenBack: (number: string, now: string | null) => string;
  second: (other: string) => string;
  handedBack: string;
  countedBefore: string;
  countedOther: string;
  keypad: string;
  erase: string;
  closeKeypad: string;
  offline: string;
  change: string;
  bar: (handed: number, reserved: number, left: number) => string;
  whichGift: string;
  anyway: string;
  handed: (number: string, gift: string) => string;
  handedLate: string;
  handedEarly: string;
  handedBefore: (number: string, when: string, who: string) => string;
  somebody: string;
  badNumber: string;
  noKiosk: string;
  promised: string;
  noneLeft: string;
  waiting: (n: number) => string;
  nobodyWaits: string;
  chosenAt: string;
  left: string;
  figures: Record<'shelf' | 'kiosks' | 'reserved' | 'handed' | 'free', string>;
  hints: Record<'shelf' | 'kiosks' | 'reserved' | 'handed' | 'free', string>;
  short: (n: number) => string;
  early: (n: number) => string;
  pace: (perHour: string, today: number) => string;
  paceUnknown: (today: number) => string;
  runsOut: (when: string) => string;
  lasts: string;
  gone: string;
  retired: string;
  restock: string;
  restockLabel: string;
  count: string;
  countLabel: string;
  counted: (pieces: number, difference: string, when: string, who: string) => string;
  same: string;
  empty: { title: string; steps: [string, string, string] };
}

export const giftsEn: GiftWords = {
  title: 'Gifts',
  nav: 'Gifts',
  stock: 'Stock',
  skip: 'Skip to the gifts',
  number: 'Number',
  numberHint: 'As on the screen, for example 127B',
  hand: 'Hand out',
  busy: 'One moment …',
  undo: 'That was a mistake',
  undone: (number) => `${number} no longer counts as handed out.`,
  notHanded: (number) => `${number} is not handed out.`,
  tooLate: 'That was more than an hour ago. Count what lies there, under “Add or count”.',
  givenBack: (number, now) =>
    now
      ? `The visitor gave ${number} back and has ${now} now.`
      : `The visitor gave ${number} back and has no other number.`,
  second: (other) => `This visitor has fetched a gift already, by ${other}.`,
  handedBack: 'Although it had been given back.',
  countedBefore: 'This delivery had been entered already. It counts once.',
  countedOther:
    'This delivery had been entered already, with another number. If this is another one, add it now.',
  keypad: 'Keys',
  erase: 'Delete the last one',
  closeKeypad: 'Close the keys',
  offline:
    'No connection: nothing can be entered at the moment. Give out what the numbers say, write them down, and enter them when this line is gone.',
  change: 'Add or count',
  bar: (handed, reserved, left) => `${handed} handed out, ${reserved} reserved, ${left} left`,
  whichGift: 'The kiosk has not told us of this number yet. Which gift is it?',
  anyway: 'Hand out anyway',
  handed: (number, gift) => `${number}: ${gift} is handed out.`,
  handedLate: 'It came after its 30 minutes; one was still free.',
  handedEarly: 'Its kiosk has not told us of it yet. That is made good by itself.',
  handedBefore: (number, when, who) => `${number} was handed out already, ${when} by ${who}.`,
  somebody: 'a colleague',
  badNumber: 'A number has three digits and one or two letters, for example 127B.',
  noKiosk: 'No kiosk has these letters. Look at the number again.',
  promised: 'Every piece that lies there is promised to somebody else, or with a kiosk.',
  noneLeft: 'By our books none is left. If one lies there, count them below.',
  waiting: (n) => (n === 1 ? '1 visitor has a number' : `${n} visitors have a number`),
  nobodyWaits: 'Nobody is on the way with a number.',
  chosenAt: 'chosen',
  left: 'left',
  figures: {
    shelf: 'In stock',
    kiosks: 'With kiosks',
    reserved: 'Reserved',
    handed: 'Handed out',
    free: 'Free',
  },
  hints: {
    shelf: 'What should lie in the booth',
    kiosks: 'May be granted by kiosks without asking, also while they are offline',
    reserved: 'Visitors have a number for these',
    handed: 'To visitors',
    free: 'Nobody has a claim on these',
  },
  short: (n) => `${n} too few: kiosks may promise more than there are until they are reached again.`,
  early: (n) => `${n} handed out by numbers that a kiosk has not told us of yet.`,
  pace: (perHour, today) => `${perHour} an hour · ${today} today`,
  paceUnknown: (today) => `${today} today · too few yet to tell a pace`,
  runsOut: (when) => `Gone about ${when} at this pace`,
  lasts: 'Enough for today at this pace',
  gone: 'None left to choose',
  retired: 'no longer offered',
  restock: 'Add',
  restockLabel: 'Pieces delivered',
  count: 'Set',
  countLabel: 'Pieces that lie there',
  counted: (pieces, difference, when, who) => `Counted ${pieces} (${difference}), ${when}, ${who}`,
  same: 'as expected',
  empty: {
    title: 'This fair has no gifts yet',
    steps: [
      'Add a table [[gifts]] for each gift to the fair file, and where to fetch them: pickup.',
      'Add "giveaway" to the reasons, check the file and import it.',
      'Stock, pace and open numbers then stand here.',
    ],
  },
};

export const giftsDe: GiftWords = {
  title: 'Geschenke',
  nav: 'Geschenke',
  stock: 'Bestand',
  skip: 'Zu den Geschenken springen',
  number: 'Nummer',
  numberHint: 'Wie auf dem Bildschirm, zum Beispiel 127B',
  hand: 'Ausgeben',
  busy: 'Einen Moment …',
  undo: 'Das war ein Versehen',
  undone: (number) => `${number} gilt nicht mehr als ausgegeben.`,
  notHanded: (number) => `${number} ist nicht ausgegeben.`,
  tooLate: 'Das ist länger als eine Stunde her. Bitte zählen Sie nach, unter „Nachlegen oder zählen“.',
  givenBack: (number, now) =>
    now
      ? `${number} wurde zurückgegeben; dafür gilt jetzt ${now}.`
      : `${number} wurde zurückgegeben, und eine andere Nummer gibt es nicht.`,
  second: (other) => `Hier wurde schon ein Geschenk abgeholt, mit ${other}.`,
  handedBack: 'Obwohl sie zurückgegeben war.',
  countedBefore: 'Diese Lieferung war schon eingetragen. Sie zählt einmal.',
  countedOther:
    'Diese Lieferung war schon eingetragen, mit einer anderen Zahl. Ist es eine weitere, legen Sie sie jetzt nach.',
  keypad: 'Tasten',
  erase: 'Letztes Zeichen löschen',
  closeKeypad: 'Tasten schließen',
  offline:
    'Keine Verbindung: Im Moment lässt sich nichts eintragen. Geben Sie aus, was die Nummern sagen, schreiben Sie sie auf und tragen Sie sie nach, sobald diese Zeile weg ist.',
  change: 'Nachlegen oder zählen',
  bar: (handed, reserved, left) => `${handed} ausgegeben, ${reserved} reserviert, ${left} übrig`,
  whichGift: 'Der Kiosk hat diese Nummer noch nicht gemeldet. Welches Geschenk ist es?',
  anyway: 'Trotzdem ausgeben',
  handed: (number, gift) => `${number}: ${gift} ist ausgegeben.`,
  handedLate: 'Ihre 30 Minuten waren um; eines war noch frei.',
  handedEarly: 'Der Kiosk hat sie noch nicht gemeldet. Das wird von selbst nachgetragen.',
  handedBefore: (number, when, who) => `${number} wurde schon ausgegeben, ${when} von ${who}.`,
  somebody: 'jemandem vom Team',
  badNumber: 'Eine Nummer hat drei Ziffern und ein oder zwei Buchstaben, zum Beispiel 127B.',
  noKiosk: 'Kein Kiosk hat diese Buchstaben. Bitte sehen Sie noch einmal auf die Nummer.',
  promised: 'Jedes Stück, das dort liegt, ist anderen versprochen oder bei einem Kiosk.',
  noneLeft: 'Nach unseren Büchern ist keines mehr da. Liegt doch eines dort, zählen Sie bitte unten nach.',
  waiting: (n) => (n === 1 ? '1 Besucher hat eine Nummer' : `${n} Besucher haben eine Nummer`),
  nobodyWaits: 'Niemand ist mit einer Nummer unterwegs.',
  chosenAt: 'gewählt',
  left: 'übrig',
  figures: {
    shelf: 'Bestand',
    kiosks: 'Bei Kiosken',
    reserved: 'Reserviert',
    handed: 'Ausgegeben',
    free: 'Frei',
  },
  hints: {
    shelf: 'Was am Stand liegen sollte',
    kiosks: 'Dürfen Kioske vergeben, ohne zu fragen, auch ohne Netz',
    reserved: 'Dafür haben Besucher eine Nummer',
    handed: 'An Besucher',
    free: 'Darauf hat niemand Anspruch',
  },
  short: (n) => `${n} zu wenig: Kioske können mehr versprechen, als da ist, bis sie wieder erreicht sind.`,
  early: (n) => `${n} auf Nummern ausgegeben, die ein Kiosk noch nicht gemeldet hat.`,
  pace: (perHour, today) => `${perHour} je Stunde · heute ${today}`,
  paceUnknown: (today) => `heute ${today} · noch zu wenige für ein Tempo`,
  runsOut: (when) => `Bei diesem Tempo gegen ${when} vergriffen`,
  lasts: 'Reicht bei diesem Tempo für heute',
  gone: 'Keine mehr zu wählen',
  retired: 'nicht mehr angeboten',
  restock: 'Nachlegen',
  restockLabel: 'Nachgelegte Stücke',
  count: 'Übernehmen',
  countLabel: 'Stücke, die dort liegen',
  counted: (pieces, difference, when, who) => `Gezählt ${pieces} (${difference}), ${when}, ${who}`,
  same: 'wie erwartet',
  empty: {
    title: 'Diese Messe hat noch keine Geschenke',
    steps: [
      'Ergänzen Sie in der Messedatei je Geschenk eine Tabelle [[gifts]] und unter pickup, wo man sie abholt.',
      'Nehmen Sie "giveaway" in die reasons auf, prüfen Sie die Datei und importieren Sie sie.',
      'Bestand, Tempo und offene Nummern stehen dann hier.',
    ],
  },
};
