import { zstdDecompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadXz, unpackXz } from '../../../main/importers/readers/unpack-xz.ts';
import type { JournalBytes } from '../../../parsers/logs/journal/journal-objects.ts';
import { openJournal } from '../../../parsers/logs/journal/read-journal.ts';
import { unpackLz4Block } from '../../../parsers/logs/journal/lz4-block.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { LogItem } from '../../../parsers/model/log-item.ts';
import { makeJournal, type MadeEntry, type Packing } from '../../fixtures/journals/make-journal.ts';

beforeAll(() => loadXz());

const decoders = {
  xz: unpackXz,
  zstd(bytes: Uint8Array, limit: number): Uint8Array | undefined {
    try {
      return zstdDecompressSync(bytes, { maxOutputLength: limit });
    } catch {
      return undefined;
    }
  },
};

function read(bytes: Uint8Array) {
  const file: JournalBytes = { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
  const detection = { formatId: 'syslog', confidence: 1, encoding: 'utf-8', reasons: [] } as const;
  const log = openLogReader(detection, { sourceId: 7, time: { zone: 'UTC', referenceYear: null }, station: null });
  const reading = openJournal(file, 7, decoders, log);
  if (reading === undefined) throw new Error('no journal');
  const items: LogItem[] = [...reading.items()];
  const frames = items.flatMap((item) => (item.record === 'frame' ? [item] : []));
  const events = items.flatMap((item) => (item.record === 'log-event' ? [item] : []));
  const issues = items.flatMap((item) => (item.record === 'issue' ? [item.issue.code] : []));
  return { frames, events, issues, account: reading.account };
}

const start = 1_714_557_600_000_000;
const call = '[2,"1a2b3c4d","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]';
const common = { _HOSTNAME: 'cc', SYSLOG_IDENTIFIER: 'ocppd', _PID: '812' };
const entries: readonly MadeEntry[] = [
  {
    realtimeUs: start,
    bootId: 1,
    fields: { MESSAGE: 'Linux version 5.4.90 (oe-user@oe-host)', ...common, SYSLOG_IDENTIFIER: 'kernel' },
  },
  { realtimeUs: start + 1_500_000, bootId: 1, fields: { ...common, MESSAGE: `Sending ${call}` } },
  {
    realtimeUs: start + 1_700_000,
    bootId: 1,
    fields: { MESSAGE: 'first line\nReceived [3,"1a2b3c4d",{}]\nlast line', PRIORITY: '6', ...common },
  },
  { realtimeUs: start + 1_800_000, bootId: 1, fields: { PRIORITY: '6', ...common } },
  ...['[', '  2,', '  "2a2b3c4d",', '  "Heartbeat",', '  {}', ']'].map((MESSAGE, index) => ({
    realtimeUs: start + 2_000_000 + index,
    bootId: 1,
    fields: { ...common, MESSAGE },
  })),
  {
    realtimeUs: start + 90_000_000,
    bootId: 2,
    fields: { MESSAGE: 'usb 1-1: USB disconnect, device number 2', ...common, SYSLOG_IDENTIFIER: 'kernel' },
  },
];

const kinds = (['none', 'lz4', 'zstd', 'xz'] as const).flatMap((packing) =>
  [false, true].map((compact) => [packing, compact] as const),
);

describe.each(kinds)('a journal, packing %s, compact %s', (packing: Packing, compact: boolean) => {
  const made = makeJournal(entries, compact, packing);

  test('gives messages with their times, boots and events', () => {
    const { frames, events, issues, account } = read(made.bytes);
    expect(frames.map(({ kind, uniqueId, label, loggedAt }) => [kind, uniqueId, label, loggedAt.epochMs])).toEqual([
      ['call', '1a2b3c4d', 'sent', start / 1000 + 1500],
      ['result', '1a2b3c4d', 'received', start / 1000 + 1700],
      ['call', '2a2b3c4d', 'unknown', start / 1000 + 2000],
    ]);
    expect(events.map(({ event }) => event)).toEqual([
      'system-started',
      'system-started',
      'system-started',
      'modem-lost',
    ]);
    expect(issues).toEqual([]);
    expect(account).toMatchObject({ entries: entries.length, boots: 2, damaged: false });
    expect(account.bytesUnderstood + account.bytesEmpty).toBeGreaterThan(made.bytes.length - entries.length * 16);
  });

  test('a plain message is shown byte for byte, a compressed one by its object', () => {
    const [first] = read(made.bytes).frames;
    const { offset, length } = first?.evidence ?? { offset: 0, length: 0 };
    const shown = Buffer.from(made.bytes.subarray(offset, offset + length)).toString('latin1');
    if (packing === 'none') expect([shown, first?.payload.at]).toEqual([call, 'source']);
    else expect([first?.payload.at, length > 0]).toEqual(['text', true]);
  });

  test('cut anywhere, changed anywhere: it comes to an end and invents nothing', () => {
    const ids = new Set(['1a2b3c4d', '2a2b3c4d']);
    fc.assert(
      fc.property(fc.nat(made.bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bytes = cut ? made.bytes.slice(0, Math.max(at, 208)) : Uint8Array.from(made.bytes);
        if (!cut && at >= 208) bytes[at] = byte;
        const { frames, account } = read(bytes);
        for (const { uniqueId, state } of frames) if (state === 'whole' && cut) expect(ids.has(uniqueId)).toBe(true);
        expect(account.entries).toBeLessThanOrEqual(entries.length + 1);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});

test('entries behind a damaged stretch are read, and the damage is told', () => {
  const made = makeJournal(entries, false, 'none');
  const bytes = Uint8Array.from(made.bytes);
  const at = made.entryOffsets[1] ?? 0;
  bytes.fill(0xff, at, at + 24);
  const { frames, issues } = read(bytes);
  expect(frames.map(({ uniqueId }) => uniqueId)).toEqual(['1a2b3c4d', '2a2b3c4d']);
  expect(issues).toEqual(['log.journal-damaged', 'log.journal-entries-lost']);
});

test('LZ4 blocks with matches that overlap themselves, and damaged ones', () => {
  // "ab", then ten characters from two back, then "!".
  const packed = Uint8Array.of(0x26, 0x61, 0x62, 0x02, 0x00, 0x10, 0x21);
  expect(new TextDecoder().decode(unpackLz4Block(packed, 13))).toBe('abababababab!');
  expect(unpackLz4Block(packed, 12)).toBeUndefined();
  expect(unpackLz4Block(Uint8Array.of(0x06, 0x09, 0x00), 10)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(200), (bytes, length) => {
      const plain = unpackLz4Block(bytes, length);
      expect(plain === undefined || plain.length === length).toBe(true);
    }),
    { numRuns: 300, seed: 6 },
  );
});
