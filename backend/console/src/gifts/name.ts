// SPDX-License-Identifier: GPL-3.0-or-later
import { useFair } from '../app/fair';
import { textIn, useWords } from '../text';

export function useGiftName(): (id: string) => string {
  const words = useWords();
  const fair = useFair();
  return (id) =>
    textIn(fair?.gifts?.find((gift) => gift.id === id)?.name, words.lang, fair?.languages ?? []) || id;
}
