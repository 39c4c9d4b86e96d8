import {
  addDecimals,
  compareDecimals,
  isDecimal,
  shiftDecimal,
  subtractDecimals,
} from '../../base/decimal-arithmetic.ts';
import { memberOf } from '../../base/json-reader.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { Deviations } from '../deviations.ts';
import { compareClocks } from './clock-text.ts';
import { countsEnergy, energyUnits } from './reading-rules.ts';
import { isBegin, isEnd, plainText, type OcmfReading, type OcmfRecord } from './record.ts';

/*
 * Begin and end within one record, per register (research T1, T3 to T8). Carry-forward comes first, then grouping by register, then pairing;
 * import and export may be interleaved (LEM).
 */

/** The readings of one register, in the order of the record. */
export interface RegisterSeries {
  readonly key: string;
  readonly label: string;
  readonly readings: readonly OcmfReading[];
  readonly begins: readonly OcmfReading[];
  readonly ends: readonly OcmfReading[];
}

function seriesKey(reading: OcmfReading): string {
  return reading.register?.key ?? `text:${reading.registerText?.text ?? ''}`;
}

export function registerSeries(readings: readonly OcmfReading[]): readonly RegisterSeries[] {
  const groups = Map.groupBy(readings, seriesKey);
  return [...groups].map(([key, members]) => ({
    key,
    label: members[0]?.registerText?.text ?? '',
    readings: members,
    begins: members.filter(isBegin),
    ends: members.filter(isEnd),
  }));
}

/** The value in watt-hours, exact; `null` without a value or with a unit that is no energy. */
export function energyOf(reading: OcmfReading): DecimalText | null {
  const power = energyUnits[reading.unit?.text ?? ''];
  return reading.value === null || power === undefined ? null : shiftDecimal(reading.value, power);
}

/** `end - begin` in watt-hours, exact. */
export function energyBetween(begin: OcmfReading, end: OcmfReading): DecimalText | null {
  const [from, to] = [energyOf(begin), energyOf(end)];
  return from === null || to === null ? null : subtractDecimals(to, from);
}

/** Which register is billed when several count energy: compensated before raw (research 1.10), import before export. */
export function billingRank(reading: OcmfReading): number {
  const { register } = reading;
  if (register === undefined) return reading.registerText === null ? 2 : 5;
  if (register.kind === 'energy-import') return register.compensated ? 0 : 1;
  if (register.kind === 'energy-export') return register.compensated ? 3 : 4;
  return 6;
}

export interface BilledPair {
  readonly begin: OcmfReading;
  readonly end: OcmfReading;
}

/** The pair that is billed within one record, if it holds one. */
export function billedPair(readings: readonly OcmfReading[]): BilledPair | null {
  const pairs = registerSeries(readings).flatMap(({ begins, ends }) => {
    const [begin, end] = [begins[0], ends.at(-1)];
    return begin === undefined || end === undefined ? [] : [{ begin, end }];
  });
  const energetic = pairs.filter(({ begin }) => countsEnergy(begin));
  const candidates = energetic.length > 0 ? energetic : pairs;
  return candidates.toSorted((left, right) => billingRank(left.begin) - billingRank(right.begin))[0] ?? null;
}

function pathOf(reading: OcmfReading, field: string): string {
  return `RD[${reading.position}].${field}`;
}

function checkCounts(series: RegisterSeries, found: Deviations): void {
  const register = series.label;
  const [, secondBegin] = series.begins;
  const [, secondEnd] = series.ends;
  if (secondBegin !== undefined) {
    found.add(
      'ocmf.begin-repeated',
      'fatal',
      'Ladeakte rule T5',
      pathOf(secondBegin, 'TX'),
      secondBegin.tx?.text ?? null,
      {
        register,
      },
    );
  }
  if (secondEnd !== undefined) {
    found.add('ocmf.end-repeated', 'fatal', 'Ladeakte rule T5', pathOf(secondEnd, 'TX'), secondEnd.tx?.text ?? null, {
      register,
    });
  }
}

function checkValues(begin: OcmfReading, end: OcmfReading, found: Deviations): void {
  const path = pathOf(end, 'RV');
  if (begin.unit !== null && end.unit !== null && begin.unit.text !== end.unit.text) {
    found.add('ocmf.units-mixed', 'warning', 'Ladeakte rule T8', pathOf(end, 'RU'), end.unit.text, {
      begin: begin.unit.text,
      end: end.unit.text,
    });
  }
  if (begin.value === null || end.value === null) return;
  const energy = energyBetween(begin, end);
  const difference = energy ?? (begin.unit?.text === end.unit?.text ? subtractDecimals(end.value, begin.value) : null);
  if (difference === null) return;
  const sign = compareDecimals(difference, '0');
  if (sign < 0) found.add('ocmf.value-regression', 'fatal', 'Ladeakte rule T6', path, `${begin.value} > ${end.value}`);
  else if (sign === 0 && energy !== null) found.add('ocmf.zero-energy', 'info', 'Ladeakte', path, end.value);
}

function checkInstants(begin: OcmfReading, end: OcmfReading, found: Deviations): void {
  if (begin.clock === null || end.clock === null) return;
  const order = compareClocks(begin.clock, end.clock);
  const path = pathOf(end, 'TM');
  if (order === 1) found.add('ocmf.time-regression', 'fatal', 'Ladeakte rule T6', path, end.time?.text ?? null);
  else if (order === 0) found.add('ocmf.zero-duration', 'info', 'Ladeakte', path, end.time?.text ?? null);
  if (begin.clock.state === 'R' && end.clock.state !== 'R') {
    found.add('ocmf.clock-mixed', 'warning', 'OCMF 1.4 Table 19', path, end.time?.text ?? null);
  }
}

/** Whether an intermediate value lies below the begin or above the end: then energy ran that the two ends do not show. */
function isOutside(reading: OcmfReading, { begins, ends }: RegisterSeries): boolean {
  const [begin, end] = [begins[0], ends.at(-1)];
  if (begin === undefined || end === undefined || isBegin(reading) || isEnd(reading)) return false;
  const [since, until] = [energyBetween(begin, reading), energyBetween(reading, end)];
  return (since !== null && compareDecimals(since, '0') < 0) || (until !== null && compareDecimals(until, '0') < 0);
}

/** Intermediate values lie between begin and end and do not fall; fiscal readings do not fall from first to last (research T11). */
function checkBetween(series: RegisterSeries, found: Deviations): void {
  let before: OcmfReading | undefined;
  const clause = 'Ladeakte rule T3, T6';
  for (const reading of series.readings) {
    const path = pathOf(reading, 'RV');
    if (isOutside(reading, series)) found.add('ocmf.value-outside', 'fatal', clause, path, reading.value);
    if (before !== undefined) {
      const energy = energyBetween(before, reading);
      const edges = isBegin(before) && isEnd(reading);
      if (!edges && energy !== null && compareDecimals(energy, '0') < 0 && !(isEnd(before) && isBegin(reading))) {
        found.add('ocmf.value-regression-within', 'warning', clause, path, reading.value);
      }
      if (!edges && before.clock !== null && reading.clock !== null && !isEnd(before)) {
        if (compareClocks(before.clock, reading.clock) === 1) {
          found.add(
            'ocmf.time-regression-within',
            'warning',
            'Ladeakte rule T3',
            pathOf(reading, 'TM'),
            reading.time?.text ?? null,
          );
        }
      }
    }
    before = reading;
  }
}

function checkEventCounter(begin: OcmfReading, end: OcmfReading, found: Deviations): void {
  const [from, to] = [plainText(memberOf(begin.node, 'EI')), plainText(memberOf(end.node, 'EI'))];
  if (from === null || to === null || from === to) return;
  found.add('ocmf.event-counter-differs', 'fatal', 'OCMF 0.4; S.A.F.E. rule 10', pathOf(end, 'EI'), to, {
    begin: from,
    end: to,
  });
}

function checkSeries(series: RegisterSeries, billed: boolean, found: Deviations): void {
  checkCounts(series, found);
  checkBetween(series, found);
  const [begin, end] = [series.begins[0], series.ends.at(-1)];
  if (begin === undefined || end === undefined) return;
  if (begin.position > end.position)
    found.add('ocmf.order', 'fatal', 'Ladeakte rule T1', pathOf(end, 'TX'), end.tx?.text ?? null);
  checkValues(begin, end, found);
  if (billed) {
    checkInstants(begin, end, found);
    checkEventCounter(begin, end, found);
  }
}

/** Where a compensated and a raw register stand side by side, they should differ by about the cumulated loss (research 1.7). */
function checkLossAgainstRegisters(readings: readonly OcmfReading[], found: Deviations): void {
  const loss = readings.findLast((reading) => isEnd(reading) && memberOf(reading.node, 'CL') !== undefined);
  if (loss?.register?.compensated !== true) return;
  const raw = registerSeries(readings).find(
    ({ readings: [first] }) => first?.register?.kind === loss.register?.kind && first?.register?.compensated === false,
  );
  const own = registerSeries(readings).find(({ key }) => key === loss.register?.key);
  const [rawBegin, rawEnd, begin] = [raw?.begins[0], raw?.ends.at(-1), own?.begins[0]];
  if (rawBegin === undefined || rawEnd === undefined || begin === undefined) return;
  const [rawEnergy, energy] = [energyBetween(rawBegin, rawEnd), energyBetween(begin, loss)];
  const text = plainText(memberOf(loss.node, 'CL'));
  const power = energyUnits[loss.unit?.text ?? ''];
  if (rawEnergy === null || energy === null || text === null || !isDecimal(text) || power === undefined) return;
  const difference = subtractDecimals(rawEnergy, addDecimals(energy, shiftDecimal(text, power)));
  // One watt-hour in either direction is rounding.
  if (compareDecimals(difference.replace('-', ''), '1') > 0) {
    found.add('ocmf.cumulated-loss-differs', 'warning', 'Ladeakte rule 1.7', pathOf(loss, 'CL'), text);
  }
}

/** Whether some reading begins and some reading ends the session, on any register. */
export function edgesOf(record: OcmfRecord): { readonly begins: boolean; readonly ends: boolean } {
  return { begins: record.readings.some(isBegin), ends: record.readings.some(isEnd) };
}

/** All rules on begin and end within one record. Only registers that count energy, or may, are paired. */
export function checkPairs(record: OcmfRecord, found: Deviations): void {
  const pair = billedPair(record.readings);
  const series = registerSeries(record.readings);
  const anyEnergy = record.readings.some(countsEnergy);
  for (const entry of series) {
    const first = entry.readings[0];
    if (first === undefined) continue;
    const relevant = countsEnergy(first) || !anyEnergy;
    if (relevant) checkSeries(entry, pair !== null && entry.readings.includes(pair.begin), found);
  }
  const { begins, ends } = edgesOf(record);
  const edge = pair?.begin ?? record.readings.find((reading) => isBegin(reading) || isEnd(reading));
  if (edge !== undefined && !anyEnergy) {
    found.add(
      'ocmf.register-not-energy',
      'fatal',
      'Ladeakte rule 1.10',
      pathOf(edge, 'RI'),
      edge.registerText?.text ?? null,
    );
  }
  if (begins && ends && pair === null) {
    const [begin, end] = [record.readings.find(isBegin), record.readings.find(isEnd)];
    const params = { begin: begin?.registerText?.text ?? '', end: end?.registerText?.text ?? '' };
    found.add('transaction.register-changed', 'fatal', 'Ladeakte rule T8', 'RD', params.end, params);
  }
  if (begins && !ends)
    found.add('ocmf.end-missing', 'warning', 'OCMF 1.4 Signing and Verification Process; Ladeakte rule T1', 'RD', null);
  if (ends && !begins)
    found.add(
      'ocmf.begin-missing',
      'warning',
      'OCMF 1.4 Signing and Verification Process; Ladeakte rule T1',
      'RD',
      null,
    );
  checkLossAgainstRegisters(record.readings, found);
}
