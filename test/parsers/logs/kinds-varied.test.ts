/* Every kind of the catalogue in several variations (varied-cases.ts), and what must give nothing. */
import { expect, test } from 'vitest';
import { readLog } from './read-log.ts';
import { kinds } from './varied-cases.ts';

test.each(kinds)('%s', (_kind, text, messages) => {
  const read = readLog(`${text}\n`)?.frames.map(
    ({ kind, uniqueId, action, errorCode, label, station, loggedAt, state }) =>
      [
        kind,
        uniqueId,
        action ?? errorCode ?? '-',
        label,
        station ?? '-',
        loggedAt.text === '' ? '-' : loggedAt.text,
        ...(state === 'whole' ? [] : [state]),
      ].join(' | '),
  );
  expect(read).toEqual(messages);
});

test.each([
  [
    'prose',
    'The StatusNotification message is sent when the status changes. See BootNotification.\nA Heartbeat is optional.\n',
  ],
  [
    'numbers in brackets',
    '2024-05-01 10:00:00 ROOM:[true] [27393929, StatusNotification] [2612]: stop charging <-\n'.repeat(3),
  ],
  ['source code', 'const actions = ["Heartbeat", "StatusNotification"];\nfunction f(a) { return [2, a]; }\n'],
])('K-negative: %s gives no message', (_name, text) => {
  expect(readLog(text)?.frames ?? []).toEqual([]);
});

test.each([
  ['the header of the answer', '[websockets.server] > Sec-WebSocket-Protocol: ocpp2.0.1', 'ocpp2.0.1'],
  ['the words of a backend', '[custom_components.ocpp] Websocket Subprotocol matched: ocpp1.6', 'ocpp1.6'],
  ['a list is only an offer', '[websockets.server] < Sec-WebSocket-Protocol: ocpp2.0.1, ocpp1.6', undefined],
])('K11 the subprotocol of a handshake: %s', (_name, words, protocol) => {
  const line = (rest: string) => `2022-03-16 16:35:39 DEBUG (MainThread) ${rest}\n`;
  const asked = line('[websockets.server] < GET /ocpp/STATION7 HTTP/1.1');
  const read = readLog(asked + line(words) + line('[ocpp] STATION7: receive message [2,"1","Heartbeat",{}]'));
  const named = read?.items.find((item) => item.record === 'log-event' && item.event === 'protocol-named');
  expect(named).toEqual(
    protocol === undefined ? undefined : expect.objectContaining({ text: protocol, station: 'STATION7' }),
  );
});

test('K34 records name the protocol of each station: one event for each, and for every change', () => {
  const record = (station: string, ocppVersion: string, id: string) =>
    JSON.stringify({ chargePointId: station, ocppVersion, direction: 'cp-to-csms', raw: `[2,"${id}","Heartbeat",{}]` });
  const log = [
    record('A', '1.6', 'a1'),
    record('B', 'ocpp2.0.1', 'b1'),
    record('A', '1.6J', 'a2'),
    record('B', 'x', 'b2'),
  ];
  const named = readLog(`${log.join('\n')}\n`)?.items.flatMap((item) =>
    item.record === 'log-event' && item.event === 'protocol-named' ? [`${item.station} ${item.text}`] : [],
  );
  expect(named).toEqual(['A ocpp1.6', 'B ocpp2.0.1']);
});

test('a proxy that names the protocol of each line: one event for each station', () => {
  const line = (station: string, protocol: string, id: string) =>
    `2024-05-01T10:00:00.000Z [${station}] [${protocol}] received [2,"${id}","Heartbeat",{}]\n`;
  const log = line('A-1', 'ocpp1.6', 'a1') + line('B-2', 'OCPP 2.0.1', 'b1') + line('A-1', 'ocpp1.6', 'a2');
  const named = readLog(log)?.items.flatMap((item) =>
    item.record === 'log-event' && item.event === 'protocol-named' ? [`${item.station} ${item.text}`] : [],
  );
  expect(named).toEqual(['A-1 ocpp1.6', 'B-2 ocpp2.0.1']);
});
