import type { VerifiedValueLine, VerifyResult } from '../../../main/api/views/verify-views.ts';
import { departures } from '../../widgets/departures.ts';
import type { GridSort } from '../../widgets/grid-column.ts';

export const valueSorts = ['verdict', 'source'] as const;

/** The values of a check in the order in which the list shows them; what belongs to a value stays beside it. */
export interface ShownValues {
  readonly values: readonly VerifiedValueLine[];
  readonly closing: VerifyResult['closing'];
  /** Of the kept check, else empty. */
  readonly signedValueIds: readonly number[];
}

/** How much a value needs a look: what does not hold, then what cannot be said, then what departs from more and worse rules. */
function concern({ readable, signature, rules }: VerifiedValueLine): number {
  const answer = readable === 'broken' ? 3 : signature === 'invalid' ? 2 : signature === 'unverifiable' ? 1 : 0;
  const { fatal, warning } = departures(rules);
  return answer * 1_000_000 + Math.min(fatal, 999) * 1_000 + Math.min(warning, 999);
}

/** By verdict the worst first (`ascending`), by source as they stand in the files; equal ones stay in the order of the files. */
export function inShownOrder({ values, closing, kept }: VerifyResult, { by, order }: GridSort): ShownValues {
  const positions = values.map((_value, position) => position);
  const concerns = values.map(concern);
  if (by === 'verdict') positions.sort((one, other) => (concerns[other] ?? 0) - (concerns[one] ?? 0) || one - other);
  if (order === 'descending') positions.reverse();
  const pick = <Item>(items: readonly Item[]): readonly Item[] => positions.flatMap((at) => items.slice(at, at + 1));
  return { values: pick(values), closing: pick(closing), signedValueIds: pick(kept?.signedValueIds ?? []) };
}
