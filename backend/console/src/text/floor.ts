// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the page for staff on the stand. A visitor may look over the shoulder: nothing here is about them that they may not read.
import type { FloorAct } from '../api/client';

export interface ReasonWords {
  waitedLong: (minutes: number) => string;
  handedToYou: string;
  askedForPerson: string;
  likely: string;
  firstCome: string;
  nobodySpeaks: string;
  onlySpeaker: string;
  speaker: string;
  languageAndTopic: string;
  topics: (n: number) => string;
  onlyFree: string;
  carriedLeast: string;
  mostRested: string;
  yourTurn: string;
  breakLull: (minutes: number) => string;
  breakDue: (minutes: number) => string;
  longStreak: (minutes: number) => string;
  callsHelp: string;
}

export interface FloorWords {
  nav: string;
  skip: string;
  title: string;
  offered: string; // beside the link, while somebody is offered
  status: Record<'off' | 'free' | 'offered' | 'talk' | 'helping' | 'break' | 'breather', string>;
  hint: { off: string; free: string; freeWaiting: (n: number) => string };
  restUntil: (time: string) => string;
  restLeft: (minutes: number) => string;
  restOver: string;
  helpingWhom: (name: string) => string;
  come: string;
  comeTitle: string;
  speak: string;
  know: string;
  knowHint: string;
  until: string;
  change: string;
  save: string;
  go: string;
  takeBreak: string;
  takeBreather: string;
  back: string;
  here: string;
  freeAgain: string;
  walkUp: string;
  accept: string;
  pass: string;
  next: string;
  why: string;
  secondsLeft: (n: number) => string;
  timeUp: string;
  waited: (minutes: number) => string;
  at: (place: string) => string;
  said: string; // what the visitor wrote
  nothingKnown: string;
  talk: { walkUp: string; minutes: (n: number) => string; about: string; note: string; noteHint: string };
  finish: string;
  finishTitle: string;
  finishHint: string;
  nobodyThere: string;
  withoutFinding: string;
  handOn: string;
  handOnTo: string;
  everybody: string;
  gift: string;
  giftOwn: string;
  giftOther: string;
  help: {
    call: string;
    called: string;
    calledHint: string;
    coming: (name: string) => string;
    off: string;
    needed: (name: string) => string;
    goThere: string;
  };
  team: {
    title: string;
    alone: string;
    status: Record<'free' | 'busy' | 'break', string>;
    breakDue: string;
    needsHelp: string;
  };
  waiting: { title: string; none: string; offered: string; you: string };
  mine: {
    title: string;
    only: string;
    talk: (time: string) => string;
    noTalk: string;
    streak: (minutes: number) => string;
    rested: string;
    feeling: [string, string, string];
    nextBreak: (minutes: number, earliest: string, latest: string) => string;
    nextBreakNow: (minutes: number, latest: string) => string;
    noBreak: string;
    until: (time: string) => string;
    hours: (hours: number, minutes: number) => string;
  };
  due: {
    break: (minutes: number) => string;
    breather: (minutes: number) => string;
    finish: string;
    help: (name: string) => string;
    recall: (number: string) => string;
    startBreak: string;
    startBreather: string;
    goHelp: (name: string) => string;
    comeBack: string;
  };
  unanswered: { title: string; text: string };
  gone: {
    lapsed: (number: string) => string;
    taken: (number: string, name: string) => string;
    left: (number: string) => string;
    ended: (number: string) => string;
    other: (number: string) => string;
  };
  conflict: Partial<Record<FloorAct, string>> & { other: string };
  refused: string;
  done: {
    passed: (number: string) => string;
    ended: (number: string, what: string) => string;
    endedGone: (number: string) => string;
    walkUp: string;
    handedOn: (number: string, name: string | null) => string;
  };
  offline: { title: (time: string) => string; text: string };
  unsent: { text: (what: string) => string; drop: string };
  off: { title: string; text: string; action: string };
  reasons: ReasonWords;
}

export const floorEn: FloorWords = {
  nav: 'Floor',
  skip: 'Skip to your next visitor',
  title: 'On the stand',
  offered: 'Somebody is waiting for your answer',
  status: {
    off: 'Not on the stand',
    free: 'Free',
    offered: 'Next for you',
    talk: 'In a talk',
    helping: 'With a colleague',
    break: 'On a break',
    breather: 'Taking a breather',
  },
  hint: {
    off: 'Say that you are there, and visitors who suit you are brought to you.',
    free: 'Nobody is waiting. You will be called as soon as somebody needs you.',
    freeWaiting: (n) =>
      n === 1
        ? 'One visitor is waiting; a colleague is asked first.'
        : `${n} visitors are waiting; colleagues are asked first.`,
  },
  restUntil: (time) => `until ${time}`,
  restLeft: (n) => (n === 1 ? '1 more minute. It is yours.' : `${n} more minutes. They are yours.`),
  restOver: 'The time is over. Come back when you are ready.',
  helpingWhom: (name) => `You are with ${name}.`,
  come: 'I am here',
  comeTitle: 'Before you begin',
  speak: 'I speak',
  know: 'I know best',
  knowHint: 'Choose some or none. Remembered in this browser.',
  until: 'I stay until',
  change: 'Change languages and topics',
  save: 'Save',
  go: 'Leave the stand',
  takeBreak: 'Break',
  takeBreather: 'Breather',
  back: 'I am back',
  here: 'I am here',
  freeAgain: 'Free again',
  walkUp: 'Somebody talks to me',
  accept: 'I will go',
  pass: 'Not now',
  next: 'Next for you',
  why: 'Why you',
  secondsLeft: (n) => (n === 1 ? '1 second left' : `${n} seconds left`),
  timeUp: 'One moment …',
  waited: (n) => (n < 1 ? 'just now' : n === 1 ? 'waiting for 1 minute' : `waiting for ${n} minutes`),
  at: (place) => place,
  said: 'In their own words',
  nothingKnown: 'Nothing was asked yet: ask what brings them here.',
  talk: {
    walkUp: 'Talk without a number',
    minutes: (n) => (n < 1 ? 'just begun' : n === 1 ? '1 minute' : `${n} minutes`),
    about: 'What is known',
    note: 'Note',
    noteHint: 'What whoever comes next should know.',
  },
  finish: 'End the talk',
  finishTitle: 'What did you find?',
  finishHint: 'One touch, and you are free again.',
  nobodyThere: 'Nobody was there',
  withoutFinding: 'End without saying',
  handOn: 'Hand over',
  handOnTo: 'Who should go on?',
  everybody: 'Whoever is free next',
  gift: 'Gift',
  giftOwn: 'Chosen at the kiosk',
  giftOther: 'Another number',
  help: {
    call: 'Colleague, please',
    called: 'Your colleagues know.',
    calledHint: 'Somebody comes to you as soon as one is free.',
    coming: (name) => `${name} is coming to you.`,
    off: 'Not needed any more',
    needed: (name) => `${name} asks for somebody to come`,
    goThere: 'I will go there',
  },
  team: {
    title: 'Colleagues',
    alone: 'Nobody else is on the stand.',
    status: { free: 'free', busy: 'busy', break: 'on a break' },
    breakDue: 'break due',
    needsHelp: 'asks for help',
  },
  waiting: {
    title: 'Waiting',
    none: 'Nobody is waiting.',
    offered: 'somebody is asked',
    you: 'you are asked',
  },
  mine: {
    title: 'How you are doing',
    only: 'Only you see this',
    talk: (time) => `${time} of talks today`,
    noTalk: 'No talk yet today',
    streak: (n) => `${n} minutes since your last rest`,
    rested: 'Rested',
    feeling: [
      'You have strength to spare.',
      'You have carried a good deal already.',
      'That was a lot. Do allow yourself a breather.',
    ],
    nextBreak: (minutes, earliest, latest) =>
      `Next break: ${minutes} minutes, beginning between ${earliest} and ${latest}`,
    nextBreakNow: (minutes, latest) => `Next break: ${minutes} minutes, any time until ${latest}`,
    noBreak: 'No break is planned. Take one when you need one.',
    until: (time) => `Here until ${time}`,
    hours: (hours, minutes) => (hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`),
  },
  due: {
    break: (n) => `Time for your break: ${n} minutes`,
    breather: (n) => `A breather would do you good: ${n} minutes`,
    finish: 'Please bring this talk to an end soon',
    help: (name) => `${name} asks for somebody to come`,
    recall: (number) => `${number} has been waiting for long. Could you come back?`,
    startBreak: 'Begin the break',
    startBreather: 'Take a breather',
    goHelp: (name) => `Go to ${name}`,
    comeBack: 'Come back',
  },
  unanswered: {
    title: 'Are you there?',
    text: 'Two visitors went to colleagues because no answer came. Nobody is offered to you until you say that you are there.',
  },
  gone: {
    lapsed: (number) => `The time was over: ${number} is offered to a colleague.`,
    taken: (number, name) => `${name} has gone to ${number} already.`,
    left: (number) => `${number} could not wait any longer.`,
    ended: (number) => `${number} has been looked after already.`,
    other: (number) => `${number} is not for you any more.`,
  },
  conflict: {
    talk: 'You are in a talk already. End it first, or hand it over.',
    go: 'You are in a talk. End it first, or hand it over.',
    rest: 'You are in a talk. End it first, or hand it over.',
    end: 'This talk is over already.',
    'hand-on': 'This talk is over already.',
    'come-to': 'Nobody is needed there any more.',
    help: 'This talk is over already.',
    back: 'You are not on the stand at the moment.',
    other: 'Meanwhile things stand otherwise. Please look again.',
  },
  refused: 'The server did not accept that. Please try again, or ask whoever looks after it.',
  done: {
    passed: (number) => `${number} goes to somebody else. That is fine.`,
    ended: (number, what) => `${number}: ${what}. You can change it under Visits.`,
    endedGone: (number) => `${number} is ended. Nobody was there.`,
    walkUp: 'The talk is ended.',
    handedOn: (number, name) =>
      name ? `${number} is handed to ${name}.` : `${number} is offered to whoever is free next.`,
  },
  offline: {
    title: (time) => `No connection. This is how things stood at ${time}.`,
    text: 'Nobody can be offered to you now. What you touch is sent as soon as the connection is back.',
  },
  unsent: {
    text: (what) => `“${what}” has not reached the server yet. It is sent as soon as possible.`,
    drop: 'Do not send it',
  },
  off: {
    title: 'Visitors are not assigned at this fair',
    text: 'The fair file says so ([floor] enabled = false). Who waits stands in the list all the same.',
    action: 'Who is waiting',
  },
  reasons: {
    waitedLong: (n) => `Has been waiting for ${n} minutes and should not wait any longer.`,
    handedToYou: 'A colleague asked for you.',
    askedForPerson: 'Asked to speak to somebody.',
    likely: 'What brings them here sounds concrete.',
    firstCome: 'Has waited longest.',
    nobodySpeaks: 'Nobody who could come soon speaks this language; please go all the same.',
    onlySpeaker: 'Of those who are free only you speak the language.',
    speaker: 'You speak the language.',
    languageAndTopic: 'You speak the language and know the topic.',
    topics: (n) => (n <= 1 ? 'You know the topic.' : 'You know the topics.'),
    onlyFree: 'At the moment only you are free.',
    carriedLeast: 'That keeps the work evenly shared.',
    mostRested: 'Your last rest is the most recent.',
    yourTurn: 'It is your turn.',
    breakLull: (n) =>
      n < 1 ? 'It is quiet now.' : `It is quiet now, and it has to begin within ${minutesEn(n)}.`,
    breakDue: (n) =>
      n < 1 ? 'It has to begin now, so that it is yours.' : `It has to begin within ${minutesEn(n)}.`,
    longStreak: (n) => `You have been at it for ${minutesEn(n)} without a rest.`,
    callsHelp: 'You can be there first.',
  },
};

function minutesEn(n: number): string {
  return n === 1 ? '1 minute' : `${n} minutes`;
}
function minutesDe(n: number): string {
  return n === 1 ? '1 Minute' : `${n} Minuten`;
}

export const floorDe: FloorWords = {
  nav: 'Stand',
  skip: 'Zum nächsten Besucher springen',
  title: 'Am Stand',
  offered: 'Jemand wartet auf Ihre Antwort',
  status: {
    off: 'Nicht am Stand',
    free: 'Frei',
    offered: 'Für Sie',
    talk: 'Im Gespräch',
    helping: 'Bei einer Kollegin oder einem Kollegen',
    break: 'In der Pause',
    breather: 'Kurze Verschnaufpause',
  },
  hint: {
    off: 'Sagen Sie, dass Sie da sind. Dann kommen die Besucher zu Ihnen, die zu Ihnen passen.',
    free: 'Niemand wartet. Sie werden gerufen, sobald jemand Sie braucht.',
    freeWaiting: (n) =>
      n === 1
        ? 'Eine Person wartet; zuerst wird jemand anderes gefragt.'
        : `${n} Personen warten; zuerst werden andere gefragt.`,
  },
  restUntil: (time) => `bis ${time}`,
  restLeft: (n) => (n === 1 ? 'Noch 1 Minute. Sie gehört Ihnen.' : `Noch ${n} Minuten. Sie gehören Ihnen.`),
  restOver: 'Die Zeit ist um. Kommen Sie zurück, wenn Sie so weit sind.',
  helpingWhom: (name) => `Sie sind bei ${name}.`,
  come: 'Ich bin da',
  comeTitle: 'Bevor es losgeht',
  speak: 'Ich spreche',
  know: 'Ich kenne mich am besten aus mit',
  knowHint: 'Einige oder keines. Dieser Browser merkt es sich.',
  until: 'Ich bleibe bis',
  change: 'Sprachen und Themen ändern',
  save: 'Speichern',
  go: 'Stand verlassen',
  takeBreak: 'Pause',
  takeBreather: 'Verschnaufen',
  back: 'Ich bin zurück',
  here: 'Ich bin da',
  freeAgain: 'Wieder frei',
  walkUp: 'Jemand spricht mich an',
  accept: 'Ich gehe hin',
  pass: 'Jetzt nicht',
  next: 'Als Nächstes für Sie',
  why: 'Warum Sie',
  secondsLeft: (n) => (n === 1 ? 'noch 1 Sekunde' : `noch ${n} Sekunden`),
  timeUp: 'Einen Moment …',
  waited: (n) => (n < 1 ? 'eben erst' : `wartet seit ${minutesDe(n)}`),
  at: (place) => place,
  said: 'In eigenen Worten',
  nothingKnown: 'Noch wurde nichts gefragt: Fragen Sie, worum es geht.',
  talk: {
    walkUp: 'Gespräch ohne Nummer',
    minutes: (n) => (n < 1 ? 'gerade begonnen' : minutesDe(n)),
    about: 'Was bekannt ist',
    note: 'Notiz',
    noteHint: 'Was die nächste Person wissen soll.',
  },
  finish: 'Gespräch beenden',
  finishTitle: 'Was haben Sie festgestellt?',
  finishHint: 'Ein Druck, und Sie sind wieder frei.',
  nobodyThere: 'Niemand war da',
  withoutFinding: 'Ohne Angabe beenden',
  handOn: 'Übergeben',
  handOnTo: 'Wer soll weitermachen?',
  everybody: 'Wer als Nächstes frei ist',
  gift: 'Geschenk',
  giftOwn: 'Am Kiosk gewählt',
  giftOther: 'Eine andere Nummer',
  help: {
    call: 'Bitte dazukommen',
    called: 'Die anderen wissen Bescheid.',
    calledHint: 'Es kommt jemand zu Ihnen, sobald jemand frei ist.',
    coming: (name) => `${name} kommt zu Ihnen.`,
    off: 'Nicht mehr nötig',
    needed: (name) => `${name} bittet jemanden dazu`,
    goThere: 'Ich gehe hin',
  },
  team: {
    title: 'Die anderen',
    alone: 'Sonst ist niemand am Stand.',
    status: { free: 'frei', busy: 'beschäftigt', break: 'in der Pause' },
    breakDue: 'Pause fällig',
    needsHelp: 'bittet um Hilfe',
  },
  waiting: {
    title: 'Es warten',
    none: 'Niemand wartet.',
    offered: 'jemand ist gefragt',
    you: 'Sie sind gefragt',
  },
  mine: {
    title: 'Wie es Ihnen geht',
    only: 'Das sehen nur Sie',
    talk: (time) => `Heute ${time} in Gesprächen`,
    noTalk: 'Heute noch kein Gespräch',
    streak: (n) => `${minutesDe(n)} seit der letzten Erholung`,
    rested: 'Erholt',
    feeling: [
      'Sie sind gut bei Kräften.',
      'Sie haben schon einiges geleistet.',
      'Das war viel. Gönnen Sie sich eine Verschnaufpause.',
    ],
    nextBreak: (minutes, earliest, latest) =>
      `Nächste Pause: ${minutesDe(minutes)}, Beginn zwischen ${earliest} und ${latest}`,
    nextBreakNow: (minutes, latest) => `Nächste Pause: ${minutesDe(minutes)}, jederzeit bis ${latest}`,
    noBreak: 'Es ist keine Pause geplant. Nehmen Sie eine, wenn Sie eine brauchen.',
    until: (time) => `Hier bis ${time}`,
    hours: (hours, minutes) => (hours > 0 ? `${hours} Std. ${minutes} Min.` : `${minutes} Min.`),
  },
  due: {
    break: (n) => `Zeit für Ihre Pause: ${minutesDe(n)}`,
    breather: (n) => `Kurz verschnaufen täte gut: ${minutesDe(n)}`,
    finish: 'Bitte bringen Sie dieses Gespräch bald zu Ende',
    help: (name) => `${name} bittet jemanden dazu`,
    recall: (number) => `${number} wartet schon lange. Könnten Sie zurückkommen?`,
    startBreak: 'Pause beginnen',
    startBreather: 'Verschnaufen',
    goHelp: (name) => `Zu ${name} gehen`,
    comeBack: 'Zurückkommen',
  },
  unanswered: {
    title: 'Sind Sie da?',
    text: 'Zwei Besucher gingen an andere, weil keine Antwort kam. Sie bekommen niemanden angeboten, bis Sie sagen, dass Sie da sind.',
  },
  gone: {
    lapsed: (number) => `Die Zeit war um: ${number} wird jemand anderem angeboten.`,
    taken: (number, name) => `${name} ist schon bei ${number}.`,
    left: (number) => `${number} konnte nicht länger warten.`,
    ended: (number) => `Um ${number} hat sich schon jemand gekümmert.`,
    other: (number) => `${number} ist nicht mehr für Sie.`,
  },
  conflict: {
    talk: 'Sie sind schon in einem Gespräch. Beenden oder übergeben Sie es zuerst.',
    go: 'Sie sind in einem Gespräch. Beenden oder übergeben Sie es zuerst.',
    rest: 'Sie sind in einem Gespräch. Beenden oder übergeben Sie es zuerst.',
    end: 'Dieses Gespräch ist schon zu Ende.',
    'hand-on': 'Dieses Gespräch ist schon zu Ende.',
    'come-to': 'Dort wird niemand mehr gebraucht.',
    help: 'Dieses Gespräch ist schon zu Ende.',
    back: 'Sie sind gerade nicht am Stand.',
    other: 'Inzwischen steht es anders. Bitte sehen Sie noch einmal hin.',
  },
  refused:
    'Der Server hat das nicht angenommen. Bitte versuchen Sie es noch einmal, oder fragen Sie, wer ihn betreut.',
  done: {
    passed: (number) => `${number} geht an jemand anderen. Das ist in Ordnung.`,
    ended: (number, what) => `${number}: ${what}. Unter Besuche können Sie das ändern.`,
    endedGone: (number) => `${number} ist beendet. Niemand war da.`,
    walkUp: 'Das Gespräch ist beendet.',
    handedOn: (number, name) =>
      name ? `${number} ist an ${name} übergeben.` : `${number} wird der nächsten freien Person angeboten.`,
  },
  offline: {
    title: (time) => `Keine Verbindung. So stand es um ${time}.`,
    text: 'Im Moment kann Ihnen niemand angeboten werden. Was Sie antippen, wird gesendet, sobald die Verbindung wieder da ist.',
  },
  unsent: {
    text: (what) => `„${what}“ ist noch nicht beim Server. Es wird so bald wie möglich gesendet.`,
    drop: 'Nicht senden',
  },
  off: {
    title: 'Auf dieser Messe werden Besucher nicht zugeteilt',
    text: 'So steht es in der Messedatei ([floor] enabled = false). Wer wartet, steht trotzdem in der Liste.',
    action: 'Wer wartet',
  },
  reasons: {
    waitedLong: (n) => `Wartet schon ${minutesDe(n)} und soll nicht länger warten.`,
    handedToYou: 'Jemand vom Team hat um Sie gebeten.',
    askedForPerson: 'Möchte mit jemandem sprechen.',
    likely: 'Das Anliegen klingt konkret.',
    firstCome: 'Wartet am längsten.',
    nobodySpeaks: 'Niemand, der bald kommen könnte, spricht diese Sprache; bitte gehen Sie trotzdem hin.',
    onlySpeaker: 'Von allen, die frei sind, sprechen nur Sie die Sprache.',
    speaker: 'Sie sprechen die Sprache.',
    languageAndTopic: 'Sie sprechen die Sprache und kennen das Thema.',
    topics: (n) => (n <= 1 ? 'Sie kennen das Thema.' : 'Sie kennen die Themen.'),
    onlyFree: 'Gerade sind nur Sie frei.',
    carriedLeast: 'So bleibt die Arbeit gerecht verteilt.',
    mostRested: 'Ihre letzte Erholung ist am kürzesten her.',
    yourTurn: 'Sie sind an der Reihe.',
    breakLull: (n) =>
      n < 1 ? 'Gerade ist es ruhig.' : `Gerade ist es ruhig, und in ${minutesDe(n)} muss sie beginnen.`,
    breakDue: (n) =>
      n < 1 ? 'Sie muss jetzt beginnen, damit sie Ihnen bleibt.' : `Sie muss in ${minutesDe(n)} beginnen.`,
    longStreak: (n) => `Sie sind seit ${minutesDe(n)} ohne Erholung dabei.`,
    callsHelp: 'Sie können zuerst dort sein.',
  },
};
