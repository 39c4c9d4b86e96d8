/**
 * Judges signed values on a thread of its own, portion by portion; started by `verify-pool.ts`. The keys come once, so that what is known of
 * them (their tables, the host's key objects) serves all portions.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../parsers/model/verdict.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';
import { createNativeAccelerator } from './native-ecdsa.ts';

export interface VerifyPortion {
  /** Place of the first value in the whole list. */
  readonly start: number;
  readonly values: readonly SignedValueRecord[];
}

export interface VerifiedPortion {
  readonly start: number;
  readonly verdicts: readonly ValueVerdict[];
}

const port = parentPort;
if (port === null) throw new Error('the verify worker runs as a worker thread');
const { keys } = workerData as { readonly keys: readonly PublicKeyRecord[] };
const accelerator = createNativeAccelerator();

port.on('message', ({ start, values }: VerifyPortion) => {
  const verdicts = values.map((value) => verifyValue(value, keys, accelerator));
  port.postMessage({ start, verdicts } satisfies VerifiedPortion);
});
