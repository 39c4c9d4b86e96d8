import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../../main/importers/byte-reader.ts';
import type { ByteGenerator, ReadingStop } from '../../../main/importers/byte-reader.ts';
import type { ReportTrouble } from '../../../main/importers/containers/archive-entry.ts';
import { unbzip2 } from '../../../main/importers/containers/bzip2.ts';
import { LayerBook } from '../../../main/importers/containers/layer-book.ts';
import { unxz } from '../../../main/importers/containers/xz.ts';
import { bzip2Log, packedLog, xzLog, xzOtherFilters } from '../../fixtures/everything/packed-log.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

type Unpack = (input: ByteReader, report: ReportTrouble, book: LayerBook) => ByteGenerator;

interface Unpacked {
  readonly bytes: Buffer;
  readonly stop: ReadingStop | null;
  readonly told: readonly string[];
  readonly layer: ReturnType<LayerBook['finish']>;
}

/** Feeds a stream in pieces of some size. */
async function unpack(how: Unpack, packed: Uint8Array, piece = 1_000): Promise<Unpacked> {
  const input = new ByteReader(
    (async function* () {
      for (let at = 0; at < packed.length; at += piece) yield packed.subarray(at, at + piece);
      return null;
    })(),
  );
  const told: string[] = [];
  const book = new LayerBook('x');
  const output: Uint8Array[] = [];
  const generator = how(input, (code, _severity, offset) => told.push(`${code}@${offset}`), book);
  for (;;) {
    const next = await generator.next();
    if (next.done === true) {
      return { bytes: Buffer.concat(output), stop: next.value, told, layer: book.finish(packed.length) };
    }
    output.push(next.value);
  }
}

describe.each([
  { name: 'xz', how: unxz, packed: xzLog },
  { name: 'bzip2', how: unbzip2, packed: bzip2Log },
])('$name', ({ name, how, packed }) => {
  it('unpacks a stream, and several one behind the other, whatever the pieces', async () => {
    for (const piece of [1, 7, 512, 1_000_000]) {
      const { bytes, stop, told } = await unpack(how, packed, piece);
      expect(bytes.equals(packedLog)).toBe(true);
      expect({ stop, told }).toEqual({ stop: null, told: [] });
    }
    const twice = await unpack(how, Buffer.concat([packed, packed]));
    expect(twice.bytes.equals(Buffer.concat([packedLog, packedLog]))).toBe(true);
    expect(twice.stop).toBeNull();
  });

  it('passes over padding and tells what else follows, with its place', async () => {
    expect(await unpack(how, Buffer.concat([packed, Buffer.alloc(64)]))).toMatchObject({ stop: null, told: [] });
    const trailed = await unpack(how, Buffer.concat([packed, Buffer.from('something else behind it')]));
    expect(trailed.bytes.equals(packedLog)).toBe(true);
    expect(trailed).toMatchObject({ stop: null, told: [`import.${name}-trailing@${packed.length}`] });
    expect(trailed.layer.damaged).toBeGreaterThan(0);
  });

  it('cut at any byte: gives a prefix of what it held, names the place, and accounts for every byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: packed.length - 1 }), async (cut) => {
        const { bytes, stop, layer } = await unpack(how, packed.subarray(0, cut));
        expect(packedLog.subarray(0, bytes.length).equals(bytes)).toBe(true);
        expect(stop).toMatchObject({ kind: 'damaged', code: `import.${name}-cut` });
        expect(stop?.offset).toBeLessThanOrEqual(cut);
        expect(layer.entries + layer.headers + layer.padding + layer.damaged + layer.unread).toBe(cut);
      }),
      { numRuns: 60 },
    );
  });

  it('with any bit turned: gives a prefix or tells, never something else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: packed.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const damaged = Buffer.from(packed);
          damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
          const { bytes, stop, told } = await unpack(how, damaged);
          expect(stop !== null || told.length > 0).toBe(true);
          // xz checks a block only at its end: what was wrong by then was given, and its place is told
          if (name === 'bzip2') expect(packedLog.subarray(0, bytes.length).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('in an import', () => {
  it('a packed log is a log, and a cut one keeps what it held', async () => {
    const whole = await importGiven({ 'a.log.xz': xzLog, 'b.log.bz2': bzip2Log });
    expect(whole.find('a.log').bytes.equals(packedLog)).toBe(true);
    expect(whole.find('b.log').bytes.equals(packedLog)).toBe(true);
    const cut = await importGiven({ 'a.log.bz2': bzip2Log.subarray(0, bzip2Log.length - 20) });
    expect(cut.find(null).result?.state).toBe('partial');
    expect(issueCodes(cut.find(null))).toEqual(['import.bzip2-cut']);
  });

  it('says what to do with an xz that is packed in a way that is not read', async () => {
    const { find } = await importGiven({ 'a.xz': xzOtherFilters });
    expect(issueCodes(find(null))).toEqual(['import.xz-unsupported']);
  });
});
