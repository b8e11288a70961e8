// SPDX-License-Identifier: GPL-3.0-or-later
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Text } from '../api/types';
import { de } from './de';
import { en } from './en';
import type { Words } from './words';

export type { Words };
export type Language = Words['lang'];

const dictionaries: Record<Language, Words> = { de, en };
export const languages = Object.keys(dictionaries) as Language[];
export const wordsOf = (language: Language): Words => dictionaries[language];

const key = 'standdienst.language';

// What was chosen here before, else what the browser prefers among what we have, else English.
export function firstLanguage(): Language {
  const remembered = localStorage.getItem(key);
  const wishes = [...(remembered ? [remembered] : []), ...navigator.languages];
  for (const wish of wishes) {
    const found = languages.find((language) => wish.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}

export const rememberLanguage = (language: Language) => localStorage.setItem(key, language);

export const WordsContext = createContext<Words>(en);
export const useWords = () => useContext(WordsContext);

// A text of the fair in the console's language, else in the first of the fair's own that it has.
export function textIn(text: Text | undefined, language: string, fallback: readonly string[]): string {
  if (!text) return '';
  for (const tag of [language, ...fallback]) {
    const found = text[tag];
    if (found) return found;
  }
  return Object.values(text).find((found) => found) ?? '';
}

// "German" or "Deutsch" for "de"; the tag itself where nobody knows a name.
export function languageName(tag: string, words: Words): string {
  try {
    return new Intl.DisplayNames([words.lang], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
