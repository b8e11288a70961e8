// SPDX-License-Identifier: GPL-3.0-or-later
import type { Lead, LeadPage } from '../api/types';

export interface LeadList {
  leads: Lead[];
  next: string | null;
  searchedTo: number | null; // where a search stopped that had much to look at; `next` goes on
  total: number;
  capped: boolean; // there may be more
}

export const listOf = (page: LeadPage): LeadList =>
  counted({
    leads: page.leads,
    next: page.next,
    searchedTo: page.searched_to ?? null,
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
export function refresh(list: LeadList, page: LeadList): LeadList {
  const last = page.leads.at(-1);
  const joint = last ? list.leads.findIndex((lead) => lead.visit === last.visit) : -1;
  if (page.next === null || joint < 0) return page;
  const known = new Set(page.leads.map((lead) => lead.visit));
  const tail = list.leads.slice(joint + 1).filter((lead) => !known.has(lead.visit));
  return tail.length === 0
    ? page
    : counted({
        ...page,
        leads: [...page.leads, ...tail],
        next: list.next,
        searchedTo: list.searchedTo,
      });
}

// Counting stops early, the list may go on.
function counted(list: LeadList): LeadList {
  if (!list.capped) return list;
  return { ...list, total: Math.max(list.total, list.leads.length), capped: list.next !== null };
}
