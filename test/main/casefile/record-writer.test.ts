import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createContentReader } from '../../../main/casefile/content-store.ts';
import { recordCounts, sources } from '../../../main/casefile/concluded-records.ts';
import { createFrameTable } from '../../../main/casefile/frame-table.ts';
import type { CaseDatabase } from '../../../main/casefile/open-case-file.ts';
import { createRecordWriter } from '../../../main/casefile/record-writer.ts';
import { clearUnfinishedSources } from '../../../main/casefile/unfinished-sources.ts';
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

/** What a program leaves that is killed while it reads: all that was committed, and sources that never ended. */
function killedWhileReading(
  database: CaseDatabase,
  name: string,
  digest: { readonly sha256: string; readonly sizeBytes: number } | null,
): void {
  const killed = createRecordWriter(database);
  const root = killed.beginSource({ parentId: null, name, entry: null, resumes: digest, sizeBytes: 600_000 });
  for (const entry of digest === null ? [] : ['whole.log', 'half.log']) {
    const id = killed.beginSource({ parentId: root, name, entry });
    killed.content(id, Buffer.from(`content of ${entry}`));
    killed.records(id, [frame(id, `in ${entry}`, 0)]);
    if (entry === 'whole.log') killed.endSource(id, result('content of whole.log'));
  }
  if (digest === null) {
    killed.content(root, Buffer.alloc(300_000, 'x'));
    killed.records(root, [frame(root, 'half', 0)]);
  }
  killed.checkpoint();
}

test('of a source that was being read when the program was killed nothing stays but that it was there', () => {
  const { database } = temporaryCase();
  killedWhileReading(database, 'one.log', null);
  clearUnfinishedSources(database);
  expect(sources(database)).toMatchObject([
    { name: 'one.log', state: 'interrupted', sizeBytes: 600_000, issues: [{ code: 'import.broken-off' }] },
  ]);
  expect(idsOf(database)).toEqual([]);
  expect(createContentReader(database).read(1, 0, 5)).toHaveLength(0);
});

test.each(['one.log', './one.log', '/elsewhere/one.log'])(
  'the same file adds nothing twice when it is read again as %s',
  (name) => {
    const { database } = temporaryCase();
    killedWhileReading(database, 'one.log', null);
    const writer = createRecordWriter(database);
    const id = writer.beginSource({ parentId: null, name, entry: null, sizeBytes: 600_000 });
    writer.records(id, [frame(id, 'a', 0), frame(id, 'b', 20)]);
    writer.endSource(id, result('x'));
    writer.close();
    expect(sources(database).map((source) => [source.name, source.state])).toEqual([[name, 'complete']]);
    expect(idsOf(database)).toEqual(['a', 'b']);
  },
);

test('another file of that name elsewhere is another file', () => {
  const { database } = temporaryCase();
  killedWhileReading(database, 'a/one.log', null);
  const writer = createRecordWriter(database);
  const id = writer.beginSource({ parentId: null, name: 'b/one.log', entry: null, sizeBytes: 7 });
  writer.endSource(id, result('content'));
  writer.close();
  expect(sources(database).map(({ name, state }) => [name, state])).toEqual([
    ['a/one.log', 'interrupted'],
    ['b/one.log', 'complete'],
  ]);
});

test('an archive that was cut off goes on where it was: what was whole stays, what was half is read', () => {
  const { database } = temporaryCase();
  const digest = { sha256: 'a'.repeat(64), sizeBytes: 600_000 };
  killedWhileReading(database, 'x.tar', digest);
  const writer = createRecordWriter(database);
  const root = writer.beginSource({ parentId: null, name: 'moved/x.tar', entry: null, resumes: digest });
  for (const entry of ['whole.log', 'half.log', 'last.log']) {
    const content = `content of ${entry}`;
    const id = writer.beginSource({ parentId: root, name: 'moved/x.tar', entry });
    writer.content(id, Buffer.from(content));
    writer.records(id, [frame(id, `in ${entry}`, 0)]);
    writer.endSource(id, result(content));
  }
  writer.endSource(root, { ...result('x'), ...digest });
  writer.close();
  expect(sources(database).map(({ id, parentId, entry, state }) => [id, parentId, entry, state])).toEqual([
    [1, null, null, 'complete'],
    [2, 1, 'whole.log', 'complete'],
    [3, 1, 'half.log', 'complete'],
    [4, 1, 'last.log', 'complete'],
  ]);
  expect(idsOf(database).toSorted()).toEqual(['in half.log', 'in last.log', 'in whole.log']);
});

test('a source whose reading was cancelled keeps nothing half', () => {
  const { database } = temporaryCase();
  const writer = createRecordWriter(database);
  const id = writer.beginSource({ parentId: null, name: 'one.log', entry: null, sizeBytes: 600_000 });
  writer.content(id, Buffer.from('half'));
  writer.records(id, [frame(id, 'a', 0)]);
  writer.endSource(id, { ...result('half'), state: 'interrupted' });
  writer.close();
  expect(sources(database)).toMatchObject([{ state: 'interrupted', sizeBytes: 600_000, sha256: null }]);
  expect(idsOf(database)).toEqual([]);
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
