/** The states' colours of the screen (Okabe and Ito, light ground); Faulted and unknown carry a hatch as well. */
const colours: Readonly<Record<string, string>> = {
  Available: '#56b4e9',
  Preparing: '#b9a80b',
  Charging: '#009e73',
  Occupied: '#009e73',
  SuspendedEV: '#e69f00',
  SuspendedEVSE: '#cc79a7',
  Finishing: '#0072b2',
  Reserved: '#7a5195',
  Unavailable: '#7d8590',
  Faulted: '#c8401f',
};

const order = Object.keys(colours);

export interface StateLook {
  readonly fill: string;
  readonly hatch: 'none' | 'fault' | 'unknown';
}

export function stateLook(status: string): StateLook {
  const colour = colours[status];
  if (colour === undefined) return { fill: '#e2e4e8', hatch: 'unknown' };
  return { fill: colour, hatch: status === 'Faulted' ? 'fault' : 'none' };
}

/** Order of a legend: the course of a session, then what interrupts it. */
export function byStateOrder(left: string, right: string): number {
  const place = (status: string) => (colours[status] === undefined ? order.length : order.indexOf(status));
  return place(left) - place(right) || (left < right ? -1 : left > right ? 1 : 0);
}
