// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor answered to the fair's questions, in the fair's words, and what they need by its rules.
import type { Contact, Fair, NeedAnswer, Needs } from '../api/types';
import { useFair } from '../app/fair';
import { Said } from '../parts/person';
import { textIn, useWords, type Words } from '../text';

// The answer in words; null where the question was left open. What the fair no longer names stands under its id.
export function answerText(
  fair: Fair | null,
  answer: NeedAnswer,
  contact: Contact,
  words: Words,
): string | null {
  if (answer.skipped) return null;
  const question = fair?.questions?.find((candidate) => candidate.id === answer.question);
  const languages = fair?.languages ?? [];
  if (answer.words) return contact.answers?.[answer.question] ?? words.needs.wordsGone;
  if (answer.number !== undefined) {
    const number = new Intl.NumberFormat(words.lang).format(answer.number);
    if (question?.kind === 'scale') return words.needs.step(number, String(question.most ?? ''));
    const unit = textIn(question?.unit, words.lang, languages);
    return unit ? `${number}\u00a0${unit}` : number;
  }
  const names = (answer.options ?? []).map((id) => {
    const option = question?.options?.find((candidate) => candidate.id === id);
    return textIn(option?.name, words.lang, languages) || id;
  });
  return names.join(', ');
}

// A question as it was asked, and what follows from the answers, in the fair's words; ids where it has none any more.
function useNeedTexts(needs: Needs) {
  const words = useWords();
  const fair = useFair();
  const text = (of: Partial<Record<string, string>> | undefined, id: string) =>
    textIn(of, words.lang, fair?.languages ?? []) || id;
  const needed = needs.needs.map((id) => {
    const rule = fair?.needs?.find((candidate) => candidate.id === id);
    return { id, text: text(rule?.needs, id) };
  });
  return { words, fair, text, needed };
}

// The same for whoever is about to go there: what is needed first, then the answers; what was left open takes no room.
export function NeedsInShort({ needs, contact }: { needs: Needs; contact: Contact }) {
  const { words, fair, text, needed } = useNeedTexts(needs);
  const said = needs.answers.flatMap((answer) => {
    const words_ = answerText(fair, answer, contact, words);
    const question = fair?.questions?.find((candidate) => candidate.id === answer.question);
    return words_ === null
      ? []
      : [{ id: answer.question, ask: text(question?.ask, answer.question), words: words_ }];
  });
  return (
    <>
      {needed.length > 0 && (
        <ul class="needed" data-testid="ticket-needed">
          {needed.map(({ id, text: sentence }) => (
            <li key={id}>
              <bdi>{sentence}</bdi>
            </li>
          ))}
        </ul>
      )}
      {said.length > 0 && (
        <dl class="ticket-answers" data-testid="ticket-answers">
          {said.map((answer) => (
            <div key={answer.id}>
              <dt>
                <bdi>{answer.ask}</bdi>
              </dt>
              <dd>
                <Said>{answer.words}</Said>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

export function NeedsPart({ needs, contact }: { needs: Needs; contact: Contact }) {
  const { words, fair, text, needed } = useNeedTexts(needs);
  return (
    <section class="part">
      <h3>{words.needs.title}</h3>
      <dl class="facts" data-testid="needs">
        {needs.answers.map((answer) => {
          const question = fair?.questions?.find((candidate) => candidate.id === answer.question);
          const said = answerText(fair, answer, contact, words);
          return (
            <div key={answer.question} data-question={answer.question}>
              <dt>
                <bdi>{text(question?.ask, answer.question)}</bdi>
              </dt>
              <dd>{said === null ? <span class="quiet">{words.needs.open}</span> : <Said>{said}</Said>}</dd>
            </div>
          );
        })}
        {needed.length > 0 && (
          <div>
            <dt>{words.needs.needed}</dt>
            <dd data-testid="needed">
              <ul class="needed">
                {needed.map(({ id, text: sentence }) => (
                  <li key={id}>
                    <bdi>{sentence}</bdi>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
