import type { SavedMapping } from '../../parsers/databases/table-plan.ts';
import type { TimeContext } from '../../parsers/model/timestamp.ts';
import { fileNameOf } from '../files/file-names.ts';
import { defaultImportLimits } from './import-limits.ts';
import type { ImportedRecord, SourceResult } from './import-sink.ts';
import { IssueList, quoted } from './issue-list.ts';
import { chooseReader } from './choose-reader.ts';
import { readTextHead } from './readers/text-head.ts';
import type { PrivateCopy, SourceHead } from './readers/source-reader.ts';

const recordsPerBatch = 1_000;

/** What is known of a source that was imported before. */
export interface KnownSource {
  readonly id: number;
  readonly name: string;
  readonly entry: string | null;
  readonly sizeBytes: number;
}

/**
 * Reads a source anew from a private copy of its kept bytes, for what a person has said about it since. Only readers that work on files are asked; others
 * throw, because nothing about them can be said.
 */
export function rereadLeaf(
  source: KnownSource,
  copy: PrivateCopy,
  by: { readonly time: TimeContext; readonly mappings: readonly SavedMapping[]; readonly head: Uint8Array },
  deliver: (batch: readonly ImportedRecord[]) => void,
): Pick<SourceResult, 'state' | 'account' | 'issues'> {
  const path = source.entry ?? source.name;
  const head: SourceHead = {
    bytes: by.head,
    whole: by.head.length === source.sizeBytes,
    text: readTextHead(by.head),
    fileName: fileNameOf(path),
  };
  const { reader, recognition } = chooseReader(head);
  if (reader.takes !== 'file') throw new Error('only what is read from a file can be read anew');
  const issues = new IssueList();
  const reading = reader.open(
    {
      sourceId: source.id,
      time: by.time,
      station: null,
      head,
      recognition,
      wholeTextBytes: defaultImportLimits.wholeTextBytes,
      mappings: by.mappings,
      companionOf: null,
      part: null,
    },
    copy,
  );
  let batch: ImportedRecord[] = [];
  let failed = false;
  try {
    for (const item of reading.items()) {
      if (item.record === 'issue') {
        issues.add(item.issue);
        continue;
      }
      batch.push(item);
      if (batch.length < recordsPerBatch) continue;
      deliver(batch);
      batch = [];
    }
  } catch (error) {
    failed = true;
    issues.report('import.reader-failed', 'error', {
      message: quoted(error instanceof Error ? error.message : String(error)),
    });
  }
  if (batch.length > 0) deliver(batch);
  const { account, found, partial } = reading.report();
  return {
    state: partial || failed ? 'partial' : found === 'nothing' ? 'unread' : 'complete',
    account: { ...account, bytesTotal: source.sizeBytes },
    issues: issues.finish(),
  };
}
