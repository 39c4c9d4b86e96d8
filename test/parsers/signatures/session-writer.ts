import type { SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import type { TransactionVerdict, ValueVerdict } from '../../../parsers/model/verdict.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { key, payload, record, signer, type Fields } from './record-writer.ts';
import { keyOf, makeSigner, valueOf } from './test-records.ts';

/* Sessions of OCMF records that carry one transaction id. */

/** A second signer whose key is known too. */
export const other = makeSigner('prime256v1', 'two');
const keys = [key, keyOf(other.spkiHex)];

export type More = Partial<SignedValueRecord>;

export function judgeSession(
  texts: readonly string[],
  more: (index: number) => More = () => ({}),
  change: (verdict: ValueVerdict, index: number) => ValueVerdict = (verdict) => verdict,
): TransactionVerdict {
  const [transaction, second] = judgeTransactions(
    texts.map((text, index) => {
      const value = valueOf(text, { index, transactionId: '7', ...more(index) });
      return { index, value, verdict: change(verifyValue(value, keys, null), index) };
    }),
  );
  if (transaction === undefined || second !== undefined) throw new Error('not exactly one session');
  return transaction;
}

/** One record with its running number. */
export function page(number: number, list: readonly string[], more: Fields = {}, by = signer): string {
  return record(payload({ PG: `"T${number}"`, ...more }, list), {}, by);
}

/** A begin, values between and an end, numbered one after the other. */
export function session(...lists: readonly (readonly [list: readonly string[], more?: Fields])[]): readonly string[] {
  return lists.map(([list, more], index) => page(index + 1, list, more));
}
