// SPDX-License-Identifier: GPL-3.0-or-later
import { floorDe } from './floor';
import { giftsDe } from './gifts';
import { shiftsDe } from './shifts';
import { todayDe } from './today';
import { tabletDe } from './tablet';
import { triageDe } from './triage-de';
import type { Words } from './words';

export const de: Words = {
  lang: 'de',
  floor: floorDe,
  gifts: giftsDe,
  shifts: shiftsDe,
  today: todayDe,
  tablet: tabletDe,
  product: 'Standdienst',

  nav: {
    label: 'Bereiche',
    leads: 'Leads',
    visits: 'Besuche',
    skip: 'Zu den Leads springen',
    skipVisits: 'Zu den Besuchen springen',
    more: 'Mehr',
    menu: (name) => `Konto von ${name}`,
    password: 'Kennwort ändern',
    logout: 'Abmelden',
    help: 'Tastatur',
  },
  state: {
    trial: 'Probe',
    trialHint: 'Die Messe wird geprobt. Leads aus aufgezeichneten Besuchen sind als Probe gekennzeichnet.',
    closed: 'Beendet',
    closedHint: 'Die Messe ist vorbei. Ihre Kioske nehmen keine Besuche mehr an.',
  },
  live: {
    on: 'Live',
    lost: 'Verbinde neu …',
    lostLong: 'Keine Verbindung zum Server. Neue Leads erscheinen, sobald er wieder da ist.',
    newLead: (name) => `Neuer Lead: ${name}`,
  },

  login: {
    title: 'Anmelden',
    name: 'Name',
    password: 'Kennwort',
    show: 'Zeigen',
    hide: 'Verbergen',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    wrong:
      'Name und Kennwort passen nicht zusammen. Bitte prüfen Sie beides; ein Administrator kann Ihnen einen neuen Zugang geben.',
    missing: 'Bitte geben Sie Ihren Namen und Ihr Kennwort ein.',
    tooMany: (seconds) =>
      seconds === null
        ? 'Zu viele Versuche. Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.'
        : `Zu viele Versuche. Bitte versuchen Sie es in ${seconds < 90 ? `${seconds} Sekunden` : `${Math.ceil(seconds / 60)} Minuten`} erneut.`,
    link: 'Anmeldung mit Ihrem Link …',
    linkBad:
      'Dieser Link wurde schon benutzt oder ist zu alt. Bitten Sie einen Administrator um einen neuen, oder melden Sie sich hier an.',
    ended: 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an; es geht dort weiter, wo Sie waren.',
    bye: 'Sie sind abgemeldet.',
  },

  failure: {
    unreachable:
      'Der Server ist nicht erreichbar. Prüfen Sie, ob dieser Rechner in dessen Netz ist; wir versuchen es weiter.',
    unclear:
      'Etwas anderes als der Server hat geantwortet. Vielleicht liegt die Anmeldeseite eines WLANs dazwischen: Öffnen Sie diese, melden Sie sich an und versuchen Sie es erneut.',
    failing:
      'Der Server konnte nicht antworten. Versuchen Sie es erneut; bleibt es dabei, sollte ein Administrator in das Protokoll sehen.',
    full: 'Nichts wurde gespeichert: Die Festplatte des Servers ist voll. Ein Administrator muss dort Platz schaffen; danach geht es von selbst weiter.',
    retry: 'Erneut versuchen',
  },

  disk: {
    low: 'Die Festplatte des Servers ist fast voll. Bitte sagen Sie es der Person, die ihn betreut: Weniger als 256 MiB sind frei, und unter 32 MiB wird nichts Neues mehr gespeichert.',
    full: 'Die Festplatte des Servers ist voll, deshalb wird nichts Neues gespeichert. Bitte sagen Sie der Person, die ihn betreut, sofort, dass sie Platz schaffen muss; danach geht es von selbst weiter. Die Kioske arbeiten weiter und behalten ihre Besuche so lange.',
  },

  leads: {
    title: 'Leads',
    search: 'Suchen',
    searchHint: 'Name, Firma, E-Mail, Telefon, Worte',
    clearSearch: 'Suche leeren',
    reason: 'Anliegen',
    anyReason: 'Alle Anliegen',
    topic: 'Thema',
    anyTopic: 'Alle Themen',
    total: (n, capped, filtered) =>
      filtered
        ? capped
          ? `Mindestens ${n} Treffer`
          : `${n} Treffer`
        : capped
          ? `Mindestens ${n} Leads`
          : n === 1
            ? '1 Lead'
            : `${n} Leads`,
    more: 'Mehr zeigen',
    loading: 'Wird geladen …',
    searching: 'Ältere Leads werden durchsucht …',
    searchOn: 'In älteren Leads weitersuchen',
    noneYet: 'Bisher kein Treffer.',
    all: 'Das sind alle.',
    columns: {
      when: 'Wann',
      contact: 'Kontakt',
      company: 'Firma',
      wants: 'Anliegen',
      topics: 'Themen',
      channels: 'Erlaubt',
      device: 'Kiosk',
    },
    unnamed: 'Ohne Namen',
    fresh: 'Neu',
    played: 'Probe',
    playedHint: 'Dieser Besuch wurde aus einer Aufzeichnung abgespielt, um die Messe zu proben.',
    moreTopics: (n) => `und ${n} weitere`,
    empty: {
      title: 'Noch hat niemand einen Kontakt hinterlassen',
      steps: [
        'Berühren Sie den Kiosk auf Ihrem Stand und sagen Sie, was Sie herführt.',
        'Hinterlassen Sie einen Kontakt und stimmen Sie zu, von der Firma zu hören.',
        'Der Lead erscheint hier nach ein, zwei Sekunden, ohne neu zu laden.',
      ],
      trial: 'Die Messe ist in der Probe: Versuchen Sie es, so oft Sie mögen.',
    },
    none: {
      title: 'Kein Treffer',
      text: 'Versuchen Sie es mit weniger Wörtern oder dem Anfang eines Namens.',
      clear: 'Alle Leads zeigen',
    },
    noFair: {
      title: 'Es ist noch keine Messe eingerichtet',
      text: 'Ein Administrator richtet sie auf dem Rechner des Servers ein:',
      command: 'standdienst fair import fair.toml',
    },
  },

  lead: {
    back: 'Alle Leads',
    close: 'Schließen',
    next: 'Nächster Lead',
    previous: 'Voriger Lead',
    contact: 'Kontakt',
    email: 'E-Mail',
    phone: 'Telefon',
    badge: 'Ausweis',
    copy: 'Kopieren',
    copied: 'Kopiert',
    wants: 'Anliegen',
    topics: 'Themen',
    noTopics: 'Keine gewählt',
    language: 'Sprache',
    words: 'In eigenen Worten',
    consents: 'Einwilligungen',
    story: 'Verlauf',
    device: 'Kiosk',
    left: (when) => `Kontakt hinterlassen ${when}`,
    arrived: (when) => `Der Kiosk war eine Weile ohne Netz: beim Server angekommen ${when}.`,
    unreadable:
      'Dieser Kontakt liegt versiegelt vor, und diesem Server fehlt der Schlüssel dazu. Ein Administrator kann ihn aus einer Sicherung zurückholen.',
    clock: 'Die Uhr des Kiosks ging falsch; die Zeiten hier sind die des Servers.',
    agreedTo: (purposes) => `Erlaubt: ${purposes}`,
    mayContact: { email: 'E-Mail erlaubt', phone: 'Anruf erlaubt' },
    mayNot: 'Für diesen Weg liegt keine Einwilligung vor',
    given: (when, language) => `Zugestimmt ${when}, auf ${language}`,
    withdrawn: (when) => `Widerrufen ${when}`,
    inEffect: 'Gilt',
    wording: (version) => `Wortlaut ${version}`,
    gone: {
      title: 'Diesen Lead gibt es nicht mehr',
      text: 'Der Besucher hat seine Einwilligung widerrufen, daher wurde sein Kontakt gelöscht; oder die Adresse ist verschrieben.',
    },
    choose: 'Wählen Sie einen Lead, um seinen Verlauf zu sehen.',
  },

  disposition: { hot: 'Heiß', warm: 'Warm', cold: 'Kalt', none: 'Kein Interessent' },
  dispositionWord: { hot: 'heiß', warm: 'warm', cold: 'kalt', none: 'kein Interessent' },

  known: {
    title: 'Unternehmen',
    any: 'Alle Unternehmen',
    customer: 'Kunde',
    target: 'Zielkunde',
    competitor: 'Wettbewerber',
    hint: 'Nach den eingelesenen Listen',
  },

  found: {
    title: 'Eindruck',
    heading: 'Eindruck am Stand',
    any: 'Alle Eindrücke',
    open: 'Noch nicht angesehen',
    by: (name, when) => `${name}, ${when}`,
    somebody: 'Jemand vom Team',
    saving: 'Wird gespeichert',
    unsaved: (what) => `Nicht gespeichert: ${what}`,
    unsavedTakeBack: 'Nicht gespeichert: die Antwort gilt weiter',
    retry: 'Erneut versuchen',
    discard: 'Verwerfen',
  },

  visits: {
    title: 'Besuche',
    progress: (given, total, capped) => `${given} von ${capped ? 'mehr als ' : ''}${total} angesehen`,
    day: 'Tag',
    previousDay: 'Voriger Tag mit Besuchen',
    nextDay: 'Nächster Tag mit Besuchen',
    show: 'Eindruck',
    all: 'Alle Besuche',
    arrived: (n) => (n === 1 ? '1 neuen Besuch zeigen' : `${n} neue Besuche zeigen`),
    nothingAsked: 'Ohne Anliegen',
    underway: 'noch am Kiosk',
    minutes: (n) => (n === 0 ? 'unter 1 Min.' : `${n} Min.`),
    outcome: {
      left: 'vor dem Ende gegangen',
      timed_out: 'weggegangen',
      interrupted: 'Kiosk unterbrochen',
    },
    openLead: 'Lead öffnen',
    given: (what) => `Gespeichert: ${what}.`,
    takenBack: 'Zurückgenommen.',
    takeBack: 'Zurücknehmen',
    takeBackWord: 'zurücknehmen',
    then: (what) => `Jetzt: ${what}`,
    allDone: 'Alle sind angesehen.',
    keys: 'Tasten',
    next: 'auf und ab',
    more: 'Mehr zeigen',
    loading: 'Wird geladen …',
    unsavedMany: (n) =>
      n === 1 ? 'Eine Antwort ist nicht gespeichert.' : `${n} Antworten sind nicht gespeichert.`,
    empty: {
      title: 'An diesem Tag war noch niemand am Kiosk',
      text: 'Sobald jemand den Kiosk berührt, steht der Besuch hier. Sagen Sie dann mit einem Druck, was daraus wurde.',
    },
    none: {
      title: 'Keiner dabei',
      text: 'An diesem Tag gibt es keinen solchen Besuch.',
      clear: 'Alle Besuche zeigen',
    },
    badDay: {
      title: 'Diesen Tag gibt es nicht',
      text: 'Vielleicht ist die Adresse verschrieben.',
      action: 'Letzten Tag zeigen',
    },
  },

  waiting: {
    nav: 'Wartet',
    skip: 'Zu den Wartenden springen',
    title: 'Wer wartet',
    count: (n) => (n === 1 ? '1 Besucher wartet' : `${n} Besucher warten`),
    mine: 'Bei Ihnen',
    open: 'Warten auf jemanden',
    others: 'Bei Kolleginnen und Kollegen',
    earlier: 'Von früheren Tagen',
    earlierHint: 'Niemand hat sie beendet. Es wartet auch niemand mehr.',
    since: (n) => (n === 0 ? 'seit eben' : n === 1 ? 'seit 1 Minute' : `seit ${n} Minuten`),
    sinceWhen: (when) => `seit ${when}`,
    asked: { after_gift: 'sagte Ja nach dem Geschenk' },
    at: (place) => `bei ${place}`,
    take: 'Ich gehe hin',
    handOn: 'Weitergeben',
    handOnTo: 'Weitergeben an',
    everybody: 'Zurück an alle',
    me: '(Sie)',
    forYou: (by) => (by ? `${by} bittet Sie hinzugehen` : 'Für Sie gedacht'),
    forOther: (name) => `Für ${name} gedacht`,
    takenBy: (name, when) => `${name}, seit ${when}`,
    takenByMe: (when) => `Sie gehen hin, seit ${when}`,
    wanted: (name, when) => `${name} wollte auch hingehen (${when}). Sie haben es.`,
    note: 'Notiz',
    noteHint: 'Was die nächste Person wissen soll. Wird versiegelt und mit dem Kontakt gelöscht.',
    noteErased: 'Eine gelöschte Notiz',
    noteBy: (name, when) => `${name}, ${when}`,
    found: 'Was haben Sie festgestellt? Damit ist es beendet.',
    gone: 'Niemand war da',
    cancel: 'Abbrechen',
    saving: 'Wird gespeichert …',
    more: (n) => `Nur die neuesten ${n} stehen hier. Beenden Sie die von früheren Tagen.`,
    sound: {
      on: 'Ton ist an',
      off: 'Ton einschalten',
      blocked: 'Der Browser spielt noch keinen Ton: Berühren Sie die Seite einmal.',
    },
    notify: {
      ask: 'Mitteilungen erlauben',
      denied:
        'Dieser Browser blockiert Mitteilungen. Seine Einstellungen für diese Seite können sie erlauben.',
    },
    came: (number) => `${number} wartet`,
    cameText: (reason, device) => [reason, device].filter(Boolean).join(' · '),
    ended: (number, what) => `${number} beendet: ${what}. Unter Besuche können Sie das ändern.`,
    endedGone: (number) => `${number} ohne Ergebnis beendet.`,
    handedOn: (number, name) =>
      name ? `${number} an ${name} weitergegeben.` : `${number} ist wieder bei allen.`,
    lost: {
      taken: (number, name) => `${name} hat ${number} gerade vor Ihnen übernommen.`,
      ended: (number, name) => `${name} hat ${number} schon beendet.`,
      left: (number) => `${number} wartet nicht mehr.`,
      note: 'Die Einwilligung wurde zurückgenommen, deshalb darf keine Notiz bleiben. Entfernen Sie sie und versuchen Sie es noch einmal.',
      failed: (number) =>
        `Das kam nicht beim Server an; ${number} ist unverändert. Bitte versuchen Sie es noch einmal.`,
    },
    dismiss: 'Diese Meldung schließen',
    empty: {
      title: 'Niemand wartet',
      text: 'Sobald jemand am Kiosk „Mit jemandem sprechen“ berührt, steht er sofort hier, mit Nummer und Anliegen. Schalten Sie den Ton ein, dann müssen Sie nicht hinsehen.',
    },
  },

  reason: {
    advice: 'Beratung',
    information: 'Information',
    products: 'Produkte',
    appointment: 'Termin',
    giveaway: 'Werbegeschenk',
  },
  channel: { email: 'per E-Mail', phone: 'per Telefon' },
  purpose: { 'follow-up': 'Antwort auf das Anliegen', newsletter: 'Newsletter' },
  channelTitle: { email: 'Per E-Mail', phone: 'Per Telefon' },

  needs: {
    title: 'Was gebraucht wird',
    needed: 'Braucht',
    open: 'Offen gelassen',
    wordsGone: 'Sagte etwas in eigenen Worten',
    step: (step, most) => `${step} von ${most}`,
  },

  story: {
    started: (language) => `Hat den Kiosk berührt, auf ${language}`,
    interest: (reason) => `Kam mit einem Anliegen: ${reason}`,
    interestAgain: (reason) => `Hat das Anliegen geändert: ${reason}`,
    topics: (names) => `Themen: ${names}`,
    noTopics: 'Hat kein Thema gewählt',
    needs: (answers) => (answers === 1 ? 'Beantwortete eine Frage' : `Beantwortete ${answers} Fragen`),
    needsOpen: 'Ließ die Fragen offen',
    consent: (channel) => `Hat einem Kontakt ${channel} zugestimmt`,
    consentOther: 'Hat eine Einwilligung gegeben',
    withdrawn: (channel) => `Hat die Einwilligung zum Kontakt ${channel} widerrufen`,
    withdrawnOther: 'Hat eine Einwilligung widerrufen',
    contact: 'Hat den Kontakt hinterlassen',
    erased: 'Auf Wunsch vergessen: wer es war, weiß niemand mehr',
    ended: {
      finished: 'Hat den Besuch abgeschlossen',
      left: 'Ist vor dem Ende gegangen',
      timed_out: 'Ist weggegangen; der Kiosk hat den Bildschirm geleert',
      interrupted: 'Der Kiosk wurde unterbrochen; dort endete der Besuch',
    },
    endedOther: 'Der Besuch endete',
    found: (name, what) => `${name} fand: ${what}`,
    takenBack: (name) => `${name} hat die Antwort zurückgenommen`,
    crossed: 'Ohne die Antwort davor gesehen zu haben',
    asked: (number) => `Wollte mit jemandem sprechen, Nummer ${number}`,
    leftQueue: 'Wollte doch nicht länger warten',
    taken: (name) => `${name} ging hin`,
    handedOn: (name, to) => (to ? `${name} gab weiter an ${to}` : `${name} gab an alle zurück`),
    endedTicket: (name) => `${name} beendete das Gespräch`,
    unknown: (type) => `Etwas, das diese Version nicht kennt: ${type}`,
  },

  password: {
    title: 'Kennwort ändern',
    old: 'Bisheriges Kennwort',
    fresh: 'Neues Kennwort',
    rule: '12 Zeichen oder mehr. Ein paar Wörter hintereinander sind gut.',
    submit: 'Kennwort ändern',
    cancel: 'Abbrechen',
    wrong: 'Das ist nicht Ihr bisheriges Kennwort. Bitte prüfen Sie es.',
    short: 'Das neue Kennwort braucht mindestens 12 Zeichen.',
    long: 'Das neue Kennwort darf höchstens 200 Zeichen haben.',
    done: 'Ihr Kennwort ist geändert.',
  },

  help: {
    title: 'Tastatur',
    close: 'Schließen',
    keys: {
      down: 'Nächster Lead',
      up: 'Voriger Lead',
      open: 'Lead öffnen',
      search: 'Suchen',
      back: 'Schließen, leeren, zurück',
      help: 'Diese Hilfe',
    },
    visits: 'Besuche',
    leads: 'Leads',
    visitKeys: {
      down: 'Nächster Besuch',
      up: 'Voriger Besuch',
      found: 'Heiß, warm, kalt, kein Interessent; weiter zum nächsten offenen',
      takeBack: 'Antwort zurücknehmen',
      open: 'Lead des Besuchs öffnen',
      why: 'Gründe der Einschätzung',
    },
  },

  notFound: {
    title: 'Unter dieser Adresse gibt es nichts',
    text: 'Vielleicht ist sie verschrieben.',
    action: 'Leads zeigen',
  },

  triage: triageDe,
};
