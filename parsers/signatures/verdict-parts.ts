import type { EncodingLayer, SignedValueRecord } from '../model/signed-value.ts';
import type { Billing, RuleDeviation, SignatureAnswer, VerdictStep } from '../model/verdict.ts';
import type { KeyOriginAnswer } from '../model/verdict.ts';
import type { RuleSeverity } from '../model/verdict.ts';
import { deviation } from './deviations.ts';

/** A record that is wrapped as its carrier prescribes needs no remark; anything else is worth a look. */
const prescribed = new Set<EncodingLayer>([
  'safe-xml-signed-data',
  'safe-xml-encoded-data',
  'safe-xml-foreign',
  'oca-json-envelope',
  'signed-meter-value',
  'ocpi-signed-data',
]);

/** Whether a person has to know that the record was unwrapped: one layer of hex or Base64 is daily life, more is not (research 4.1, 5). */
export function transportDeviations(value: SignedValueRecord): readonly RuleDeviation[] {
  const own = value.layers.filter((layer) => !prescribed.has(layer) && layer !== 'single-byte');
  if (own.length === 0) return [];
  const inEnvelope = value.layers.some((layer) => prescribed.has(layer));
  const plain = own.length === 1 && own[0] !== 'json-string' && own[0] !== 'html-entities' && own[0] !== 'base32';
  const usual = plain || (inEnvelope && own.every((layer) => layer === 'base64' || layer === 'json-string'));
  const code = usual ? 'transport.decoded' : 'transport.decoded-unusually';
  return [
    deviation(code, usual ? 'info' : 'warning', 'Ladeakte rule 4.1', '', null, { layers: value.layers.join(', ') }),
  ];
}

export function layersStep(value: SignedValueRecord): VerdictStep {
  const layers = value.layers.join(', ');
  return {
    step: 'unwrap',
    outcome: 'noted',
    facts: { channel: value.channel, layers: layers === '' ? 'none' : layers },
  };
}

export function worstSeverity(rules: readonly RuleDeviation[]): RuleSeverity | null {
  if (rules.some(({ severity }) => severity === 'fatal')) return 'fatal';
  if (rules.some(({ severity }) => severity === 'warning')) return 'warning';
  return rules.length > 0 ? 'info' : null;
}

/**
 * What follows for the bill (design 5). Sound data whose key came only from the station or with the record stay undecided: they show that
 * nothing was changed, but not that the meter is the one that they name.
 */
export function billingOf(facts: {
  readonly readable: boolean;
  readonly signature: SignatureAnswer;
  readonly keyOrigin: KeyOriginAnswer;
  readonly rules: readonly RuleDeviation[];
  /** The value or the values together prove an amount of energy. */
  readonly complete: boolean;
}): Billing {
  if (!facts.readable || facts.signature === 'invalid' || worstSeverity(facts.rules) === 'fatal') return 'not-usable';
  if (facts.signature === 'unverifiable' || !facts.complete) return 'undecided';
  return facts.keyOrigin === 'pinned' || facts.keyOrigin === 'registered' ? 'usable' : 'undecided';
}
