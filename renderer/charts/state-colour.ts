/** OCPP states of 1.6 and 2.x that have a colour of their own (custom properties in `styles/tokens.css`). */
const coloured = new Set([
  'Available',
  'Preparing',
  'Charging',
  'SuspendedEV',
  'SuspendedEVSE',
  'Finishing',
  'Reserved',
  'Unavailable',
  'Faulted',
  'Occupied',
]);

/** Colour of a state; a name that no edition of OCPP knows is drawn hatched like "no message", never as a known state. */
export function stateColour(status: string): { readonly fill: string; readonly hatched: boolean } {
  return coloured.has(status)
    ? { fill: `var(--state-${status})`, hatched: false }
    : { fill: 'var(--state-unknown)', hatched: true };
}

/** Nothing goes on in it and nothing is wrong: a thin line in its colour, so that what happened stands out from the rest of the week. */
export function isQuietState(status: string): boolean {
  return status === 'Available';
}

/** Legend order: the course of a charging session, then what interrupts it. */
const order = [...coloured];

export function compareStates(left: string, right: string): number {
  const position = (status: string) => (coloured.has(status) ? order.indexOf(status) : order.length);
  return position(left) - position(right) || left.localeCompare(right, 'en');
}
