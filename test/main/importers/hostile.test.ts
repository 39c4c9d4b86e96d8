import { randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/importers/import-files.ts';
import { defaultImportLimits } from '../../../main/importers/import-limits.ts';
import { importGiven, tarOf, testOptions } from './import-fixture.ts';
import { issueCodes, recordingSink } from './recording-sink.ts';

async function gzipOfZeros(bytes: number): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const piece = Buffer.alloc(2 ** 20);
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (let written = 0; written < bytes; written += piece.length) {
    if (!gzip.write(piece)) await new Promise((resolve) => gzip.once('drain', resolve));
  }
  gzip.end();
  await new Promise((resolve) => gzip.once('end', resolve));
  return Buffer.concat(chunks);
}

describe('hostile archives', () => {
  it('records links, devices and names that climb, and reads the rest', async () => {
    const tar = await tarOf([
      ['../../evil.txt', 'one\n'],
      ['/etc/evil.txt', 'two\n'],
      [{ name: 'soft', type: 'symlink', linkname: '/etc/shadow' }, ''],
      [{ name: 'hard', type: 'link', linkname: '../x' }, ''],
      [{ name: 'dev', type: 'character-device', devmajor: 1, devminor: 3 }, ''],
      ['good.txt', 'three\n'],
    ]);
    const { sources, find } = await importGiven({ 'x.tar': tar });
    expect(sources.map(({ description }) => description.entry)).toEqual([
      null,
      '__/__/evil.txt',
      'etc/evil.txt',
      'good.txt',
    ]);
    expect(find(null).result?.issues).toMatchObject([
      { code: 'import.unsafe-name', params: { path: '../../evil.txt' } },
      { code: 'import.unsafe-name', params: { path: '/etc/evil.txt' } },
      { code: 'import.symbolic-link', params: { path: 'soft', target: '/etc/shadow' } },
      { code: 'import.hard-link', params: { path: 'hard', target: '../x' } },
      { code: 'import.device', params: { path: 'dev' } },
    ]);
  });

  it('stops a gzip bomb of one gigabyte without growing', async () => {
    const bomb = await gzipOfZeros(2 ** 30);
    const before = process.memoryUsage().rss;
    const { sources } = await importGiven({ 'bomb.gz': bomb }, {}, recordingSink({ keepBytes: false }));
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    expect(sources.map(({ result }) => result?.state)).toEqual(['partial', 'partial']);
    expect(sources[1]?.contentLength).toBeLessThan(2 ** 27);
    expect(issueCodes(sources[0] ?? missing())).toEqual(['import.limit-ratio']);
  });

  it('stops at the limits on entries, bytes and depth', async () => {
    const limits = { ...defaultImportLimits, entries: 3, totalBytes: 100_000, depth: 2 };
    const many = await tarOf(Array.from({ length: 6 }, (_, index) => [`${index}.txt`, `${index}\n`] as const));
    const counted = await importGiven({ 'x.tar': many }, { limits });
    expect(counted.sources).toHaveLength(4);
    expect(issueCodes(counted.find(null))).toEqual(['import.limit-entries']);

    const large = await importGiven({ 'x.gz': gzipSync(randomBytes(300_000)) }, { limits });
    expect(large.sources[1]?.contentLength).toBeLessThanOrEqual(100_000);
    expect(large.sources[1]?.result?.state).toBe('partial');
    expect(issueCodes(large.find(null))).toEqual(['import.limit-total-bytes']);

    const nested = gzipSync(gzipSync(gzipSync('inside\n')));
    const deep = await importGiven({ 'x.gz.gz.gz': nested }, { limits });
    expect(deep.sources).toHaveLength(3);
    expect(issueCodes(deep.sources[2] ?? missing())).toContain('import.limit-depth');
    expect(deep.sources[2]?.bytes.equals(gzipSync('inside\n'))).toBe(true);
  });

  it('reads fifty thousand entries', async () => {
    const tar = await tarOf(Array.from({ length: 50_000 }, (_, index) => [`d/${index}`, 'x'] as const));
    const limits = { ...defaultImportLimits, entries: 60_000 };
    const { outcome } = await importGiven({ 'x.tar': tar }, { limits }, quietSink());
    expect(outcome.sources).toBe(50_001);
  });

  it('bounds the issues of one source', async () => {
    const links = Array.from(
      { length: 500 },
      (_, index) => [{ name: `l${index}`, type: 'symlink' as const, linkname: 'x' }, ''] as const,
    );
    const { find } = await importGiven({ 'x.tar': await tarOf(links) });
    expect(find(null).result?.issues).toHaveLength(101);
    expect(find(null).result?.issues.at(-1)).toMatchObject({ code: 'import.more-issues', params: { more: 400 } });
  });
});

describe('damaged archives', () => {
  it('gives the entries of a cut tar, the part of the last one, and the offset', async () => {
    const tar = await tarOf([
      ['a.txt', 'first\n'],
      ['b.txt', 'second line\n'.repeat(1_000)],
    ]);
    const { find } = await importGiven({ 'x.tar': tar.subarray(0, 5_000) });
    expect(find('a.txt').result?.state).toBe('complete');
    expect(find('b.txt').result).toMatchObject({ state: 'partial', sizeBytes: 5_000 - 1_536 });
    expect(issueCodes(find('b.txt'))).toContain('import.tar-cut');
    expect(find(null).result?.issues).toMatchObject([{ code: 'import.tar-cut', place: { offset: 5_000 } }]);
  });

  it('goes on at the next header behind a damaged one', async () => {
    const tar = await tarOf([
      ['a.txt', 'first\n'],
      ['b.txt', 'second\n'],
      ['c.txt', 'third\n'],
    ]);
    tar.fill(0xee, 1_024 + 100, 1_024 + 160);
    const { find, sources } = await importGiven({ 'x.tar': tar });
    expect(sources).toHaveLength(3);
    expect(find('c.txt').bytes.toString()).toBe('third\n');
    expect(find(null).result).toMatchObject({
      state: 'partial',
      issues: [{ code: 'import.tar-damaged', place: { offset: 1_024 }, params: { bytes: 1_024 } }],
    });
  });

  it('gives what lies before a flipped bit in a gzip file and tells a wrong checksum', async () => {
    const text = Array.from({ length: 200_000 }, (_, index) => `${index * 7919}`).join('\n');
    const packed = gzipSync(text);
    packed.fill(0xff, Math.floor(packed.length / 2), Math.floor(packed.length / 2) + 64);
    const broken = await importGiven({ 'a.log.gz': packed });
    const kept = broken.find('a.log').bytes.toString();
    expect(kept.length).toBeGreaterThan(text.length / 4);
    expect(text.startsWith(kept.slice(0, Math.floor(text.length / 4)))).toBe(true);
    expect(broken.find(null).result?.state).toBe('partial');
    const sum = gzipSync('hello\n');
    sum.writeUInt32LE(1, sum.length - 8);
    expect(issueCodes((await importGiven({ 'b.gz': sum })).find(null))).toEqual(['import.gzip-checksum']);
  });

  it('any cut of a tar.gz gives a prefix of its entries and never throws', async () => {
    const entries = Array.from(
      { length: 6 },
      (_, index) => [`log-${index}.txt`, randomBytes(700).toString('base64')] as const,
    );
    const whole = gzipSync(await tarOf(entries));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (cut) => {
        const { sources } = await importGiven({ 'x.tar.gz': whole.subarray(0, cut) });
        const found = sources.slice(1);
        const isPrefix = found.every(({ description, bytes }, index) => {
          const [name, content] = entries[index] ?? missing();
          const whole = index < found.length - 1;
          const text = bytes.toString();
          return description.entry === name && (whole ? text === content : content.startsWith(text));
        });
        // so early a cut that not even a tar header is whole gives the one file that gzip may hold
        const tooEarly = found.length <= 1 && (found[0]?.contentLength ?? 0) < 512;
        expect(isPrefix || tooEarly).toBe(true);
        for (const { result } of sources) expect(result).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('any bytes at all never throw', async () => {
    const starts = [
      [],
      [0x1f, 0x8b, 8, 0],
      [0x50, 0x4b, 3, 4],
      [0x28, 0xb5, 0x2f, 0xfd],
      [...Buffer.from('SQLite format 3\0')],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3_000 }), async (start, rest) => {
        const { sources } = await importGiven({ x: Buffer.concat([Buffer.from(start), rest]) });
        for (const { result } of sources) expect(result).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('what was dropped', () => {
  it('says that a file is empty, text or unknown', async () => {
    const { sources } = await importGiven({ empty: '', 'text.txt': 'hello\nworld\n', 'noise.bin': randomBytes(5_000) });
    expect(sources.map(({ result }) => result?.state)).toEqual(['unread', 'complete', 'unread']);
    expect(sources.map(issueCodes)).toEqual([['import.empty'], ['import.plain-text'], ['import.unread-bytes']]);
  });

  it('skips what is known, walks folders, does not follow links in them and names what is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'importers-test-'));
    try {
      await mkdir(join(folder, 'sub'));
      await writeFile(join(folder, 'sub', 'b.txt'), 'bee\n');
      await writeFile(join(folder, 'a.txt'), 'bee\n');
      await symlink('/etc/hostname', join(folder, 'link'));
      const { sink, sources } = recordingSink();
      const outcome = await importFiles(
        [
          { path: folder, name: 'case' },
          { path: join(folder, 'gone'), name: 'gone' },
        ],
        sink,
        testOptions,
      );
      expect(outcome.files).toMatchObject([
        { name: 'case/a.txt', state: 'done' },
        { name: 'case/link', state: 'failed', failure: 'import.symbolic-link' },
        { name: 'case/sub/b.txt', state: 'known' },
        { name: 'gone', state: 'failed', failure: 'file-missing' },
      ]);
      expect(sources.map(({ description, result }) => [description.name, result?.state])).toEqual([
        ['case/a.txt', 'complete'],
        ['case/link', 'unread'],
      ]);
      expect(sources[1]?.result?.issues).toMatchObject([
        { code: 'import.symbolic-link', params: { path: 'case/link', target: '/etc/hostname' } },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('reads a file that grows as it was when its turn came, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'importers-test-'));
    try {
      const path = join(folder, 'growing.txt');
      await writeFile(path, 'as it was\n');
      const recording = recordingSink();
      const sink = {
        ...recording.sink,
        content(sourceId: number, chunk: Uint8Array) {
          recording.sink.content(sourceId, chunk);
          appendFileSync(path, 'and more\n');
        },
      };
      await importFiles([{ path, name: 'growing.txt' }], sink, testOptions);
      const [source] = recording.sources;
      expect(source?.bytes.toString()).toBe('as it was\n');
      expect(source?.result).toMatchObject({ state: 'complete', sizeBytes: 10 });
      expect(source?.result?.issues).toContainEqual(
        expect.objectContaining({ code: 'import.file-grew', params: { bytes: 9 } }),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('tells of a file that is written over while it is read, whose hash nobody knew before', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'importers-test-'));
    try {
      const path = join(folder, 'rewritten.txt');
      // more than the head that is looked at before the reading
      await writeFile(path, 'old line\n'.repeat(60_000));
      await utimes(path, 1, 1);
      const recording = recordingSink();
      let pieces = 0;
      const sink = {
        ...recording.sink,
        content(sourceId: number, chunk: Uint8Array) {
          recording.sink.content(sourceId, chunk);
          pieces += 1;
          if (pieces === 1) writeFileSync(path, 'new line\n'.repeat(60_000));
        },
      };
      await importFiles([{ path, name: 'rewritten.txt' }], sink, testOptions);
      const [source] = recording.sources;
      const kept = source?.bytes.toString() ?? '';
      expect([kept.startsWith('old line'), kept.endsWith('new line\n')]).toEqual([true, true]);
      expect(source?.result).toMatchObject({ state: 'partial', sizeBytes: 540_000 });
      expect(source?.result?.issues).toContainEqual(
        expect.objectContaining({ code: 'import.file-changed', severity: 'error' }),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('reads folders and files with odd names', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'importers-test-'));
    try {
      const names = [' blank ', 'new\nline', '%2e%2e', 'ü', '..x', 'quote\'"', '\u202egnp', '-rf', '[x]*?'];
      for (const name of names) {
        await mkdir(join(folder, name));
        await writeFile(join(folder, name, `${name}.log`), `in ${name}\n`);
      }
      const { sink, sources } = recordingSink();
      const outcome = await importFiles([{ path: folder, name: 'odd' }], sink, testOptions);
      expect(outcome.files.every(({ state }) => state === 'done')).toBe(true);
      expect(sources.map(({ description }) => description.name).toSorted()).toEqual(
        names.map((name) => `odd/${name}/${name}.log`).toSorted(),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('keeps what is there when it is cancelled, and says so', async () => {
    const signal = { aborted: false };
    const recording = recordingSink();
    const tar = await tarOf([
      ['a.txt', 'first\n'],
      ['b.txt', Buffer.alloc(4_000_000, 'text\n')],
    ]);
    const { sources, outcome } = await importGiven(
      { 'x.tar': tar },
      { signal },
      {
        ...recording,
        sink: {
          ...recording.sink,
          content(sourceId, chunk) {
            recording.sink.content(sourceId, chunk);
            if (sourceId === 2) signal.aborted = true;
          },
        },
      },
    );
    expect(outcome).toMatchObject({ cancelled: true });
    expect(sources.map(({ result }) => result?.state)).toEqual(['partial', 'complete', 'interrupted']);
    expect(issueCodes(sources[2] ?? missing())).toContain('import.cancelled');
  });
});

function missing(): never {
  throw new Error('there must be one');
}

/** Counts only: fifty thousand sources are not worth keeping. */
function quietSink(): ReturnType<typeof recordingSink> {
  const base = recordingSink();
  let next = 0;
  return {
    ...base,
    sink: {
      hasSize: () => false,
      isKnown: () => false,
      beginSource: () => next++,
      content: () => undefined,
      records: () => undefined,
      endSource: () => 'kept',
    },
  };
}
