// SPDX-License-Identifier: GPL-3.0-or-later
// A chart by the hour, drawn by uPlot on a canvas; for whoever cannot see that, its table stands beside it.
import { useEffect, useRef, useState } from 'preact/hooks';
import UPlot from 'uplot';
import { useMedia } from '../parts/media';
import type { Series } from './hours';

interface Props {
  labels: string[]; // of the hours
  series: Series[];
  unit: '' | '%';
  describedBy: string;
  label: string;
  chosen: number | null;
  onChosen: (hour: number | null) => void;
}

const height = 190;

export function Chart({ labels, series, unit, describedBy, label, chosen, onChosen }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const [width, setWidth] = useState(0);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const latest = useRef(onChosen);
  latest.current = onChosen;

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const measure = () => setWidth(Math.floor(box.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  // What changes while one looks is the figures alone: the drawing stays.
  const shape = JSON.stringify([labels, series.map(({ name, look }) => [name, look]), unit, width, dark]);
  // Nothing is drawn of a hollow bar without height, which would be a line.
  const drawn = series.map(({ values, hollow }) => (hollow ? values.map((value) => value || null) : values));
  const data = [labels.map((_, index) => index), ...drawn] as UPlot.AlignedData;
  const figures = JSON.stringify(series.map(({ values }) => values));

  useEffect(() => {
    const box = place.current;
    if (!box || width === 0) return;
    const made = new UPlot(
      optionsOf(labels, series, unit, width, box, (hour) => latest.current(hour)),
      data,
      box,
    );
    plot.current = made;
    // Inter may come after the first drawing.
    void document.fonts.ready.then(() => plot.current === made && made.redraw());
    return () => {
      plot.current = null;
      made.destroy();
    };
    // Everything that it depends on stands in `shape`.
  }, [shape]); // eslint-disable-line react-hooks/exhaustive-deps

  useEffect(() => {
    plot.current?.setData(data);
    // `figures` says all that `data` holds.
  }, [figures]); // eslint-disable-line react-hooks/exhaustive-deps

  // The same hour in every chart.
  useEffect(() => {
    const made = plot.current;
    if (!made) return;
    const left = chosen === null ? -10 : made.valToPos(chosen, 'x');
    if (made.cursor.idx !== chosen) made.setCursor({ left, top: chosen === null ? -10 : 0 }, false);
  }, [chosen, shape]);

  return <div class="chart" ref={place} role="img" aria-label={label} aria-describedby={describedBy} />;
}

function optionsOf(
  labels: string[],
  series: Series[],
  unit: string,
  width: number,
  box: HTMLElement,
  onChosen: (hour: number | null) => void,
): UPlot.Options {
  const style = getComputedStyle(box);
  const colour = (name: string) => style.getPropertyValue(name).trim() || style.color;
  const ink = colour('--ink-quiet');
  const font = `12px ${style.fontFamily}`;
  // Each label as wide as two digits and some air.
  const every = Math.max(1, Math.ceil(labels.length / Math.max(1, Math.floor((width - 50) / 26))));
  return {
    width,
    height,
    padding: [10, 4, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: [-0.5, labels.length - 0.5] },
      y: { range: (_, __, most) => [0, topOf(most, unit)] },
    },
    axes: [
      {
        stroke: ink,
        font,
        size: 26,
        gap: 4,
        grid: { show: false },
        ticks: { show: false },
        splits: () => labels.map((_, index) => index).filter((index) => index % every === 0),
        values: (_, splits) => splits.map((index) => labels[index] ?? ''),
      },
      {
        stroke: ink,
        font,
        size: 42,
        gap: 6,
        space: 34,
        incrs: [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000],
        grid: { stroke: colour('--line'), width: 1 },
        ticks: { show: false },
        values: (_, splits) => splits.map((value) => `${value}${unit && ` ${unit}`}`),
      },
    ],
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: false, y: false, setScale: false },
    },
    hooks: {
      setCursor: [
        (made) => {
          const away = (made.cursor.left ?? -1) < 0;
          onChosen(away ? null : (made.cursor.idx ?? null));
        },
      ],
    },
    series: [
      {},
      ...series.map((one): UPlot.Series => {
        const stroke = colour(one.colour);
        const ground = colour('--raised');
        return {
          label: one.name,
          stroke,
          fill: one.hollow ? ground : stroke,
          width: one.hollow ? 2 : 0,
          points: { show: false },
          paths: pathsOf(one.look),
        };
      }),
    ],
  };
}

// Room above the highest bar; where nothing happened a scale that shows it.
const topOf = (most: number | null, unit: string) =>
  unit === '%' ? 100 : Math.max(4, Math.ceil((most ?? 0) * 1.08));

function pathsOf(look: Series['look']): UPlot.Series.PathBuilder {
  const bars = UPlot.paths.bars;
  if (!bars) throw new Error('uPlot without bars');
  switch (look) {
    case 'bar':
      return bars({ size: [0.66, 54], radius: 0.08 });
    case 'inner':
      return bars({ size: [0.3, 24], radius: 0.12 });
    case 'left':
      return bars({ size: [0.36, 26], align: -1, radius: 0.1, gap: 2 });
    case 'right':
      return bars({ size: [0.36, 26], align: 1, radius: 0.1, gap: 2 });
    case 'mark':
      return marks;
  }
}

// A line across the hour at its value: what was promised, over the bar of what came of it.
const marks: UPlot.Series.PathBuilder = (plot, index, from, to) => {
  const path = new Path2D();
  const values = plot.data[index] ?? [];
  const half = (plot.bbox.width / Math.max(1, plot.data[0].length)) * 0.4;
  const thick = 1.5 * devicePixelRatio;
  for (let at = from; at <= to; at++) {
    const value = values[at];
    if (value === null || value === undefined) continue;
    const x = plot.valToPos(plot.data[0][at] ?? 0, 'x', true);
    const y = plot.valToPos(value, 'y', true);
    path.rect(x - half, y - thick, 2 * half, 2 * thick);
  }
  return { stroke: null, fill: path, clip: null, band: null, flags: 3 };
};
