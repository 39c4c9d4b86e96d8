import type { SourceReader } from './source-reader.ts';
import { databaseFileKind } from './sqlite-file-kind.ts';

/** Files that SQLite keeps beside a database. Their content is read with the database, never alone. */
export const sqliteCompanionReader: SourceReader = {
  id: 'sqlite-companion',
  takes: 'stream',
  recognise(head) {
    const kind = databaseFileKind(head.bytes) ?? sharedIndex(head.bytes, head.fileName);
    if (kind === null || kind === 'database') return null;
    return { confidence: 1, reasons: [{ code: 'sniff.sqlite-companion', params: { kind } }] };
  },
  open(context) {
    let bytes = 0;
    const kind = String(context.recognition.reasons[0]?.params['kind'] ?? '');
    return {
      push(chunk) {
        bytes += chunk.length;
        return [];
      },
      end: () => [
        { record: 'issue', issue: { code: 'database.companion', severity: 'info', place: null, params: { kind } } },
      ],
      report: () => ({
        account: {
          reader: 'sqlite-companion',
          confidence: 1,
          reasons: context.recognition.reasons,
          bytesUnderstood: bytes,
          linesTotal: null,
          linesUnderstood: null,
          leftovers: [],
          firstMs: null,
          lastMs: null,
        },
        found: 'text',
        partial: false,
      }),
    };
  },
};

/** The `-shm` index has no magic, only its version 3007000 in the writer's byte order; so its name must agree. */
function sharedIndex(head: Uint8Array, fileName: string): 'shared-memory-index' | null {
  if (!fileName.endsWith('-shm') || head.length < 4) return null;
  const view = new DataView(head.buffer, head.byteOffset, 4);
  return view.getUint32(0, true) === 3_007_000 || view.getUint32(0, false) === 3_007_000 ? 'shared-memory-index' : null;
}
