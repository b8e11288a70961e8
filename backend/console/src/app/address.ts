// SPDX-License-Identifier: GPL-3.0-or-later
// The address bar as state: which screen, which lead, which filter. Every state a person may want back is an address.
import { useEffect, useState } from 'preact/hooks';
import type { LeadFilter } from '../api/types';

export interface Address {
  screen: 'leads' | 'visits' | 'today' | 'waiting' | 'gifts' | 'floor' | 'login' | 'tablet' | 'unknown';
  visit: string | null;
  filter: LeadFilter;
  day: string; // of the visits; empty: the last that has any. Of the day at a glance; empty: this one
  show: string; // which of them; empty: all
}

export const noFilter: LeadFilter = { q: '', reason: '', topic: '', disposition: '', company: '' };
export const isFiltered = (filter: LeadFilter) => Object.values(filter).some(Boolean);

export function parseAddress(path: string, search: string): Address {
  const query = new URLSearchParams(search);
  const filter = {
    q: query.get('q') ?? '',
    reason: query.get('reason') ?? '',
    topic: query.get('topic') ?? '',
    disposition: query.get('disposition') ?? '',
    company: query.get('company') ?? '',
  };
  const address = { visit: null, filter, day: query.get('day') ?? '', show: query.get('show') ?? '' };
  const lead = /^\/leads\/([^/]+)\/?$/.exec(path);
  if (lead?.[1]) return { ...address, screen: 'leads', visit: lead[1] };
  if (path === '/' || /^\/leads\/?$/.test(path)) return { ...address, screen: 'leads' };
  if (/^\/visits\/?$/.test(path)) return { ...address, screen: 'visits' };
  if (/^\/today\/?$/.test(path)) return { ...address, screen: 'today' };
  if (/^\/gifts\/?$/.test(path)) return { ...address, screen: 'gifts' };
  if (/^\/floor\/?$/.test(path)) return { ...address, screen: 'floor' };
  if (/^\/waiting\/?$/.test(path)) return { ...address, screen: 'waiting' };
  if (/^\/login\/?$/.test(path)) return { ...address, screen: 'login' };
  if (/^\/tablet\/?$/.test(path)) return { ...address, screen: 'tablet' };
  return { ...address, screen: 'unknown' };
}

export function visitsHref(day = '', show = ''): string {
  const query = new URLSearchParams();
  if (day) query.set('day', day);
  if (show) query.set('show', show);
  const search = query.toString();
  return '/visits' + (search ? `?${search}` : '');
}

export const todayHref = (day = '') => '/today' + (day ? `?${new URLSearchParams({ day }).toString()}` : '');
// Where whoever names themselves on a tablet begins; not where the one before them was.
export const tabletHome = '/floor';

export const waitingHref = () => '/waiting';
export const floorHref = () => '/floor';

export function leadsHref(filter: LeadFilter, visit: string | null = null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter) as [string, string][]) if (value) query.set(name, value);
  const search = query.toString();
  return (visit ? `/leads/${visit}` : '/leads') + (search ? `?${search}` : '');
}

const listeners = new Set<() => void>();

export function go(href: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  for (const listener of listeners) listener();
}

export function useAddress(): Address {
  const read = () => parseAddress(location.pathname, location.search);
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const update = () => setAddress(read());
    listeners.add(update);
    window.addEventListener('popstate', update);
    return () => {
      listeners.delete(update);
      window.removeEventListener('popstate', update);
    };
  }, []);
  return address;
}

// For links: a plain click stays in the page, everything else (new tab, download) is the browser's.
export function follow(event: MouseEvent, act: () => void): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  event.preventDefault();
  act();
}

// The code of /tablet#code=…, taken out of the address as well; empty where the page is there to type one.
export function takeCode(): string | null {
  if (!/^\/tablet\/?$/.test(location.pathname)) return null;
  const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? '';
  if (location.hash) history.replaceState(null, '', '/tablet');
  return code;
}

// The one-time token of /login#token=…, taken out of the address (and so out of history and bookmarks) at once.
export function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.pathname !== '/login' || !token) return null;
  history.replaceState(null, '', '/login');
  return token;
}
