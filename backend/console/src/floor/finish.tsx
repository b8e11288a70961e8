// SPDX-License-Identifier: GPL-3.0-or-later
// Ends a talk with what was found: one touch of four. The first of them, "End the talk", keeps a thumb that slips from doing it.
import type { Disposition, FloorMe } from '../api/types';
import { Dialog } from '../parts/dialog';
import { FoundButtons } from '../parts/dispositions';
import { useWords } from '../text';
import { useTickets } from '../waiting/context';
import { useFloor } from './context';
import { FloorButton } from './dock';
import type { TalkNow } from './talk';

const untold = { disposition: null, phase: null, wanted: null } as const;

// Ended, by whomever: sent again it would be refused.
export const isOver = (talk: TalkNow) => (me: FloorMe) => me.talk?.ticket !== talk.ticket;

export function FinishSheet({ talk, onClose }: { talk: TalkNow; onClose: () => void }) {
  const words = useWords();
  const { act } = useFloor();
  const { drafts } = useTickets();
  const { floor } = words;
  const { ticket, number } = talk;
  const end = (disposition: Disposition | null) => {
    const note = ticket === null ? '' : (drafts.get(ticket) ?? '');
    onClose();
    void act({
      act: 'end',
      body: { disposition, ...(ticket !== null && { note }) },
      word: floor.finish,
      done:
        ticket === null
          ? floor.done.walkUp
          : disposition
            ? floor.done.ended(number ?? '', words.dispositionWord[disposition])
            : floor.done.endedGone(number ?? ''),
      over: isOver(talk),
      after: () => drafts.delete(ticket ?? ''),
    });
  };
  return (
    <Dialog
      title={floor.finishTitle}
      closeLabel={words.waiting.cancel}
      onClose={onClose}
      testid="finish-sheet"
    >
      <div class="floor-sheet">
        <p class="quiet">{floor.finishHint}</p>
        <FoundButtons label={floor.finishTitle} shown={untold} onGive={end} />
        <FloorButton testid="finish-without" onClick={() => end(null)}>
          {ticket === null ? floor.withoutFinding : floor.nobodyThere}
        </FloorButton>
      </div>
    </Dialog>
  );
}
