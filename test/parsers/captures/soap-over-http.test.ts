/* OCPP-S in packet captures (research K37, K38): envelopes in the bodies of HTTP messages, by length, in chunks, up to the end of the connection. */
import { describe, expect, test } from 'vitest';
import { CaptureReading } from '../../../parsers/captures/read-capture.ts';
import type { LogItem } from '../../../parsers/model/log-item.ts';
import { type MadeSegment, makeCapture } from '../../fixtures/captures/make-capture.ts';

const start = Date.UTC(2024, 4, 1, 10, 0, 0) * 1000;
const xml = (header: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope" xmlns:cs="urn://Ocpp/Cs/2012/06/" xmlns:a="http://www.w3.org/2005/08/addressing"><SOAP-ENV:Header>${header}</SOAP-ENV:Header><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
const asked = (id: string, action: string, members: string) =>
  xml(
    `<cs:chargeBoxIdentity SOAP-ENV:mustUnderstand="true">CP_20</cs:chargeBoxIdentity><a:MessageID>urn:uuid:${id}</a:MessageID><a:Action>/${action}</a:Action>`,
    `<cs:${action.charAt(0).toLowerCase()}${action.slice(1)}Request>${members}</cs:${action.charAt(0).toLowerCase()}${action.slice(1)}Request>`,
  );
const answered = (id: string, action: string, members: string) =>
  xml(
    `<a:MessageID>urn:uuid:${id}-r</a:MessageID><a:RelatesTo>urn:uuid:${id}</a:RelatesTo><a:Action>/${action}Response</a:Action>`,
    `<cs:${action.charAt(0).toLowerCase()}${action.slice(1)}Response>${members}</cs:${action.charAt(0).toLowerCase()}${action.slice(1)}Response>`,
  );

const post = (body: string) =>
  `POST /steve/services/CentralSystemService HTTP/1.1\r\nHost: csms\r\nContent-Type: application/soap+xml; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const byLength = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const inChunks = (body: string) => {
  const half = Math.floor(body.length / 2);
  const parts = [body.slice(0, half), body.slice(half)];
  const chunks = parts.map((part) => `${Buffer.byteLength(part).toString(16)};x=y\r\n${part}\r\n`).join('');
  return `HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`;
};
const untilClosed = (body: string) => `HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n${body}`;

function segments(parts: readonly (readonly [fromStation: boolean, text: string])[], size: number): MadeSegment[] {
  const sequences = new Map([
    [true, 1000],
    [false, 7000],
  ]);
  return parts.flatMap(([fromStation, text], index) => {
    const bytes = Buffer.from(text);
    const made: MadeSegment[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      const payload = bytes.subarray(at, at + size);
      made.push({ fromStation, sequence: sequences.get(fromStation) ?? 0, payload, timeUs: start + index * 100_000 });
      sequences.set(fromStation, (sequences.get(fromStation) ?? 0) + payload.length);
    }
    return made;
  });
}

function read(bytes: Uint8Array, chunk = 4096): readonly LogItem[] {
  const reading = new CaptureReading(1, null, () => undefined);
  const items: LogItem[] = [];
  for (let at = 0; at < bytes.length; at += chunk) items.push(...reading.push(bytes.subarray(at, at + chunk)));
  items.push(...reading.end());
  return items;
}

const told = (items: readonly LogItem[]) =>
  items.map((item) =>
    item.record === 'frame'
      ? [
          item.kind,
          item.uniqueId.replace('urn:uuid:', ''),
          item.action ?? '-',
          item.station,
          item.loggedAt.epochMs,
        ].join(' ')
      : item.record === 'issue'
        ? item.issue.code
        : item.event,
  );

const at = (tenths: number) => start / 1000 + tenths * 100;
const talk = (answer: (body: string) => string) =>
  [
    [true, post(asked('a1', 'Heartbeat', ''))],
    [false, answer(answered('a1', 'Heartbeat', '<cs:currentTime>2024-05-01T10:00:00Z</cs:currentTime>'))],
    [true, post(asked('a2', 'Authorize', '<cs:idTag>04A2</cs:idTag>'))],
    [false, answer(answered('a2', 'Authorize', '<cs:idTagInfo><cs:status>Accepted</cs:status></cs:idTagInfo>'))],
  ] as const;
const expected = [
  `call a1 Heartbeat CP_20 ${at(0)}`,
  `result a1 Heartbeat CP_20 ${at(1)}`,
  `call a2 Authorize CP_20 ${at(2)}`,
  `result a2 Authorize CP_20 ${at(3)}`,
];

describe.each([
  ['by their length', byLength],
  ['in chunks', inChunks],
  ['up to the end of the envelope', untilClosed],
] as const)('answers %s', (_name, answer) => {
  test.each([5000, 211, 13])('in segments of %i bytes', (size) => {
    for (const format of ['pcap', 'pcapng'] as const) {
      const bytes = makeCapture(segments(talk(answer), size), format);
      expect(told(read(bytes))).toEqual(expected);
      expect(told(read(bytes, 97))).toEqual(expected);
    }
  });
});

test('other bodies and answers without one are passed over', () => {
  const parts = [
    [true, post('{"no":"ocpp"}')],
    [false, 'HTTP/1.1 204 No Content\r\n\r\n'],
    [true, post(asked('a1', 'Heartbeat', ''))],
    [false, 'HTTP/1.1 100 Continue\r\n\r\n'],
    [false, byLength(answered('a1', 'Heartbeat', '<cs:currentTime>2024-05-01T10:00:00Z</cs:currentTime>'))],
  ] as const;
  expect(told(read(makeCapture(segments(parts, 300), 'pcap')))).toEqual([
    `call a1 Heartbeat CP_20 ${at(2)}`,
    `result a1 Heartbeat CP_20 ${at(4)}`,
  ]);
});

test('a lost segment loses its message and no other; the loss is told', () => {
  const all = segments(talk(byLength), 200);
  const ofSecond = all.findIndex(({ timeUs, fromStation }) => fromStation && timeUs === start + 200_000);
  const bytes = makeCapture(
    [
      ...all,
      ...segments([[true, post(asked('a3', 'Heartbeat', ''))]], 5000).map((segment) => ({
        ...segment,
        sequence:
          1000 + all.filter(({ fromStation }) => fromStation).reduce((sum, { payload }) => sum + payload.length, 0),
        timeUs: start + 500_000,
      })),
    ].filter((_segment, index) => index !== ofSecond + 1),
    'pcap',
  );
  expect(told(read(bytes))).toEqual([
    ...expected.slice(0, 2),
    // Its request, that would name the station, was lost.
    `result a2 Authorize  ${at(3)}`,
    `call a3 Heartbeat CP_20 ${at(5)}`,
    'log.capture-lost',
  ]);
});

describe('bodies made to cost time come to their end, and what comes behind them is read', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';
  const envelopes = `${head}\r\n<a></><${'Envelope>'.repeat(110_000)}`;
  const small = `${head}Transfer-Encoding: chunked\r\n\r\n${'1\r\nA\r\n'.repeat(160_000)}`;
  test.each([
    ['ends without a beginning', envelopes],
    ['chunks of one byte', small],
    ['a size without an end', `${head}Transfer-Encoding: chunked\r\n\r\n${'0'.repeat(900_000)}`],
  ])('%s', (_name, body) => {
    const parts = [
      [false, body],
      [true, post(asked('a1', 'Heartbeat', ''))],
    ] as const;
    expect(told(read(makeCapture(segments(parts, 100), 'pcap')))).toContain(`call a1 Heartbeat CP_20 ${at(1)}`);
  });
});
