// SPDX-License-Identifier: GPL-3.0-or-later
// Line icons on a 20 unit grid. All are decoration: the word stands beside them or in the control's name.
import type { ComponentChildren } from 'preact';

const icon = (children: ComponentChildren) => (
  <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

const shapes = {
  search: (
    <>
      <circle cx="9" cy="9" r="5.25" />
      <path d="m13 13 4 4" />
    </>
  ),
  mail: (
    <>
      <rect x="2.75" y="4.5" width="14.5" height="11" rx="2" />
      <path d="m3.5 6 6.5 5 6.5-5" />
    </>
  ),
  phone: (
    <path d="M6.8 3.2 8.3 6.6 6.6 8.3a10 10 0 0 0 5.1 5.1l1.7-1.7 3.4 1.5v2.6c0 .8-.7 1.4-1.5 1.3C8.8 16.5 3.5 11.2 2.9 4.7 2.8 3.9 3.4 3.2 4.2 3.2z" />
  ),
  advice: (
    <path d="M4.75 4h10.5A1.75 1.75 0 0 1 17 5.75v6.5A1.75 1.75 0 0 1 15.25 14H9l-4 3v-3h-.25A1.75 1.75 0 0 1 3 12.25v-6.5A1.75 1.75 0 0 1 4.75 4z" />
  ),
  information: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 9.25v4.25M10 6.4v.1" />
    </>
  ),
  appointment: (
    <>
      <rect x="3" y="4.5" width="14" height="12.5" rx="2" />
      <path d="M3 8.5h14M7 2.75v3M13 2.75v3" />
    </>
  ),
  close: <path d="m5 5 10 10M15 5 5 15" />,
  more: <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.5" />,
  back: <path d="m11.5 4.5-5.5 5.5 5.5 5.5" />,
  forward: <path d="m8.5 4.5 5.5 5.5-5.5 5.5" />,
  up: <path d="m4.5 12.5 5.5-5.5 5.5 5.5" />,
  down: <path d="m4.5 7.5 5.5 5.5 5.5-5.5" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  no: (
    <>
      <circle cx="10" cy="10" r="6.75" />
      <path d="m5.3 5.3 9.4 9.4" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="9.5" height="9.5" rx="1.75" />
      <path d="M13 7V5.25A1.75 1.75 0 0 0 11.25 3.5h-6A1.75 1.75 0 0 0 3.5 5.25v6A1.75 1.75 0 0 0 5.25 13H7" />
    </>
  ),
  person: (
    <>
      <circle cx="10" cy="6.75" r="3.25" />
      <path d="M3.75 17c.6-3.4 3-5.25 6.25-5.25s5.65 1.85 6.25 5.25" />
    </>
  ),
  hot: (
    <path d="M10.4 2.75c.5 2.9 4.35 4.4 4.35 8.75a4.75 4.75 0 0 1-9.5 0c0-1.9.9-3.1 1.9-4.1.2 1.3.8 2 1.6 2.2-.3-2.6.2-5 1.65-6.85z" />
  ),
  warm: (
    <>
      <circle cx="10" cy="10" r="3.25" />
      <path d="M10 2.75v1.5M10 15.75v1.5M2.75 10h1.5M15.75 10h1.5M4.9 4.9l1 1M14.1 14.1l1 1M15.1 4.9l-1 1M5.9 14.1l-1 1" />
    </>
  ),
  cold: (
    <path d="M10 2.75v14.5M3.7 6.4l12.6 7.2M16.3 6.4 3.7 13.6M8 3.9l2 1.9 2-1.9M8 16.1l2-1.9 2 1.9M3.6 9.1l2.7-.7-.7-2.7M16.4 10.9l-2.7.7.7 2.7M16.4 9.1l-2.7-.7.7-2.7M3.6 10.9l2.7.7-.7 2.7" />
  ),
  gift: (
    <>
      <path d="M3 7.25h14v3H3zM4.25 10.25h11.5V17H4.25zM10 7.25V17" />
      <path d="M10 7.25C6 7.25 5.5 3.2 7.6 3.2c1.5 0 2.4 2 2.4 4.05 0-2.05.9-4.05 2.4-4.05 2.1 0 1.6 4.05-2.4 4.05z" />
    </>
  ),
  undo: <path d="M7.5 4 4 7.5 7.5 11M4.5 7.5h7a4.25 4.25 0 0 1 0 8.5H8" />,
  list: <path d="M7.5 5.5h9M7.5 10h9M7.5 14.5h9M3.75 5.5v.1M3.75 10v.1M3.75 14.5v.1" />,
  people: (
    <>
      <circle cx="7.5" cy="7" r="2.75" />
      <path d="M2.5 16c.45-2.9 2.35-4.4 5-4.4s4.55 1.5 5 4.4M13 4.5a2.6 2.6 0 0 1 0 5M14.3 11.9c1.8.5 2.9 1.9 3.2 4.1" />
    </>
  ),
  hand: (
    <path d="M6.5 10.5V5.25a1.25 1.25 0 0 1 2.5 0V9m0-4.9a1.25 1.25 0 0 1 2.5 0V9m0-3.4a1.25 1.25 0 0 1 2.5 0v5.9c0 3.2-1.9 5.5-4.9 5.5-2 0-3.2-.8-4.2-2.4l-2-3.3c-.8-1.4.9-2.5 1.9-1.3l1.7 1.9" />
  ),
  bell: <path d="M5 14.25V9.5a5 5 0 0 1 10 0v4.75M3.5 14.25h13M8.5 16.75a1.75 1.75 0 0 0 3 0" />,
  cup: (
    <path d="M4 7.5h9.5v4.75a3.5 3.5 0 0 1-3.5 3.5H7.5a3.5 3.5 0 0 1-3.5-3.5zM13.5 8.75h1.25a2 2 0 0 1 0 4H13.5M6.75 2.75v2M10.25 2.75v2" />
  ),
  handOver: <path d="M3.5 7h12M12 3.5 15.5 7 12 10.5M16.5 13h-12M8 9.5 4.5 13 8 16.5" />,
  leave: (
    <path d="M12 6V4.5A1.5 1.5 0 0 0 10.5 3h-5A1.5 1.5 0 0 0 4 4.5v11A1.5 1.5 0 0 0 5.5 17h5a1.5 1.5 0 0 0 1.5-1.5V14M8.5 10h8.5M14 7l3 3-3 3" />
  ),
  lock: (
    <>
      <rect x="4.5" y="9" width="11" height="8" rx="1.75" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </>
  ),
  mute: (
    <path d="M5 14.25V9.5a5 5 0 0 1 8.2-3.85M15 9.5v4.75M3.5 14.25h13M8.5 16.75a1.75 1.75 0 0 0 3 0M3.5 3.5l13 13" />
  ),
  chart: <path d="M3 16.75h14M5.5 13.75v-4M10 13.75v-9M14.5 13.75V8" />,
  swap: <path d="M3.5 7h11.5M12 3.75 15.25 7 12 10.25M16.5 13H5M8 9.75 4.75 13 8 16.25" />,
  dot: <circle cx="10" cy="10" r="2.5" />,
};

export type IconName = keyof typeof shapes;

export const Icon = ({ name }: { name: IconName }) => icon(shapes[name]);

const reasons: Partial<Record<string, IconName>> = {
  advice: 'advice',
  information: 'information',
  appointment: 'appointment',
  giveaway: 'gift',
};
export const reasonIcon = (reason: string): IconName => reasons[reason] ?? 'dot';

const channels: Partial<Record<string, IconName>> = { email: 'mail', phone: 'phone' };
export const channelIcon = (channel: string): IconName => channels[channel] ?? 'dot';

export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="32" height="32" rx="8" />
    <path class="mark-stand" d="M8 22.5h16M11 22.5v-7m10 7v-7" />
    <circle class="mark-head" cx="16" cy="9.5" r="3" />
  </svg>
);
