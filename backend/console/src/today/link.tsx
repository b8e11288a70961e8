// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChildren } from 'preact';
import type { TodayAnswer } from '../api/types';
import { follow, go, visitsHref } from '../app/address';

export function Link(props: { href: string; testid?: string; children: ComponentChildren }) {
  const { href, testid, children } = props;
  return (
    <a href={href} onClick={(event) => follow(event, () => go(href))} data-testid={testid}>
      {children}
    </a>
  );
}

export const dayVisitsHref = (answer: TodayAnswer) => visitsHref(answer.day);
