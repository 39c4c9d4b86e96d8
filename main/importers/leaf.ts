import type { SourceId } from '../../parsers/model/evidence.ts';
import type { ImportRun } from './import-run.ts';
import type { ImportedRecord } from './import-sink.ts';
import { IssueList, quoted } from './issue-list.ts';
import type { ReaderItem } from './readers/source-reader.ts';

const recordsPerBatch = 1_000;

/** What is collected while one source is read. */
export class Leaf {
  readonly sourceId: SourceId;
  readonly issues = new IssueList();
  readonly #run: ImportRun;
  #batch: ImportedRecord[] = [];
  /** A reader threw; its bytes are kept all the same. */
  failed = false;

  constructor(sourceId: SourceId, run: ImportRun) {
    this.sourceId = sourceId;
    this.#run = run;
  }

  content(chunk: Uint8Array): void {
    this.#run.sink.content(this.sourceId, chunk);
    this.#run.progress();
  }

  /** Takes what a reader yields. An exception of the reader is told and ends its work, not the import. */
  take(items: () => Iterable<ReaderItem>): void {
    if (this.failed) return;
    try {
      for (const item of items()) {
        if (item.record === 'issue') {
          this.issues.add(item.issue);
          continue;
        }
        this.#batch.push(item);
        if (this.#batch.length >= recordsPerBatch) this.flush();
        if (this.#run.signal.aborted) return;
      }
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    this.failed = true;
    this.tellFailure(error);
  }

  /** A bug of ours, told to the person and survived. */
  tellFailure(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.issues.report('import.reader-failed', 'error', { message: quoted(message) });
  }

  flush(): void {
    if (this.#batch.length === 0) return;
    this.#run.sink.records(this.sourceId, this.#batch);
    this.#run.tally.records += this.#batch.length;
    this.#batch = [];
    this.#run.progress();
  }
}
