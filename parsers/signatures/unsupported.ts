import type { SignedValueRecord } from '../model/signed-value.ts';
import type { ValueVerdict } from '../model/verdict.ts';
import { deviation } from './deviations.ts';
import { safeRefused } from './safe/safe-reasons.ts';
import { layersStep, transportDeviations } from './verdict-parts.ts';

/** The verdict on a record that is recognised, or declared to be signed, but that we cannot check. It is shown and never skipped. */
export function unsupportedVerdict(value: SignedValueRecord, format: string): ValueVerdict {
  return {
    readable: 'ok',
    brokenReason: null,
    signature: 'unverifiable',
    signatureReason: 'unsupported-format',
    keyOrigin: 'none',
    keyFingerprint: null,
    curve: null,
    hash: null,
    gateway: null,
    meter: null,
    pagination: null,
    readings: [],
    energyWh: null,
    rules: [
      ...transportDeviations(value),
      deviation('format.unsupported', 'warning', 'Ladeakte', '', value.text.slice(0, 60), { format }),
    ],
    billing: 'undecided',
    safe: safeRefused('format-unsupported'),
    steps: [layersStep(value), { step: 'recognise', outcome: 'failed', facts: { format } }],
    proof: null,
  };
}
