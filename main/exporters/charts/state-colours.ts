import { stateColours } from '../../../parsers/text/state-colours.ts';

/** The states' colours of the screen on light ground, which paper is; Faulted and unknown carry a hatch as well. */
const { unknown: _hatched, ...known } = stateColours;
const colours: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(known).map(([state, { light }]) => [state, light]),
);

const order = Object.keys(colours);

export interface StateLook {
  readonly fill: string;
  readonly hatch: 'none' | 'fault' | 'unknown';
  /** Nothing goes on in it and nothing is wrong. */
  readonly quiet: boolean;
}

export function stateLook(status: string): StateLook {
  const colour = colours[status];
  if (colour === undefined) return { fill: '#e2e4e8', hatch: 'unknown', quiet: false };
  return { fill: colour, hatch: status === 'Faulted' ? 'fault' : 'none', quiet: status === 'Available' };
}

/** Order of a legend: the course of a session, then what interrupts it. */
export function byStateOrder(left: string, right: string): number {
  const place = (status: string) => (colours[status] === undefined ? order.length : order.indexOf(status));
  return place(left) - place(right) || (left < right ? -1 : left > right ? 1 : 0);
}
