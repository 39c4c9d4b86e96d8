import { isDecimal } from '../base/decimal-arithmetic.ts';
import { connectorCell, longTextCell, textCell } from './cell-values.ts';
import { meterCell, unitInCell } from './meter-cell.ts';
import { timeFormOf } from './time-cell.ts';
import type { TimeForm } from './time-cell.ts';
import type { MeterUnit } from '../model/table-plan.ts';
import type { Cell, DatabaseView, TableShape } from './dialect.ts';
import { looksLikeFrame, looksLikeMeterValue } from './frame-probe.ts';
import { isAction, messageKindOf } from './payload-log.ts';
import { connectorStatus } from './read-status-history.ts';

/** So many rows of a table are looked at to learn what its columns hold. */
export const probedRows = 200;

/** What the cells of a column are, by its first rows. */
export interface ColumnFacts {
  readonly name: string;
  /** Rows in which it holds something. */
  readonly filled: number;
  /** Readable as an instant between 2009 and 2100. */
  readonly times: number;
  /** The commonest form of its times. */
  readonly timeForm: TimeForm | null;
  readonly numbers: number;
  /** Numbers that could count days (Julian, or of a spreadsheet): registers can look so too. */
  readonly dayCounts: number;
  readonly fractions: number;
  /** Whole numbers from 0 to 99. */
  readonly small: number;
  /** Small numbers, alone or behind a word. */
  readonly connectors: number;
  /** Times of day without a date. */
  readonly clocks: number;
  readonly flags: number;
  readonly frames: number;
  readonly meterValues: number;
  readonly objects: number;
  readonly distinct: number;
  readonly unit: MeterUnit | null;
  readonly words: number;
  /** Reasons of OCPP for which a transaction ends. */
  readonly reasons: number;
  /** Words for the start and for the end of a transaction. */
  readonly starts: number;
  readonly ends: number;
  /** States of a connector. */
  readonly states: number;
  /** Names of OCPP's messages. */
  readonly actions: number;
  /** Words or numbers for the kind of a message. */
  readonly messageKinds: number;
}

/** OCPP 1.6, 7.36 and 2.0.1, 3.75 Reason; `Other` and `Local` alone could be anything, but not more than half of a column. */
const stopReasons =
  /^(?:DeAuthorized|EmergencyStop|EVDisconnected|HardReset|Local|Other|PowerLoss|Reboot|Remote|SoftReset|UnlockCommand|EnergyLimitReached|GroundFault|ImmediateReset|LocalOutOfCredit|MasterPass|OvercurrentFault|PowerQuality|SOCLimitReached|StoppedByEV|TimeLimitReached|Timeout)$/i;

/** Whether a cell names the start or the end of a transaction, as tables of events do. */
export function edgeOf(cell: Cell): 'start' | 'end' | null {
  const text = (textCell(cell) ?? '').slice(0, 60);
  if (
    /^(?:(?:transaction|tx|session|charging|charge)[ _.-]?)?(?:start|started|begin|begun|beginn|kaishi)(?:[ _.-]?(?:transaction|tx|session|charging))?$/i.test(
      text,
    )
  ) {
    return 'start';
  }
  return /^(?:(?:transaction|tx|session|charging|charge)[ _.-]?)?(?:stop|stopped|end|ended|ende|jieshu|finish|finished)(?:[ _.-]?(?:transaction|tx|session|charging))?$/i.test(
    text,
  )
    ? 'end'
    : null;
}

/** Looks at the first rows of a table. */
export function columnFacts(view: DatabaseView, table: TableShape): readonly ColumnFacts[] {
  const names = table.columns.map(({ name }) => name);
  const columns = names.map((): Cell[] => []);
  let rows = 0;
  for (const { cells } of view.rows(table.name, names)) {
    cells.forEach((cell, index) => columns[index]?.push(cell));
    rows += 1;
    if (rows >= probedRows) break;
  }
  return names.map((name, index) => factsOf(name, columns[index] ?? []));
}

function factsOf(name: string, cells: readonly Cell[]): ColumnFacts {
  const filled = cells.filter((cell) => cell !== null && cell !== '');
  const count = (test: (cell: Cell) => boolean): number => filled.filter(test).length;
  const forms = new Map<TimeForm, number>();
  for (const cell of filled) {
    const form = timeFormOf(cell);
    if (form !== null) forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const [commonest] = [...forms].toSorted(([, one], [, other]) => other - one);
  return {
    name,
    filled: filled.length,
    times: [...forms.values()].reduce((sum, number) => sum + number, 0),
    timeForm: commonest?.[0] ?? null,
    numbers: count((cell) => meterCell(cell, 'Wh') !== null),
    dayCounts: (forms.get('excel-serial') ?? 0) + (forms.get('julian-day') ?? 0),
    fractions: count((cell) => /\.\d*[1-9]/.test(meterCell(cell, 'Wh') ?? '')),
    small: count((cell) => /^\d{1,2}$/.test(textCell(cell) ?? '')),
    connectors: count((cell) => within(connectorCell(cell), 0, 99)),
    clocks: count((cell) => /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?$/.test(textCell(cell)?.trim() ?? '')),
    flags: count((cell) => /^(?:0|1|t|f|true|false|y|n|yes|no|accepted|rejected)$/i.test(textCell(cell) ?? '')),
    frames: count((cell) => looksLikeFrame(longTextCell(cell) ?? '')),
    meterValues: count((cell) => looksLikeMeterValue(longTextCell(cell) ?? '')),
    objects: count((cell) => /^\s{0,20}\{/.test(longTextCell(cell) ?? '')),
    distinct: new Set(filled.map((cell) => textCell(cell))).size,
    unit: filled.map(unitInCell).find((unit) => unit !== null) ?? null,
    words: count((cell) => !isDecimal((textCell(cell) ?? '0').trim()) && (textCell(cell) ?? '').length <= 64),
    starts: count((cell) => edgeOf(cell) === 'start'),
    ends: count((cell) => edgeOf(cell) === 'end'),
    states: count((cell) => connectorStatus.test(textCell(cell) ?? '')),
    actions: count((cell) => isAction(textCell(cell) ?? '')),
    messageKinds: count((cell) => messageKindOf(cell) !== null),
    reasons: count((cell) => stopReasons.test(textCell(cell) ?? '')),
  };
}

function within(value: number | null, from: number, to: number): boolean {
  return value !== null && value >= from && value <= to;
}

/** Whether most of a column's cells are so; an empty column contradicts nothing. */
export function mostly(part: number, { filled }: ColumnFacts): boolean {
  return filled === 0 || part * 2 > filled;
}
