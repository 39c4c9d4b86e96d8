import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePayload } from '../../../parsers/ocpp/payload.ts';
import { payloadText, readAs, readLog, type ReadLog } from './read-log.ts';

const call = '[2,"1000001","StatusNotification",{"connectorId":1,"status":"Available","info":"a]b}[2,\\"x\\""}]';
const payload = { connectorId: 1, status: 'Available', info: 'a]b}[2,"x"' };
const time = '2024-05-01 10:00:00.123';

function codeUnits(words: string): number[] {
  return Array.from({ length: words.length }, (_, index) => words.charCodeAt(index));
}

/** The items of the same bytes in chunks of another size. */
function readAgain(log: ReadLog | undefined, bytes: Uint8Array, size: number) {
  return log === undefined ? undefined : readAs(log.detection, bytes, size).items;
}

function framesOf(text: string) {
  const log = readLog(text);
  const bytes = new TextEncoder().encode(text);
  return (log?.frames ?? []).map((frame) => ({
    kind: frame.kind,
    id: frame.uniqueId,
    action: frame.action,
    state: frame.state,
    repairs: frame.repairs,
    payload: parsePayload(payloadText(frame, bytes) ?? 'null'),
    shown: new TextDecoder().decode(
      bytes.subarray(frame.evidence.offset, frame.evidence.offset + frame.evidence.length),
    ),
    line: frame.evidence.line,
  }));
}

const whole = { kind: 'call', id: '1000001', action: 'StatusNotification', state: 'whole', repairs: [], payload };
const once = JSON.stringify(call).slice(1, -1);
const twice = JSON.stringify(once).slice(1, -1);
const entities = call.replaceAll('"', '&quot;');

describe('a frame is found in all its clothes', () => {
  test.each([
    ['bare', call, call],
    ['after a prefix', `${time} recv CP1: ${call}`, call],
    ['with text behind', `${time} >> message sent: ${call} color: cyan;`, call],
    ['in quotes', `${time} TX: "${once}" done`, once],
    ['escaped twice', `${time} {"inner":"{\\"m\\":\\"${twice}\\"}"}`, twice],
    ['in HTML', `<tr><td><pre>${entities}</pre></td></tr>`, entities],
    ['doubled quotes in a line', `${time},CP1,"${call.replaceAll('"', '""')}"`, call.replaceAll('"', '""')],
  ])('%s', (_name, text, shown) => {
    expect(framesOf(`${text}\n`)).toEqual([{ ...whole, shown, line: 1 }]);
  });

  test('pretty printed over many lines with blank ones inside', () => {
    const pretty = JSON.stringify(JSON.parse(call), null, 2).replaceAll('\n', '\r\n\r\n');
    expect(framesOf(`head\n${pretty}\ntail`)).toEqual([{ ...whole, shown: pretty, line: 2 }]);
  });

  test('several on a line, text and times between them', () => {
    const text = `[MO] Send: ${call}11:52:55.587 > [MO] Recv: [3,"1000001",{}]\n`;
    expect(framesOf(text).map(({ kind }) => kind)).toEqual(['call', 'result']);
  });

  test('wrapped by the logger with the prefix repeated', () => {
    const prefix = '2023-12-31T14:53:18.082Z:COM:ocpp_rpc.c:681:';
    const rows = call.match(/.{1,20}/g) ?? [];
    const text = `${prefix}-> ${rows.join(`\n${prefix}`)}\n2023-12-31T14:53:19.000Z:COM:ocpp_rpc.c:1127:<- [3,"1000001",{}]\n`;
    const [first, second] = framesOf(text);
    expect(first).toMatchObject({ ...whole, line: 1 });
    expect(second).toMatchObject({ kind: 'result', id: '1000001', line: rows.length + 1 });
  });

  test('broken by a terminal in the middle of a string, without a prefix', () => {
    const text = `${time} INFO send ${call.slice(0, 70)}\n${call.slice(70)}\n${time} INFO next\n`;
    expect(framesOf(text)).toMatchObject([{ ...whole, state: 'repaired', repairs: ['line-break-in-string'] }]);
  });

  test('as a Python literal', () => {
    const text = `${time} got [2, '1000001', 'StatusNotification', {'connectorId': 1, 'ok': True, 'none': None, 'q': "it's"}]\n`;
    expect(framesOf(text)).toMatchObject([
      { kind: 'call', state: 'repaired', payload: { connectorId: 1, ok: true, none: null, q: "it's" } },
    ]);
  });
});

describe('damaged frames', () => {
  test('a lost comma after a number is put back and said', () => {
    const text = '[2,"1","StatusNotification",{"connectorId":\t1\t"status":\t"Preparing"}]\n';
    expect(framesOf(text)).toMatchObject([
      { state: 'repaired', repairs: ['missing-comma'], payload: { connectorId: 1, status: 'Preparing' } },
    ]);
  });

  test('quotes that were not escaped, or once too often', () => {
    const bare = '[2,"1","DataTransfer",{"vendorId":"X","data":"{"a":1}"}]\n';
    expect(framesOf(bare)).toMatchObject([{ state: 'repaired', payload: { vendorId: 'X', data: '{"a":1}' } }]);
    const over = '[2,"1","DataTransfer",{"vendorId":"X","data":"{\\\\"a\\\\":1}"}]\n';
    expect(framesOf(over)).toMatchObject([{ state: 'repaired', payload: { vendorId: 'X', data: '{"a":1}' } }]);
  });

  test('what was cut keeps its complete leading members, and no half sampled value', () => {
    const values =
      '[2,"9","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"t","sampledValue":[{"value":"1","unit":"Wh"},{"value":"2","un>';
    expect(framesOf(`${time} recv ${values}\n${time} next\n`)).toMatchObject([
      {
        state: 'truncated',
        payload: { connectorId: 1, meterValue: [{ timestamp: 't', sampledValue: [{ value: '1', unit: 'Wh' }] }] },
      },
    ]);
    expect(framesOf('[3,"9",{"status":"Accepted","meterStop":12')).toMatchObject([
      { kind: 'result', state: 'truncated', payload: { status: 'Accepted' } },
    ]);
    expect(framesOf('[2,"9","StartTrans')).toMatchObject([{ kind: 'call', state: 'truncated', action: null }]);
  });

  test('what the logger left out is not made up', () => {
    const text = `2022-03-16 16:35:40 DEBUG (MainThread) [websockets.server] < TEXT '[2,"4a7920fe","Boot...: "5.5.10","imsi": ""}]' [318 bytes]\n`;
    expect(framesOf(text)).toMatchObject([
      { kind: 'call', id: '4a7920fe', action: null, state: 'elided', payload: null },
    ]);
    const lucky = `x < TEXT '[3,"4a7920fe",{"data":"abc...xyz"}]' [318 bytes]\n`;
    expect(framesOf(lucky)).toMatchObject([{ state: 'elided', payload: null }]);
  });

  test('other message types are reported and kept', () => {
    expect(
      framesOf('[1,"ETPC","StartTransaction",{"connectorId":1}]\n[6,"a","NotifyPeriodicEventStream",{"id":1}]\n'),
    ).toMatchObject([
      { kind: 'other', action: 'StartTransaction' },
      { kind: 'other', action: 'NotifyPeriodicEventStream' },
    ]);
  });

  test('sloppy CALLERRORs', () => {
    expect(
      framesOf('[4," 1","InternalError",null,"{}"]\n[4,"2","GET /towers/1","",{}]\n[4,"3","NotSupported"]\n'),
    ).toMatchObject([
      { kind: 'error', id: ' 1' },
      { kind: 'error', id: '2' },
      { kind: 'error', id: '3' },
    ]);
  });
});

test('what only looks like a frame is none', () => {
  const noise = [
    'handling incoming CALL [27393929, StatusNotification] from ABL',
    'ROOM:[true] [2612]: stop charging <-',
    '[2,3,4] [3,"x"] [2,"a","b"] [4,"a","b"] [2, 5, 6] [3,"id",[1,2]]',
    'grid currents: [15.6 15.6 15.7]A [2,"id",5,{}]',
    '[2024-01-01 10:00:00] [3] [4, "x"',
  ];
  expect(framesOf(noise.map((line) => `${time} ${line}\n`).join(''))).toEqual([]);
});

test('a copy in other clothes counts once, a real repetition twice', () => {
  const id = '8b8b4c4d-d7ea-474b-b8e3-68e65c776235';
  const frame = `[2,"${id}","Heartbeat",{}]`;
  const text = `INFO:ocpp:CP: receive message ${frame}\nERROR:ocpp:could not handle: ${frame}\nINFO:ocpp:CP: receive message ${frame}\n`;
  expect(readLog(text)?.account.frames).toMatchObject({ call: 2, duplicates: 1 });
});

const frameText = fc.record({
  id: fc.string({ minLength: 1, maxLength: 20 }),
  action: fc.constantFrom('Heartbeat', 'MeterValues', 'DataTransfer', 'X.custom'),
  payload: fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 }),
});

test('whatever a payload holds, its frame is found whole, plain or escaped, in any chunks', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(
      fc.array(frameText, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      (frames, quoted, size) => {
        const lines = frames.map(({ id, action, payload: body }) => {
          const text = JSON.stringify([2, id, action, body]);
          return `2024-05-01T10:00:00Z INFO recv ${quoted ? JSON.stringify(text) : text} end`;
        });
        const bytes = encoder.encode(`${lines.join('\n')}\n`);
        const log = readLog(bytes);
        expect(log?.frames.map(({ uniqueId, state }) => [uniqueId, state])).toEqual(
          frames.map(({ id }) => [id, 'whole']),
        );
        expect(log?.frames.map((frame) => JSON.parse(payloadText(frame, bytes) ?? ''))).toEqual(
          frames.map(({ payload: body }) => JSON.parse(JSON.stringify(body))),
        );
        expect(readAgain(log, bytes, size)).toEqual(log?.items);
      },
    ),
    { numRuns: 300 },
  );
});

test('a frame is the same wherever a chunk ends', () => {
  const frames = [
    '[2,"\\\\  ","X.custom",{}]',
    '[2,"1","Heartbeat",null]',
    '[3,"1",null]',
    '[4,"1","free text","x",{}]',
    '[4,"2","NotSupported"]',
  ];
  const bytes = new TextEncoder().encode(frames.map((frame) => `2024-05-01T10:00:00Z recv ${frame} end\n`).join(''));
  const log = readLog(bytes);
  expect(log?.frames.map(({ kind, state }) => [kind, state])).toEqual(
    ['call', 'call', 'result', 'error', 'error'].map((kind) => [kind, 'whole']),
  );
  for (let size = 1; size < 70; size += 1) expect(readAgain(log, bytes, size)).toEqual(log?.items);
});

test('random bytes give no frame and no exception', () => {
  const detection = readLog(`${call}\n`)?.detection;
  if (detection === undefined) throw new Error('no detection');
  const pieces = fc.constantFrom(
    '[2,"',
    '[3,"a",{',
    '"',
    '\\',
    '\n',
    '}',
    ']',
    '[',
    ',',
    '...',
    '&quot;',
    '2024-01-01 10:00:00 ',
    ' ',
    'é',
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      readLog(bytes);
      expect(readAs(detection, bytes, 7).frames).toEqual([]);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (parts, size) => {
      const bytes = new TextEncoder().encode(parts.join(''));
      expect(readAs(detection, bytes, size).items).toEqual(readAs(detection, bytes).items);
    }),
    { numRuns: 2000 },
  );
});

describe('encodings', () => {
  const text = `2024-05-01T10:00:00Z received [2,"1","DataTransfer",{"vendorId":"Grün","data":"한국"}]\r\n2024-05-01T10:00:01Z sent [3,"1",{"status":"Accepted"}]\r\n`;

  test.each(['utf-16le', 'utf-16be'] as const)(
    '%s with a byte order mark; offsets count bytes of the source',
    (encoding) => {
      const units = codeUnits(`\ufeff${text}`).flatMap((code) =>
        encoding === 'utf-16le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff],
      );
      const bytes = Uint8Array.from(units);
      const log = readLog(bytes);
      expect(log?.detection.encoding).toBe(encoding);
      const [frame, answer] = log?.frames ?? [];
      expect(frame?.payload).toEqual({ at: 'text', text: '{"vendorId":"Grün","data":"한국"}' });
      const evidence = answer?.evidence;
      const range = bytes.subarray(evidence?.offset, (evidence?.offset ?? 0) + (evidence?.length ?? 0));
      expect(new TextDecoder(encoding).decode(range)).toBe('[3,"1",{"status":"Accepted"}]');
      expect(evidence?.line).toBe(2);
      expect(readAgain(log, bytes, 5)).toEqual(log?.items);
    },
  );

  test('UTF-8 with a byte order mark', () => {
    const bytes = new TextEncoder().encode(`\ufeff${text}`);
    const shown = readLog(bytes)?.frames.map(({ evidence }) =>
      String.fromCharCode(...bytes.subarray(evidence.offset, evidence.offset + 6)),
    );
    expect(shown).toEqual(['[2,"1"', '[3,"1"']);
  });

  test('windows-1252 and EUC-KR', () => {
    const latin = Uint8Array.from(codeUnits(text.replace('한국', '')));
    const log = readLog(latin);
    expect(log?.detection.encoding).toBe('windows-1252');
    expect(log?.frames[0]?.payload).toEqual({ at: 'text', text: '{"vendorId":"Grün","data":""}' });
    const [before, after] = text.replace('Grün', 'X').split('한국');
    const encoder = new TextEncoder();
    const korean = Uint8Array.from([...encoder.encode(before), 0xc7, 0xd1, 0xb1, 0xb9, ...encoder.encode(after)]);
    expect(readLog(korean)?.detection.encoding).toBe('euc-kr');
    expect(readLog(korean)?.frames[0]?.payload).toEqual({ at: 'text', text: '{"vendorId":"X","data":"한국"}' });
  });

  test('stray bytes and zeros do not end the reading', () => {
    const bytes = new TextEncoder().encode(`${text}${text}`);
    bytes[bytes.length - 60] = 0;
    bytes[30] = 0xff;
    expect(readLog(bytes)?.frames.length).toBeGreaterThanOrEqual(3);
  });

  test('binary data is no log', () => {
    expect(readLog(Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256))).toBeUndefined();
    expect(readLog('just some text\nwithout anything\n')).toBeUndefined();
  });
});

test('a head that never ends is reported and reading goes on', () => {
  const detection = readLog(`${call}\n`)?.detection;
  if (detection === undefined) throw new Error('no detection');
  const filler = '"x",\n'.repeat(4_000_000);
  const bytes = new TextEncoder().encode(`[2,"1","DataTransfer",{"data":[${filler}\n\n${call}\n`);
  const { items, frames } = readAs(detection, bytes, 1_048_576);
  expect(items.flatMap((item) => (item.record === 'issue' ? [item.issue.code] : []))).toContain('log.frame-too-long');
  expect(frames.map(({ uniqueId }) => uniqueId)).toEqual(['1000001']);
});
