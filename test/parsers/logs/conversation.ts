import * as fc from 'fast-check';

/*
 * Random OCPP conversations and the clothes that logs put them in. Every garment says how the log looks; what must come out is always the same
 * conversation.
 */

export interface Message {
  readonly station: string;
  readonly kind: 'call' | 'result' | 'error';
  readonly id: string;
  readonly action: string | null;
  readonly errorCode: string | null;
  readonly payload: unknown;
  /** The message as it went over the wire. */
  readonly text: string;
}

const actions = [
  'BootNotification',
  'Heartbeat',
  'StatusNotification',
  'MeterValues',
  'DataTransfer',
  'StopTransaction',
  'NotifyEvent',
];
const codes = ['NotImplemented', 'InternalError', 'FormationViolation'];

/** Text as payloads hold it: brackets, quotes, escapes, colons, letters of many languages; `alphabet` narrows it for an encoding. */
function words(alphabet: 'any' | 'latin' | 'korean'): fc.Arbitrary<string> {
  const letters = { any: ['é', 'ß', '한', '漢', '😀', '\u2028'], latin: ['é', 'ß', 'ñ'], korean: ['한', '국'] }[
    alphabet
  ];
  const pieces = [
    'a',
    'B7',
    ' ',
    '-',
    '_',
    ':',
    ',',
    '"',
    '\\',
    '/',
    '[',
    ']',
    '{',
    '}',
    '[2',
    '<',
    '>',
    '&',
    "'",
    '\n',
    '\t',
    '...',
    '0',
    ...letters,
  ];
  return fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
}

function payloads(alphabet: 'any' | 'latin' | 'korean'): fc.Arbitrary<Record<string, unknown>> {
  const text = words(alphabet);
  const value = fc.oneof(text, fc.integer(), fc.constantFrom(true, false, null, 0.5, 129.25));
  const sample = fc.record({
    value: fc.integer({ min: 0, max: 999_999 }).map(String),
    unit: fc.constantFrom('Wh', 'kWh'),
    context: text,
  });
  return fc.record(
    {
      connectorId: fc.integer({ min: 0, max: 3 }),
      status: fc.constantFrom('Available', 'Charging', 'Faulted'),
      info: text,
      data: fc.oneof(
        text,
        text.map((inner) => JSON.stringify({ inner, n: 1 })),
      ),
      meterValue: fc.array(
        fc.record({ timestamp: fc.constant('2024-05-01T10:00:00Z'), sampledValue: fc.array(sample, { maxLength: 3 }) }),
        { maxLength: 2 },
      ),
      idTagInfo: fc.record({ status: fc.constant('Accepted'), parentIdTag: text }),
      extra: value,
    },
    { requiredKeys: [] },
  );
}

/** A conversation of several stations: each CALL is answered, the stations' lines run into each other. */
export function conversations(alphabet: 'any' | 'latin' | 'korean' = 'any'): fc.Arbitrary<readonly Message[]> {
  const exchange = fc.record({
    station: fc.constantFrom('CP_1', 'left', 'SN-77'),
    id: fc.oneof(fc.uuid(), fc.integer({ min: 1, max: 9_999_999 }).map(String)),
    action: fc.constantFrom(...actions),
    request: payloads(alphabet),
    answer: payloads(alphabet),
    fails: fc.option(fc.constantFrom(...codes), { nil: undefined, freq: 5 }),
    late: fc.boolean(),
  });
  return fc.uniqueArray(exchange, { minLength: 1, maxLength: 6, selector: ({ id }) => id }).map((exchanges) => {
    const messages: Message[] = [];
    const waiting: Message[] = [];
    for (const { station, id, action, request, answer, fails, late } of exchanges) {
      const call = { station, kind: 'call', id, action, errorCode: null, payload: request } as const;
      messages.push({ ...call, text: JSON.stringify([2, id, action, request]) });
      const reply: Message =
        fails === undefined
          ? {
              station,
              kind: 'result',
              id,
              action: null,
              errorCode: null,
              payload: answer,
              text: JSON.stringify([3, id, answer]),
            }
          : {
              station,
              kind: 'error',
              id,
              action: null,
              errorCode: fails,
              payload: answer,
              text: JSON.stringify([4, id, fails, 'x', answer]),
            };
      if (late) waiting.push(reply);
      else messages.push(reply, ...waiting.splice(0));
    }
    return [...messages, ...waiting];
  });
}

const stamp = (index: number): string => `2024-05-01T10:${String(index).padStart(2, '0')}:00.000Z`;
const line = (message: Message, index: number, shown: string): string =>
  `${stamp(index)} INFO ${message.station}: ${message.kind === 'call' ? 'received' : 'sent'} ${shown}`;

function wrapped(message: Message, index: number, columns: number): string {
  const prefix = `${stamp(index)}:COM:ocpp_rpc.c:${681 + (index % 7)}:`;
  const first = `${message.kind === 'call' ? '->' : '<-'} ${message.text}`;
  const width = Math.max(20, columns - prefix.length);
  const characters = [...first];
  const rows: string[] = [];
  for (let at = 0; at < characters.length; at += width) rows.push(prefix + characters.slice(at, at + width).join(''));
  return rows.join('\n');
}

const entities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pretty printed, each line behind a prefix with the time of that line, as journald writes what a program prints (research K6). */
function stacked(messages: readonly Message[], dress: (shown: string) => string): string {
  let count = 0;
  return messages
    .flatMap((message) => {
      const rows = JSON.stringify(JSON.parse(message.text), null, 2).split('\n');
      return rows.map((row, index) => {
        count += 1;
        const time = `2024-05-01T10:${String(Math.floor(count / 600)).padStart(2, '0')}:0${Math.floor(count / 60) % 10}.${String(count).padStart(6, '0')}+0200`;
        const words = message.kind === 'call' ? 'ChargePoint: ' : 'CentralSystem: ';
        return `${time} host manager[3935]: ${dress(index === 0 ? words + row : row)}\n`;
      });
    })
    .join('');
}

/** The whole log in one garment. */
export const garments: Readonly<Record<string, (messages: readonly Message[]) => string>> = {
  plain: (messages) => messages.map((message, index) => `${line(message, index, message.text)}\n`).join(''),
  'with other lines between': (messages) =>
    messages
      .map(
        (message, index) =>
          `${line(message, index, message.text)}\n${stamp(index)} DEBUG [27393929, StatusNotification] ROOM:[true] <-\n`,
      )
      .join(''),
  'pretty printed': (messages) =>
    messages
      .map((message, index) => `${line(message, index, JSON.stringify(JSON.parse(message.text), null, 2))}\n\n`)
      .join(''),
  'pretty printed behind the journal, each line with a time of its own': (messages) =>
    stacked(messages, (shown) => shown),
  'pretty printed behind the journal in colours': (messages) =>
    stacked(messages, (shown) => `\u001b[1;35m${shown}\u001b[1;0m`),
  'wrapped at 80 columns with the prefix repeated': (messages) =>
    messages.map((message, index) => `${wrapped(message, index, 80)}\n`).join(''),
  'wrapped with the prefix repeated and CRLF': (messages) =>
    messages.map((message, index) => `${wrapped(message, index, 70)}\n`.replaceAll('\n', '\r\n')).join(''),
  'as a JSON string': (messages) =>
    messages.map((message, index) => `${line(message, index, JSON.stringify(message.text))}\n`).join(''),
  'escaped twice': (messages) =>
    messages
      .map((message, index) => `${line(message, index, JSON.stringify(JSON.stringify({ m: message.text })))}\n`)
      .join(''),
  'in lines of JSON': (messages) =>
    messages
      .map(
        (message, index) =>
          `${JSON.stringify({ timestamp: stamp(index), chargePointId: message.station, message: message.text })}\n`,
      )
      .join(''),
  'in a JSON array': (messages) =>
    JSON.stringify(
      messages.map((message, index) => ({
        timestamp: stamp(index),
        stationId: message.station,
        message: JSON.parse(message.text),
      })),
      null,
      1,
    ),
  'in CSV': (messages) =>
    `timestamp,station,message\r\n${messages.map((message, index) => `${stamp(index)},${message.station},"${message.text.replaceAll('"', '""')}"\r\n`).join('')}`,
  'in CSV with semicolons': (messages) =>
    `Station;Message;Time\n${messages.map((message, index) => `${message.station};"${message.text.replaceAll('"', '""')}";${stamp(index)}\n`).join('')}`,
  'in HTML': (messages) =>
    messages
      .map(
        (message, index) =>
          `<tr class="${message.kind === 'call' ? 'ChargePoint' : 'CentralSystem'}"> <td>${stamp(index)}</td> <td>x</td> <td><b></b></td><td></td> <td><pre lang="json">${entities(message.text)}</pre></td> </tr>\n`,
      )
      .join(''),
  'in colours': (messages) =>
    messages
      .map(
        (message, index) =>
          `\u001b[32m${stamp(index)} \u001b[1;34mINFO\u001b[0m ${message.station}: ${message.kind === 'call' ? 'received' : 'sent'} \u001b[36m${message.text}\u001b[0m\n`,
      )
      .join(''),
  'with zeros between': (messages) =>
    messages
      .map(
        (message, index) =>
          `${'\0'.repeat(index % 3 === 1 ? 40 : 0)}${line(message, index, message.text)}\n${'\0'.repeat(index % 4)}`,
      )
      .join(''),
  'several on a line': (messages) =>
    `${stamp(0)} ${messages.map((message) => `INFO ${message.station}: received ${message.text}`).join(' 10:00:00.555 ')}\n`,
  'behind syslog and docker': (messages) =>
    messages
      .map(
        (message, index) =>
          `May  1 10:${String(index).padStart(2, '0')}:00 host docker[12]: csms-1  | ${line(message, index, message.text)}\r\n`,
      )
      .join(''),
};
