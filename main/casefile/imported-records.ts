import type { ConfigurationRecord } from '../../parsers/model/configuration.ts';
import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FramePayload } from '../../parsers/model/frame.ts';
import type { LogEventRecord } from '../../parsers/model/log-event.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import type { ContentReader } from './content-store.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { unsealed } from './seals.ts';

/** Rows are read in pages, so that a statement is never open while another one writes. */
const pageRows = 2_000;
const utf8 = new TextDecoder('utf-8');

/** Text of a frame's payload, from the kept bytes or as the reader unwrapped it; `null` when nothing is left of it. */
export function payloadText(content: ContentReader, sourceId: SourceId, payload: FramePayload): string | null {
  switch (payload.at) {
    case 'source':
      return utf8.decode(content.read(sourceId, payload.range.offset, payload.range.length));
    case 'text':
      return payload.text;
    case 'nowhere':
      return null;
  }
}

/** A frame's payload, parsed; `undefined` when nothing is left of it or it is no JSON. */
export function payloadValue(content: ContentReader, sourceId: SourceId, payload: FramePayload): unknown {
  switch (payload.at) {
    case 'source':
      return parsePayload(content.peekText(sourceId, payload.range.offset, payload.range.length));
    case 'text':
      return parsePayload(payload.text);
    case 'nowhere':
      return undefined;
  }
}

export interface NumberedRecord<Record> {
  readonly id: number;
  readonly sourceId: SourceId;
  readonly record: Record;
}

function* paged<Row extends { readonly id: number }>(
  database: CaseDatabase,
  table: string,
  columns: string,
): Generator<Row> {
  const select = database.prepare<[number, number], Row>(
    `SELECT ${columns} FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
  );
  for (let after = 0; ; ) {
    const rows = select.all(after, pageRows);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last.id;
  }
}

function* parsed<Record>(database: CaseDatabase, table: string): Generator<NumberedRecord<Record>> {
  type Row = { readonly id: number; readonly source_id: number; readonly record: string };
  for (const row of paged<Row>(database, table, 'id, source_id, record')) {
    const record: Record = JSON.parse(unsealed(row.record));
    yield { id: row.id, sourceId: row.source_id, record };
  }
}

export function databaseRecords(database: CaseDatabase): Generator<NumberedRecord<DatabaseRecord>> {
  return parsed(database, 'database_record');
}
export function logEvents(database: CaseDatabase): Generator<NumberedRecord<LogEventRecord>> {
  return parsed(database, 'log_event');
}
export function signedValues(database: CaseDatabase): Generator<NumberedRecord<SignedValueRecord>> {
  return parsed(database, 'signed_value');
}
export function publicKeys(database: CaseDatabase): Generator<NumberedRecord<PublicKeyRecord>> {
  return parsed(database, 'public_key');
}
export function configurationRecords(database: CaseDatabase): Generator<NumberedRecord<ConfigurationRecord>> {
  return parsed(database, 'configuration');
}

/** Where each source says that a connection was opened, in the order of the source. */
export function connectionsOpened(
  database: CaseDatabase,
): ReadonlyMap<SourceId, readonly { readonly offset: number; readonly station: string | null }[]> {
  const opened = new Map<SourceId, { offset: number; station: string | null }[]>();
  const rows = database
    .prepare<[], { source_id: number; record: string }>(
      `SELECT source_id, record FROM log_event WHERE event = 'connection-opened' ORDER BY id`,
    )
    .iterate();
  for (const row of rows) {
    const event: LogEventRecord = JSON.parse(unsealed(row.record));
    const entry = { offset: event.evidence.offset, station: event.station };
    const known = opened.get(row.source_id);
    if (known === undefined) opened.set(row.source_id, [entry]);
    else known.push(entry);
  }
  return opened;
}

/** The subprotocols that handshakes in logs name (OCPP-J 1.6, 3.1.2), in the order of the case. */
export function* protocolsNamed(
  database: CaseDatabase,
): Generator<{ readonly sourceId: SourceId; readonly station: string | null; readonly protocol: string }> {
  const rows = database
    .prepare<[], { source_id: number; record: string }>(
      `SELECT source_id, record FROM log_event WHERE event = 'protocol-named' ORDER BY id`,
    )
    .iterate();
  for (const row of rows) {
    const { station, text }: LogEventRecord = JSON.parse(unsealed(row.record));
    yield { sourceId: row.source_id, station, protocol: text };
  }
}
