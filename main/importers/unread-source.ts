import { createHash } from 'node:crypto';
import type { Issue } from '../../parsers/model/issue.ts';
import { nothingUnderstood } from '../../parsers/model/ledger.ts';
import type { ReadingAccount } from '../../parsers/model/ledger.ts';
import { described } from './import-run.ts';
import type { ImportTally, KnownDigest, SourcePlace } from './import-run.ts';
import type { ImportSink } from './import-sink.ts';

const hashOfNothing = createHash('sha256').digest('hex');

/** What a file without content is known by, so that one that could not be read is replaced when it can be. */
const digestOfNothing: KnownDigest = { sha256: hashOfNothing, sizeBytes: 0 };

interface Teller {
  readonly sink: ImportSink;
  readonly tally: ImportTally;
}

function listUnread(
  { sink, tally }: Teller,
  place: SourcePlace,
  reader: string,
  reasons: ReadingAccount['reasons'],
  issue: Pick<Issue, 'code' | 'severity' | 'params'>,
): void {
  const sourceId = sink.beginSource(described(place, place.parentId === null ? digestOfNothing : null));
  sink.endSource(sourceId, {
    ...digestOfNothing,
    state: 'unread',
    account: { ...nothingUnderstood, reader, confidence: 1, reasons, bytesTotal: 0 },
    issues: [{ ...issue, place: null }],
    rowsBeyondBytes: false,
  });
  tally.sources += 1;
  tally.issues += 1;
}

/** Lists an entry that no password opened, so that it can be asked for and is replaced when it was opened (`import-sink.ts`). */
export function listLocked(
  teller: Teller,
  place: SourcePlace,
  code: 'import.password-needed' | 'import.password-wrong',
  packedBytes: number | null,
): void {
  const reasons = [{ code: 'sniff.locked', params: { bytes: packedBytes ?? 0 } }];
  listUnread(teller, place, 'locked-entry', reasons, { code, severity: 'error', params: {} });
  teller.tally.locked += 1;
  teller.tally.partial = true;
}

/** Lists something that was dropped and is not read - a link in a folder, a file without permission -, so that nothing is unaccounted. */
export function listRefused(teller: Teller, place: SourcePlace, code: string, params: Issue['params']): void {
  listUnread(teller, place, 'not-read', [{ code: 'sniff.not-read', params: {} }], {
    code,
    severity: 'warning',
    params,
  });
}
