import type { SourceId } from '../../parsers/model/evidence.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { TransactionVerdict, ValueVerdict } from '../../parsers/model/verdict.ts';
import { provenOwners } from '../../parsers/signatures/keys/proven-owners.ts';
import { signerRemarks } from '../../parsers/signatures/signer-remarks.ts';
import {
  judgeMeterHistory,
  judgeTransactions,
  sourcesWithBegins,
} from '../../parsers/signatures/transactions/judge-transactions.ts';
import { verifyPoolDefaults, verifyValues } from './verify-pool.ts';
import type { JudgedSoFar } from './verify-pool.ts';

/** A signed value under its number in the case. */
export interface NumberedValue {
  readonly id: number;
  readonly sourceId: SourceId;
  readonly value: SignedValueRecord;
}

export interface JudgedCaseValue extends NumberedValue {
  readonly verdict: ValueVerdict;
}

export interface JudgedCaseTransaction {
  readonly sourceId: SourceId;
  /** Numbers of its values in the case. */
  readonly memberIds: readonly number[];
  readonly verdict: TransactionVerdict;
}

/**
 * Values that can belong to one transaction: what passed in messages belongs together across rotated logs of a station; a file of its own is
 * a world of its own, because transaction ids such as "1" occur in every one. An end that is alone in its file belongs to the file with its begin.
 */
function scopeOf({ sourceId, value }: NumberedValue, begins: ReadonlyMap<SourceId, SourceId>): string {
  const inMessages =
    value.channel === 'sampled-value' ||
    value.channel === 'transaction-data' ||
    value.channel === 'signed-meter-value' ||
    value.channel === 'data-transfer' ||
    value.channel === 'database-cell';
  return inMessages ? `station ${value.station ?? ''}` : `source ${begins.get(sourceId) ?? sourceId}`;
}

/** Adds what the history of its meter and its signer say about a value; a fatal deviation makes it useless for a bill. */
function withHistory(judged: readonly JudgedCaseValue[]): readonly JudgedCaseValue[] {
  const byId = new Map(judged.map((entry) => [entry.id, entry]));
  for (const { deviation, members } of judgeMeterHistory(
    judged.map(({ id, value, verdict }) => ({ index: id, value, verdict })),
  )) {
    const later = byId.get(members.at(-1) ?? -1);
    // A value whose own signature does not match is no yardstick for the others.
    const yardsticks = members.slice(0, -1).map((id) => byId.get(id)?.verdict.signature);
    if (later === undefined || yardsticks.includes('invalid')) continue;
    const { verdict } = later;
    byId.set(later.id, {
      ...later,
      verdict: {
        ...verdict,
        rules: [...verdict.rules, deviation],
        billing: deviation.severity === 'fatal' ? 'not-usable' : verdict.billing,
      },
    });
  }
  for (const { index, deviation } of signerRemarks(judged.map(({ id, verdict }) => ({ index: id, verdict })))) {
    const about = byId.get(index);
    if (about === undefined) continue;
    byId.set(index, { ...about, verdict: { ...about.verdict, rules: [...about.verdict.rules, deviation] } });
  }
  return [...byId.values()];
}

/** A station reports the same key at every start; once is enough to try. */
function distinct(keys: readonly PublicKeyRecord[]): readonly PublicKeyRecord[] {
  const seen = new Map<string, PublicKeyRecord>();
  for (const key of keys) {
    const name = JSON.stringify([key.origin, key.text, key.station, key.connector, key.meterSerial]);
    if (!seen.has(name)) seen.set(name, key);
  }
  return [...seen.values()];
}

/** Verdicts with every key where it belongs: what a key says about other meters' records is taken back once it is known whose it is. */
async function verdictsOf(
  values: readonly SignedValueRecord[],
  keys: readonly PublicKeyRecord[],
  reached: JudgedSoFar,
): Promise<readonly ValueVerdict[]> {
  const options = { ...verifyPoolDefaults, reached };
  const first = await verifyValues(values, keys, options);
  const owned = provenOwners(keys, first);
  if (owned === null) return first;
  const anew = await verifyValues(
    owned.anew.flatMap((position) => values[position] ?? []),
    owned.keys,
    options,
  );
  const verdicts = [...first];
  for (const [index, position] of owned.anew.entries()) {
    const verdict = anew[index];
    if (verdict !== undefined) verdicts[position] = verdict;
  }
  return verdicts;
}

/** Verdicts on every signed value, and on the values that belong to one transaction; `reached` may end it by an exception. */
export async function judgeValues(
  values: readonly NumberedValue[],
  keys: readonly PublicKeyRecord[],
  reached: JudgedSoFar,
): Promise<{
  readonly judged: readonly JudgedCaseValue[];
  readonly transactions: readonly JudgedCaseTransaction[];
}> {
  const verdicts = await verdictsOf(
    values.map(({ value }) => value),
    distinct(keys),
    reached,
  );
  const judged = values.flatMap((numbered, index): readonly JudgedCaseValue[] => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [{ ...numbered, verdict }];
  });
  const begins = sourcesWithBegins(judged.map(({ id, value, verdict }) => ({ index: id, value, verdict })));
  const scopes = Map.groupBy(judged, (entry) => scopeOf(entry, begins));
  const transactions = [...scopes.values()].flatMap((members) => {
    const byId = new Map(members.map((member) => [member.id, member]));
    // Numbered by case id while judging: positions count per source and would collide across rotated logs.
    return judgeTransactions(members.map(({ id, value, verdict }) => ({ index: id, value, verdict }))).flatMap(
      (verdict) => {
        const belonging = verdict.members.flatMap((id) => byId.get(id) ?? []);
        const [first] = belonging;
        if (first === undefined) return [];
        return [
          {
            sourceId: first.sourceId,
            memberIds: belonging.map(({ id }) => id),
            verdict: { ...verdict, members: belonging.map(({ value }) => value.index) },
          },
        ];
      },
    );
  });
  return { judged: withHistory(judged), transactions };
}
