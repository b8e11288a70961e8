// SPDX-License-Identifier: GPL-3.0-or-later
import type { Lead, LeadPage } from '../api/types';

export interface LeadList {
  leads: Lead[];
  next: string | null;
  total: number;
  capped: boolean;
}

export const listOf = (page: LeadPage): LeadList => ({
  leads: page.leads,
  next: page.next,
  total: page.total,
  capped: page.total_capped ?? false,
});

// The page that follows what is shown.
export function append(list: LeadList, page: LeadPage): LeadList {
  const known = new Set(list.leads.map((lead) => lead.visit));
  return { ...listOf(page), leads: [...list.leads, ...page.leads.filter((lead) => !known.has(lead.visit))] };
}

// The newest page, read again, in place of the beginning of what is shown. What lies behind it stays where the two join
// without a gap, and is dropped (to be asked for again) where they do not.
export function refresh(list: LeadList, page: LeadPage): LeadList {
  const last = page.leads.at(-1);
  const joint = last ? list.leads.findIndex((lead) => lead.visit === last.visit) : -1;
  if (page.next === null || joint < 0) return listOf(page);
  const known = new Set(page.leads.map((lead) => lead.visit));
  const tail = list.leads.slice(joint + 1).filter((lead) => !known.has(lead.visit));
  return tail.length === 0
    ? listOf(page)
    : { ...listOf(page), leads: [...page.leads, ...tail], next: list.next };
}
