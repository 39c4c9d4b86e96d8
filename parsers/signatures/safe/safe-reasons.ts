import type { SafeVerdict } from '../../model/verdict.ts';

/** Why release 1.4.1 does not say "verified". Sentences: `safeReasonTexts` in parsers/text/safe-texts.ts. */
export type SafeReason =
  | 'empty'
  | 'container'
  | 'format'
  | 'format-version'
  | 'format-unsupported'
  | 'wrapped-record'
  | 'transaction-id'
  | 'crash'
  | 'no-key'
  | 'key-encoding'
  | 'key-point'
  | 'key-differs'
  | 'signature'
  | 'signature-encoding'
  | 'signature-structure'
  | 'algorithm-form'
  | 'curve-name'
  | 'curve-not-modelled'
  | 'missing-meter-status'
  | 'missing-unit'
  | 'several-starts'
  | 'several-stops'
  | 'no-start'
  | 'no-stop'
  | 'start-above-stop'
  | 'start-after-stop'
  | 'identification-level'
  | 'meter-status'
  | 'time-synchronisation'
  | 'event-counter'
  | 'energy-error-flag'
  | 'no-begin-context'
  | 'no-end-context'
  | 'several-begin-contexts'
  | 'several-end-contexts'
  | 'start-in-end-record'
  | 'stop-in-begin-record'
  | 'pagination'
  | 'log-index'
  | 'contract-id'
  | 'session-id'
  | 'billing-field';

export const safeVerified: SafeVerdict = { verdict: 'verified', reason: null };

/** The program says "not verified", in red or as a message; the data set itself was taken. */
export function safeNotVerified(reason: SafeReason): SafeVerdict {
  return { verdict: 'not-verified', reason };
}

/** The program does not get as far as a statement: the input is no data set for it, or it stops with an error of its own. */
export function safeRefused(reason: SafeReason): SafeVerdict {
  return { verdict: 'refused', reason };
}
