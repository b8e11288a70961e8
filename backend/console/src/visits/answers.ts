// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says of visits, on its way to the backend. An answer is shown at once and marked until it is saved; one
// that could not be saved stays here, and is said to be unsaved until it is tried again or given up.
import { Failure } from '../api/client';
import type { Disposition } from '../api/types';

export interface Answer {
  disposition: Disposition | null; // null: takes back what stood before
  phase: 'saving' | 'failed' | 'saved';
  basedOn: number; // the position at which the person saw the visit
  position: number; // where it is saved: lists that reach so far know it themselves
}

export interface Shown {
  disposition: Disposition | null;
  phase: 'saving' | 'failed' | null;
  wanted: Disposition | null; // what could not be saved
}

export type AnswerMap = ReadonlyMap<string, Answer>;

// What to show of a visit that the backend described at position `asOf`: as documents and overlay on a kiosk.
export function shownOf(
  known: { visit: string; disposition: Disposition | null },
  asOf: number,
  answers: AnswerMap,
): Shown {
  const answer = answers.get(known.visit);
  if (!answer || (answer.phase === 'saved' && asOf >= answer.position))
    return { disposition: known.disposition, phase: null, wanted: null };
  if (answer.phase === 'failed')
    return { disposition: known.disposition, phase: 'failed', wanted: answer.disposition };
  return {
    disposition: answer.disposition,
    phase: answer.phase === 'saving' ? 'saving' : null,
    wanted: null,
  };
}

type Save = (
  visit: string,
  disposition: Disposition | null,
  basedOn: number,
) => Promise<{ position: number }>;

// Sends one answer at a time, in the order in which they were given. Of one visit only the newest counts.
export class Answers {
  map: AnswerMap = new Map();
  private readonly waiting: string[] = [];
  private busy = false;

  constructor(
    private readonly save: Save,
    private readonly changed: (map: AnswerMap) => void,
  ) {}

  give(visit: string, disposition: Disposition | null, basedOn: number): void {
    this.set(visit, { disposition, phase: 'saving', basedOn, position: 0 });
    if (!this.waiting.includes(visit)) this.waiting.push(visit);
    void this.run();
  }

  retry(): void {
    for (const [visit, answer] of this.map)
      if (answer.phase === 'failed') this.give(visit, answer.disposition, answer.basedOn);
  }

  discard(visit: string): void {
    if (this.map.get(visit)?.phase === 'failed') this.set(visit, null);
  }

  discardAll(): void {
    for (const visit of this.map.keys()) this.discard(visit);
  }

  get unsaved(): number {
    return [...this.map.values()].filter(({ phase }) => phase !== 'saved').length;
  }

  private async run(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let visit = this.waiting.shift(); visit !== undefined; visit = this.waiting.shift()) {
      const sent = this.map.get(visit);
      if (sent) await this.send(visit, sent);
    }
    this.busy = false;
  }

  private async send(visit: string, sent: Answer): Promise<void> {
    let settled: Answer;
    try {
      const { position } = await this.save(visit, sent.disposition, sent.basedOn);
      settled = { ...sent, phase: 'saved', position };
    } catch (error) {
      if (!(error instanceof Failure)) console.error(error);
      settled = { ...sent, phase: 'failed' };
    }
    if (this.map.get(visit) === sent) this.set(visit, settled);
  }

  private set(visit: string, answer: Answer | null): void {
    const map = new Map(this.map);
    if (answer) map.set(visit, answer);
    else map.delete(visit);
    this.map = map;
    this.changed(map);
  }
}
