// SPDX-License-Identifier: GPL-3.0-or-later
// Who is on the way with a number, who chose first at the top; while a number is typed, only those that it may become,
// where there are any.
import type { GiftClaim } from '../api/types';
import { Said } from '../parts/person';
import { Ago, When } from '../parts/when';
import { useWords } from '../text';
import { useGiftName } from './name';
import { beginning } from './number';

interface Props {
  open: readonly GiftClaim[];
  total: number;
  typed: string;
  busy: boolean; // one is being handed out
  onHand: (claim: GiftClaim) => void;
}

export function OpenNumbers({ open, total, typed, busy, onHand }: Props) {
  const words = useWords();
  const nameOf = useGiftName();
  const meant = beginning(open, typed);
  return (
    <section class="gifts-open" aria-labelledby="gifts-open" data-testid="gifts-open">
      <h2 id="gifts-open">{total === 0 ? words.gifts.nobodyWaits : words.gifts.waiting(total)}</h2>
      <ul>
        {(meant.length > 0 ? meant : open).map((claim) => (
          <li key={claim.number} class="gifts-claim" data-testid={`claim-${claim.number}`}>
            <strong class="gifts-number">{claim.number}</strong>
            <span class="gifts-what">
              <Said>{nameOf(claim.gift)}</Said>
              {claim.at && (
                <small>
                  {words.gifts.chosenAt} <When iso={claim.at} /> <Ago iso={claim.at} />
                </small>
              )}
              {claim.second && <small class="gifts-second">{words.gifts.second(claim.second)}</small>}
            </span>
            <button
              type="button"
              class="button"
              disabled={busy}
              aria-label={`${words.gifts.hand}: ${claim.number}`}
              onClick={() => onHand(claim)}
            >
              {words.gifts.hand}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
