import { sha256 } from '@noble/hashes/sha2.js';
import { isDecimal } from '../../base/decimal-arithmetic.ts';
import { latin1Bytes, utf8Bytes } from '../../base/text-encodings.ts';
import { curveById } from '../crypto/curves.ts';
import { scalarsInRange, verifyEcdsa } from '../crypto/ecdsa.ts';
import { deviation } from '../deviations.ts';
import type { UsableKey } from '../keys/usable-key.ts';
import type { RuleDeviation } from '../../model/verdict.ts';
import type { SignatureAccelerator } from '../signed-format.ts';

/*
 * Why a signature may not fit: the record is tried once more in a few forms that it may have had when it was signed. A hit explains what
 * happened on the way; it never turns the verdict into valid (research 0.8, 5).
 */

interface Guess {
  readonly hint: () => RuleDeviation;
  readonly bytes: Uint8Array | undefined;
}

const clause = 'Ladeakte rule 5';

function outsideStrings(payload: string): string {
  // Blanks between tokens only; texts in quotes stay as they are.
  return payload.replaceAll(/"(?:[^"\\]|\\[\s\S])*"|[\s]+/g, (token) => (token.startsWith('"') ? token : ''));
}

/** Values rewritten to a fixed number of decimals, as a backend does that reads and writes them as numbers. */
function withDecimals(payload: string, decimals: number): string {
  return payload.replaceAll(
    /("RV"\s*:\s*)(-?\d{1,30}(?:\.\d{1,20})?)(?=\s*[,}])/g,
    (whole, name: string, number: string) => {
      if (!isDecimal(number)) return whole;
      const [units = '', fraction = ''] = number.split('.');
      if (fraction.replace(/0+$/, '').length > decimals) return whole;
      return `${name}${decimals === 0 ? units : `${units}.${fraction.replace(/0+$/, '').padEnd(decimals, '0')}`}`;
    },
  );
}

function* guesses(payload: string): Generator<Guess> {
  const simple = (hint: () => RuleDeviation, text: string): Guess => ({
    hint,
    bytes: text === payload ? undefined : utf8Bytes(text),
  });
  const make =
    (code: Parameters<typeof deviation>[0], params: Record<string, string | number> = {}) =>
    () =>
      deviation(code, 'info', clause, '', null, params);
  if (payload.includes('\r')) {
    yield simple(make('hint.line-endings', { change: 'CRLF -> LF' }), payload.replaceAll('\r\n', '\n'));
  } else if (payload.includes('\n')) {
    yield simple(make('hint.line-endings', { change: 'LF -> CRLF' }), payload.replaceAll('\n', '\r\n'));
  }
  yield simple(make('hint.joined-lines'), payload.replaceAll(/\r?\n/g, ''));
  yield simple(make('hint.trimmed'), payload.trim());
  yield simple(make('hint.blanks'), outsideStrings(payload));
  const latin1 = /[^\u0000-\u007f]/.test(payload) ? latin1Bytes(payload) : undefined;
  yield { hint: make('hint.charset'), bytes: latin1 };
  for (const decimals of [0, 1, 2, 3, 4]) {
    yield simple(make('hint.number-digits', { decimals }), withDecimals(payload, decimals));
  }
}

export interface HintRequest {
  readonly payload: string;
  readonly key: UsableKey;
  readonly r: bigint;
  readonly s: bigint;
}

/** The first form in which the signature would fit, as a hint; `null` when none does. At most a dozen checks. */
export function diagnoseForm(request: HintRequest, accelerator: SignatureAccelerator | null): RuleDeviation | null {
  const { key, r, s } = request;
  if (!scalarsInRange(curveById(key.curve), r, s)) return null;
  for (const { hint, bytes } of guesses(request.payload)) {
    if (bytes === undefined) continue;
    if (verifyEcdsa({ key, signed: bytes, digest: sha256(bytes), r, s }, accelerator)) return hint();
  }
  return null;
}

/** Whether the signature fits on the key's own curve, where the record names another one: a common fault of devices. */
export function diagnoseCurve(
  request: HintRequest,
  signed: Uint8Array,
  accelerator: SignatureAccelerator | null,
): RuleDeviation | null {
  const { key, r, s } = request;
  if (!verifyEcdsa({ key, signed, digest: sha256(signed), r, s }, accelerator)) return null;
  return deviation('hint.curve', 'info', clause, 'SA', null, { curve: key.curve });
}
