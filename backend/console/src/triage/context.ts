// SPDX-License-Identifier: GPL-3.0-or-later
// Whether scores hold just now, for every screen. Asked once for each screen that is opened.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { api } from '../api/client';
import type { Triage } from '../api/types';
import { useAsked } from '../parts/asked';

// Null where nobody knows: a backend without triage, or none that answers. Then nothing is warned of.
export const TriageContext = createContext<Triage | null>(null);
export const useTriage = () => useContext(TriageContext);

export const useNewTriage = (screen: string) => useAsked(screen, 0, api.triage).answer;
