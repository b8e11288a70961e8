// SPDX-License-Identifier: GPL-3.0-or-later
// A delivery has an id from when one begins to type it until it is known to be counted. Repeated after a lost answer, or
// typed in two tabs, it is one and the same.
import { useRef } from 'preact/hooks';

export interface Delivery {
  id: () => string;
  over: () => void; // it is counted; what is typed next is another one
}

const keyOf = (gift: string) => `standdienst.delivery.${gift}`;

export function useDelivery(gift: string): Delivery {
  const mine = useRef<string | null>(null);
  return {
    id: () => {
      if (!mine.current) {
        mine.current = localStorage.getItem(keyOf(gift)) ?? crypto.randomUUID();
        localStorage.setItem(keyOf(gift), mine.current);
      }
      return mine.current;
    },
    over: () => {
      if (localStorage.getItem(keyOf(gift)) === mine.current) localStorage.removeItem(keyOf(gift));
      mine.current = null;
    },
  };
}
