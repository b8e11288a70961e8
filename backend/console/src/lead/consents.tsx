// SPDX-License-Identifier: GPL-3.0-or-later
import type { Consent } from '../api/types';
import { sentenceOf, useFair } from '../app/fair';
import { Icon } from '../parts/icons';
import { Said } from '../parts/person';
import { useMoments } from '../parts/when';
import { languageName, useWords } from '../text';

export function Consents({ consents }: { consents: Consent[] }) {
  const words = useWords();
  const moments = useMoments();
  const fair = useFair();
  if (consents.length === 0) return null;
  return (
    <section class="part">
      <h3>{words.lead.consents}</h3>
      <ul class="consents">
        {consents.map((consent) => {
          const sentence = sentenceOf(fair, consent);
          const { withdrawn_at: withdrawn } = consent;
          return (
            <li
              key={consent.consent}
              class={withdrawn ? 'consent consent-withdrawn' : 'consent'}
              data-testid="consent"
            >
              <p class="consent-head">
                <strong>
                  {words.channelTitle[consent.channel] ?? consent.channel}
                  {': '}
                  <Said>{words.purpose[consent.purpose] ?? consent.purpose}</Said>
                </strong>
                <span class={withdrawn ? 'may may-not' : 'may'}>
                  <Icon name={withdrawn ? 'no' : 'check'} />
                  {withdrawn ? words.lead.withdrawn(moments.full(withdrawn)) : words.lead.inEffect}
                </span>
              </p>
              {sentence && (
                <blockquote class="consent-sentence" lang={consent.language} dir="auto">
                  {sentence}
                </blockquote>
              )}
              <p class="quiet">
                {words.lead.given(moments.full(consent.given_at), languageName(consent.language, words))}
                {' · '}
                {words.lead.wording(consent.wording)}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
