import { ApiFailure } from '../../api/errors.ts';
import type { RawRow } from '../../api/views/evidence-views.ts';
import { configurationRecords } from '../../casefile/imported-records.ts';
import { keptDatabase } from '../kept-database.ts';
import type { OpenCase } from '../open-cases.ts';
import { cellText, secretCells, secretMask } from '../shown-cells.ts';

/** Longest text of one cell. */
const longestCell = 20_000;

/** A row of a database as it stands in the kept bytes: the table's own columns and values. */
export function readRow(
  open: OpenCase,
  input: { readonly sourceId: number; readonly table: string; readonly rowId: string },
): RawRow {
  const database = keptDatabase(open, input.sourceId);
  const table = database?.table(input.table) ?? null;
  const row = database === null || table === null ? null : database.row(table, input.rowId);
  if (table === null || row === null) {
    throw new ApiFailure('source-unknown', { sourceId: input.sourceId, table: input.table, row: input.rowId });
  }
  const secret = secretCells(table.columns, row.cells);
  const known = secretColumnOf(open, input);
  return {
    columns: table.columns.map(({ name, declaredType }, index) => {
      const cell = row.cells[index] ?? null;
      const masked = cell !== null && (secret[index] === true || name === known);
      return {
        name,
        declaredType,
        value: masked ? secretMask : cellText(cell, longestCell),
        masked,
        isNull: cell === null,
      };
    }),
    place: row.place,
  };
}

/** The column of a row that a reader found to hold a secret. */
function secretColumnOf(
  open: OpenCase,
  input: { readonly sourceId: number; readonly table: string; readonly rowId: string },
): string | null {
  for (const { sourceId, record } of configurationRecords(open.database)) {
    const { evidence } = record;
    if (sourceId !== input.sourceId || !record.secret || evidence.kind !== 'row') continue;
    if (evidence.table === input.table && evidence.rowId === input.rowId) return evidence.column;
  }
  return null;
}
