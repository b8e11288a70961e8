// SPDX-License-Identifier: GPL-3.0-or-later
// The address bar as state: which screen, which lead, which filter. Every state a person may want back is an address.
import { useEffect, useState } from 'preact/hooks';
import type { LeadFilter } from '../api/types';

export interface Address {
  screen: 'leads' | 'login' | 'unknown';
  visit: string | null;
  filter: LeadFilter;
}

export const noFilter: LeadFilter = { q: '', reason: '', topic: '' };
export const isFiltered = (filter: LeadFilter) => Boolean(filter.q || filter.reason || filter.topic);

export function parseAddress(path: string, search: string): Address {
  const query = new URLSearchParams(search);
  const filter = {
    q: query.get('q') ?? '',
    reason: query.get('reason') ?? '',
    topic: query.get('topic') ?? '',
  };
  const lead = /^\/leads\/([^/]+)\/?$/.exec(path);
  if (lead?.[1]) return { screen: 'leads', visit: lead[1], filter };
  if (path === '/' || /^\/leads\/?$/.test(path)) return { screen: 'leads', visit: null, filter };
  if (/^\/login\/?$/.test(path)) return { screen: 'login', visit: null, filter };
  return { screen: 'unknown', visit: null, filter };
}

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

// The one-time token of /login#token=…, taken out of the address (and so out of history and bookmarks) at once.
export function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.pathname !== '/login' || !token) return null;
  history.replaceState(null, '', '/login');
  return token;
}
