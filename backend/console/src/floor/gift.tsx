// SPDX-License-Identifier: GPL-3.0-or-later
// A gift while talking: the one that this visitor chose with one touch, any other by its number, as at the counter.
import { useState } from 'preact/hooks';
import { api } from '../api/client';
import { useLiveContext } from '../app/live';
import { HandOut, type Handing } from '../gifts/hand';
import { useGiftName } from '../gifts/name';
import { useAsked } from '../parts/asked';
import { Dialog } from '../parts/dialog';
import { Icon } from '../parts/icons';
import { FailureNotice } from '../parts/notice';
import { Said } from '../parts/person';
import { useWords } from '../text';
import type { TalkNow } from './talk';

export function GiftSheet({ talk, onClose }: { talk: TalkNow; onClose: () => void }) {
  const words = useWords();
  const { moves } = useLiveContext();
  const nameOf = useGiftName();
  const [changes, setChanges] = useState(0);
  const { answer, failure } = useAsked('gifts', moves + changes, api.gifts);
  const [typed, setTyped] = useState('');
  const [handing, setHanding] = useState<Handing | null>(null);
  const [busy, setBusy] = useState(false);
  const { floor } = words;
  const own = (answer?.open ?? []).filter((claim) => talk.ticket !== null && claim.visit === talk.ticket);
  const changed = () => setChanges((n) => n + 1);
  return (
    <Dialog title={floor.gift} closeLabel={words.lead.close} onClose={onClose} testid="gift-sheet">
      <div class="floor-sheet floor-gifts">
        {failure && !answer && <FailureNotice failure={failure} onRetry={changed} />}
        {answer?.gifts.length === 0 && <p class="quiet">{words.gifts.empty.title}</p>}
        {own.map((claim) => (
          <div class="floor-own" key={claim.number} data-testid="own-gift">
            <p>
              <span class="quiet">{floor.giftOwn}</span>
              <strong>
                <Said>{`${nameOf(claim.gift)} · ${claim.number}`}</Said>
              </strong>
            </p>
            <button
              type="button"
              class="button button-main floor-button"
              disabled={busy || handing !== null}
              onClick={() => setHanding({ number: claim.number })}
              data-testid="own-gift-hand"
            >
              <Icon name="gift" />
              {words.gifts.hand}
            </button>
          </div>
        ))}
        {answer && answer.gifts.length > 0 && (
          <>
            {own.length > 0 && <h3>{floor.giftOther}</h3>}
            <HandOut
              gifts={answer.gifts.filter((gift) => !gift.retired || gift.shelf > 0)}
              open={answer.open}
              letters={answer.letters}
              typed={typed}
              onTyped={setTyped}
              asked={handing}
              onAsked={setHanding}
              busy={busy}
              onBusy={setBusy}
              onChanged={changed}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
