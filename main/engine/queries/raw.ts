import { ApiFailure } from '../../api/errors.ts';
import type { RawBytes } from '../../api/views/evidence-views.ts';
import { databaseRecordAt, sourceSize } from '../../casefile/source-facts.ts';
import type { OpenCase } from '../open-cases.ts';

/** Original bytes of a source for the raw pane. */
export function readRaw(
  open: OpenCase,
  input: { readonly sourceId: number; readonly offset: number; readonly length: number },
): RawBytes {
  const sizeBytes = sourceSize(open.database, input.sourceId);
  if (sizeBytes === null) throw new ApiFailure('source-unknown', { sourceId: input.sourceId });
  const bytes = open.content.read(input.sourceId, input.offset, input.length);
  return {
    sourceId: input.sourceId,
    offset: input.offset,
    sizeBytes,
    base64: Buffer.from(bytes).toString('base64'),
    line: open.content.lineAt(input.sourceId, input.offset),
  };
}

/** What was read from a database row, member by member. */
export function readRow(
  open: OpenCase,
  input: { readonly sourceId: number; readonly table: string; readonly rowId: string },
): { readonly columns: readonly { readonly name: string; readonly value: string }[] } {
  const record = databaseRecordAt(open.database, input.sourceId, input.table, input.rowId);
  if (record === null)
    throw new ApiFailure('source-unknown', { sourceId: input.sourceId, table: input.table, row: input.rowId });
  return {
    columns: Object.entries(record)
      .filter(([name]) => name !== 'record' && name !== 'evidence')
      .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) })),
  };
}
