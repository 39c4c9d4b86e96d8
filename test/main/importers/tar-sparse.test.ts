import { describe, expect, it } from 'vitest';
import { defaultImportLimits } from '../../../main/importers/import-limits.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

interface HeaderSpec {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Writes into the block before its sum is made. */
  readonly more?: (block: Buffer) => void;
}

function header({ name, type, size, more }: HeaderSpec): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\u000000', 257, 'latin1');
  more?.(block);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function pax(records: readonly (readonly [string, string])[]): Buffer {
  const text = records
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      let length = rest.length;
      while (`${length}`.length + rest.length !== length) length = `${length}`.length + rest.length;
      return `${length}${rest}`;
    })
    .join('');
  return Buffer.concat([header({ name: 'pax', type: 'x', size: text.length }), padded(Buffer.from(text))]);
}

const octal = (value: number): string => `${value.toString(8).padStart(11, '0')} `;
const end = Buffer.alloc(1_024);
const first = Buffer.from('first piece\n');
const second = Buffer.from('second piece\n');
const size = 40_000;
const whole = Buffer.alloc(size);
first.copy(whole, 512);
second.copy(whole, 20_000);
const stored = Buffer.concat([first, second]);
const stretches = [
  [512, first.length],
  [20_000, second.length],
] as const;

/** Six stretches need a block behind the header. */
function oldForm(realSize = size, map: readonly (readonly [number, number])[] = stretches): Buffer {
  const write = (block: Buffer, at: number, from: number, count: number): void => {
    for (const [index, [offset, length]] of map.slice(from, from + count).entries()) {
      block.write(octal(offset) + octal(length), at + index * 24);
    }
  };
  const head = header({
    name: 'a.bin',
    type: 'S',
    size: map.reduce((sum, [, length]) => sum + length, 0),
    more: (block) => {
      write(block, 386, 0, 4);
      block[482] = map.length > 4 ? 1 : 0;
      block.write(octal(realSize), 483);
    },
  });
  const extra = Buffer.alloc(map.length > 4 ? 512 : 0);
  if (extra.length > 0) write(extra, 0, 4, 21);
  return Buffer.concat([head, extra, padded(stored), end]);
}

const numbers = stretches.flat();

const archives: Readonly<Record<string, Buffer>> = {
  'old GNU': oldForm(),
  'old GNU with a block of further stretches': oldForm(size, [
    [512, first.length],
    [20_000, 5],
    [20_005, 2],
    [20_007, 2],
    [20_009, 2],
    [20_011, 2],
  ]),
  'PAX 0.0': Buffer.concat([
    pax([
      ['GNU.sparse.size', String(size)],
      ['GNU.sparse.numblocks', '2'],
      ...stretches.flatMap(
        ([offset, length]) =>
          [
            ['GNU.sparse.offset', String(offset)],
            ['GNU.sparse.numbytes', String(length)],
          ] as const,
      ),
    ]),
    header({ name: 'a.bin', type: '0', size: stored.length }),
    padded(stored),
    end,
  ]),
  'PAX 0.1': Buffer.concat([
    pax([
      ['GNU.sparse.size', String(size)],
      ['GNU.sparse.numblocks', '2'],
      ['GNU.sparse.map', numbers.join(',')],
      ['GNU.sparse.name', 'a.bin'],
    ]),
    header({ name: 'GNUSparseFile.1/a.bin', type: '0', size: stored.length }),
    padded(stored),
    end,
  ]),
  'PAX 1.0': Buffer.concat([
    pax([
      ['GNU.sparse.major', '1'],
      ['GNU.sparse.minor', '0'],
      ['GNU.sparse.name', 'a.bin'],
      ['GNU.sparse.realsize', String(size)],
    ]),
    header({ name: 'GNUSparseFile.1/a.bin', type: '0', size: 512 + stored.length }),
    padded(Buffer.from(`2\n${numbers.join('\n')}\n`)),
    padded(stored),
    end,
  ]),
};

describe('sparse files in tar', () => {
  it.each(Object.keys(archives))('%s: the file with its holes', async (form) => {
    const { find, sources } = await importGiven({ 'x.tar': archives[form] ?? Buffer.alloc(0) });
    expect(sources).toHaveLength(2);
    expect(find('a.bin').bytes.equals(whole)).toBe(true);
    expect(find(null).result).toMatchObject({ state: 'complete', issues: [] });
  });

  it('a hole as large as a disk is stopped by the limits', async () => {
    const limits = { ...defaultImportLimits, totalBytes: 1_000_000 };
    const { find } = await importGiven({ 'x.tar': oldForm(8 ** 11 - 1) }, { limits });
    expect(issueCodes(find(null))).toEqual(['import.limit-total-bytes']);
    expect(find('a.bin').contentLength).toBeLessThanOrEqual(1_000_000);
  });

  it.each([
    [
      'stretches that go back',
      [
        [20_000, first.length],
        [512, second.length],
      ],
    ],
    [
      'a stretch behind the end',
      [
        [512, first.length],
        [size, second.length],
      ],
    ],
    ['less than what is stored', [[512, first.length]]],
  ] as const)('%s: the pieces are given as they are stored, and that is told', async (_what, map) => {
    const { find } = await importGiven({ 'x.tar': oldForm(size, map) });
    const { bytes } = find('a.bin');
    expect(stored.subarray(0, bytes.length).equals(bytes)).toBe(bytes.length === 25);
    expect(issueCodes(find(null))[0]).toBe(bytes.length === 25 ? 'import.tar-sparse-damaged' : undefined);
  });
});
