// SPDX-License-Identifier: GPL-3.0-or-later
// A figure with its word above it and what is to be known of it below.
import type { ComponentChildren } from 'preact';

interface Props {
  title: string;
  testid: string;
  figure?: string | number | null;
  names?: ComponentChildren[]; // instead of a figure
  none?: string; // where there is neither
  tone?: 'alert' | 'good' | 'bad' | undefined;
  children?: ComponentChildren;
}

export function Tile({ title, testid, figure = null, names = [], none = '', tone, children }: Props) {
  const isNone = figure === null && names.length === 0;
  return (
    <div class={`tile ${tone ? `tile-${tone}` : ''}`} data-testid={testid}>
      <h3 class="tile-title">{title}</h3>
      {names.length > 0 ? (
        <ul class="tile-names">
          {names.map((name, index) => (
            <li key={index}>{name}</li>
          ))}
        </ul>
      ) : (
        <p class={isNone ? 'tile-none' : 'tile-figure'}>{isNone ? none : figure}</p>
      )}
      {children !== undefined && children !== false && <div class="tile-more">{children}</div>}
    </div>
  );
}
