import { isDecimal } from '../base/decimal-arithmetic.ts';
import { longTextCell, textCell } from './cell-values.ts';
import { meterCell, powerOfUnit, unitCell, unitInName } from './meter-cell.ts';
import type { MeterUnit } from '../model/table-plan.ts';
import { timeCell } from './time-cell.ts';
import { columnFacts, probedRows } from './column-facts.ts';
import type { ColumnFacts } from './column-facts.ts';
import { columnRole, columnRoles } from './column-roles.ts';
import type { DatabaseView } from './dialect.ts';
import type { Columns, MappingReason, TransactionMapping, TransactionRole } from './table-mapping.ts';
import { roleRows } from './role-rows.ts';

/** A unit of meter readings, where it comes from, and whether the person should look. */
export interface FoundUnit {
  readonly unit: MeterUnit;
  readonly reason: MappingReason;
  readonly assumed: boolean;
}

/** Mean powers between which a vehicle charges: a trickle of 200 W, and more than any charger gives. */
const leastWatts = 200;
const mostWatts = 600_000;
/** Units that stores use without a word, the likeliest first; those between are only taken where something says so. */
const usualUnits = ['Wh', 'kWh', 'mWh', 'MWh'] as const;
const allUnits = ['Wh', 'kWh', 'mWh', 'MWh', '0.1 Wh', '10 Wh', '100 Wh'] as const;

/**
 * What the registers count: by the columns' names, by what cells say, by comparison with samples that name their unit and with an energy whose unit is known, by
 * the power that the readings would mean, by fractions; else watt-hours, which OCPP uses, and that is told because it is an assumption.
 */
export function findUnit(view: DatabaseView, mapping: TransactionMapping): FoundUnit {
  const { table, columns } = mapping;
  const found = (unit: MeterUnit, code: string, assumed: boolean, more: MappingReason['params'] = {}): FoundUnit => ({
    unit,
    assumed,
    reason: { code, params: { table, unit, ...more } },
  });
  const rows = meterRows(view, mapping);
  const watts = medianPower(rows);
  const plausible = (unit: MeterUnit): boolean => {
    const power = watts === null ? 0 : watts * 10 ** powerOfUnit(unit);
    return power >= leastWatts && power <= mostWatts;
  };
  const named = unitByName(columns) ?? (mapping.stops === undefined ? null : unitByName(mapping.stops.columns));
  if (named !== null) {
    const unit = named.unit === 'mwh' ? (plausible('MWh') ? 'MWh' : 'mWh') : named.unit;
    return found(unit, 'mapping.unit-by-name', false, { column: named.column });
  }

  const shape = view.tables.find(({ name }) => name === table);
  const facts = shape === undefined ? [] : columnFacts(view, shape);
  const registers = [columns.meterStart, columns.meterStop, columns.meterLast];
  const wanted = registers.some((name) => name !== undefined) ? registers : [columns.energy];
  const meters = facts.filter(({ name }) => wanted.includes(name));
  const stated = meters.find(({ unit }) => unit !== null)?.unit ?? null;
  if (stated !== null) return found(stated, 'mapping.unit-in-cells', false);

  const fractions = meters.some((column) => column.fractions > 0);
  const compared = unitBySamples(view, rows, new Set([table, mapping.stops?.table ?? table]));
  if (compared !== null) return found(compared.unit, 'mapping.unit-by-samples', false, { compared: compared.compared });
  const byEnergy = unitByEnergy(view, mapping, facts);
  if (byEnergy !== null) return found(byEnergy.unit, 'mapping.unit-by-energy', false, byEnergy.params);
  const possible = watts === null ? [] : usualUnits.filter(plausible);
  const [likely] = possible;
  if (watts !== null && likely !== undefined && possible.length === 1) {
    const power = { power: Math.round(watts * 10 ** powerOfUnit(likely)) };
    const doubtful = likely === 'Wh' ? !fractions && watts < 2 * leastWatts : true;
    return found(likely, 'mapping.unit-by-power', doubtful, power);
  }
  if (fractions) return found('kWh', 'mapping.unit-by-fractions', true);
  return found(
    'Wh',
    'mapping.unit-usual',
    rows.some(({ start, stop }) => (start ?? stop) !== null),
  );
}

function unitByName(
  columns: Columns<TransactionRole>,
): { readonly unit: MeterUnit | 'mwh'; readonly column: string } | null {
  const registers = [columns.meterStart, columns.meterStop, columns.meterLast];
  const wanted = registers.some((name) => name !== undefined) ? registers : [columns.energy];
  for (const column of wanted) {
    const unit = column === undefined ? null : unitInName(column);
    if (unit !== null && column !== undefined) return { unit, column };
  }
  return null;
}

/** The unit in which two registers differ by the energy of their row, where that energy names its own unit. */
function unitByEnergy(
  view: DatabaseView,
  { table, columns }: TransactionMapping,
  facts: readonly ColumnFacts[],
): { readonly unit: MeterUnit; readonly params: MappingReason['params'] } | null {
  const { energy, meterStart, meterStop } = columns;
  if (energy === undefined || meterStart === undefined || meterStop === undefined) return null;
  const known = unitInName(energy) ?? facts.find(({ name }) => name === energy)?.unit ?? null;
  if (known === null || known === 'mwh') return null;
  const votes = new Map<MeterUnit, number>();
  let compared = 0;
  for (const { cells } of view.rows(table, [meterStart, meterStop, energy])) {
    const [from, to] = [cells[0], cells[1]].map((cell) => meterCell(cell ?? null, 'Wh'));
    const taken = meterCell(cells[2] ?? null, known);
    if (from === null || from === undefined || to === null || to === undefined || taken === null) continue;
    const [apart, wattHours] = [Number(to) - Number(from), Number(taken)];
    if (apart <= 0 || wattHours <= 0) continue;
    compared += 1;
    const unit = allUnits.find((one) => Math.abs((apart * 10 ** powerOfUnit(one)) / wattHours - 1) < 0.05);
    if (unit !== undefined) votes.set(unit, (votes.get(unit) ?? 0) + 1);
    if (compared >= probedRows) break;
  }
  const best = [...votes].toSorted(([, one], [, other]) => other - one)[0];
  return best === undefined || best[1] * 2 <= compared ? null : { unit: best[0], params: { column: energy, compared } };
}

interface MeterRow {
  readonly transactionId: string | null;
  readonly start: number | null;
  readonly stop: number | null;
  readonly startMs: number | null;
  readonly stopMs: number | null;
}

/** Readings as doubles: only their size matters here. */
function meterRows(view: DatabaseView, mapping: TransactionMapping): readonly MeterRow[] {
  const time = { zone: 'UTC', referenceYear: null };
  const rows: MeterRow[] = [];
  const ends = new Map<string, { readonly stop: number | null; readonly stopMs: number | null }>();
  const size = (text: string | null): number | null => (text === null ? null : Number(text));
  if (mapping.stops !== undefined) {
    for (const row of roleRows(view, mapping.stops.table, mapping.stops.columns)) {
      const key = textCell(row.cell('transactionId'));
      const stopMs = timeCell(row.cell('stoppedAt'), time)?.epochMs ?? null;
      if (key !== null) ends.set(key, { stop: size(meterCell(row.cell('meterStop'), 'Wh')), stopMs });
      if (ends.size >= probedRows * 5) break;
    }
  }
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const transactionId = textCell(row.cell('transactionId'));
    const start = size(meterCell(row.cell('meterStart'), 'Wh'));
    const energy = size(meterCell(row.cell('energy'), 'Wh'));
    const end = transactionId === null ? undefined : ends.get(transactionId);
    const stop = size(meterCell(row.cell('meterStop'), 'Wh')) ?? end?.stop ?? null;
    rows.push({
      transactionId,
      start: start ?? (energy === null ? null : 0),
      stop: stop ?? (energy === null ? null : (start ?? 0) + energy),
      startMs: timeCell(row.cell('startedAt'), time)?.epochMs ?? null,
      stopMs: timeCell(row.cell('stoppedAt'), time)?.epochMs ?? end?.stopMs ?? null,
    });
    if (rows.length >= probedRows) break;
  }
  return rows;
}

/** The mean power of the middle session of five minutes and more, if the readings were watt-hours. */
function medianPower(rows: readonly MeterRow[]): number | null {
  const powers = rows.flatMap(({ start, stop, startMs, stopMs }) => {
    if (start === null || stop === null || startMs === null || stopMs === null) return [];
    const hours = (stopMs - startMs) / 3_600_000;
    return hours < 1 / 12 || stop <= start ? [] : [(stop - start) / hours];
  });
  powers.sort((one, other) => one - other);
  return powers[Math.floor(powers.length / 2)] ?? null;
}

const sampleOfEnergy =
  /"value"\s{0,9}:\s{0,9}"?([0-9.]{1,20})"?[^{}]{0,400}?"unit"\s{0,9}:\s{0,9}"(k?Wh)"|"unit"\s{0,9}:\s{0,9}"(k?Wh)"[^{}]{0,400}?"value"\s{0,9}:\s{0,9}"?([0-9.]{1,20})/g;

/** Compares with samples of the same transactions that name their unit: a register lies between start and stop of its session. */
function unitBySamples(
  view: DatabaseView,
  rows: readonly MeterRow[],
  own: ReadonlySet<string>,
): { readonly unit: MeterUnit; readonly compared: number } | null {
  const byId = new Map(rows.flatMap((row) => (row.transactionId === null ? [] : [[row.transactionId, row] as const])));
  const votes = new Map<MeterUnit, number>();
  let compared = 0;
  for (const { transactionId, wattHours } of energySamples(view, own)) {
    const row = byId.get(transactionId);
    if (row === undefined) continue;
    const fitting = allUnits.filter((unit) => fits(row, wattHours, 10 ** powerOfUnit(unit)));
    if (fitting.length === allUnits.length) continue;
    for (const unit of fitting) votes.set(unit, (votes.get(unit) ?? 0) + 1);
    // one that fits no unit is of something else, and speaks against the others
    compared += 1;
  }
  const [best, second] = [...votes].toSorted(([, one], [, other]) => other - one);
  if (best === undefined || best[1] * 2 <= compared || best[1] === second?.[1]) return null;
  return { unit: best[0], compared };
}

function fits({ start, stop }: MeterRow, wattHours: number, factor: number): boolean {
  if (start === null || wattHours < start * factor - 1) return false;
  return stop === null ? wattHours <= start * factor + 500_000 : wattHours <= stop * factor + 1;
}

/** Registers of samples in watt-hours: of payloads that name their unit, and of tables that hold a value a row with its unit. */
function* energySamples(
  view: DatabaseView,
  without: ReadonlySet<string>,
): Iterable<{ readonly transactionId: string; readonly wattHours: number }> {
  for (const table of view.tables) {
    // the energy of a session is no register within it
    if (without.has(table.name)) continue;
    const id = table.columns.find(({ name }) => columnRole(name)?.role === 'transactionId');
    if (id === undefined) continue;
    const facts = columnFacts(view, table);
    const payload = facts.find(({ meterValues }) => meterValues > 0)?.name;
    const value = table.columns.find(({ name }) => columnRoles(name).some(({ role }) => role === 'reading'));
    const unit = table.columns.find(({ name }) => columnRole(name)?.role === 'unit');
    const named = value === undefined ? null : unitInName(value.name);
    const columns = [id.name, payload ?? value?.name ?? id.name, unit?.name ?? id.name];
    if (payload === undefined && (value === undefined || (unit === undefined && named === null))) continue;
    let looked = 0;
    for (const { cells } of view.rows(table.name, columns)) {
      looked += 1;
      if (looked > probedRows) break;
      const transactionId = textCell(cells[0] ?? null);
      if (transactionId === null) continue;
      if (payload === undefined) {
        const own = unit === undefined ? (named === 'mwh' ? null : named) : unitCell(cells[2] ?? null);
        const wattHours = own === null ? null : meterCell(cells[1] ?? null, own);
        if (wattHours !== null) yield { transactionId, wattHours: Number(wattHours) };
        continue;
      }
      for (const match of (longTextCell(cells[1] ?? null) ?? '').slice(0, 20_000).matchAll(sampleOfEnergy)) {
        const text = match[1] ?? match[4] ?? '';
        if (!isDecimal(text)) continue;
        yield { transactionId, wattHours: Number(text) * ((match[2] ?? match[3]) === 'kWh' ? 1000 : 1) };
      }
    }
  }
}
