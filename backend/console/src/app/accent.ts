// SPDX-License-Identifier: GPL-3.0-or-later
// The company's accent colour, made readable: for text it moves towards black or white until the contrast with the
// paper is enough (WCAG AA), keeping its hue.

type Rgb = [number, number, number];

export function parseColour(text: string): Rgb | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!hex) return null;
  return [hex[1], hex[2], hex[3]].map((part) => parseInt(part ?? '', 16)) as Rgb;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const s = value / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export function readableOn(paper: Rgb, accent: Rgb, enough = 4.5): Rgb {
  const target = luminance(paper) > 0.18 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = accent.map((value) => Math.round(value + (target - value) * share)) as Rgb;
    if (contrast(mixed, paper) >= enough) return mixed;
  }
  return [target, target, target];
}

const css = (colour: Rgb) => `rgb(${colour.join(' ')})`;

// Sets the style sheet's --accent-… for both themes; the sheet picks by prefers-color-scheme.
export function applyAccent(accent: string | undefined, root: HTMLElement): void {
  const colour = accent ? parseColour(accent) : null;
  const set = (name: string, value: Rgb | null) =>
    value ? root.style.setProperty(name, css(value)) : root.style.removeProperty(name);
  const themes: [string, Rgb][] = [
    ['light', [240, 233, 221]], // the darkest paper that accent text stands on
    ['dark', [49, 45, 40]], // the lightest
  ];
  for (const [theme, paper] of themes) {
    const readable = colour && readableOn(paper, colour);
    set(`--accent-${theme}`, readable);
    set(
      `--on-accent-${theme}`,
      readable && (contrast(readable, [255, 255, 255]) >= 4.5 ? [255, 255, 255] : [24, 21, 17]),
    );
  }
}
