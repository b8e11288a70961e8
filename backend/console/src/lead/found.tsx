// SPDX-License-Identifier: GPL-3.0-or-later
import type { LeadDetail } from '../api/types';
import { FoundButtons, Unsaved } from '../parts/dispositions';
import { whenOf } from '../parts/moments';
import { Said } from '../parts/person';
import { useMoments } from '../parts/when';
import { useWords } from '../text';
import { shownOf } from '../visits/answers';
import { useAnswers } from '../visits/context';

export function Found({ detail }: { detail: LeadDetail }) {
  const words = useWords();
  const moments = useMoments();
  const { map, answers } = useAnswers();
  const { lead, story, position } = detail;
  const shown = shownOf(lead, position, map);
  const latest = story.filter((step) => step.type === 'disposition.given').at(-1);
  const stands = latest?.disposition && latest.disposition === shown.disposition && shown.phase === null;
  return (
    <section class="part" data-testid="lead-found" data-found={shown.disposition ?? ''}>
      <h3>{words.found.heading}</h3>
      <FoundButtons
        label={words.found.heading}
        shown={shown}
        onGive={(disposition) => answers.give(lead.visit, disposition, position)}
      />
      {shown.phase === 'failed' && (
        <p class="found-failed" role="alert">
          <Unsaved shown={shown} />
          <button type="button" class="button button-small" onClick={() => answers.retry()}>
            {words.found.retry}
          </button>
          <button type="button" class="button button-small" onClick={() => answers.discard(lead.visit)}>
            {words.found.discard}
          </button>
        </p>
      )}
      {stands && (
        <p class="quiet found-who">
          <Said>{words.found.by(latest.by?.name ?? words.found.somebody, moments.full(whenOf(latest)))}</Said>
        </p>
      )}
    </section>
  );
}
