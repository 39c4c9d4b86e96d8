import { compareDecimals, shiftDecimal, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { Deviations } from '../deviations.ts';
import { memberOf } from '../../base/json-reader.ts';
import { compareClocks, readClockText } from '../ocmf/clock-text.ts';
import { billingRank, energyOf, registerSeries } from '../ocmf/pair-rules.ts';
import { countsEnergy, energyUnits } from '../ocmf/reading-rules.ts';
import { isBegin, isEnd, plainText, type OcmfReading } from '../ocmf/record.ts';
import { isOcmf, roleOfContext, type Member, type OcmfMember } from './member.ts';

/* Rules on the values of one session taken together (research/ocmf 1.9, T1 to T14). Members come in the order begin, between, end. */

/** One source for all records: gateway, meter and charge point (research T4), and one key (T9). */
export function checkSource(members: readonly Member[], found: Deviations): void {
  const [first, ...rest] = members;
  if (first === undefined) return;
  const clause = 'OCMF 1.4 Signing and Verification Process; Ladeakte rule T4';
  const compared = new Set<string>();
  for (const member of rest) {
    const pairs: readonly (readonly [string, string | null, string | null])[] = [
      ['MS', first.verdict.meter, member.verdict.meter],
      ['GS', first.verdict.gateway, member.verdict.gateway],
      ['CT', first.ocmf?.field('CT') ?? null, member.ocmf?.field('CT') ?? null],
      ['CI', first.ocmf?.field('CI') ?? null, member.ocmf?.field('CI') ?? null],
    ];
    for (const [what, before, after] of pairs) {
      // A serial that only one side names cannot be compared, and a missing one is told per record.
      if (before === null || after === null || before.trim() === after.trim() || compared.has(what)) continue;
      compared.add(what);
      found.add('transaction.source-changed', 'fatal', clause, what, after, { what, before, after });
    }
  }
  const keys = new Set(
    members.flatMap(({ verdict }) => (verdict.signature === 'valid' ? [verdict.keyFingerprint] : [])),
  );
  if (keys.size > 1) found.add('transaction.key-changed', 'fatal', 'Ladeakte rule T9', '', null);
}

function differing(
  members: readonly OcmfMember[],
  name: string,
): { readonly before: string; readonly after: string } | null {
  const texts = [...new Set(members.map(({ ocmf }) => ocmf.field(name)))];
  const [before, after] = texts;
  return texts.length > 1 && before !== undefined && after !== undefined
    ? { before: before ?? '', after: after ?? '' }
    : null;
}

/** Fields that should not change within a session (research T10, 1.4). */
export function checkSameness(members: readonly Member[], found: Deviations): void {
  const records = members.filter(isOcmf).filter(({ ocmf }) => ocmf.pagination?.context !== 'F');
  if (records.length < 2) return;
  for (const name of ['IT', 'ID']) {
    const change = differing(records, name);
    if (change === null) continue;
    found.add('transaction.identification-changed', 'warning', 'Ladeakte rule T10', name, change.after);
    break;
  }
  if (differing(records, 'GV') !== null) {
    found.add(
      'transaction.gateway-software-changed',
      'warning',
      'Ladeakte rule 1.4',
      'GV',
      differing(records, 'GV')?.after ?? null,
    );
  }
  const marked = records.some(({ ocmf }) => ocmf.readings.some((reading) => reading.tx?.text === 'T'));
  if (!marked && differing(records, 'TT') !== null) {
    found.add(
      'transaction.tariff-changed',
      'warning',
      'Ladeakte rule 1.4',
      'TT',
      differing(records, 'TT')?.after ?? null,
    );
  }
  if (marked)
    found.add('transaction.tariff-change', 'info', 'OCMF 1.4 Embedding in OCPP; Ladeakte rule T13', 'TX', 'T');
}

/** Carrier and content should agree on what the value is. */
export function checkContexts(members: readonly Member[], found: Deviations): void {
  for (const member of members) {
    const context = roleOfContext(member.value.context);
    const content = member.contentRole;
    const contradicts =
      (context === 'begin' && content === 'end') ||
      (context === 'end' && content === 'begin') ||
      (context === 'begin' && content === 'complete');
    if (!contradicts) continue;
    const params = { context: member.value.context ?? '', content };
    found.add('transaction.context-contradicts', 'warning', 'OCA note 3.1.4', `#${member.index}`, null, params);
  }
}

/** Readings of one kind, without the repetitions that a closing data record brings (ABL SIGNATURE_CDR repeats the begin). */
function distinct(readings: readonly OcmfReading[]): readonly OcmfReading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = `${reading.time?.text ?? ''}|${reading.value ?? ''}|${reading.unit?.text ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export interface SessionPair {
  readonly begin: OcmfReading;
  readonly end: OcmfReading;
}

/** The billed pair over all records; carry-forward stays within each record. */
export function checkPair(members: readonly Member[], found: Deviations): SessionPair | null {
  const readings = members.filter(isOcmf).flatMap(({ ocmf }) => ocmf.readings);
  const series = registerSeries(readings)
    .filter(({ readings: [first] }) => first !== undefined && (countsEnergy(first) || !readings.some(countsEnergy)))
    .map((entry) => ({ ...entry, begins: distinct(entry.begins), ends: distinct(entry.ends) }));
  const begins = readings.filter(isBegin);
  const ends = readings.filter(isEnd);
  for (const { begins: first, ends: last } of series) {
    if (first.length > 1)
      found.add('transaction.begin-repeated', 'fatal', 'Ladeakte rule T5', 'TX', first[1]?.time?.text ?? null);
    if (last.length > 1)
      found.add('transaction.end-repeated', 'fatal', 'Ladeakte rule T5', 'TX', last[1]?.time?.text ?? null);
  }
  const clause = 'OCMF 1.4 Signing and Verification Process; Ladeakte rule T1';
  if (begins.length === 0) found.add('transaction.begin-missing', 'warning', clause, '', null);
  if (ends.length === 0) found.add('transaction.end-missing', 'warning', clause, '', null);
  if (begins.length === 0 || ends.length === 0) return null;
  const pairs = series.flatMap(({ begins: [begin], ends: own }) => {
    const end = own.at(-1);
    return begin === undefined || end === undefined ? [] : [{ begin, end }];
  });
  const [pair] = pairs.toSorted((left, right) => billingRank(left.begin) - billingRank(right.begin));
  if (pair === undefined) {
    const params = {
      begin: begins[0]?.registerText?.text ?? '',
      end: ends[0]?.registerText?.text ?? '',
    };
    found.add('transaction.register-changed', 'fatal', 'Ladeakte rule T8', 'RI', params.end, params);
    return null;
  }
  checkPairValues(pair, found);
  checkSequence(readings, pair, found);
  return pair;
}

function checkPairValues({ begin, end }: SessionPair, found: Deviations): void {
  const [from, to] = [begin.unit?.text, end.unit?.text];
  if (from !== undefined && to !== undefined && from !== to) {
    found.add('transaction.units-mixed', 'warning', 'Ladeakte rule T8', 'RU', to, { begin: from, end: to });
  }
  const energy = pairEnergy({ begin, end });
  if (energy !== null && compareDecimals(energy, '0') < 0) {
    const params = { before: begin.value ?? '', after: end.value ?? '' };
    found.add('transaction.value-regression', 'fatal', 'Ladeakte rule T6', 'RV', end.value, params);
  }
  if (energy !== null && compareDecimals(energy, '0') === 0) {
    found.add('transaction.zero-energy', 'info', 'Ladeakte', 'RV', end.value);
  }
  if (begin.clock !== null && end.clock !== null) {
    if (compareClocks(begin.clock, end.clock) === 1) {
      const params = { before: begin.time?.text ?? '', after: end.time?.text ?? '' };
      found.add('transaction.time-regression', 'fatal', 'Ladeakte rule T6', 'TM', end.time?.text ?? null, params);
    }
    if (begin.clock.state === 'R' && end.clock.state !== 'R') {
      found.add('transaction.clock-mixed', 'warning', 'OCMF 1.4 Table 19', 'TM', end.time?.text ?? null);
    }
  }
  const counters = [begin, end].map((reading) => plainText(memberOf(reading.node, 'EI')));
  const [first, last] = counters;
  if (typeof first === 'string' && typeof last === 'string' && first !== last) {
    found.add('transaction.event-counter-differs', 'fatal', 'OCMF 0.4; S.A.F.E. rule 10', 'EI', last, {
      begin: first,
      end: last,
    });
  }
}

/** Intermediate values must lie between the ends; a meter does not run backwards (research T3). */
function checkSequence(readings: readonly OcmfReading[], pair: SessionPair, found: Deviations): void {
  const own = readings.filter(
    (reading) => reading.register?.key === pair.begin.register?.key && !isBegin(reading) && !isEnd(reading),
  );
  for (const reading of own) {
    const [low, value, high] = [energyOf(pair.begin), energyOf(reading), energyOf(pair.end)];
    if (low === null || value === null || high === null) continue;
    if (compareDecimals(value, low) < 0 || compareDecimals(value, high) > 0) {
      const params = { before: pair.begin.value ?? '', after: reading.value ?? '' };
      found.add(
        'transaction.value-regression',
        'fatal',
        'Ladeakte rule T3, T6',
        `RD[${reading.position}].RV`,
        reading.value,
        params,
      );
    }
  }
  for (const reading of own) checkInstant(reading, pair, found);
}

/** An intermediate reading lies in time between the ends of its session. */
function checkInstant(reading: OcmfReading, { begin, end }: SessionPair, found: Deviations): void {
  if (reading.clock === null) return;
  const early = begin.clock !== null && compareClocks(reading.clock, begin.clock) === -1;
  const late = end.clock !== null && compareClocks(reading.clock, end.clock) === 1;
  if (!early && !late) return;
  const [before, after] = early ? [begin, reading] : [reading, end];
  const params = { before: before.time?.text ?? '', after: after.time?.text ?? '' };
  const path = `RD[${reading.position}].TM`;
  found.add('transaction.time-regression', 'warning', 'Ladeakte rule T3, T6', path, reading.time?.text ?? null, params);
}

/** Energy of the pair in watt-hours, exact. */
export function pairEnergy({ begin, end }: SessionPair): DecimalText | null {
  const [from, to] = [energyOf(begin), energyOf(end)];
  return from === null || to === null ? null : subtractDecimals(to, from);
}

/** For formats other than OCMF: the end is not earlier than the begin, where both state an instant. */
export function checkViewTimes(begin: Member, end: Member, found: Deviations): void {
  const [before, after] = [begin.verdict.readings[0]?.time ?? '', end.verdict.readings.at(-1)?.time ?? ''];
  const [from, to] = [readClockText(before), readClockText(after)];
  if (from === null || to === null || compareClocks(from, to) !== 1) return;
  found.add('transaction.time-regression', 'fatal', 'Ladeakte rule T6', '', after, { before, after });
}

/** For formats other than OCMF: first and last reading by role, exact, in watt-hours. */
export function viewEnergy(member: Member | undefined): DecimalText | null {
  const reading = member?.verdict.readings[0];
  const power = energyUnits[reading?.unit ?? ''];
  return reading?.value === null || reading?.value === undefined || power === undefined
    ? null
    : shiftDecimal(reading.value, power);
}
