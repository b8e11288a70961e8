// SPDX-License-Identifier: GPL-3.0-or-later
import type { Lead, LeadPage } from '../api/types';

export interface LeadList {
  leads: Lead[];
  next: string | null;
  searchedTo: number | null; // where a search stopped that had much to look at; `next` goes on
  position: number; // of the journal, when the newest were read
  total: number;
  capped: boolean; // there may be more
}

export const listOf = (page: LeadPage): LeadList =>
  counted({
    leads: page.leads,
    next: page.next,
    searchedTo: page.searched_to ?? null,
    position: page.position,
    total: page.total ?? 0,
    capped: page.total_capped ?? false,
  });

// The page that follows what is shown.
export function append(list: LeadList, page: LeadPage): LeadList {
  const known = new Set(list.leads.map((lead) => lead.visit));
  return counted({
    ...list,
    leads: [...list.leads, ...page.leads.filter((lead) => !known.has(lead.visit))],
    next: page.next,
    searchedTo: page.searched_to ?? null,
  });
}

// The newest page, read again, in place of the beginning of what is shown. What lies behind it stays where the two join
// without a gap, and is dropped (to be asked for again) where they do not.
export function refresh(list: LeadList, page: LeadPage): LeadList {
  if (page.next === null) return listOf(page);
  const known = new Set(page.leads.map((lead) => lead.visit));
  const behind = (leads: Lead[]): LeadList =>
    counted({
      ...listOf(page),
      leads: [...page.leads, ...leads.filter((lead) => !known.has(lead.visit))],
      next: list.next,
      searchedTo: list.searchedTo,
    });
  const to = page.searched_to;
  if (to !== undefined) {
    const tail = list.leads.filter((lead) => lead.position < to);
    const further =
      tail.length > 0 || list.next === null || (list.searchedTo !== null && list.searchedTo < to);
    return further && list.position >= to ? behind(tail) : listOf(page);
  }
  const last = page.leads.at(-1);
  const joint = last ? list.leads.findIndex((lead) => lead.visit === last.visit) : -1;
  const tail = list.leads.slice(joint + 1).filter((lead) => !known.has(lead.visit));
  return joint < 0 || tail.length === 0 ? listOf(page) : behind(tail);
}

// Counting stops early, the list may go on.
function counted(list: LeadList): LeadList {
  if (!list.capped) return list;
  return { ...list, total: Math.max(list.total, list.leads.length), capped: list.next !== null };
}
