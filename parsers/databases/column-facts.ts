import { isDecimal } from '../base/decimal-arithmetic.ts';
import { meterCell, textCell, timeCell, unitInCell } from './cell-values.ts';
import type { Cell, DatabaseView, TableShape } from './dialect.ts';
import { looksLikeFrame, looksLikeMeterValue } from './frame-probe.ts';

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
  readonly fractions: number;
  /** Whole numbers from 0 to 99. */
  readonly small: number;
  readonly flags: number;
  readonly frames: number;
  readonly meterValues: number;
  readonly objects: number;
  readonly distinct: number;
  readonly unit: 'Wh' | 'kWh' | null;
  readonly words: number;
}

export type TimeForm =
  | 'text-with-offset'
  | 'text-without-offset'
  | 'epoch-s'
  | 'epoch-ms'
  | 'epoch-us'
  | 'epoch-ns'
  | 'julian-day'
  | 'ticks';

const anyTime = { zone: 'UTC', referenceYear: null } as const;
const earliest = 1_230_768_000_000;
const latest = 4_102_444_800_000;

/** The form of a cell that is a time; `null` for one that is none or cannot be meant as one. */
export function timeFormOf(cell: Cell): TimeForm | null {
  const read = timeCell(cell, anyTime);
  if (read === null || read === undefined || read.epochMs === null) return null;
  if (read.epochMs < earliest || read.epochMs > latest) return null;
  if (typeof cell === 'bigint' && cell > 600_000_000_000_000_000n && cell < 700_000_000_000_000_000n) return 'ticks';
  if (typeof cell === 'number' && cell > 2_400_000 && cell < 2_500_000) return 'julian-day';
  const digits = /^\s{0,9}(\d{9,19})(?:\.\d{1,12})?\s{0,9}$/.exec(textCell(cell) ?? '')?.[1]?.length;
  if (digits === undefined) return read.quality === 'offset-given' ? 'text-with-offset' : 'text-without-offset';
  return digits <= 11 ? 'epoch-s' : digits <= 14 ? 'epoch-ms' : digits <= 17 ? 'epoch-us' : 'epoch-ns';
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
    fractions: count((cell) => /\.\d*[1-9]/.test(meterCell(cell, 'Wh') ?? '')),
    small: count((cell) => /^\d{1,2}$/.test(textCell(cell) ?? '')),
    flags: count((cell) => /^(?:0|1|t|f|true|false|y|n|yes|no|accepted|rejected)$/i.test(textCell(cell) ?? '')),
    frames: count((cell) => typeof cell === 'string' && looksLikeFrame(cell)),
    meterValues: count((cell) => typeof cell === 'string' && looksLikeMeterValue(cell)),
    objects: count((cell) => typeof cell === 'string' && /^\s{0,20}\{/.test(cell)),
    distinct: new Set(filled.map((cell) => textCell(cell))).size,
    unit: filled.map(unitInCell).find((unit) => unit !== null) ?? null,
    words: count((cell) => typeof cell === 'string' && !isDecimal(cell.trim()) && cell.length <= 64),
  };
}

/** Whether most of a column's cells are so; an empty column contradicts nothing. */
export function mostly(part: number, { filled }: ColumnFacts): boolean {
  return filled === 0 || part * 2 > filled;
}
