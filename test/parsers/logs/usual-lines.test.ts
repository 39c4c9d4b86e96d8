/*
 * Lines and messages in their usual form are read a shorter way, in bytes (`usual-frame.ts`, `prefix-templates.ts`). In UTF-16 there is no such way:
 * the same text must give the same there, whatever the log is and however it is damaged.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logFormats } from '../../../parsers/logs/index.ts';
import { walkJsonArray } from '../../../parsers/logs/json-structure.ts';
import { objectEnd } from '../../../parsers/logs/strict-object.ts';
import type { LogItem } from '../../../parsers/model/log-item.ts';
import { conversations, garments } from './conversation.ts';
import { payloadText, readAs, readLog } from './read-log.ts';
import { kinds } from './varied-cases.ts';

const runs = Number(process.env['LADEAKTE_LONG_RUNS'] ?? '20');
const options = { numRuns: runs, seed: 20_261_121 };
const timeoutMs = 30_000 + runs * 400;

function utf16(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return new Uint8Array(units.buffer);
}

/** What an item says, without the places of its bytes. */
function told(item: LogItem, bytes: Uint8Array): unknown {
  if (item.record === 'issue') return { code: item.issue.code, params: item.issue.params };
  const { evidence, ...rest } = item;
  const line = evidence.kind === 'bytes' ? evidence.line : null;
  if (item.record !== 'frame') return { ...rest, line };
  // An id of ours says at which byte a message without one stands.
  const uniqueId = /^(?:row|line|told|described)-\d+/.test(item.uniqueId) ? 'ours' : item.uniqueId;
  return { ...rest, line, uniqueId, payload: payloadText(item, bytes) };
}

function expectAlike(text: string, chunkSize: number): void {
  const narrow = new TextEncoder().encode(text);
  const short = readLog(narrow, chunkSize);
  if (short === undefined || short.detection.encoding !== 'utf-8') return;
  const wide = utf16(text);
  const long = readAs({ ...short.detection, encoding: 'utf-16le' }, wide, chunkSize * 2);
  expect(short.items.map((item) => told(item, narrow))).toEqual(long.items.map((item) => told(item, wide)));
  const { bytesTotal, bytesInFrames, bytesInEvents, ...counts } = short.account;
  const { bytesTotal: _total, bytesInFrames: _frames, bytesInEvents: _events, ...wideCounts } = long.account;
  expect(counts).toEqual(wideCounts);
  expect(bytesInFrames + bytesInEvents).toBeLessThanOrEqual(bytesTotal);
}

/** Other digits in place of some: lines that differ in digits only are what is learned from. */
function withOtherDigits(text: string, seed: number): string {
  let state = seed;
  return text.replaceAll(/\d/g, (digit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 29 === 0 ? String((state >>> 8) % 10) : digit;
  });
}

const damages = [
  '"',
  '\\',
  ',',
  '{',
  ']',
  '\n',
  '\r\n',
  '\u0000',
  '\u001b[31m',
  'é',
  '01',
  '1.',
  'tru',
  ' ',
  '[2,"x","Reset",{}]',
];
const edits = fc.array(
  fc.record({ at: fc.nat(), remove: fc.nat({ max: 5 }), insert: fc.constantFrom('', ...damages) }),
  { maxLength: 4 },
);

function damaged(text: string, changes: readonly { at: number; remove: number; insert: string }[]): string {
  return changes.reduce((whole, { at, remove, insert }) => {
    const from = at % (whole.length + 1);
    return whole.slice(0, from) + insert + whole.slice(from + remove);
  }, text);
}

const ascii = (text: string): string => text.replaceAll(/[^\u0000-\u007f]/g, '?');

describe('the short way gives what the long way gives', () => {
  test('for every kind of log, its lines told again with other digits', { timeout: timeoutMs }, () => {
    for (const [, log] of kinds) {
      // A length that a logger notes counts bytes, which are twice as many there.
      if (/\[\d{1,9} bytes/.test(log)) continue;
      const lines = log.endsWith('\n') ? log : `${log}\n`;
      expectAlike(ascii(lines + withOtherDigits(lines, 7) + withOtherDigits(lines, 8)), 4_096);
    }
  });

  test.each(Object.entries(garments))('%s', { timeout: timeoutMs }, (_name, dress) => {
    fc.assert(
      fc.property(
        conversations(),
        edits,
        fc.nat(),
        fc.integer({ min: 50, max: 3_000 }),
        (messages, changes, seed, size) => {
          const log = ascii(dress(messages));
          expectAlike(damaged(`${log}\n${withOtherDigits(log, seed)}\n`, changes), size);
        },
      ),
      options,
    );
  });
});

test('an object that is taken to be strict JSON ends where the general walk ends, and every such object is taken', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), edits, (json, changes) => {
      const text = `[${damaged(`{"a":${json}}`, changes)} ]  `;
      const octets = new TextEncoder().encode(text);
      const standIn = Buffer.from(octets).toString('latin1');
      if (standIn.charAt(1) !== '{') return;
      const end = objectEnd(octets, 1, octets.length);
      const { outcome, bounds, edits: repairs } = walkJsonArray(standIn, 0, standIn.length, false);
      if (end >= 0) expect([bounds[0], bounds[1]]).toEqual([1, end]);
      else expect(outcome === 'closed' && bounds.length === 2 && repairs.length === 0).toBe(false);
    }),
    { ...options, numRuns: runs * 50 },
  );
});

describe('digits mean nothing but themselves in the prefixes of', () => {
  const formats = logFormats.entries.filter(({ prefixParts, samples }) =>
    samples.some(({ line, prefix }) => prefix !== null && (prefixParts?.(line) ?? null) !== null),
  );
  test.each(formats.map((format) => [format.id, format] as const))('%s', (_id, format) => {
    for (const { line, prefix } of format.samples) {
      const parts = prefix === null ? null : (format.prefixParts?.(line) ?? null);
      const read = format.readPrefix(line);
      if (parts === null || read === null) continue;
      const { time, named } = parts;
      expect(time === null ? '' : line.slice(...time)).toBe(read.time);
      for (const digit of '0123456789') {
        const other = [...line]
          .map((character, at) => {
            const isNamed = named.some((from, index) => index % 2 === 0 && at >= from && at < (named[index + 1] ?? 0));
            return at < read.length && !isNamed && /\d/.test(character) ? digit : character;
          })
          .join('');
        const { time: otherTime, ...same } = format.readPrefix(other) ?? { time: '' };
        const { time: _written, ...wanted } = read;
        expect(same).toEqual(wanted);
        expect(otherTime).toBe(time === null ? '' : other.slice(...time));
      }
    }
  });
});
