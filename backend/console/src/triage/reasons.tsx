// SPDX-License-Identifier: GPL-3.0-or-later
// How likely it is that a prospect left this visit, and why. Without a score: nothing.
import type { Score } from '../api/types';
import { Icon } from '../parts/icons';
import { useMoments } from '../parts/when';
import { useWords } from '../text';
import { Bars } from './bars';
import { intervalOf, likelihoodOf, percentOf } from './likely';
import { TriageWarning } from './warning';

export function Reasons({ score }: { score: Score }) {
  const words = useWords();
  const { triage } = words;
  const interval = intervalOf(score);
  return (
    <div class="reasons" data-testid="reasons">
      <p class="reasons-head">
        <strong class="reasons-figure" data-testid="probability">
          {percentOf(score.probability, words.lang)}
        </strong>{' '}
        <span class="reasons-words">
          <strong data-testid="likelihood">{triage.likely[likelihoodOf(score)]}</strong>
          {interval && (
            <>
              <span class="unseen">, </span>
              <span class="quiet">{triage.between(...interval)}</span>
            </>
          )}
        </span>
      </p>
      <TriageWarning />
      <Bars score={score} />
      <Origin score={score} />
    </div>
  );
}

// What was made of it then, and how much the model knew.
function Origin({ score }: { score: Score }) {
  const { triage } = useWords();
  const moments = useMoments();
  const { lane, explored, model, at } = score;
  const led: Partial<Record<string, string>> = triage.lane;
  const text = explored ? triage.explored : led[lane];
  return (
    <>
      {text && (
        <p class="reasons-lane" data-testid="lane" data-lane={lane}>
          <Icon name={lane === 'giveaway' && !explored ? 'gift' : 'person'} />
          {text}
        </p>
      )}
      <p class="quiet reasons-model" data-testid="model">
        {triage.model(model.version, Math.round(model.labels))}
        {Number.isNaN(Date.parse(at)) ? '' : ` ${triage.at(moments.full(at))}`}
        {intervalOf(score) && ` ${triage.sure}`}
      </p>
    </>
  );
}

export function ReasonsPart({ score }: { score: Score | null | undefined }) {
  const { triage } = useWords();
  if (!score) return null;
  return (
    <section class="part">
      <h3>{triage.heading}</h3>
      <Reasons score={score} />
    </section>
  );
}
