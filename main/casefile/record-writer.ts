import type { SourceId } from '../../parsers/model/evidence.ts';
import { assertNever } from '../../parsers/base/assert.ts';
import type { ImportedRecord, ImportSink, SourceDescription, SourceResult } from '../importers/import-sink.ts';
import { createBatchInsert } from './batch-insert.ts';
import type { BatchInsert } from './batch-insert.ts';
import { forgetConclusions } from './conclusion-state.ts';
import { createContentWriter } from './content-store.ts';
import type { FramePack } from './frame-columns.ts';
import { FramePackers } from './frame-packers.ts';
import { createFramePackWriter } from './frame-table.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { createResumedSources } from './resumed-sources.ts';
import { sealed } from './seals.ts';
import { createSourceSeal } from './source-seal.ts';
import { clearUnfinishedSources, recordTables } from './unfinished-sources.ts';

/** Writes what an import delivers; `close` ends the last transaction. */
export interface RecordWriter extends ImportSink {
  /** Takes frames that were packed elsewhere. */
  packed(sourceId: SourceId, pack: FramePack): void;
  /** Makes what was delivered so far visible to readers. */
  checkpoint(): void;
  /** Forgets what was read from a source, so that it can be read anew; its bytes stay. */
  forgetRecords(sourceId: SourceId): void;
  /** Ends a source that was read anew from its kept bytes. */
  restate(sourceId: SourceId, result: Pick<SourceResult, 'state' | 'account' | 'issues'>): void;
  close(): void;
}

/** A transaction is committed after this many records or content bytes, whichever comes first. */
const recordsPerTransaction = 50_000;
const bytesPerTransaction = 64 * 1024 * 1024;

/** Opens the one writer of a case. What an earlier run left unfinished is cleared and marked as interrupted. */
export function createRecordWriter(database: CaseDatabase): RecordWriter {
  const contents = createContentWriter(database);
  const packs = createFramePackWriter(database);
  const events = createBatchInsert(database, 'log_event', ['source_id', 'event', 'record']);
  const databaseRecords = createBatchInsert(database, 'database_record', ['source_id', 'kind', 'record']);
  const configuration = createBatchInsert(database, 'configuration', ['source_id', 'station', 'key', 'record']);
  const signedValues = createBatchInsert(database, 'signed_value', ['source_id', 'record']);
  const batches: readonly BatchInsert[] = [events, databaseRecords, configuration, signedValues];
  const addKey = database.prepare('INSERT OR IGNORE INTO public_key (source_id, record) VALUES (?, ?)');
  const addSource = database.prepare(
    `INSERT INTO source (parent_id, name, entry, sha256, size_bytes, state) VALUES (?, ?, ?, ?, ?, 'reading')`,
  );
  const finishSource = database.prepare(
    'UPDATE source SET sha256 = ?, size_bytes = ?, state = ?, account = ? WHERE id = ?',
  );
  const restateSource = database.prepare('UPDATE source SET state = ?, account = ? WHERE id = ?');
  const known = database.prepare<[string, number], { id: number }>(
    `SELECT id FROM source WHERE sha256 = ? AND size_bytes = ? AND state = 'complete' LIMIT 1`,
  );
  const ofSize = database.prepare<[number], { id: number }>(
    // one that was cut off may have a size and no hash
    'SELECT id FROM source WHERE size_bytes = ? AND sha256 IS NOT NULL LIMIT 1',
  );
  const interruptSource = database.prepare(`UPDATE source SET state = 'interrupted', account = ? WHERE id = ?`);
  const removals = recordTables.map((table) => database.prepare(`DELETE FROM ${table} WHERE source_id = ?`));
  const seals = createSourceSeal(database);
  const resumed = createResumedSources(database);
  const packers = new FramePackers((sourceId, pack) => packs.add(sourceId, pack));
  let records = 0;
  let bytes = 0;

  clearUnfinishedSources(database);

  function begin(): void {
    if (!database.inTransaction) database.exec('BEGIN');
  }
  function flush(): void {
    for (const batch of batches) batch.flush();
    packers.flush();
  }
  function commit(): void {
    flush();
    if (database.inTransaction) database.exec('COMMIT');
    records = 0;
    bytes = 0;
  }
  function commitWhenFull(): void {
    if (records >= recordsPerTransaction || bytes >= bytesPerTransaction) commit();
  }
  /** How many there were. */
  function discardRecords(sourceId: SourceId): number {
    flush();
    const removed = removals.reduce((sum, removal) => sum + removal.run(sourceId).changes, 0);
    contents.discard(sourceId);
    return removed;
  }

  function add(sourceId: SourceId, record: ImportedRecord): void {
    switch (record.record) {
      case 'frame':
        packers.add(sourceId, record);
        break;
      case 'log-event':
        packers.noteTime(sourceId, record.loggedAt.epochMs);
        events.add([sourceId, record.event, sealed(record)]);
        break;
      case 'transaction-row':
      case 'stored-message-row':
      case 'authorisation-row':
      case 'meter-sample-row':
      case 'reservation-row':
      case 'charging-profile-row':
      case 'stored-state-row':
      case 'security-event-row':
        databaseRecords.add([sourceId, record.record, sealed(record)]);
        break;
      case 'configuration':
        configuration.add([sourceId, record.station, record.key, sealed(record)]);
        break;
      case 'signed-value':
        signedValues.add([sourceId, sealed(record)]);
        break;
      case 'public-key':
        addKey.run(sourceId, sealed(record));
        break;
      default:
        assertNever(record);
    }
  }

  return {
    hasSize: (sizeBytes) => ofSize.get(sizeBytes) !== undefined,
    isKnown: (sha256, sizeBytes) => known.get(sha256, sizeBytes) !== undefined,
    beginSource(description: SourceDescription) {
      begin();
      const again = resumed.begin(description);
      if (again !== null) {
        if (discardRecords(again) > 0) forgetConclusions(database);
        return again;
      }
      const { parentId, name, entry, resumes, sizeBytes } = description;
      const { lastInsertRowid } = addSource.run(
        parentId,
        name,
        entry,
        resumes?.sha256 ?? null,
        resumes?.sizeBytes ?? sizeBytes ?? null,
      );
      seals.seal(lastInsertRowid, []);
      resumed.began(Number(lastInsertRowid), description);
      return Number(lastInsertRowid);
    },
    content(sourceId, chunk) {
      begin();
      contents.append(sourceId, chunk);
      bytes += chunk.length;
      commitWhenFull();
    },
    records(sourceId, batch) {
      begin();
      for (const record of batch) add(sourceId, record);
      records += batch.length;
      commitWhenFull();
    },
    endSource(sourceId, result: SourceResult) {
      begin();
      flush();
      const kept = contents.finish(sourceId);
      const sha256 = result.sha256 ?? kept;
      packers.end(sourceId);
      if (result.state === 'interrupted') {
        discardRecords(sourceId);
        interruptSource.run(JSON.stringify(result.account), sourceId);
        seals.seal(sourceId, result.issues);
        commitWhenFull();
        return 'kept';
      }
      const duplicate =
        !result.rowsBeyondBytes &&
        result.state === 'complete' &&
        result.sizeBytes > 0 &&
        known.get(sha256, result.sizeBytes) !== undefined;
      if (duplicate) {
        discardRecords(sourceId);
        if (resumed.dropTwin(sourceId, sha256)) return 'duplicate';
      }
      finishSource.run(
        sha256,
        result.sizeBytes,
        duplicate ? 'duplicate' : result.state,
        JSON.stringify(result.account),
        sourceId,
      );
      seals.seal(sourceId, result.issues);
      commitWhenFull();
      return duplicate ? 'duplicate' : 'kept';
    },
    packed(sourceId, pack) {
      begin();
      packs.add(sourceId, pack);
      records += pack.count;
      commitWhenFull();
    },
    checkpoint: commit,
    forgetRecords(sourceId) {
      begin();
      flush();
      for (const removal of removals) removal.run(sourceId);
    },
    restate(sourceId, { state, account, issues }) {
      begin();
      flush();
      packers.end(sourceId);
      restateSource.run(state, JSON.stringify(account), sourceId);
      seals.seal(sourceId, issues);
      commitWhenFull();
    },
    close: commit,
  };
}
