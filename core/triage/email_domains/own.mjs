// SPDX-License-Identifier: GPL-3.0-or-later
// What the lists of others do not have, or have wrong. Each line wins over all of theirs.

// Where private people have their mailbox: providers of German-speaking countries and
// large ones elsewhere, and what hides an address.
export const free = [
  'a1.net',
  'alice-dsl.de',
  'alice-dsl.net',
  'anonaddy.me',
  'btopenworld.com',
  'chello.at',
  'club-internet.fr',
  'disroot.org',
  'email.de',
  'ewe.net',
  'ewetel.net',
  'firemail.de',
  'globo.com',
  'gmx.biz',
  'gmx.eu',
  'gmx.info',
  'gmx.it',
  'gmx.org',
  'gmx.tm',
  'hey.com',
  'hispeed.ch',
  'htp-tel.de',
  'kabelbw.de',
  'kabelmail.de',
  'keemail.me',
  'lycos.de',
  'magenta.de',
  'mailbox.org',
  'netcologne.de',
  'o2mail.de',
  'o2online.de',
  'optimum.net',
  'osnanet.de',
  'pobox.com',
  'privaterelay.appleid.com',
  'riseup.net',
  'simplelogin.com',
  'sunrise.ch',
  'swissonline.ch',
  'sympatico.ca',
  'systemli.org',
  'talktalk.co.uk',
  'talktalk.net',
  'telus.net',
  'tin.it',
  'tuta.com',
  'tutamail.com',
  'tutanota.com',
  'unity-mail.de',
  'versanet.de',
  'vodafone.de',
  'vodafonemail.de',
];

export const education = ['hs-geisenheim.de', 'hs-zittau-goerlitz.de', 'nus.edu.sg', 'unican.es'];

// Beneath berlin.de are the authorities of a city, beneath net.ua and za.com are other people's domains; test.de tests goods
// for consumers.
export const company = ['berlin.de', 'net.ua', 'test.de', 'za.com'];
