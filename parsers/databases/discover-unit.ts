import { isDecimal } from '../base/decimal-arithmetic.ts';
import { meterCell, textCell, timeCell } from './cell-values.ts';
import { columnFacts, probedRows } from './column-facts.ts';
import { unitInName } from './column-roles.ts';
import type { DatabaseView } from './dialect.ts';
import type { Columns, MappingReason, TransactionMapping, TransactionRole } from './table-mapping.ts';
import { roleRows } from './role-rows.ts';

/** A unit of meter readings, where it comes from, and whether the person should look. */
export interface FoundUnit {
  readonly unit: 'Wh' | 'kWh';
  readonly reason: MappingReason;
  readonly assumed: boolean;
}

/** Mean powers between which a vehicle charges: a trickle of 200 W, and more than any charger gives. */
const leastWatts = 200;
const mostWatts = 600_000;

/**
 * Wh or kWh: by the columns' names, by what cells say, by comparison with samples that name their unit, by the power that the readings would mean, by
 * fractions; else watt-hours, which OCPP uses, and that is told because it is an assumption.
 */
export function findUnit(view: DatabaseView, mapping: TransactionMapping): FoundUnit {
  const { table, columns } = mapping;
  const found = (
    unit: 'Wh' | 'kWh',
    code: string,
    assumed: boolean,
    more: MappingReason['params'] = {},
  ): FoundUnit => ({
    unit,
    assumed,
    reason: { code, params: { table, unit, ...more } },
  });
  const named = unitByName(columns) ?? (mapping.stops === undefined ? null : unitByName(mapping.stops.columns));
  if (named !== null) return found(named.unit, 'mapping.unit-by-name', false, { column: named.column });

  const rows = meterRows(view, mapping);
  const shape = view.tables.find(({ name }) => name === table);
  const facts = shape === undefined ? [] : columnFacts(view, shape);
  const meters = facts.filter(({ name }) =>
    [columns.meterStart, columns.meterStop, columns.meterLast, columns.energy].includes(name),
  );
  const stated = meters.find(({ unit }) => unit !== null)?.unit ?? null;
  if (stated !== null) return found(stated, 'mapping.unit-in-cells', false);

  const fractions = meters.some((column) => column.fractions > 0);
  const compared = unitBySamples(view, rows);
  if (compared !== null) return found(compared.unit, 'mapping.unit-by-samples', false, { compared: compared.compared });
  const watts = medianPower(rows);
  if (watts !== null) {
    const asWh = watts >= leastWatts && watts <= mostWatts;
    const asKwh = watts * 1000 >= leastWatts && watts * 1000 <= mostWatts;
    const power = { power: Math.round(watts) };
    if (asWh && !asKwh) return found('Wh', 'mapping.unit-by-power', !fractions && watts < 2 * leastWatts, power);
    if (asKwh && !asWh) {
      return found('kWh', 'mapping.unit-by-power', true, { power: Math.round(watts * 1000) });
    }
  }
  if (fractions) return found('kWh', 'mapping.unit-by-fractions', true);
  return found('Wh', 'mapping.unit-usual', rows.length > 0);
}

function unitByName(
  columns: Columns<TransactionRole>,
): { readonly unit: 'Wh' | 'kWh'; readonly column: string } | null {
  for (const column of [columns.meterStart, columns.meterStop, columns.meterLast, columns.energy]) {
    const unit = column === undefined ? null : unitInName(column);
    if (unit !== null && column !== undefined) return { unit, column };
  }
  return null;
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
): { readonly unit: 'Wh' | 'kWh'; readonly compared: number } | null {
  const byId = new Map(rows.flatMap((row) => (row.transactionId === null ? [] : [[row.transactionId, row] as const])));
  let votes = 0;
  let compared = 0;
  for (const table of view.tables) {
    const facts = columnFacts(view, table);
    const payload = facts.find(({ meterValues }) => meterValues > 0)?.name;
    const id = table.columns.find(({ name }) => /^(?:transaction_?id|tx_?id|session_?id|transaction_?pk)$/i.test(name));
    if (payload === undefined || id === undefined) continue;
    let looked = 0;
    for (const { cells } of view.rows(table.name, [id.name, payload])) {
      looked += 1;
      const row = byId.get(textCell(cells[0] ?? null) ?? '');
      const text = cells[1];
      if (row !== undefined && typeof text === 'string') {
        for (const match of text.slice(0, 20_000).matchAll(sampleOfEnergy)) {
          const value = match[1] ?? match[4] ?? '';
          if (!isDecimal(value)) continue;
          const wattHours = Number(value) * ((match[2] ?? match[3]) === 'kWh' ? 1000 : 1);
          const fits = (factor: number): boolean =>
            row.start !== null &&
            wattHours >= row.start * factor - 1 &&
            (row.stop === null || wattHours <= row.stop * factor + 1) &&
            (row.stop !== null || wattHours <= row.start * factor + 500_000);
          if (fits(1) === fits(1000)) continue;
          votes += fits(1) ? 1 : -1;
          compared += 1;
        }
      }
      if (looked >= probedRows) break;
    }
  }
  return compared === 0 || votes === 0 ? null : { unit: votes > 0 ? 'Wh' : 'kWh', compared };
}
