// SPDX-License-Identifier: GPL-3.0-or-later
// The reasons as bars from what is believed of any visit to what is believed of this one, all on one scale. A list with words
// beneath what is drawn: for, solid and to the right; against, hollow and to the left.
import { Fragment, type ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Score } from '../api/types';
import { useTopicName } from '../app/fair';
import { Icon } from '../parts/icons';
import { Said } from '../parts/person';
import { useWords } from '../text';
import { percentOf } from './likely';
import { sentenceOf } from './sentence';
import {
  directionOf,
  logitOf,
  probabilityOf,
  scaleOf,
  strengthOf,
  sumOf,
  type Scale,
  type Step,
} from './sum';

const share = (place: number) => `${(100 * Math.min(1, Math.max(0, place))).toFixed(2)}%`;

export function Bars({ score }: { score: Score }) {
  const words = useWords();
  const topicName = useTopicName();
  const [open, setOpen] = useState(false);
  const id = useId();
  const sum = sumOf(score);
  const scale = scaleOf(sum, score.low, score.high);
  const texts = words.triage;
  const row = (step: Step, index: number) => (
    <StepRow key={index} step={step} scale={scale}>
      <Said>{step.fact ? sentenceOf(step.fact, words, topicName) : texts.rest}</Said>
    </StepRow>
  );
  const [first, last] = [sum.others[0], sum.others.at(-1)];
  const together = first &&
    last && {
      fact: null,
      before: first.before,
      after: last.after,
      logit: last.after - first.before,
    };
  return (
    <>
      <p class="quiet why-how">{texts.how}</p>
      <div class="why-chart">
        <Axis scale={scale} />
        <ol class="why" id={id} data-testid="why">
          <li class="why-row" data-testid="why-start">
            <span aria-hidden="true" />
            <span class="why-text quiet">{texts.start}</span>
            <Percent logit={sum.start} />
            <Plot>
              <rect
                class="why-stop"
                x={share(scale.place(sum.start))}
                y="2"
                width="4"
                height="12"
                rx="1"
                transform="translate(-2 0)"
              />
            </Plot>
          </li>
          {sum.shown.map(row)}
          {together && (
            <StepRow key="others" step={together} scale={scale} told={!open}>
              <button
                type="button"
                class="why-toggle"
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
                data-testid="why-others"
              >
                {open ? texts.fewer : texts.more(sum.others.length)}
                <Icon name={open ? 'up' : 'down'} />
              </button>
            </StepRow>
          )}
          {open && sum.others.map((step, index) => row(step, sum.shown.length + index))}
          <li class="why-row why-total" data-testid="why-total">
            <span aria-hidden="true" />
            <span class="why-text">{texts.total}</span>
            <Percent logit={sum.end} />
            <Plot>
              <Band scale={scale} low={logitOf(score.low)} high={logitOf(score.high)} />
              <rect
                class="why-stop"
                x={share(scale.place(sum.end))}
                y="0"
                width="4"
                height="16"
                rx="1"
                transform="translate(-2 0)"
              />
            </Plot>
          </li>
        </ol>
      </div>
    </>
  );
}

// The scale: percentages above, and lines behind all bars.
function Axis({ scale }: { scale: Scale }) {
  const words = useWords();
  return (
    <svg class="why-axis" width="100%" height="100%" aria-hidden="true" focusable="false">
      {scale.ticks.map(({ probability, place }) => (
        <Fragment key={probability}>
          <text x={share(place)} y="12" text-anchor="middle">
            {percentOf(probability, words.lang)}
          </text>
          <line
            class={probability === 0.5 ? 'why-line why-line-half' : 'why-line'}
            x1={share(place)}
            x2={share(place)}
            y1="20"
            y2="100%"
          />
        </Fragment>
      ))}
    </svg>
  );
}

function Plot({ children }: { children: ComponentChildren }) {
  return (
    <svg class="why-plot" width="100%" height="16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

function Band({ scale, low, high }: { scale: Scale; low: number; high: number }) {
  const [from, to] = [scale.place(low), scale.place(high)];
  return <rect class="why-band" x={share(from)} y="4" width={share(to - from)} height="8" rx="4" />;
}

// What stands at the end of a step.
function Percent({ logit }: { logit: number }) {
  const words = useWords();
  const percent = percentOf(probabilityOf(logit), words.lang);
  return (
    <span class="why-percent">
      <span class="unseen">{words.triage.soFar(percent)}</span>
      <span aria-hidden="true">{percent}</span>
    </span>
  );
}

const signs = { for: '+', against: '−', neither: '±' } as const;

interface StepRowProps {
  step: Step;
  scale: Scale;
  told?: boolean; // false: only the words, for those who opened it see its parts
  children: ComponentChildren;
}

function StepRow({ step, scale, told = true, children }: StepRowProps) {
  const { triage: words } = useWords();
  const { before, after, logit } = step;
  const direction = directionOf(logit);
  const [from, to] = [scale.place(Math.min(before, after)), scale.place(Math.max(before, after))];
  return (
    <li
      class={`why-row why-${direction}`}
      data-testid={told ? 'why-row' : undefined}
      data-direction={direction}
    >
      <span class="why-sign" aria-hidden="true">
        {told && signs[direction]}
      </span>
      <span class="why-text">
        {children}
        {told && <span class="unseen">, {words.speaks[direction][strengthOf(logit)]}, </span>}
      </span>
      {told && (
        <>
          <Percent logit={after} />
          <Plot>
            <rect class="why-bar" x={share(from)} y="3" width={share(to - from)} height="10" rx="2" />
            <rect
              class="why-tip"
              x={share(scale.place(after))}
              y="1"
              width="2"
              height="14"
              transform="translate(-1 0)"
            />
          </Plot>
        </>
      )}
    </li>
  );
}
