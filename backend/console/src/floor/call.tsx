// SPDX-License-Identifier: GPL-3.0-or-later
// Calls whoever is offered a visitor, on whatever page they are: a tone and a short vibration where the browser allows it, and a
// notification where the page is not seen. Nothing to look at.
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../text';
import { useTickets } from '../waiting/context';
import { useFloor } from './context';

export function OfferCall() {
  const words = useWords();
  const { bell } = useTickets();
  const offer = useFloor().me?.me.offer ?? null;
  const latest = useRef(words);
  latest.current = words;
  const ticket = offer?.ticket ?? null;
  const number = offer?.number ?? '';
  useEffect(() => {
    if (ticket === null) return;
    bell.ring();
    // Browsers refuse before the first touch, and some have none.
    if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate([120, 80, 120]);
    if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
    const note = new Notification(latest.current.waiting.came(number), {
      body: latest.current.floor.offered,
      tag: `offer ${ticket}`,
    });
    return () => note.close();
  }, [ticket, number, bell]);
  return null;
}
