// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a browser that staff share: who are you, PIN, lock, and setting one up.
export interface TabletWords {
  who: string;
  whoHint: string;
  nobody: { title: string; steps: [string, string] };
  byPassword: string;
  backToNames: string;
  noTablet: string;
  ended: string;
  byeWho: string;
  pinOf: (name: string) => string;
  pad: string;
  typed: (digits: number) => string;
  erase: string;
  enter: string;
  busy: string;
  wrong: (left: number | null) => string;
  paused: (minutes: number) => string;
  needsPassword: string;
  tabletPaused: (minutes: number) => string;
  change: string;
  locked: (name: string) => string;
  lockedHint: string;
  somebodyWaits: string;
  usePassword: string;
  usePin: string;
  unlock: string;
  wrongPassword: string;
  wrongPins: (count: number) => string;
  gotIt: string;

  myPin: string;
  pinIntro: string;
  pinHas: string;
  pinByPin: string;
  pinField: string;
  pinAgain: string;
  pinSave: string;
  pinRemove: string;
  pinSaved: string;
  pinRemoved: string;
  pinDiffers: string;
  pinPassword: string;
  pinPasswordHint: string;
  faults: Record<'length' | 'digits' | 'same' | 'row' | 'repeated' | 'year' | 'column', string>;

  tablets: string;
  tabletsIntro: string;
  name: string;
  nameHint: string;
  here: string;
  hereHint: string;
  hereSubmit: string;
  other: string;
  otherHint: string;
  otherSubmit: string;
  nameBad: string;
  nameTaken: string;
  full: string;
  code: (code: string) => string;
  codeHow: (address: string) => string;
  codeNoAddress: string;
  codeLife: string;
  listed: string;
  none: string;
  pairedOn: (day: string) => string;
  seenOn: (day: string) => string;
  revoke: string;
  revokeSure: (name: string) => string;
  revokeYes: string;
  revokeNo: string;
  revoked: string;

  pairTitle: string;
  pairHint: string;
  pairField: string;
  pairSubmit: string;
  pairBusy: string;
  pairWrong: string;
}

const minutesEn = (n: number) => (n === 1 ? '1 minute' : `${n} minutes`);
const minutesDe = (n: number) => (n === 1 ? '1 Minute' : `${n} Minuten`);

export const tabletEn: TabletWords = {
  who: 'Who are you?',
  whoHint: 'Tap your name, then enter your PIN.',
  nobody: {
    title: 'Nobody has a PIN yet',
    steps: [
      'Sign in with your password or a one-time link, here or in any browser.',
      'In the menu behind your name, choose “My PIN”. Your name then stands here.',
    ],
  },
  byPassword: 'Sign in with a password',
  backToNames: 'Back to the names',
  noTablet: 'This browser is not a stand tablet any more. An administrator can make it one again.',
  ended: 'The session here is over. Who are you?',
  byeWho: 'Signed out here.',
  pinOf: (name) => `${name}, your PIN`,
  pad: 'Number keys',
  typed: (digits) => (digits === 1 ? '1 digit entered' : `${digits} digits entered`),
  erase: 'Delete the last digit',
  enter: 'Sign in',
  busy: 'One moment …',
  wrong: (left) =>
    left === null
      ? 'That is not the PIN that goes with this name.'
      : left === 1
        ? 'That is not the PIN that goes with this name. One more try, then there is a pause.'
        : `That is not the PIN that goes with this name. ${left} more tries, then there is a pause.`,
  paused: (minutes) =>
    `Too many wrong tries. This PIN works again in ${minutesEn(minutes)}; the password works at once.`,
  needsPassword:
    'After ten wrong tries this PIN waits until its owner has signed in with the password. Then it works again.',
  tabletPaused: (minutes) =>
    `Too many wrong PINs on this tablet. It takes PINs again in ${minutesEn(minutes)}; passwords work at once, and so do other tablets.`,
  change: 'Change person',
  locked: (name) => `Locked: ${name}`,
  lockedHint: 'Enter your PIN to go on where you were.',
  somebodyWaits: 'A visitor is waiting for you.',
  usePassword: 'Use the password',
  usePin: 'Use the PIN',
  unlock: 'Unlock',
  wrongPassword: 'That is not the password that goes with this name.',
  wrongPins: (count) =>
    `Before this, a wrong PIN was entered ${count} times under your name. If that was not you, set another one: menu, “My PIN”.`,
  gotIt: 'Got it',

  myPin: 'My PIN',
  pinIntro:
    'With a PIN you sign in on the tablets of the stand, and nowhere else. 4 to 8 digits; please none that you use elsewhere.',
  pinHas: 'You have a PIN. A new one takes its place.',
  pinByPin:
    'You signed in with your PIN. To change or remove it, sign in with your password or a one-time link.',
  pinField: 'New PIN',
  pinAgain: 'New PIN once more',
  pinSave: 'Save PIN',
  pinRemove: 'Remove my PIN',
  pinSaved: 'Your PIN is saved. On the tablets of the stand your name now stands among those to tap.',
  pinRemoved: 'Your PIN is removed. Your name no longer stands on the tablets.',
  pinDiffers: 'The two are not the same. Please enter both again.',
  pinPassword: 'Your password',
  pinPasswordHint: 'You signed in a while ago. So that nobody else sets your PIN, please enter it once more.',
  faults: {
    length: 'A PIN has 4 to 8 digits.',
    digits: 'A PIN is made of digits alone.',
    same: 'The same digit throughout is what everybody tries first. Please choose another.',
    row: 'Digits in a row, like 1234, are what everybody tries first. Please choose another.',
    repeated: 'A repeated pattern, like 1212, is among the first that are tried. Please choose another.',
    year: 'Years, such as one of birth, are among the first that are tried. Please choose another.',
    column: 'A line on the keys, like 2580, is among the first that are tried. Please choose another.',
  },

  tablets: 'Stand tablets',
  tabletsIntro:
    'On a stand tablet people tap their name and enter their PIN. They see what sales sees; nothing is administered by PIN.',
  name: 'Name of the tablet',
  nameHint: 'As it is called on the stand, for example Tablet 2',
  here: 'This browser',
  hereHint: 'You are signed out here; from then on it asks who is there.',
  hereSubmit: 'Make this browser a stand tablet',
  other: 'Another browser',
  otherHint: 'For a tablet on which you would rather not type your password.',
  otherSubmit: 'Make a code',
  nameBad: 'A name has 1 to 60 characters.',
  nameTaken: 'There is a tablet of this name already. Please choose another, or revoke that one.',
  full: 'Too many codes are waiting. Use one of them, or wait ten minutes.',
  code: (code) => `Code: ${code}`,
  codeHow: (address) => `Read this with the tablet’s camera, or open ${address} there and enter the code.`,
  codeNoAddress:
    'Open the console’s address on the tablet, as it is reached from there, with /tablet behind it, and enter the code.',
  codeLife: 'Good for ten minutes and one browser.',
  listed: 'Tablets of this stand',
  none: 'No tablet yet.',
  pairedOn: (day) => `since ${day}`,
  seenOn: (day) => `last seen ${day}`,
  revoke: 'Revoke',
  revokeSure: (name) => `${name} takes no PIN any more, and whoever is signed in there is signed out.`,
  revokeYes: 'Yes, revoke',
  revokeNo: 'Cancel',
  revoked: 'revoked',

  pairTitle: 'Make this browser a stand tablet',
  pairHint: 'An administrator makes the code in the console: menu, “Stand tablets”.',
  pairField: 'Code',
  pairSubmit: 'Go on',
  pairBusy: 'One moment …',
  pairWrong:
    'No such code is waiting: mistyped, used already, or older than ten minutes. Please check it, or make another.',
};

export const tabletDe: TabletWords = {
  who: 'Wer sind Sie?',
  whoHint: 'Tippen Sie auf Ihren Namen und geben Sie dann Ihre PIN ein.',
  nobody: {
    title: 'Noch hat niemand eine PIN',
    steps: [
      'Melden Sie sich mit Ihrem Kennwort oder einem Einmal-Link an, hier oder in jedem anderen Browser.',
      'Wählen Sie im Menü hinter Ihrem Namen „Meine PIN“. Danach steht Ihr Name hier.',
    ],
  },
  byPassword: 'Mit Kennwort anmelden',
  backToNames: 'Zurück zu den Namen',
  noTablet: 'Dieser Browser ist kein Stand-Tablet mehr. Ein Administrator kann ihn wieder dazu machen.',
  ended: 'Die Sitzung hier ist zu Ende. Wer sind Sie?',
  byeWho: 'Hier abgemeldet.',
  pinOf: (name) => `${name}, Ihre PIN`,
  pad: 'Zifferntasten',
  typed: (digits) => (digits === 1 ? '1 Ziffer eingegeben' : `${digits} Ziffern eingegeben`),
  erase: 'Letzte Ziffer löschen',
  enter: 'Anmelden',
  busy: 'Einen Moment …',
  wrong: (left) =>
    left === null
      ? 'Das ist nicht die PIN zu diesem Namen.'
      : left === 1
        ? 'Das ist nicht die PIN zu diesem Namen. Noch ein Versuch, dann folgt eine Pause.'
        : `Das ist nicht die PIN zu diesem Namen. Noch ${left} Versuche, dann folgt eine Pause.`,
  paused: (minutes) =>
    `Zu viele falsche Versuche. Diese PIN gilt wieder in ${minutesDe(minutes)}; das Kennwort gilt sofort.`,
  needsPassword:
    'Nach zehn falschen Versuchen wartet diese PIN, bis sich die Person mit ihrem Kennwort angemeldet hat. Danach gilt sie wieder.',
  tabletPaused: (minutes) =>
    `Zu viele falsche PINs an diesem Tablet. Es nimmt in ${minutesDe(minutes)} wieder PINs an; Kennwörter gelten sofort, andere Tablets auch.`,
  change: 'Person wechseln',
  locked: (name) => `Gesperrt: ${name}`,
  lockedHint: 'Geben Sie Ihre PIN ein; es geht weiter, wo Sie waren.',
  somebodyWaits: 'Jemand wartet auf Sie.',
  usePassword: 'Kennwort verwenden',
  usePin: 'PIN verwenden',
  unlock: 'Entsperren',
  wrongPassword: 'Das ist nicht das Kennwort zu diesem Namen.',
  wrongPins: (count) =>
    `Zuvor wurde unter Ihrem Namen ${count}-mal eine falsche PIN eingegeben. Waren Sie das nicht, legen Sie eine andere fest: Menü, „Meine PIN“.`,
  gotIt: 'Verstanden',

  myPin: 'Meine PIN',
  pinIntro:
    'Mit einer PIN melden Sie sich an den Tablets des Stands an, und nur dort. 4 bis 8 Ziffern; bitte keine, die Sie auch sonst verwenden.',
  pinHas: 'Sie haben eine PIN. Eine neue tritt an ihre Stelle.',
  pinByPin:
    'Sie sind mit Ihrer PIN angemeldet. Um sie zu ändern oder zu entfernen, melden Sie sich mit Ihrem Kennwort oder einem Einmal-Link an.',
  pinField: 'Neue PIN',
  pinAgain: 'Neue PIN noch einmal',
  pinSave: 'PIN speichern',
  pinRemove: 'Meine PIN entfernen',
  pinSaved: 'Ihre PIN ist gespeichert. An den Tablets des Stands steht Ihr Name jetzt zum Antippen.',
  pinRemoved: 'Ihre PIN ist entfernt. Ihr Name steht nicht mehr an den Tablets.',
  pinDiffers: 'Die beiden Eingaben sind verschieden. Bitte geben Sie beide neu ein.',
  pinPassword: 'Ihr Kennwort',
  pinPasswordHint:
    'Ihre Anmeldung ist etwas her. Damit niemand anderes Ihre PIN festlegt, geben Sie es bitte noch einmal ein.',
  faults: {
    length: 'Eine PIN hat 4 bis 8 Ziffern.',
    digits: 'Eine PIN besteht nur aus Ziffern.',
    same: 'Lauter gleiche Ziffern werden zuerst probiert. Bitte wählen Sie eine andere.',
    row: 'Ziffern der Reihe nach, wie 1234, werden zuerst probiert. Bitte wählen Sie eine andere.',
    repeated:
      'Ein wiederholtes Muster, wie 1212, wird mit als Erstes probiert. Bitte wählen Sie eine andere.',
    year: 'Jahreszahlen, etwa der Geburt, werden mit als Erstes probiert. Bitte wählen Sie eine andere.',
    column:
      'Eine Linie auf den Tasten, wie 2580, wird mit als Erstes probiert. Bitte wählen Sie eine andere.',
  },

  tablets: 'Stand-Tablets',
  tabletsIntro:
    'An einem Stand-Tablet tippt man auf seinen Namen und gibt seine PIN ein. Zu sehen ist, was der Vertrieb sieht; verwaltet wird mit einer PIN nichts.',
  name: 'Name des Tablets',
  nameHint: 'Wie es am Stand heißt, zum Beispiel Tablet 2',
  here: 'Dieser Browser',
  hereHint: 'Sie werden hier abgemeldet; danach fragt er, wer davor steht.',
  hereSubmit: 'Diesen Browser zum Stand-Tablet machen',
  other: 'Ein anderer Browser',
  otherHint: 'Für ein Tablet, an dem Sie Ihr Kennwort lieber nicht eingeben.',
  otherSubmit: 'Code erstellen',
  nameBad: 'Ein Name hat 1 bis 60 Zeichen.',
  nameTaken:
    'Ein Tablet dieses Namens gibt es schon. Bitte wählen Sie einen anderen, oder sperren Sie jenes aus.',
  full: 'Zu viele Codes warten. Verwenden Sie einen davon, oder warten Sie zehn Minuten.',
  code: (code) => `Code: ${code}`,
  codeHow: (address) =>
    `Lesen Sie dies mit der Kamera des Tablets, oder öffnen Sie dort ${address} und geben Sie den Code ein.`,
  codeNoAddress:
    'Öffnen Sie auf dem Tablet die Adresse der Konsole, wie sie von dort erreichbar ist, mit /tablet dahinter, und geben Sie den Code ein.',
  codeLife: 'Gilt zehn Minuten und für einen Browser.',
  listed: 'Tablets dieses Stands',
  none: 'Noch kein Tablet.',
  pairedOn: (day) => `seit ${day}`,
  seenOn: (day) => `zuletzt ${day}`,
  revoke: 'Aussperren',
  revokeSure: (name) => `${name} nimmt dann keine PIN mehr an, und wer dort angemeldet ist, wird abgemeldet.`,
  revokeYes: 'Ja, aussperren',
  revokeNo: 'Abbrechen',
  revoked: 'ausgesperrt',

  pairTitle: 'Diesen Browser zum Stand-Tablet machen',
  pairHint: 'Den Code erstellt ein Administrator in der Konsole: Menü, „Stand-Tablets“.',
  pairField: 'Code',
  pairSubmit: 'Weiter',
  pairBusy: 'Einen Moment …',
  pairWrong:
    'Ein solcher Code wartet nicht: vertippt, schon benutzt oder älter als zehn Minuten. Bitte prüfen Sie ihn, oder lassen Sie einen neuen erstellen.',
};
