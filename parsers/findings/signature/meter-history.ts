import { addDecimals, compareDecimals, isDecimal } from '../../base/decimal-arithmetic.ts';
import { addToGroup } from '../../base/group.ts';
import { countUpTo } from '../../base/sorted-search.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import type { RuleDeviation } from '../../model/verdict.ts';
import { isPlaced, readingTimeOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import type { CaseView, JudgedValue } from '../finding-rule.ts';
import { isOfIncompleteStore } from '../incomplete-stores.ts';
import { found, notFound } from '../make-finding.ts';
import { sessionOfValue } from './values-of-session.ts';

/** A place where the history of a meter has a gap: the record behind it, and the one before where its number tells which that is. */
interface Gap {
  readonly rule: RuleDeviation;
  readonly after: JudgedValue;
  readonly before: JudgedValue | undefined;
  /** A session without signed values lies in between, so that the energy has an owner. */
  readonly between: Session | undefined;
}

const placesNamed = 3;

function sourceOf({ verdict }: JudgedValue): string {
  return JSON.stringify([verdict.meter, verdict.gateway]);
}

/** The meter counts; a gateway stands for it where the record does not name one. */
function meterOf({ verdict }: JudgedValue): string | null {
  return verdict.meter ?? verdict.gateway;
}

function atMs(time: string | null | undefined): number | null {
  const at = readingTimeOf(time);
  return isPlaced(at) ? at.epochMs : null;
}

function connectorOf(view: CaseView, judged: JudgedValue): number | null {
  return judged.value.connector ?? sessionOfValue(view, judged)?.connector ?? null;
}

/** A value that a message brought: what is missing between two of those is missing only where the log has no hole. */
function cameInMessage({ value }: JudgedValue): boolean {
  return (
    value.evidence.kind === 'bytes' &&
    (value.channel === 'sampled-value' ||
      value.channel === 'transaction-data' ||
      value.channel === 'signed-meter-value' ||
      value.channel === 'data-transfer')
  );
}

type SessionsWithoutValues = (station: string | null, connector: number | null) => readonly Session[];

/** Sessions without signed values of a connector in time order; of a station where the meter's connector is not known. */
function sessionsWithoutValues(index: CaseIndex): SessionsWithoutValues {
  const known = new Map<string, readonly Session[]>();
  return (station, connector) => {
    const key = JSON.stringify([station, connector]);
    let own = known.get(key);
    if (own === undefined) {
      own = index
        .sessionsOf(station)
        .filter(
          (session) =>
            session.signedValueIds.length === 0 &&
            isPlaced(session.startedAt) &&
            (connector === null || session.connector === null || session.connector === connector),
        );
      known.set(key, own);
    }
    return own;
  };
}

/** What the rules of the history noted at the values, with both sides of each gap; gaps in a hole of the log are left out. */
function gapsByMeter(view: CaseView): ReadonlyMap<string, readonly Gap[]> {
  const index = caseIndex(view);
  const unsignedOf = sessionsWithoutValues(index);
  const byPage = new Map<string, JudgedValue>();
  for (const judged of view.judgedValues) {
    const { pagination } = judged.verdict;
    if (pagination !== null) byPage.set(`${sourceOf(judged)} ${pagination}`, judged);
  }
  const gaps = new Map<string, Gap[]>();
  for (const after of view.judgedValues) {
    const meter = meterOf(after);
    // A record whose signature does not match proves no gap.
    if (meter === null || after.verdict.signature === 'invalid') continue;
    for (const rule of after.verdict.rules) {
      if (rule.code !== 'history.energy-gap' && rule.code !== 'history.pagination-gap') continue;
      const before = byPage.get(`${sourceOf(after)} ${String(rule.params['before'] ?? '')}`);
      const { station, evidence } = after.value;
      // Rows with signed values went with those of the sessions.
      if (evidence.kind === 'row' && isOfIncompleteStore(view, evidence)) continue;
      const [fromMs, toMs] = [atMs(before?.verdict.readings.at(-1)?.time), atMs(after.verdict.readings[0]?.time)];
      const isKnown = fromMs !== null && toMs !== null;
      if (cameInMessage(after) && !(isKnown && index.coverage.covers(station, fromMs, toMs))) continue;
      addToGroup(gaps, meter, { rule, after, before, between: isKnown ? between(after, fromMs, toMs) : undefined });
    }
  }
  return gaps;

  function between(after: JudgedValue, fromMs: number, toMs: number): Session | undefined {
    const unsigned = unsignedOf(after.value.station, connectorOf(view, after));
    const next = unsigned[countUpTo(unsigned, fromMs - 1, ({ startedAt }) => startedAt?.epochMs ?? 0)];
    return next !== undefined && (next.startedAt?.epochMs ?? toMs) < toMs ? next : undefined;
  }
}

function beganMs({ after }: Gap): number {
  return atMs(after.verdict.readings[0]?.time) ?? Number.MAX_SAFE_INTEGER;
}

/** Gaps of the register that lacks most: several registers of a meter count the same energy. */
function energyGaps(gaps: readonly Gap[]): { readonly gaps: readonly Gap[]; readonly energyWh: DecimalText } {
  let most: { readonly gaps: readonly Gap[]; readonly energyWh: DecimalText } = { gaps: [], energyWh: '0' };
  const ofEnergy = gaps.filter(({ rule }) => rule.code === 'history.energy-gap');
  for (const own of Map.groupBy(ofEnergy, ({ rule }) => rule.params['register']).values()) {
    const energyWh = own.reduce((sum, gap) => addDecimals(sum, energyOf(gap)), '0');
    if (compareDecimals(energyWh, most.energyWh) > 0) most = { gaps: own, energyWh };
  }
  return most;
}

function energyOf({ rule }: Gap): DecimalText {
  const energy = String(rule.params['energy'] ?? '0');
  return isDecimal(energy) ? energy : '0';
}

function missingIn({ rule }: Gap): bigint {
  const missing = String(rule.params['missing'] ?? '');
  return rule.code === 'history.pagination-gap' && /^\d{1,20}$/.test(missing) ? BigInt(missing) : 0n;
}

function pageNumber(judged: JudgedValue | undefined): bigint | null {
  const match = /^[TF](\d{1,20})$/.exec(judged?.verdict.pagination ?? '');
  return match?.[1] === undefined ? null : BigInt(match[1]);
}

/** A genuine record of the case, under another name of meter or gateway, whose number lies in one of the gaps: same key or one of both names. */
function elsewhere(view: CaseView, gaps: readonly Gap[]): EvidenceRef | null {
  const spans = gaps.flatMap(({ before, after }) => {
    const [from, to] = [pageNumber(before), pageNumber(after)];
    return from === null || to === null ? [] : [{ from, to, after }];
  });
  const [some] = spans;
  if (some === undefined) return null;
  const own = some.after.verdict;
  const context = own.pagination?.[0];
  for (const judged of view.judgedValues) {
    const { verdict } = judged;
    const number = pageNumber(judged);
    if (number === null || verdict.signature !== 'valid' || verdict.pagination?.[0] !== context) continue;
    const sameSigner =
      (verdict.keyFingerprint !== null && verdict.keyFingerprint === own.keyFingerprint) ||
      (verdict.gateway !== null && verdict.gateway === own.gateway) ||
      (verdict.meter !== null && verdict.meter === own.meter);
    if (sameSigner && spans.some(({ from, to }) => number > from && number < to)) return judged.value.evidence;
  }
  return null;
}

function placesOf(gaps: readonly Gap[]): string | null {
  const named = new Set<string>();
  for (const { before, after } of gaps) {
    const [from, to] = [before?.verdict.pagination ?? null, after.verdict.pagination];
    // A device that writes the same number again and again names no place.
    if (from !== null && to !== null && from !== to) named.add(`${from} → ${to}`);
  }
  const places = [...named];
  return places.length === 0
    ? null
    : `${places.slice(0, placesNamed).join(', ')}${places.length > placesNamed ? ', …' : ''}`;
}

/**
 * Over the signed sessions of one meter: running numbers that are on no record of the case, and energy that belongs to no signed session (research
 * T2, T15). Energy is a warning, because it left the station and nobody signed whose it was; a number alone is told, because records that nobody
 * handed over are missing too.
 */
export const meterHistoryGaps = defineRule({
  id: 'signature.history-gaps',
  severity: 'warning',
  category: 'signature',
  references: ['OCMF 1.4, PG (pagination)', 'MessEG § 33'],
  thresholds: { toleranceWh: { value: 10, unit: 'Wh' } },
  *evaluate(view, limits) {
    const byMeter = gapsByMeter(view);
    if (byMeter.size === 0) return;
    const valuesOf = Map.groupBy(view.judgedValues, meterOf);
    for (const [meter, gaps] of byMeter) {
      const energy = energyGaps(gaps);
      const pages = gaps.filter((gap) => missingIn(gap) > 0n);
      const tells = compareDecimals(energy.energyWh, String(limits.toleranceWh * energy.gaps.length)) > 0;
      if (!tells && pages.length === 0) continue;
      const told = [...(tells ? energy.gaps : []), ...pages].toSorted((left, right) => beganMs(left) - beganMs(right));
      const unowned = energy.gaps.filter(({ between }) => between === undefined);
      const unownedWh = unowned.reduce((sum, gap) => addDecimals(sum, energyOf(gap)), '0');
      const isWarning = tells && compareDecimals(unownedWh, String(limits.toleranceWh * unowned.length)) > 0;
      const [first] = told;
      const owned = told.find(({ between }) => between !== undefined)?.between;
      const numberElsewhere = elsewhere(view, pages);
      yield {
        severity: isWarning ? 'warning' : 'info',
        params: {
          meter,
          records: valuesOf.get(meter)?.length ?? 0,
          energyWh: tells ? energy.energyWh : null,
          energyGaps: tells ? energy.gaps.length : null,
          missing: pages.length === 0 ? null : String(pages.reduce((sum, gap) => sum + missingIn(gap), 0n)),
          pageGaps: pages.length === 0 ? null : pages.length,
          places: placesOf(told),
        },
        station: first?.after.value.station ?? null,
        connector: first === undefined ? null : connectorOf(view, first.after),
        fromMs: atMs(first?.before?.verdict.readings.at(-1)?.time) ?? atMs(first?.after.verdict.readings[0]?.time),
        toMs: atMs(told.at(-1)?.after.verdict.readings[0]?.time),
        evidence: told.flatMap(({ before, after }) => [before?.value.evidence, after.value.evidence]),
        counterEvidence: [
          numberElsewhere === null ? notFound('number-elsewhere') : found('number-elsewhere', numberElsewhere),
          owned === undefined
            ? notFound('unsigned-session-between')
            : found('unsigned-session-between', owned.steps[0]?.evidence ?? null),
        ],
      };
    }
  },
});
