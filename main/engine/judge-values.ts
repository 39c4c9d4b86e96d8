import type { SourceId } from '../../parsers/model/evidence.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { TransactionVerdict, ValueVerdict } from '../../parsers/model/verdict.ts';
import { judgeTransactions } from '../../parsers/signatures/judge-transactions.ts';
import { verifyValue } from '../../parsers/signatures/verify-value.ts';
import { createNativeAccelerator } from './native-ecdsa.ts';

/** A signed value under its number in the case. */
export interface NumberedValue {
  readonly id: number;
  readonly sourceId: SourceId;
  readonly value: SignedValueRecord;
}

export interface JudgedCaseValue extends NumberedValue {
  readonly verdict: ValueVerdict;
}

/** Verdicts on every signed value, and on the values of each source that belong to one transaction. */
export function judgeValues(
  values: readonly NumberedValue[],
  keys: readonly PublicKeyRecord[],
): {
  readonly judged: readonly JudgedCaseValue[];
  readonly transactions: readonly { readonly sourceId: SourceId; readonly verdict: TransactionVerdict }[];
} {
  const accelerator = createNativeAccelerator();
  const judged = values.map((numbered) => ({ ...numbered, verdict: verifyValue(numbered.value, keys, accelerator) }));
  const bySource = Map.groupBy(judged, ({ sourceId }) => sourceId);
  const transactions = [...bySource].flatMap(([sourceId, members]) =>
    judgeTransactions(members.map(({ value, verdict }) => ({ index: value.index, value, verdict }))).map((verdict) => ({
      sourceId,
      verdict,
    })),
  );
  return { judged, transactions };
}
