// SPDX-License-Identifier: GPL-3.0-or-later
import { languageName, languages, wordsOf, type Language } from '../text';

interface Props {
  language: Language;
  onLanguage: (language: Language) => void;
}

// Each language by its own name, so that whoever needs it can read it.
export function LanguageSwitch({ language, onLanguage }: Props) {
  return (
    <span class="languages">
      {languages.map((each) => (
        <button
          type="button"
          key={each}
          lang={each}
          class="language"
          aria-pressed={each === language}
          aria-label={`${each.toUpperCase()}, ${languageName(each, wordsOf(each))}`}
          onClick={() => onLanguage(each)}
          data-testid={`language-${each}`}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
