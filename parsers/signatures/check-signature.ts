import type { PublicKeyRecord, SignedValueRecord } from '../model/signed-value.ts';
import type {
  KeyOriginAnswer,
  RuleDeviation,
  SignatureAnswer,
  SignatureReason,
  VerdictStep,
} from '../model/verdict.ts';
import { curveById, type CurveId } from './crypto/curves.ts';
import { scalarHex } from './crypto/der-signature.ts';
import { recoverPoints, scalarsInRange, verifyEcdsa } from './crypto/ecdsa.ts';
import { deviation } from './deviations.ts';
import { chooseKeys, type KeyCandidate, type KeyList } from './keys/key-choice.ts';
import { readPublicKeys } from './keys/public-key.ts';
import { usableKey, type UsableKey } from './keys/usable-key.ts';
import type { SignatureAccelerator } from './signed-format.ts';

/* The one place where a signature meets keys; every format comes here with its digest and its r and s. */

/** One way to read the record's signature. Formats whose curve follows from the key give one for each curve they allow. */
export interface SignatureOption {
  readonly curve: CurveId;
  readonly r: bigint;
  readonly s: bigint;
}

export interface SignedStatement {
  readonly signed: Uint8Array;
  readonly digest: Uint8Array;
  readonly options: readonly SignatureOption[];
  /** Meter and gateway serials in the record; they decide which keys concern it. */
  readonly serials: readonly string[];
}

export interface SignatureCheck {
  readonly signature: SignatureAnswer;
  readonly reason: SignatureReason;
  readonly origin: KeyOriginAnswer;
  /** The key that fits, or the one that should have fitted. */
  readonly key: UsableKey | null;
  /** The key behind `origin` as it was handed over, also where it cannot be used. */
  readonly keyText: string | null;
  /** The reading of the signature that belongs to `key`. */
  readonly option: SignatureOption | null;
  readonly deviations: readonly RuleDeviation[];
  readonly steps: readonly VerdictStep[];
}

/** Steps that name every single key would drown the others. */
const mostKeySteps = 12;

interface Tried {
  readonly candidate: KeyCandidate;
  readonly key: UsableKey;
  readonly option: SignatureOption | undefined;
}

function keyStep(candidate: KeyCandidate): VerdictStep {
  const { reading, origin, via } = candidate;
  const [key] = reading.keys;
  return key === undefined
    ? {
        step: 'check-key',
        outcome: 'failed',
        facts: { origin, via, problem: reading.problem?.code ?? 'key.undecodable' },
      }
    : { step: 'check-key', outcome: 'done', facts: { origin, via, curve: key.curve, fingerprint: key.fingerprint } };
}

function equationStep(tried: Tried, holds: boolean): VerdictStep {
  const { key, option } = tried;
  if (option === undefined) {
    return { step: 'equation', outcome: 'skipped', facts: { curveOfKey: key.curve, fingerprint: key.fingerprint } };
  }
  const { bytes } = curveById(option.curve);
  const facts = {
    curve: option.curve,
    r: scalarHex(option.r, bytes),
    s: scalarHex(option.s, bytes),
    fingerprint: key.fingerprint,
    result: holds ? 'holds' : 'does-not-hold',
  };
  return { step: 'equation', outcome: holds ? 'done' : 'failed', facts };
}

/** The key among very many that could have made the signature, found by recovery instead of trying all. */
function lookUp(statement: SignedStatement, rest: KeyList): { candidate: KeyCandidate; tried: Tried } | null {
  for (const option of statement.options) {
    const curve = curveById(option.curve);
    for (const point of recoverPoints(option.curve, statement.digest, option.r, option.s)) {
      const key = usableKey(curve, point, { form: 'spki', compressed: false, oddities: [] });
      const record = rest.byFingerprint(key.fingerprint);
      if (record === undefined) continue;
      const { origin, via, meterSerial, text } = record;
      const candidate: KeyCandidate = {
        origin,
        via,
        meterSerial,
        text,
        reading: readPublicKeys(text),
        concerns: false,
      };
      return { candidate, tried: { candidate, key, option } };
    }
  }
  return null;
}

function problemDeviation(candidate: KeyCandidate, fatal: boolean): RuleDeviation {
  const problem = candidate.reading.problem;
  return deviation(problem?.code ?? 'key.undecodable', fatal ? 'fatal' : 'warning', 'Ladeakte rule 1.11', '', null, {
    ...problem?.params,
    via: candidate.via,
  });
}

/** X and Y without more is the form in which these formats hand their keys over (research/transparency-software 1.3). */
const bareKeyFormats = new Set(['edl40', 'edl40-sig', 'edl40-mennekes', 'isa-edl40', 'chargeit-emh']);

/** What speaks against the way the fitting key reached us, or is worth knowing about it. */
function originDeviations(fit: Tried, candidates: readonly KeyCandidate[], format: string): readonly RuleDeviation[] {
  const found: RuleDeviation[] = [];
  for (const oddity of fit.key.oddities) {
    if (oddity === 'bare-coordinates' && bareKeyFormats.has(format)) continue;
    found.push(
      deviation('key.odd-form', 'warning', 'Ladeakte rule 1.11; SEC 1, 2.3.4', '', null, {
        oddity,
        via: fit.candidate.via,
      }),
    );
  }
  const rivals = candidates.filter(({ concerns, reading }) => {
    return concerns && reading.keys.length > 0 && !reading.keys.some((key) => key.fingerprint === fit.key.fingerprint);
  });
  const pinned = rivals.filter(({ origin }) => origin === 'pinned');
  const { origin } = fit.candidate;
  if (pinned.length > 0 && origin !== 'pinned') {
    // A pinned key that names this meter and does not fit is a contradiction; one without a serial may belong elsewhere.
    const severity = pinned.some(({ meterSerial }) => meterSerial !== null) ? 'fatal' : 'warning';
    found.push(deviation('key.pinned-does-not-fit', severity, 'Ladeakte rule 1.12', '', null, { origin }));
  }
  for (const rival of rivals.filter((entry) => entry.origin !== 'pinned').slice(0, 3)) {
    const fingerprint = rival.reading.keys[0]?.fingerprint.slice(0, 16) ?? '';
    found.push(
      deviation('key.origins-disagree', 'warning', 'Ladeakte rule 1.12', '', null, {
        origin: rival.origin,
        fingerprint,
      }),
    );
  }
  if (origin === 'enclosed') found.push(deviation('key.enclosed-only', 'info', 'Ladeakte rule 0.10', '', null));
  if (origin === 'reported') found.push(deviation('key.reported-only', 'info', 'Ladeakte rule 1.11', '', null));
  return found;
}

function fits(tried: Tried, statement: SignedStatement, accelerator: SignatureAccelerator | null): boolean {
  const { key, option } = tried;
  if (option === undefined) return false;
  const { signed, digest } = statement;
  return verifyEcdsa({ key, signed, digest, r: option.r, s: option.s }, accelerator);
}

/** Checks a statement against all keys and names the one that fits. Never throws on input. */
export function checkSignature(
  statement: SignedStatement,
  value: SignedValueRecord,
  keys: readonly PublicKeyRecord[],
  accelerator: SignatureAccelerator | null,
): SignatureCheck {
  const steps: VerdictStep[] = [];
  const [first] = statement.options;
  const none = { origin: 'none', key: null, keyText: null, option: first ?? null, deviations: [], steps } as const;
  if (!statement.options.some(({ curve, r, s }) => scalarsInRange(curveById(curve), r, s))) {
    return { ...none, signature: 'invalid', reason: 'r-or-s-out-of-range' };
  }
  const { candidates, rest } = chooseKeys(value, statement.serials, keys);
  const failed: Tried[] = [];
  for (const candidate of candidates) {
    if (steps.length < mostKeySteps * 2) steps.push(keyStep(candidate));
    for (const key of candidate.reading.keys) {
      const tried = { candidate, key, option: statement.options.find(({ curve }) => curve === key.curve) };
      const known = failed.some((before) => before.key.fingerprint === key.fingerprint);
      const holds = !known && fits(tried, statement, accelerator);
      if (!known && steps.length < mostKeySteps * 2) steps.push(equationStep(tried, holds));
      if (!holds) {
        failed.push(tried);
        continue;
      }
      const deviations = originDeviations(tried, candidates, value.format);
      return {
        signature: 'valid',
        reason: 'matches',
        origin: candidate.origin,
        key,
        keyText: candidate.text,
        option: tried.option ?? null,
        deviations,
        steps,
      };
    }
  }
  const found = rest === null ? null : lookUp(statement, rest);
  if (found !== null && fits(found.tried, statement, accelerator)) {
    steps.push(keyStep(found.candidate), equationStep(found.tried, true));
    const deviations = originDeviations(found.tried, candidates, value.format);
    const { key, option } = found.tried;
    return {
      signature: 'valid',
      reason: 'matches',
      origin: found.candidate.origin,
      key,
      keyText: found.candidate.text,
      option: option ?? null,
      deviations,
      steps,
    };
  }
  return notFitting(statement, candidates, failed, steps);
}

function notFitting(
  statement: SignedStatement,
  candidates: readonly KeyCandidate[],
  failed: readonly Tried[],
  steps: readonly VerdictStep[],
): SignatureCheck {
  const [first] = statement.options;
  // A compressed point without a curve is several keys; the one on the record's curve was meant.
  const concerning = failed.filter(({ candidate }) => candidate.concerns);
  const onCurve = concerning.find(({ option }) => option !== undefined);
  if (onCurve !== undefined) {
    return {
      signature: 'invalid',
      reason: 'does-not-match',
      origin: onCurve.candidate.origin,
      key: onCurve.key,
      keyText: onCurve.candidate.text,
      option: onCurve.option ?? null,
      deviations: [],
      steps,
    };
  }
  const offCurve = concerning[0];
  if (offCurve !== undefined) {
    const deviations = [
      deviation('key.curve-differs', 'fatal', 'Ladeakte rule 1.11', '', null, {
        keyCurve: offCurve.key.curve,
        recordCurve: statement.options.map(({ curve }) => curve).join(', '),
      }),
    ];
    const { origin, text: keyText } = offCurve.candidate;
    return {
      signature: 'invalid',
      reason: 'curve-of-key-differs',
      origin,
      key: offCurve.key,
      keyText,
      option: first ?? null,
      deviations,
      steps,
    };
  }
  const unusable = candidates.filter(({ concerns, reading }) => concerns && reading.keys.length === 0);
  const [worst] = unusable;
  if (worst !== undefined) {
    const deviations = unusable.slice(0, 4).map((candidate) => problemDeviation(candidate, true));
    return {
      signature: 'unverifiable',
      reason: 'unusable-key',
      origin: worst.origin,
      key: null,
      keyText: worst.text,
      option: first ?? null,
      deviations,
      steps,
    };
  }
  return {
    signature: 'unverifiable',
    reason: 'no-key',
    origin: 'none',
    key: null,
    keyText: null,
    option: first ?? null,
    deviations: [],
    steps,
  };
}
