// SPDX-License-Identifier: GPL-3.0-or-later
// The day by the hour: charts that show the same hour together, a table behind each, and all of it as a file.
import { useMemo, useState } from 'preact/hooks';
import type { TodayAnswer } from '../api/types';
import { useMoments } from '../parts/when';
import { useWords } from '../text';
import { Chart } from './chart';
import { csvOf, download } from './csv';
import { chartsOf, endOf, hourLabel, rowsOf, type ChartData } from './hours';
import { hoursOf } from './minutes';

export function Hours({ answer }: { answer: TodayAnswer }) {
  const words = useWords();
  const moments = useMoments();
  const { today } = words;
  const [chosen, setChosen] = useState<number | null>(null);
  const charts = useMemo(() => chartsOf(answer, words), [answer, words]);
  const hour = chosen === null ? undefined : answer.hours[chosen];
  const save = () => {
    const rows = rowsOf(charts, answer, moments, today.hour, today.day);
    download(`${today.nav}-${answer.day}.csv`, csvOf(rows, words.lang));
  };
  return (
    <section class="today-part" aria-labelledby="today-hours">
      <div class="today-hours-head">
        <h2 id="today-hours">{today.byHour}</h2>
        <p class="quiet today-hint" data-testid="chosen-hour">
          {hour ? (
            <strong>{today.fullHour(moments.time(hour.from), moments.time(endOf(hour, answer)))}</strong>
          ) : (
            today.hint
          )}
        </p>
        <button type="button" class="button button-small" onClick={save} data-testid="download">
          {today.download}
        </button>
      </div>
      <div class="charts">
        {charts.map((data) => (
          <HourChart key={data.name} data={data} answer={answer} chosen={chosen} onChosen={setChosen} />
        ))}
      </div>
    </section>
  );
}

interface HourChartProps {
  data: ChartData;
  answer: TodayAnswer;
  chosen: number | null;
  onChosen: (hour: number | null) => void;
}

function HourChart({ data, answer, chosen, onChosen }: HourChartProps) {
  const words = useWords();
  const { today } = words;
  const moments = useMoments();
  const id = `today-${data.name}`;
  const { title, about } = today.charts[data.name];
  const shown = chosen !== null && chosen < answer.hours.length ? chosen : null;
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : value.toLocaleString(words.lang) + (data.unit && ' %');
  const rule = data.name === 'waits' ? today.ruleWaits : data.name === 'visits' ? '' : today.ruleTeam;
  return (
    <figure class="hour-chart" data-testid={`chart-${data.name}`} data-told={data.told}>
      <figcaption>
        <h3>{title}</h3>
        {data.told && (
          <ul class="legend">
            {data.series.map((one) => (
              <li key={one.name} class={`legend-one legend-${one.look} legend${one.colour.slice(1)}`}>
                <svg viewBox="0 0 12 12" aria-hidden="true" class="legend-shape">
                  {one.look === 'mark' ? (
                    <rect x="0" y="5" width="12" height="3" />
                  ) : (
                    <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" class={one.hollow ? 'hollow' : ''} />
                  )}
                </svg>
                {one.name}
                {shown !== null && <strong class="legend-figure">{figure(one.values[shown])}</strong>}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      {data.told && (
        <>
          <Chart
            labels={answer.hours.map((one) => hourLabel(one.from, moments))}
            series={data.series}
            unit={data.unit}
            label={about}
            describedBy={`${id}-table`}
            chosen={shown}
            onChosen={onChosen}
          />
          <details class="hour-table" id={`${id}-table`}>
            <summary data-testid={`table-${data.name}`}>{today.table}</summary>
            <div class="table-room" tabIndex={0} role="group" aria-label={title}>
              <table>
                <caption class="unseen">{about}</caption>
                <thead>
                  <tr>
                    <th scope="col">{today.hour}</th>
                    {data.columns.map(({ name }) => (
                      <th key={name} scope="col">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {answer.hours.map((one, index) => (
                    <tr key={one.from}>
                      <th scope="row">
                        {moments.time(one.from)}–{moments.time(endOf(one, answer))}
                      </th>
                      {data.columns.map(({ name, values }) => (
                        <td key={name}>
                          {values[index] === null || values[index] === undefined ? (
                            <span class="quiet">
                              <span aria-hidden="true">–</span>
                              <span class="unseen">{today.notTold}</span>
                            </span>
                          ) : (
                            values[index].toLocaleString(words.lang)
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
      {!data.whole && rule && (
        <p class="rule" data-testid={`rule-${data.name}`}>
          {rule}
        </p>
      )}
      {data.name === 'team' && <Together answer={answer} />}
    </figure>
  );
}

// What the team did on the whole day, where that is nobody's alone.
function Together({ answer }: { answer: TodayAnswer }) {
  const { today } = useWords();
  const { team, team_why: why } = answer;
  return (
    <div class="together" data-testid="team-day" data-why={why}>
      <h4>{today.team}</h4>
      {team ? (
        <p>
          {today.teamPeople(team.people)}:{' '}
          {today.teamDay(team.talks, hoursOf(team.talk_minutes), hoursOf(team.present_minutes))}
        </p>
      ) : (
        why !== 'told' && <p>{today.teamWhy[why]}</p>
      )}
      <p class="quiet">{today.teamPromise}</p>
    </div>
  );
}
