import { createHash } from 'node:crypto';
import type { IssueSeverity } from '../../parsers/model/issue.ts';
import { described } from './import-run.ts';
import type { ImportRun, SourcePlace } from './import-run.ts';

const hashOfNothing = createHash('sha256').digest('hex');

/** Lists an entry that no password opened, so that it can be asked for and is replaced when it was opened (`import-sink.ts`). */
export function importLocked(
  code: 'import.password-needed' | 'import.password-wrong',
  packedBytes: number | null,
  place: SourcePlace,
  run: ImportRun,
): void {
  const sourceId = run.sink.beginSource(described(place, null));
  const severity: IssueSeverity = 'error';
  run.sink.endSource(sourceId, {
    sha256: hashOfNothing,
    sizeBytes: 0,
    state: 'unread',
    account: {
      reader: 'locked-entry',
      confidence: 1,
      reasons: [{ code: 'sniff.locked', params: { bytes: packedBytes ?? 0 } }],
      bytesTotal: 0,
      bytesUnderstood: 0,
      linesTotal: null,
      linesUnderstood: null,
      leftovers: [],
      firstMs: null,
      lastMs: null,
    },
    issues: [{ code, severity, place: null, params: {} }],
    rowsBeyondBytes: false,
  });
  run.tally.sources += 1;
  run.tally.issues += 1;
  run.tally.locked += 1;
  run.tally.partial = true;
  run.progress();
}
