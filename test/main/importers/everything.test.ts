import { beforeAll, describe, expect, it } from 'vitest';
import { everythingArchive, everythingEntries } from '../../fixtures/everything/make-everything.ts';
import type { EverythingEntry } from '../../fixtures/everything/make-everything.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';
import type { RecordedSource } from './recording-sink.ts';

const shown = (name: string): string => name.replaceAll('%3A', ':');

describe('an archive of forty entries, three of them damaged', () => {
  let entries: readonly EverythingEntry[];
  let sources: readonly RecordedSource[];
  let archive: Buffer;

  beforeAll(async () => {
    entries = await everythingEntries();
    archive = await everythingArchive(entries);
    ({ sources } = await importGiven({ 'everything.tar.gz': archive }, { time: { zone: 'UTC', referenceYear: 2024 } }));
  });

  const source = (entry: string | null): RecordedSource => {
    const found = sources.find(({ description }) => description.entry === entry);
    if (found === undefined) throw new Error(`no source ${entry}`);
    return found;
  };

  it('lists every entry: as a source, or as refused with its name', () => {
    expect(entries).toHaveLength(40);
    for (const { name, type } of entries) {
      if (type === 'directory') continue;
      if (type === 'file') expect(source(shown(name)).result).not.toBeNull();
      else
        expect(source(null).result?.issues).toContainEqual(
          expect.objectContaining({ params: expect.objectContaining({ path: name }) }),
        );
    }
  });

  it('accounts for every byte of every source', () => {
    for (const { description, result } of sources) {
      const account = result?.account;
      const left = account?.leftovers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
      const what = `${description.entry} ${JSON.stringify(account)}`;
      expect((account?.bytesUnderstood ?? 0) + left, what).toBe(result?.sizeBytes);
      expect(account?.bytesTotal, what).toBe(result?.sizeBytes);
      for (const { size, entries: content, headers, padding, damaged, unread } of account?.layers ?? []) {
        expect(content + headers + padding + damaged + unread, what).toBe(size);
      }
      if (account?.layers !== undefined) expect(account.layers[0]?.size, what).toBe(result?.sizeBytes);
    }
  });

  it('keeps the bytes of every entry that is no archive', () => {
    for (const { name, content, type } of entries) {
      if (type !== 'file') continue;
      const { bytes, result } = source(shown(name));
      if (result?.account.layers === undefined) expect(bytes.equals(content), name).toBe(true);
      else expect(result.sizeBytes, name).toBe(content.length);
    }
    expect(source(null).result?.account.layers?.map(({ kind }) => kind)).toEqual(['gzip', 'tar']);
  });

  it('names the damaged ones with their place, and reads what they held', () => {
    for (const { name, damage } of entries) {
      if (damage === null) continue;
      const { result } = source(name);
      expect(result?.state, name).toBe('partial');
      const told = result?.issues.filter(({ code, severity }) => code.startsWith(damage) && severity !== 'info');
      expect(told?.length, `${name} ${JSON.stringify(result?.issues)}`).toBeGreaterThan(0);
      if (!damage.startsWith('database')) expect(told?.[0]?.place, name).toMatchObject({ kind: 'bytes' });
    }
    const partial = sources
      .filter(({ result }) => result?.state === 'partial')
      .map(({ description }) => description.entry);
    expect(new Set(partial)).toEqual(
      new Set([
        null,
        'damaged/broken.db',
        'damaged/broken.zip',
        'damaged/broken.zip!/inside.log',
        'damaged/cut.log.gz',
        'damaged/cut.log.gz!/cut.log',
        'nested/locked.zip',
      ]),
    );
    expect(source('damaged/cut.log.gz!/cut.log').records.length).toBeGreaterThan(100);
    expect(issueCodes(source('damaged/broken.zip!/second.log'))).toEqual([]);
  });

  it('reads the parts of the rotated log as one: no frame lost, none twice', () => {
    const parts = ['var/log/ocpp.log.2.gz!/ocpp.log.2', 'var/log/ocpp.log.1', 'var/log/ocpp.log'].map(source);
    expect(parts.map(({ result }) => result?.account.part)).toEqual(
      [1, 2, 3].map((number) => ({ log: 'everything.tar.gz!/var/log/ocpp.log', number, of: 3 })),
    );
    const frames = parts.flatMap(({ records }) => records.filter((record) => record.record === 'frame'));
    expect(frames.map(({ kind, uniqueId }) => `${kind} ${uniqueId}`)).toEqual(
      Array.from({ length: 120 }, (_, index) => [`call beat-${index}`, `result beat-${index}`]).flat(),
    );
  });

  it('says what to do about what is not opened', () => {
    expect(issueCodes(source('bin/seven.7z'))).toContain('import.unsupported-archive');
    expect(issueCodes(source('bin/old.rar'))).toContain('import.unsupported-archive');
    expect(issueCodes(source('nested/locked.zip!/secret.log'))).toEqual(['import.password-needed']);
    expect(source('nested/upload.body!/up:loaded.log').records).toHaveLength(10);
    expect(source('nested/upload.body!/Notizü.txt').bytes.toString()).toBe('a note\n');
  });
});
