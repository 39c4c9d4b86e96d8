import { ApiFailure } from '../../api/errors.ts';
import type { RawBytes } from '../../api/views/evidence-views.ts';
import { sourceSize } from '../../casefile/source-facts.ts';
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
