import { describe, expect, it } from 'vitest';
import { importGiven, tarOf } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';
import { zipOf } from './zip-writer.ts';

const text = 'a line of a log\n'.repeat(2_000);

describe('zip archives', () => {
  it('reads stored and deflated entries, with and without data descriptors', async () => {
    const zip = zipOf([
      { name: 'a.txt', content: text },
      { name: 'b/stored.txt', content: 'as it is\n', method: 0 },
      { name: 'c.txt', content: `${text}later`, descriptor: true },
      { name: 'empty/', content: '', method: 0 },
    ]);
    const { sources, find } = await importGiven({ 'x.zip': zip });
    expect(sources).toHaveLength(4);
    expect(find('a.txt').bytes.toString()).toBe(text);
    expect(find('b/stored.txt').bytes.toString()).toBe('as it is\n');
    expect(find('c.txt').bytes.toString()).toBe(`${text}later`);
    expect(find(null).result).toMatchObject({ state: 'complete', issues: [], account: { reader: 'zip' } });
  });

  it('opens a zip inside a tar inside a zip', async () => {
    const inner = zipOf([{ name: 'deep.txt', content: 'found me\n' }]);
    const tar = await tarOf([['logs/inner.zip', inner]]);
    const { find } = await importGiven({ 'x.zip': zipOf([{ name: 'diag.tar', content: tar }]) });
    expect(find('diag.tar!/logs/inner.zip!/deep.txt').bytes.toString()).toBe('found me\n');
  });

  it('says that entries are encrypted or packed in an unknown way, and reads the others', async () => {
    const zip = zipOf([
      { name: 'secret.log', content: text, encrypted: true },
      { name: 'bzip.log', content: text, method: 12 },
      { name: 'open.log', content: text },
    ]);
    const { sources, find } = await importGiven({ 'x.zip': zip });
    expect(sources).toHaveLength(3);
    expect(find('open.log').bytes.toString()).toBe(text);
    expect(find('secret.log').result).toMatchObject({ state: 'unread', sizeBytes: 0 });
    expect(issueCodes(find('secret.log'))).toEqual(['import.password-needed']);
    expect(find(null).result).toMatchObject({
      state: 'partial',
      issues: [{ code: 'import.zip-method', params: { path: 'bzip.log', method: 12 } }],
    });
  });

  it('does not follow links and does not believe names', async () => {
    const zip = zipOf([
      { name: 'link', content: '/etc/passwd', mode: 0o120777 },
      { name: '../../evil.txt', content: 'one\n' },
      { name: '/etc/evil.txt', content: 'two\n' },
      { name: 'C:\\Windows\\evil.txt', content: 'three\n' },
    ]);
    const { sources, find } = await importGiven({ 'x.zip': zip });
    expect(sources.map(({ description }) => description.entry)).toEqual([
      null,
      '__/__/evil.txt',
      'etc/evil.txt',
      'Windows/evil.txt',
    ]);
    expect(issueCodes(find(null))).toEqual([
      'import.symbolic-link',
      'import.unsafe-name',
      'import.unsafe-name',
      'import.unsafe-name',
    ]);
  });

  it('tells lies about size and checksum', async () => {
    const zip = zipOf([
      { name: 'short.txt', content: text, statedSize: 10 },
      { name: 'long.txt', content: 'tiny\n', statedSize: 2 ** 31 },
      { name: 'sum.txt', content: 'other\n', statedCrc: 1 },
    ]);
    const { find } = await importGiven({ 'x.zip': zip });
    expect(find('short.txt').bytes.toString()).toBe(text);
    expect(find(null).result).toMatchObject({
      state: 'partial',
      issues: [{ code: 'import.zip-size' }, { code: 'import.zip-size' }, { code: 'import.zip-checksum' }],
    });
  });

  it('finds the entries of a cut archive that lost its directory', async () => {
    const zip = zipOf([
      { name: 'a.txt', content: 'first\n' },
      { name: 'b.txt', content: 'second\n', descriptor: true },
      { name: 'c.txt', content: Buffer.from(Array.from({ length: 5_000 }, (_, index) => `line ${index}`).join('\n')) },
    ]);
    const { find, sources } = await importGiven({ 'x.zip': zip.subarray(0, zip.length - 2_000) });
    expect(find('a.txt').bytes.toString()).toBe('first\n');
    expect(find('b.txt').bytes.toString()).toBe('second\n');
    expect(find('c.txt').result?.state).toBe('partial');
    expect(find('c.txt').bytes.toString().startsWith('line 0\nline 1\n')).toBe(true);
    expect(sources[0]?.result?.state).toBe('partial');
    expect(issueCodes(find(null))[0]).toBe('import.zip-no-directory');
  });

  it('stops entries that share their data, however small the file is', async () => {
    const one = zipOf([{ name: 'a', content: Buffer.alloc(2 ** 22) }]);
    const directoryAt = one.length - 22 - 47;
    const header = one.subarray(directoryAt, directoryAt + 47);
    const many = Buffer.concat(Array.from({ length: 400 }, () => header));
    const end = Buffer.from(one.subarray(one.length - 22));
    end.writeUInt16LE(400, 8);
    end.writeUInt16LE(400, 10);
    end.writeUInt32LE(many.length, 12);
    const bomb = Buffer.concat([one.subarray(0, directoryAt), many, end]);
    const { find } = await importGiven({ 'x.zip': bomb });
    expect(issueCodes(find(null))).toContain('import.limit-ratio');
  });
});
