import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameRecord } from '../../../parsers/model/frame.ts';
import { importFiles } from '../../../main/importers/import-files.ts';
import { rotatedLogs } from '../../../main/importers/rotation/rotated-name.ts';
import { importGiven, tarOf, testOptions } from './import-fixture.ts';
import { issueCodes, recordingSink } from './recording-sink.ts';
import type { RecordedSource } from './recording-sink.ts';

const framesOf = ({ records }: RecordedSource): readonly FrameRecord[] =>
  records.filter((record): record is FrameRecord => record.record === 'frame');

/** Logs and their parts as lists of names. */
function parts(names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(rotatedLogs(names, (name) => name).map(({ log, parts: found }) => [log, found]));
}

describe('names of parts', () => {
  it.each([
    [
      'numbers, the higher the older',
      ['x.log', 'x.log.1', 'x.log.10.gz', 'x.log.2.gz'],
      ['x.log.10.gz', 'x.log.2.gz', 'x.log.1', 'x.log'],
    ],
    [
      'numbers from nought, as EVerest writes them',
      ['a/ocpp.log', 'a/ocpp.log.0', 'a/ocpp.log.1'],
      ['a/ocpp.log.1', 'a/ocpp.log.0', 'a/ocpp.log'],
    ],
    [
      'EVerest with seconds',
      ['o.log', 'o.log.20240302120000', 'o.log.20240301120000'],
      ['o.log.20240301120000', 'o.log.20240302120000', 'o.log'],
    ],
    [
      'dates behind',
      ['x.log', 'x.log-20240102', 'x.log-20240101.xz', 'x.log.2023-12-31'],
      ['x.log.2023-12-31', 'x.log-20240101.xz', 'x.log-20240102', 'x.log'],
    ],
    [
      'dates before the ending, with numbers upwards',
      ['x.2024-01-01.1.log', 'x.log', 'x.2024-01-01.0.log', 'x.2023-12-31.log'],
      ['x.2023-12-31.log', 'x.2024-01-01.0.log', 'x.2024-01-01.1.log', 'x.log'],
    ],
    ['the old one', ['x.log', 'x.log.old'], ['x.log.old', 'x.log']],
    ['the old one before the ending', ['x.old.log', 'x.log'], ['x.old.log', 'x.log']],
    ['no ending', ['messages', 'messages.1', 'messages.2.gz'], ['messages.2.gz', 'messages.1', 'messages']],
    ['without the newest', ['x.log.2', 'x.log.1'], ['x.log.2', 'x.log.1']],
    ['numbers before the ending', ['x.1.log', 'x.log', 'x.2.log'], ['x.2.log', 'x.1.log', 'x.log']],
  ] as const)('%s', (_what, given, expected) => {
    const found = Object.values(parts(given));
    expect(found).toEqual([expected]);
  });

  it('does not take for parts what only looks alike', () => {
    expect(parts(['connector.1.log', 'connector.2.log'])).toEqual({});
    expect(parts(['a/x.log', 'b/x.log.1', 'y.log', 'firmware-1.2.3.bin', 'x.log.gz'])).toEqual({});
  });
});

const stamp = (index: number): string =>
  `2024-03-01T10:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}Z`;
const line = (index: number): string =>
  index % 2 === 0
    ? `${stamp(index)} INFO CP_7 sent [2,"call-${index}","DataTransfer",{"vendorId":"v","data":"[2,\\"x\\",\\"y\\",{}] ö ${index}"}]\n`
    : `${stamp(index)} INFO CP_7 received [3,"call-${index - 1}",{"status":"Accepted"}]\n`;
const log = Buffer.from(Array.from({ length: 40 }, (_, index) => line(index)).join(''));
const expected = Array.from({ length: 40 }, (_, index) =>
  index % 2 === 0 ? `call call-${index}` : `result call-${index - 1}`,
);

describe('a log in parts', () => {
  it('cut at any two bytes: every frame once, at its place, with its time; every byte accounted for', async () => {
    const whole = framesOf((await importGiven({ 'x.log': log })).find(null));
    const place = fc.integer({ min: 300, max: log.length - 300 });
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        if (second - first < 300) return;
        const tar = await tarOf([
          ['l/x.log', log.subarray(second)],
          ['l/x.log.2.gz', gzipSync(log.subarray(0, first))],
          ['l/x.log.1', log.subarray(first, second)],
        ]);
        const { find } = await importGiven({ 'd.tar': tar });
        const sources = ['l/x.log.2.gz!/x.log.2', 'l/x.log.1', 'l/x.log'].map(find);
        const frames = sources.flatMap(framesOf);
        expect(frames.map(({ kind, uniqueId }) => `${kind} ${uniqueId}`)).toEqual(expected);
        expect(frames.map(({ loggedAt }) => loggedAt.epochMs)).toEqual(whole.map(({ loggedAt }) => loggedAt.epochMs));
        expect(frames.map(({ label }) => label)).toEqual(whole.map(({ label }) => label));
        expect(frames.filter(({ state }) => state === 'truncated')).toEqual([]);
        for (const [index, source] of sources.entries()) {
          for (const { evidence, uniqueId, state, repairs } of framesOf(source)) {
            const shown = source.bytes.toString('utf8', evidence.offset, evidence.offset + evidence.length);
            if (state === 'whole') expect(shown.includes(uniqueId)).toBe(true);
            else expect(repairs).toEqual(['joined-parts']);
            if (state === 'repaired') expect(evidence.offset + evidence.length).toBe(source.bytes.length);
          }
          const { account, sizeBytes } = source.result ?? { account: null, sizeBytes: -1 };
          const left = account?.leftovers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
          expect((account?.bytesUnderstood ?? 0) + left).toBe(sizeBytes);
          expect(account?.part).toEqual({ log: 'd.tar!/l/x.log', number: index + 1, of: 3 });
        }
      }),
      { numRuns: 80 },
    );
  });

  it.each([
    ['little-endian, a mark before each part', false, true],
    ['little-endian, one mark', false, false],
    ['big-endian, a mark before each part', true, true],
    ['big-endian, one mark', true, false],
  ] as const)('in UTF-16 too: %s', async (_name, big, marks) => {
    const text = log.toString('utf8');
    const encode = (part: string, mark: boolean): Buffer => {
      const bytes = Buffer.from(mark ? `\ufeff${part}` : part, 'utf16le');
      return big ? bytes.swap16() : bytes;
    };
    const place = fc.integer({ min: 300, max: text.length - 300 });
    await fc.assert(
      fc.asyncProperty(place, async (cut) => {
        const older = encode(text.slice(0, cut), true);
        const newer = encode(text.slice(cut), marks);
        const { find } = await importGiven({
          'd.tar': await tarOf([
            ['x.log', newer],
            ['x.log.1', older],
          ]),
        });
        const sources = ['x.log.1', 'x.log'].map(find);
        const frames = sources.flatMap(framesOf);
        expect(frames.map(({ kind, uniqueId }) => `${kind} ${uniqueId}`)).toEqual(expected);
        expect(frames.filter(({ state }) => state === 'truncated')).toEqual([]);
        const whole = framesOf((await importGiven({ 'x.log': log })).find(null));
        expect(frames.map(({ loggedAt }) => loggedAt.epochMs)).toEqual(whole.map(({ loggedAt }) => loggedAt.epochMs));
        for (const source of sources) {
          const { account, sizeBytes } = source.result ?? { account: null, sizeBytes: -1 };
          const left = account?.leftovers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
          expect((account?.bytesUnderstood ?? 0) + left).toBe(sizeBytes);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('the seam is told on both sides with its bytes', async () => {
    const cut = log.indexOf('"DataTransfer"', 1_000);
    const { sources } = await importGiven({ 'x.log': log.subarray(cut), 'x.log.1': log.subarray(0, cut) });
    const [older, newer] = sources;
    expect(older?.description.name).toBe('x.log.1');
    const joined = older?.result?.issues.find(({ code }) => code === 'log.frame-joined');
    const continued = newer?.result?.issues.find(({ code }) => code === 'log.frame-continued');
    expect(joined?.place).toMatchObject({ kind: 'bytes' });
    expect(continued?.place).toMatchObject({ kind: 'bytes', offset: 0 });
    const bytes = [older, newer].map((source, index) => {
      const place = [joined, continued][index]?.place;
      if (place?.kind !== 'bytes') return '';
      return source?.bytes.toString('utf8', place.offset, place.offset + place.length) ?? '';
    });
    expect(() => JSON.parse(bytes.join(''))).not.toThrow();
    expect(issueCodes(newer ?? older ?? never())).not.toContain('log.frame-truncated');
  });

  it('a frame that the next part does not go on with stays cut', async () => {
    const cut = log.indexOf('"DataTransfer"', 1_000);
    const { find } = await importGiven({
      'd.tar': await tarOf([
        ['x.log', 'nothing that fits\n'],
        ['x.log.1', log.subarray(0, cut + 40)],
      ]),
    });
    expect(framesOf(find('x.log.1')).at(-1)?.state).toBe('truncated');
    expect(issueCodes(find('x.log.1'))).not.toContain('log.frame-joined');
  });

  it('years that lines leave out go on from part to part', async () => {
    const december = Array.from(
      { length: 5 },
      (_, index) => `Dec 31 23:5${index}:00 cp1 ocpp: sent [2,"d-${index}","Heartbeat",{}]\n`,
    );
    const january = Array.from(
      { length: 5 },
      (_, index) => `Jan  1 00:0${index}:00 cp1 ocpp: sent [2,"j-${index}","Heartbeat",{}]\n`,
    );
    const tar = await tarOf([
      ['syslog', january.join('')],
      ['syslog.1.zst', zstdCompressSync(december.join(''))],
    ]);
    const { find } = await importGiven({ 'd.tar': tar }, { time: { zone: 'UTC', referenceYear: 2023 } });
    const years = ['syslog.1.zst!/syslog.1', 'syslog'].map((entry) =>
      framesOf(find(entry)).map(({ loggedAt }) => new Date(loggedAt.epochMs ?? 0).getUTCFullYear()),
    );
    expect(years).toEqual([Array(5).fill(2023), Array(5).fill(2024)]);
  });

  it('in a dropped folder too, and other files keep their place', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rotated-'));
    try {
      await mkdir(join(folder, 'logs'));
      for (const [name, content] of [
        ['a.txt', 'a\n'],
        ['x.log', log.subarray(900)],
        ['x.log.1', log.subarray(0, 900)],
        ['z.txt', 'z\n'],
      ] as const) {
        await writeFile(join(folder, 'logs', name), content);
      }
      const { sink, sources } = recordingSink();
      await importFiles([{ path: join(folder, 'logs'), name: 'logs' }], sink, testOptions);
      expect(sources.map(({ description }) => description.name)).toEqual([
        'logs/a.txt',
        'logs/x.log.1',
        'logs/x.log',
        'logs/z.txt',
      ]);
      expect(sources.flatMap(framesOf)).toHaveLength(40);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

function never(): never {
  throw new Error('no such source');
}
