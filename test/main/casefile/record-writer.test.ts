import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createContentReader } from '../../../main/casefile/content-store.ts';
import { recordCounts, sources } from '../../../main/casefile/concluded-records.ts';
import { createFrameTable } from '../../../main/casefile/frame-table.ts';
import type { CaseDatabase } from '../../../main/casefile/open-case-file.ts';
import { createRecordWriter } from '../../../main/casefile/record-writer.ts';
import type { SourceResult } from '../../../main/importers/import-sink.ts';
import type { FrameRecord } from '../../../parsers/model/frame.ts';
import { temporaryCase } from './temporary-case.ts';

function frame(sourceId: number, uniqueId: string, offset: number): FrameRecord {
  return {
    record: 'frame',
    kind: 'call',
    messageTypeId: 2,
    uniqueId,
    action: 'Heartbeat',
    errorCode: null,
    errorDescription: null,
    payload: { at: 'source', range: { offset, length: 2 } },
    state: 'whole',
    repairs: [],
    label: 'sent',
    station: null,
    loggedAt: { text: '', epochMs: null, quality: 'position-only' },
    evidence: { kind: 'bytes', sourceId, offset, length: 10, line: 1 },
  };
}

/** Message ids of all frames in the order of their numbers. */
function idsOf(database: CaseDatabase): readonly string[] {
  return [...createFrameTable(database).packs()].flatMap(({ frames }) =>
    Array.from({ length: frames.count }, (_, row) => frames.frame(row).uniqueId),
  );
}

function result(content: string): SourceResult & { readonly sha256: string } {
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    sizeBytes: content.length,
    state: 'complete',
    account: {
      reader: 'test',
      confidence: 1,
      reasons: [],
      bytesTotal: content.length,
      bytesUnderstood: content.length,
      linesTotal: 1,
      linesUnderstood: 1,
      leftovers: [],
      firstMs: null,
      lastMs: null,
    },
    issues: [],
    rowsBeyondBytes: false,
  };
}

test('the same bytes under another name add nothing twice', () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  const content = 'the same content';
  for (const name of ['one.log', 'two.log']) {
    const id = writer.beginSource({ parentId: null, name, entry: null });
    writer.content(id, Buffer.from(content));
    writer.records(id, [frame(id, 'a', 0)]);
    expect(writer.endSource(id, result(content))).toBe(name === 'one.log' ? 'kept' : 'duplicate');
  }
  writer.close();
  expect(sources(database).map(({ state }) => state)).toEqual(['complete', 'duplicate']);
  expect(recordCounts(database).get(1)?.frames).toBe(1);
  expect(recordCounts(database).get(2)).toBeUndefined();
  expect(createContentReader(database).read(2, 0, 5)).toHaveLength(0);
  expect(writer.isKnown(result(content).sha256, content.length)).toBe(true);
});

test('a source that tells no hash has that of its content', () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  const content = 'x'.repeat(700_000);
  const told = result(content);
  expect(writer.hasSize(content.length)).toBe(false);
  for (const name of ['one.log', 'two.log']) {
    const id = writer.beginSource({ parentId: null, name, entry: null });
    for (const from of [0, 300_000]) {
      writer.content(id, Buffer.from(content.slice(from, from === 0 ? 300_000 : undefined)));
    }
    expect(writer.endSource(id, { ...told, sha256: null })).toBe(name === 'one.log' ? 'kept' : 'duplicate');
  }
  expect(writer.hasSize(content.length)).toBe(true);
  expect(writer.isKnown(told.sha256, content.length)).toBe(true);
  writer.close();
  expect(sources(database).map(({ sha256 }) => sha256)).toEqual([told.sha256, told.sha256]);
});

test('what an interrupted import left is replaced when the file is read again', () => {
  const { database } = temporaryCase();
  const crashed = createRecordWriter(database);
  const lost = crashed.beginSource({ parentId: null, name: 'one.log', entry: null });
  crashed.records(lost, [frame(lost, 'a', 0)]);
  // The process ends here: whatever was committed stays, the source was never ended.
  crashed.close();

  const writer = createRecordWriter(database);
  expect(sources(database)[0]?.state).toBe('interrupted');
  const id = writer.beginSource({ parentId: null, name: 'one.log', entry: null });
  writer.records(id, [frame(id, 'a', 0), frame(id, 'b', 20)]);
  writer.endSource(id, result('x'));
  writer.close();
  expect(sources(database).map(({ name, state }) => [name, state])).toEqual([['one.log', 'complete']]);
  expect(idsOf(database)).toEqual(['a', 'b']);
});

test('more records than one pack takes arrive, in order', () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  const id = writer.beginSource({ parentId: null, name: 'one.log', entry: null });
  writer.records(
    id,
    Array.from({ length: 5_077 }, (_, index) => frame(id, `m${index}`, index * 20)),
  );
  writer.endSource(id, result('y'));
  writer.close();
  expect(idsOf(database)).toEqual(Array.from({ length: 5_077 }, (_, index) => `m${index}`));
});

test('a database whose newest rows lie in its log is never taken for one that is known', () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  for (const name of ['monday.db', 'tuesday.db']) {
    const id = writer.beginSource({ parentId: null, name, entry: null });
    expect(writer.endSource(id, { ...result('same bytes'), rowsBeyondBytes: true })).toBe('kept');
  }
  writer.close();
});
