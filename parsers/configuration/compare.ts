import { configurationKey } from './station-configuration.ts';
import { sameValue } from './value-rule.ts';

/** One side of a comparison: what holds there for a key. */
export interface ComparedValue {
  readonly key: string;
  readonly value: string | null;
  readonly secret: boolean;
}

export interface ComparedKey<Side extends ComparedValue> {
  readonly key: string;
  readonly state: 'same' | 'different' | 'only-left' | 'only-right';
  readonly left: Side | null;
  readonly right: Side | null;
}

/**
 * Two configurations key by key: the differences first, in the order of the left side, then what stands on one side only. Case of keys, spelling of numbers and
 * booleans and the order of lists make no difference. Secrets are compared like all values; showing them is not this function's business.
 */
export function compareConfigurations<Side extends ComparedValue>(
  left: readonly Side[],
  right: readonly Side[],
): readonly ComparedKey<Side>[] {
  const others = new Map(right.map((each) => [configurationKey(each.key), each]));
  const seen = new Set(left.map((each) => configurationKey(each.key)));
  const rows = left.map((each): ComparedKey<Side> => {
    const other = others.get(configurationKey(each.key));
    if (other === undefined) return { key: each.key, state: 'only-left', left: each, right: null };
    const same =
      each.value === other.value || (each.value !== null && other.value !== null && sameValue(each.value, other.value));
    return { key: each.key, state: same ? 'same' : 'different', left: each, right: other };
  });
  const added = right
    .filter((each) => !seen.has(configurationKey(each.key)))
    .map((each): ComparedKey<Side> => ({ key: each.key, state: 'only-right', left: null, right: each }));
  const order = { different: 0, 'only-left': 1, 'only-right': 2, same: 3 } as const;
  return [...rows, ...added].toSorted((one, other) => order[one.state] - order[other.state]);
}
