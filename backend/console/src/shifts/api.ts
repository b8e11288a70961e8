// SPDX-License-Identifier: GPL-3.0-or-later
// What the backend answers about shifts; docs/api/console.md, "Shifts".
import { answer, request } from '../api/client';

export interface Span {
  begins: string;
  ends: string;
}

export interface Shift extends Span {
  id: string;
  who: string;
  mine: boolean;
  breaks: Span[];
  offered: boolean;
  swapped_from: string | null;
}

export interface LawWarning {
  code: string;
  who: string;
  at: string;
  allowed: number; // minutes
  is?: number; // of one's own alone
  unlawful: boolean;
}

export interface Uncovered {
  from: string;
  until: string;
  visitors: number;
  planned: number;
  needed: number | null;
}

export interface Plan {
  shifts: Shift[];
  warnings: LawWarning[];
  may_plan: boolean;
  country: string;
  kept_days: number;
  people?: string[]; // these three for whoever may plan
  uncovered?: Uncovered[];
  forecast?: boolean;
}

export interface Wish extends Span {
  who: string;
  breaks: Span[];
}

interface Floor {
  enabled: boolean;
  people: { name: string | null }[];
}

const at = (id: string) => `shifts/${encodeURIComponent(id)}`;

export const shiftsApi = {
  plan: (signal?: AbortSignal, byItself = false) =>
    answer<Plan>('GET', 'shifts', undefined, signal, byItself),
  floor: (signal?: AbortSignal, byItself = false) =>
    answer<Floor>('GET', 'floor', undefined, signal, byItself),
  look: (id: string, wish: Wish, signal: AbortSignal) =>
    answer<{ warnings: LawWarning[]; uncovered: Uncovered[] }>('POST', `${at(id)}/look`, wish, signal),
  put: (id: string, wish: Wish) => answer<Plan>('PUT', at(id), wish),
  remove: (id: string) => answer<Plan>('DELETE', at(id)),
  offer: (id: string, offered: boolean) => answer<Plan>('POST', `${at(id)}/offer`, { offered }),
  take: (id: string) => answer<Plan>('POST', `${at(id)}/take`, {}),
  calendar: (signal?: AbortSignal, byItself = false) =>
    answer<{ since: string | null }>('GET', 'shifts/calendar', undefined, signal, byItself),
  makeCalendar: () => answer<{ url: string; qr: string[] }>('POST', 'shifts/calendar', {}),
  endCalendar: () => request('DELETE', 'shifts/calendar'),
};
