// SPDX-License-Identifier: GPL-3.0-or-later
import type { Contact } from '../api/types';
import { useWords, type Words } from '../text';

// What to call somebody: their name, else whatever they gave.
export function nameOf(contact: Contact, words: Words): string {
  const name = [contact.given_name, contact.family_name].filter(Boolean).join(' ');
  return name || contact.organization || contact.email || contact.phone || words.leads.unnamed;
}

// Text from people stands by itself: whatever writing direction it has ends with it.
export const Said = ({ children }: { children: string }) => <bdi>{children}</bdi>;

export function PersonName({ contact }: { contact: Contact }) {
  const words = useWords();
  return <Said>{nameOf(contact, words)}</Said>;
}
