/** Round values for an axis, and how many decimals tell them apart. */
export interface ValueTicks {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly digits: number;
}

const mostDigits = 6;

/** Three to six round values (steps of 1, 2 or 5 times a power of ten) that enclose everything from `least` to `most`. */
export function valueTicks(least: number, most: number): ValueTicks {
  const low = Number.isFinite(least) ? least : 0;
  const high = Number.isFinite(most) ? Math.max(most, low) : low;
  // A flat line needs an axis too.
  const flat = Math.max(Math.max(Math.abs(high), Math.abs(low)) * 1e-9, 4 * 10 ** -mostDigits);
  const span = high - low > flat ? high - low : Math.max(Math.abs(high) * 0.1, flat);
  const step = roundStep(span / 4);
  const digits = Math.min(mostDigits, Math.max(0, -Math.floor(Math.log10(step))));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  // The ends as round as the step: sums of fractions are not.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(digits)),
  );
  return { from: ticks[0] ?? low, to: ticks.at(-1) ?? high, ticks, digits };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
}
