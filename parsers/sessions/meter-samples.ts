import { addDecimals, shiftDecimal, subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { MeterSampleRow } from '../model/database-record.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { MeterSample } from '../model/session.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { parsePayload } from '../ocpp/payload.ts';
import { believedTime, decimalOf, listOf, textOf, timeOf } from './payload-fields.ts';
import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';

/** OCPP 1.6, 7.31: a sample that names no measurand is this one. */
export const energyRegister = 'Energy.Active.Import.Register';
/** What a vehicle gave back (1.6, 7.31; bidirectional charging of 2.1). */
export const exportRegister = 'Energy.Active.Export.Register';

/** Base unit and the power of ten that leads to it. Both official spellings of Celsius occur (1.6 errata). */
const units: ReadonlyMap<string, readonly [unit: string, powerOfTen: number]> = new Map(
  Object.entries<readonly [unit: string, powerOfTen: number]>({
    wh: ['Wh', 0],
    kwh: ['Wh', 3],
    mwh: ['Wh', 6],
    varh: ['varh', 0],
    kvarh: ['varh', 3],
    vah: ['VAh', 0],
    kvah: ['VAh', 3],
    w: ['W', 0],
    kw: ['W', 3],
    va: ['VA', 0],
    kva: ['VA', 3],
    var: ['var', 0],
    kvar: ['var', 3],
    a: ['A', 0],
    ma: ['A', -3],
    v: ['V', 0],
    kv: ['V', 3],
    hz: ['Hz', 0],
    percent: ['Percent', 0],
    '%': ['Percent', 0],
    celsius: ['Celsius', 0],
    celcius: ['Celsius', 0],
    c: ['Celsius', 0],
    '°c': ['Celsius', 0],
    fahrenheit: ['Fahrenheit', 0],
    k: ['Celsius', 0],
  }),
);

/** Base units as the standard writes them, which most stations do. */
const baseUnits: ReadonlyMap<string, readonly [unit: string, powerOfTen: number]> = new Map(
  [...units.values()].flatMap(([unit, powerOfTen]) => (powerOfTen === 0 ? [[unit, [unit, 0]]] : [])),
);

function isKelvin(unitText: string): boolean {
  return unitText === 'K' || unitText === 'k';
}

/** Unit of a sample that states none: Wh for energy (1.6, 7.31), else the only unit that the measurand has. */
function defaultUnit(measurand: string): string {
  if (measurand.startsWith('Energy.Reactive')) return 'varh';
  if (measurand.startsWith('Energy.Apparent')) return 'VAh';
  if (measurand.startsWith('Energy.')) return 'Wh';
  if (measurand.startsWith('Power.Reactive')) return 'var';
  if (measurand === 'Power.Factor') return '';
  if (measurand.startsWith('Power.')) return 'W';
  if (measurand.startsWith('Current.')) return 'A';
  if (measurand === 'Voltage') return 'V';
  if (measurand === 'SoC') return 'Percent';
  if (measurand === 'Temperature') return 'Celsius';
  return measurand === 'Frequency' ? 'Hz' : '';
}

/** What a payload held: samples, and how many values were there but could not be read as numbers. */
export interface MeterReadings {
  readonly samples: readonly MeterSample[];
  /** Signed records are no numbers and are counted apart from what is unreadable. */
  readonly signed: number;
  readonly unreadable: number;
}

interface Collector {
  readonly loggedAt: Timestamp;
  readonly evidence: EvidenceRef;
  readonly samples: MeterSample[];
  signed: number;
  unreadable: number;
}

/** Members of a payload that hold meter values: `meterValue` (1.6, 2.x), `values` (1.5), `transactionData` (StopTransaction). */
const carriers = ['meterValue', 'values', 'transactionData'] as const;
/** Members of a meter value that hold its samples. */
const sampleLists = ['sampledValue', 'value', 'values'] as const;
/** Nesting of 1.5: transactionData, values, value. */
const deepest = 4;

/**
 * All numeric samples of a payload in base units, exact (MeterValues, StopTransaction, TransactionEvent). Other messages have none.
 */
export function readMeterValues(frame: CorrelatedFrame, payload: unknown): MeterReadings {
  if (frame.kind !== 'call' || !isMembers(payload)) return { samples: [], signed: 0, unreadable: 0 };
  const collector: Collector = {
    loggedAt: frame.loggedAt,
    evidence: frame.evidence,
    samples: [],
    signed: 0,
    unreadable: 0,
  };
  for (const carrier of carriers) for (const entry of listOf(payload[carrier])) collectEntry(entry, collector, 0);
  return collector;
}

/** The samples of a message; see `readMeterValues`. */
export function meterSamples(frame: CorrelatedFrame, payload: unknown): readonly MeterSample[] {
  return readMeterValues(frame, payload).samples;
}

/** The samples of a database row whose payload is stored `meterValue` JSON: one entry, a list of them, or a whole message. */
export function meterSamplesOfRow(row: MeterSampleRow): readonly MeterSample[] {
  const parsed = parsePayload(row.payload);
  const loggedAt: Timestamp = { text: '', epochMs: null, quality: 'position-only' };
  const collector: Collector = { loggedAt, evidence: row.evidence, samples: [], signed: 0, unreadable: 0 };
  const entries = listOf(parsed).flatMap((entry) => {
    const inside = carriers.flatMap((carrier) => listOf(entry[carrier]));
    return inside.length === 0 ? [entry] : inside;
  });
  for (const entry of entries) collectEntry(entry, collector, 0);
  return collector.samples;
}

function collectEntry(entry: Members, collector: Collector, depth: number): void {
  if (depth > deepest) return;
  const at = believedTime(timeOf(entry['timestamp']), collector.loggedAt);
  for (const name of sampleLists) {
    const held = entry[name];
    if (held === undefined) continue;
    const items: readonly unknown[] = Array.isArray(held) ? held : [held];
    for (const item of items) {
      // 1.5 nests meter values in transaction data and writes a bare value where nothing but the number is told.
      if (isMembers(item) && ('timestamp' in item || 'values' in item)) collectEntry(item, collector, depth + 1);
      else collectSample(isMembers(item) ? item : { value: item }, at, collector);
    }
  }
}

function collectSample(sample: Members, at: Timestamp, collector: Collector): void {
  if (textOf(sample['format']) === 'SignedData') {
    collector.signed += 1;
    return;
  }
  // `$` and `$t` are what XML to JSON converters of 1.5 stations make of the element's text.
  const written = decimalOf(sample['value'] ?? sample['$'] ?? sample['$t'] ?? sample['#text']);
  const measurand = textOf(sample['measurand']) ?? energyRegister;
  const unitOfMeasure = sample['unitOfMeasure'];
  const described = isMembers(unitOfMeasure) ? unitOfMeasure : null;
  const unitText = textOf(sample['unit']) ?? textOf(described?.['unit']) ?? defaultUnit(measurand);
  const multiplier = decimalOf(described?.['multiplier']);
  const inBase = written === null ? null : toBaseUnit(written, unitText, multiplier);
  if (inBase === null) {
    collector.unreadable += 1;
    return;
  }
  collector.samples.push({
    at,
    measurand,
    phase: textOf(sample['phase']),
    location: textOf(sample['location']),
    context: textOf(sample['context']),
    value: inBase.value,
    unit: inBase.unit,
    evidence: collector.evidence,
  });
}

/** A value that stands in no meter value, in base units; without a unit that of its measurand. `null` where the unit makes no sense. */
export function sampleOf({
  value,
  unit,
  ...rest
}: Omit<MeterSample, 'unit' | 'context'> & { readonly unit: string | null }): MeterSample | null {
  const inBase = toBaseUnit(value, unit ?? defaultUnit(rest.measurand), null);
  return inBase === null ? null : { ...rest, context: null, ...inBase };
}

/** Multiplier is a power of ten (2.0.1 part 2, UnitOfMeasureType); beyond physical sense it is damage. */
function toBaseUnit(
  written: DecimalText,
  unitText: string,
  multiplier: DecimalText | null,
): { readonly value: DecimalText; readonly unit: string } | null {
  const exponent = multiplier === null ? 0 : Number(multiplier);
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 24) return null;
  const known = baseUnits.get(unitText) ?? units.get(unitText.toLowerCase());
  const [unit, powerOfTen] = known ?? [unitText, 0];
  const value = shiftDecimal(written, exponent + powerOfTen);
  return { value: isKelvin(unitText) ? subtractDecimals(value, '273.15') : value, unit };
}

/**
 * The reading of the import register that marks a context such as `Transaction.Begin`; of several the one over all phases at the
 * outlet. Without a sample of this context `null`.
 */
export function registerAt(samples: readonly MeterSample[], context: string): MeterSample | null {
  const fitting = samples.filter(
    (sample) => sample.measurand === energyRegister && sample.unit === 'Wh' && sample.context === context,
  );
  return mainRegister(fitting);
}

/**
 * The sample over all phases, at the outlet before anywhere else; where a meter tells each phase only (2.0.1, SampledDataCtrlr.RegisterValuesWithoutPhases), their sum.
 */
export function mainRegister(samples: readonly MeterSample[]): MeterSample | null {
  const whole = samples.filter(({ phase }) => phase === null);
  const own = whole.find(({ location }) => location === null || location === 'Outlet') ?? whole[0];
  return own ?? sumOfPhases(samples);
}

const phaseSets: readonly (readonly string[])[] = [
  ['L1', 'L2', 'L3'],
  ['L1-N', 'L2-N', 'L3-N'],
];

/** The sum over the three phases of one instant and place; `null` unless each of them is told once. */
function sumOfPhases(samples: readonly MeterSample[]): MeterSample | null {
  const outlet = samples.filter(({ location }) => location === null || location === 'Outlet');
  for (const place of [outlet, samples]) {
    const [first] = place;
    if (first === undefined) continue;
    const together = place.filter(({ at, location }) => at.epochMs === first.at.epochMs && location === first.location);
    for (const phases of phaseSets) {
      const parts = phases.flatMap((name) => together.filter(({ phase }) => phase === name));
      if (parts.length !== phases.length || new Set(parts.map(({ phase }) => phase)).size !== phases.length) continue;
      const value = parts.map((part) => part.value).reduce((sum, each) => addDecimals(sum, each));
      return { ...first, phase: null, value };
    }
  }
  return null;
}
