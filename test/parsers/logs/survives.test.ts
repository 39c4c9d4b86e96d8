/*
 * The heart of reading logs: whatever a log does to a conversation, every whole message comes out as it was, in its order; what was cut is marked;
 * nothing is invented. LADEAKTE_LONG_RUNS=20000 makes it a long run.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import { conversations, garments, type Message } from './conversation.ts';
import { payloadText, readAs, readLog, type ReadLog } from './read-log.ts';

const runs = Number(process.env['LADEAKTE_LONG_RUNS'] ?? '60');
const options = { numRuns: runs, seed: 20_261_121 };
const timeoutMs = 30_000 + runs * 60;

interface Seen {
  readonly kind: string;
  readonly id: string;
  readonly action: string | null;
  readonly errorCode: string | null;
  readonly payload: unknown;
}

function seenIn(log: ReadLog | undefined, bytes: Uint8Array): readonly Seen[] {
  return (log?.frames ?? []).map((frame) => ({
    kind: frame.kind,
    id: frame.uniqueId,
    action: frame.kind === 'call' ? frame.action : null,
    errorCode: frame.errorCode,
    payload: parsePayload(payloadText(frame, bytes) ?? 'null'),
  }));
}

/** Names of members are fields of a plain object in `parsePayload` too; numbers of the generator are safe ones or texts. */
function asSeen({ kind, id, action, errorCode, payload }: Message): Seen {
  return { kind, id, action, errorCode, payload: parsePayload(JSON.stringify(payload)) };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), !big);
  return bytes;
}

/** Both alphabets of the generator, as far as they are not ASCII. */
const narrow: Readonly<Record<string, readonly number[]>> = {
  é: [0xe9],
  ß: [0xdf],
  ñ: [0xf1],
  한: [0xc7, 0xd1],
  국: [0xb1, 0xb9],
};
function narrowBytes(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => narrow[character] ?? [character.charCodeAt(0)]));
}

describe.each(Object.entries(garments))('%s', (_name, dress) => {
  test('every message comes out as it was, in its order', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(conversations(), fc.integer({ min: 1, max: 400 }), (messages, size) => {
        const bytes = utf8(dress(messages));
        const log = readLog(bytes);
        expect(seenIn(log, bytes)).toEqual(messages.map(asSeen));
        if (log !== undefined) expect(readAs(log.detection, bytes, size).items).toEqual(log.items);
      }),
      options,
    );
  });

  test('cut at any byte: whole ones are found, nothing is invented', { timeout: timeoutMs }, () => {
    fc.assert(
      fc.property(conversations(), fc.double({ min: 0, max: 1, noNaN: true }), (messages, share) => {
        const whole = utf8(dress(messages));
        const detection = readLog(whole)?.detection;
        if (detection === undefined) throw new Error('not taken for a log');
        const at = Math.floor(whole.length * share);
        const bytes = whole.slice(0, at);
        const log = readAs(detection, bytes);
        const ends = readAs(detection, whole).frames.map(({ evidence }) => evidence.offset + evidence.length);
        const complete = ends.filter((end) => end <= at).length;
        const seen = seenIn(log, bytes);
        expect(seen.slice(0, complete)).toEqual(messages.slice(0, complete).map(asSeen));
        // At most the one that was cut comes on top, and it says so.
        expect(seen.length).toBeLessThanOrEqual(complete + 1);
        const last = log.frames[complete];
        const original = messages[complete];
        if (last === undefined || original === undefined) return;
        expect([last.kind, original.id.startsWith(last.uniqueId)]).toEqual([original.kind, true]);
        if (last.state === 'whole') expect(seen[complete]).toEqual(asSeen(original));
        else expect(['truncated', 'elided', 'repaired']).toContain(last.state);
      }),
      options,
    );
  });
});

test.each(['utf-16le', 'utf-16be'] as const)('in %s', { timeout: timeoutMs }, (encoding) => {
  fc.assert(
    fc.property(conversations(), fc.boolean(), (messages, marked) => {
      const text = garments['plain']?.(messages) ?? '';
      const bytes = utf16(`${marked ? '\ufeff' : ''}${text}`, encoding === 'utf-16be');
      const log = readLog(bytes);
      expect(log?.detection.encoding).toBe(encoding);
      expect(seenIn(log, bytes)).toEqual(messages.map(asSeen));
    }),
    options,
  );
});

test.each(['latin', 'korean'] as const)('in the 8-bit encoding for %s letters', { timeout: timeoutMs }, (alphabet) => {
  fc.assert(
    fc.property(conversations(alphabet), (messages) => {
      // Enough of the alphabet for the encoding to be told.
      const tail = alphabet === 'latin' ? 'Grüße aus Köln é'.replaceAll(/[üö]/g, 'é') : '한국한국한국';
      const bytes = narrowBytes(`${garments['plain']?.(messages) ?? ''}2024-05-01T11:00:00Z INFO ${tail}\n`);
      const log = readLog(bytes);
      expect(seenIn(log, bytes)).toEqual(messages.map(asSeen));
    }),
    options,
  );
});

test('the stations of interleaved lines stay with their messages', { timeout: timeoutMs }, () => {
  fc.assert(
    fc.property(
      conversations(),
      fc.constantFrom('plain', 'in CSV', 'in lines of JSON', 'in a JSON array', 'in colours'),
      (messages, name) => {
        const log = readLog(utf8(garments[name]?.(messages) ?? ''));
        expect(log?.frames.map(({ station }) => station)).toEqual(messages.map(({ station }) => station));
        expect(log?.frames.every(({ loggedAt }) => loggedAt.epochMs !== null)).toBe(true);
      },
    ),
    options,
  );
});

test('rotated at any line: the parts give what the whole gives', { timeout: timeoutMs }, () => {
  fc.assert(
    fc.property(conversations(), fc.nat(), (messages, where) => {
      const lines = (garments['plain']?.(messages) ?? '').split(/(?<=\n)/);
      const at = where % (lines.length + 1);
      const seen = [lines.slice(0, at).join(''), lines.slice(at).join('')].flatMap((part) => {
        const bytes = utf8(part);
        return seenIn(readLog(bytes), bytes);
      });
      expect(seen).toEqual(messages.map(asSeen));
    }),
    options,
  );
});

test('begun in the middle: what follows is found', { timeout: timeoutMs }, () => {
  fc.assert(
    fc.property(conversations(), fc.double({ min: 0, max: 1, noNaN: true }), (messages, share) => {
      const whole = utf8(garments['plain']?.(messages) ?? '');
      const log = readLog(whole);
      if (log === undefined) throw new Error('not taken for a log');
      const at = Math.floor(whole.length * share);
      const bytes = whole.slice(at);
      const first = log.frames.findIndex(({ evidence }) => evidence.offset >= at);
      const expected = first < 0 ? [] : messages.slice(first).map(asSeen);
      const seen = seenIn(readAs(log.detection, bytes), bytes);
      expect(expected.length === 0 ? [] : seen.slice(-expected.length)).toEqual(expected);
    }),
    options,
  );
});
