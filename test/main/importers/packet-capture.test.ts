import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packetCaptureReader } from '../../../main/importers/readers/packet-capture.ts';
import type { ReaderItem } from '../../../main/importers/readers/source-reader.ts';
import { makeCapture, type MadeSegment, packedText, webSocketFrame } from '../../fixtures/captures/make-capture.ts';

const start = 1_714_557_600_000_000;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const call = '[2,"a1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]';
const answer = '[3,"a1",{}]';
const request = 'GET /ocpp/CP_20 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n';
const switching = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n';

/** The bytes of both sides, cut into segments of a size, in turn. */
function segmentsOf(
  turns: readonly (readonly [fromStation: boolean, bytes: Uint8Array])[],
  size: number,
): MadeSegment[] {
  const sequences = { station: 4_294_967_000, csms: 7000 };
  return turns.flatMap(([fromStation, bytes], turn) => {
    const segments: MadeSegment[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      const side = fromStation ? 'station' : 'csms';
      const payload = bytes.subarray(at, at + size);
      segments.push({ fromStation, sequence: sequences[side], payload, timeUs: start + turn * 100_000 });
      sequences[side] = (sequences[side] + payload.length) % 4_294_967_296;
    }
    return segments;
  });
}

const conversation: readonly (readonly [boolean, Uint8Array])[] = [
  [true, utf8(request)],
  [false, utf8(switching)],
  [true, webSocketFrame(utf8(call), { masked: true })],
  [false, webSocketFrame(utf8(answer), { masked: false })],
  [true, webSocketFrame(utf8('[2,"b2","Data'), { masked: true, final: false })],
  [true, webSocketFrame(utf8('x'), { masked: true, opcode: 9 })],
  [true, webSocketFrame(utf8('Transfer",{"vendorId":"V"}]'), { masked: true, opcode: 0 })],
  [false, webSocketFrame(packedText('[3,"b2",{"status":"Accepted"}]'), { masked: false, packed: true })],
  [true, webSocketFrame(Uint8Array.of(3, 232), { masked: true, opcode: 8 })],
];

function read(bytes: Uint8Array, chunk = 1000): readonly ReaderItem[] {
  if (packetCaptureReader.takes !== 'stream') throw new Error('not a stream');
  const head = { bytes, whole: true, text: null, fileName: 'x.pcap' };
  const recognition = packetCaptureReader.recognise(head);
  if (recognition === null) throw new Error('not recognised');
  const time = { zone: 'UTC', referenceYear: null };
  const reading = packetCaptureReader.open({
    sourceId: 3,
    time,
    station: null,
    head,
    recognition,
    wholeTextBytes: 1,
    part: null,
    mappings: [],
    companionOf: null,
  });
  const items: ReaderItem[] = [];
  for (let at = 0; at < bytes.length; at += chunk) items.push(...reading.push(bytes.subarray(at, at + chunk)));
  items.push(...reading.end());
  reading.report();
  return items;
}

const told = (items: readonly ReaderItem[]) =>
  items.map((item) => {
    if (item.record === 'frame')
      return [item.kind, item.uniqueId, item.label, item.station, item.loggedAt.epochMs].join(' ');
    if (item.record === 'log-event') return item.event;
    return item.record === 'issue' ? item.issue.code : item.record;
  });

const expected = [
  'connection-opened',
  `call a1 station-to-csms CP_20 ${start / 1000 + 200}`,
  `result a1 csms-to-station CP_20 ${start / 1000 + 300}`,
  'ping',
  `call b2 station-to-csms CP_20 ${start / 1000 + 600}`,
  `result b2 csms-to-station CP_20 ${start / 1000 + 700}`,
  'connection-closed',
];

describe.each(['pcap', 'pcap-nano-big', 'pcapng'] as const)('%s', (format) => {
  test.each([1000, 7, 1])('messages of both sides, in segments of %i bytes', (size) => {
    const bytes = makeCapture(segmentsOf(conversation, size), format);
    expect(told(read(bytes))).toEqual(expected);
    expect(told(read(bytes, 13))).toEqual(expected);
  });

  test('segments twice and out of order count once, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.nat(1000), (size, where) => {
        const segments = segmentsOf(conversation, size);
        // Behind the handshake, so that who is who is known.
        const at = 12 + (where % Math.max(1, segments.length - 14));
        const [a, b] = [segments[at], segments[at + 1]];
        if (a === undefined || b === undefined || a.fromStation !== b.fromStation || a.timeUs !== b.timeUs) return;
        // A side without its SYN begins with what comes first.
        if (!segments.slice(0, at).some(({ fromStation }) => fromStation === a.fromStation)) return;
        const mixed = [...segments.slice(0, at), b, a, a, ...segments.slice(at + 2)];
        expect(told(read(makeCapture(mixed, format)))).toEqual(expected);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

test('a capture that began within the connection: the mask tells who is the station', () => {
  const bytes = makeCapture(segmentsOf(conversation.slice(2, 4), 1000), 'pcap');
  expect(told(read(bytes))).toEqual([
    `call a1 station-to-csms  ${start / 1000}`,
    `result a1 csms-to-station  ${start / 1000 + 100}`,
  ]);
});

test('a lost segment loses its message and no other; the loss is told', () => {
  const segments = segmentsOf(conversation, 1000);
  const cut = segmentsOf([[true, webSocketFrame(utf8(call.replace('a1', 'c3')), { masked: true })]], 1000);
  const broken = segments.filter((_segment, index) => index !== 2);
  expect(told(read(makeCapture(broken, 'pcap')))).not.toContain(expected[1]);
  expect(told(read(makeCapture(broken, 'pcap')))).toContain(expected[2]);
  expect(cut.length).toBe(1);
});

test('of more connections than are kept the silent one gives what waits in it', () => {
  const segment = (port: number, sequence: number, payload: Uint8Array): MadeSegment => ({
    fromStation: true,
    sequence,
    payload,
    timeUs: start,
    port,
  });
  const first = webSocketFrame(utf8('[2,"a1","Heartbeat",{}]'), { masked: true });
  const later = webSocketFrame(utf8('[2,"c3","Heartbeat",{}]'), { masked: true });
  // Ten bytes between the two were never captured.
  const silent = [segment(50_000, 1000, first), segment(50_000, 1000 + first.length + 10, later)];
  const others = Array.from({ length: 2_048 }, (_, index) => segment(1_024 + index, 1, first));
  const ids = told(read(makeCapture([...silent, ...others], 'pcap'), 65_536)).map((line) => line.split(' ')[1]);
  expect(ids.filter((id) => id === 'a1')).toHaveLength(2_049);
  // Given when the silent connection made room, before the last of the others spoke.
  expect(ids.indexOf('c3')).toBe(2_048);
});

test('encrypted connections are told, cut and damaged captures come to an end', () => {
  const tls = segmentsOf([[true, Uint8Array.of(0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5)]], 1000);
  expect(told(read(makeCapture(tls, 'pcap')))).toEqual(['log.capture-encrypted']);
  const bytes = makeCapture(segmentsOf(conversation, 50), 'pcap');
  fc.assert(
    fc.property(fc.integer({ min: 24, max: bytes.length - 1 }), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const changed = cut ? bytes.slice(0, at) : Uint8Array.from(bytes);
      if (!cut) changed[at] = byte;
      const frames = read(changed).filter((item) => item.record === 'frame');
      expect(frames.length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 200, seed: 12 },
  );
});
