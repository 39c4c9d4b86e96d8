/* One short log of each kind of the catalogue (research 1.1), written for this test: what is read of time, station and direction. */
import { expect, test } from 'vitest';
import { readAs, readLog } from './read-log.ts';

const call = '[2,"1a2b3c4d5e","Heartbeat",{}]';
const answer = '[3,"1a2b3c4d5e",{"currentTime":"2024-05-01T10:00:00Z"}]';
const html = (frame: string) => frame.replaceAll('"', '&quot;');

type Row = readonly [kind: string, id: string, label: string, station: string | null, time: string];

const logs: readonly (readonly [name: string, format: string, text: string, rows: readonly Row[]])[] = [
  [
    'K1 SteVe',
    'steve',
    `[INFO ] 2024-02-26 09:10:45,446 de.rwth.idsg.steve.ocpp.ws.WebSocketLogger (qtp11-30) - [chargeBoxId=left_1, sessionId=71bc] Received: ${call}\n`,
    [['call', '1a2b3c4d5e', 'station-to-csms', 'left_1', '2024-02-26 09:10:45,446']],
  ],
  [
    'K2 SteVe in containers of Kubernetes',
    'steve',
    `2024-01-01T00:00:00.000000000Z stdout F [INFO ] 2024-02-26 09:10:45,446 de.rwth.idsg.steve.ocpp.ws.WebSocketLogger - [chargeBoxId=left, sessionId=58] Sending: ${answer}\n`,
    [['result', '1a2b3c4d5e', 'csms-to-station', 'left', '2024-02-26 09:10:45,446']],
  ],
  [
    'K4 libocpp, raw frames',
    'libocpp',
    `2023-12-07T04:03:47.362Z: ChargePoint>CentralSystem Heartbeat \n${call}\n\n2023-12-07T04:03:47.399Z: CentralSystem>ChargePoint  HeartbeatResponse\n${answer}\n\n`,
    [
      ['call', '1a2b3c4d5e', 'station-to-csms', null, '2023-12-07T04:03:47.362Z'],
      ['result', '1a2b3c4d5e', 'csms-to-station', null, '2023-12-07T04:03:47.399Z'],
    ],
  ],
  [
    'K5 libocpp, HTML that was never closed',
    'libocpp-html',
    `<tr class="ChargePoint"> <td>2023-12-07T04:03:47.362Z</td> <td>ChargePoint&gt;CentralSystem</td> <td><b>Heartbeat</b></td><td></td> <td><pre lang="json">[\n  2,\n  ${html('"1a2b"')},\n  ${html('"Heartbeat"')},\n  {}\n]</pre></td></tr>\n<tr class="CentralSystem"> <td>2023-12-07T04:03:47.399Z</td> <td>CentralSystem&gt;ChargePoint</td> <td></td><td><b>HeartbeatResponse</b></td> <td><pre lang="json">[\n  3,\n  ${html('"1a2b"')},\n  {}\n]`,
    [
      ['call', '1a2b', 'station-to-csms', null, '2023-12-07T04:03:47.362Z'],
      ['result', '1a2b', 'csms-to-station', null, '2023-12-07T04:03:47.399Z'],
    ],
  ],
  [
    'K6 EVerest console with colours',
    'everest-console',
    `2026-05-21T15:17:03.094042+0200 host manager[3935]: \u001b[32m[INFO] ocpp:OCPP201 \u001b[0m:: ChargePoint: ${call}\n`,
    [['call', '1a2b3c4d5e', 'station-to-csms', null, '2026-05-21T15:17:03.094042+0200']],
  ],
  [
    'K11 websockets and ocpp in one log: the whole frame is kept',
    'home-assistant',
    `2022-03-16 16:35:40 DEBUG (MainThread) [websockets.server] < TEXT '[2,"4a7920fe-1ded","Boot...: "5.5.10","imsi": ""}]' [318 bytes]\n2022-03-16 16:35:40 INFO (MainThread) [ocpp] pulsar: receive message [2,"4a7920fe-1ded","BootNotification",{"imsi": ""}]\n`,
    [['call', '4a7920fe-1ded', 'station-to-csms', 'pulsar', '2022-03-16 16:35:40']],
  ],
  [
    'K15 journald in German, cut by the pager',
    'evcc',
    `Okt 11 11:40:20 host evcc[25224]: [ocpp  ] TRACE 2023/10/11 11:40:20 received JSON message from X1: [2,"1a","StatusNotification",{"connectorId":1,"ti>\n`,
    [['call', '1a', 'station-to-csms', 'X1', '2023/10/11 11:40:20']],
  ],
  [
    'K15 journald with an unknown station program',
    'syslog',
    `Mai 21 15:17:02 charx ocpp16[812]: INFO sending message: ${call}\nMai 21 15:17:02 charx ocpp16[812]: INFO received message: ${answer}\n`,
    [
      ['call', '1a2b3c4d5e', 'sent', null, 'Mai 21 15:17:02'],
      ['result', '1a2b3c4d5e', 'received', null, 'Mai 21 15:17:02'],
    ],
  ],
  [
    'K16 MicroOcpp in a terminal program',
    'microocpp',
    `00:10:17.505 -> [MO] Send: ${call}\n00:10:17.805 -> [MO] Recv: ${answer}\n`,
    [
      ['call', '1a2b3c4d5e', 'station-to-csms', null, '00:10:17.505'],
      ['result', '1a2b3c4d5e', 'csms-to-station', null, '00:10:17.805'],
    ],
  ],
  [
    'K18 JSON in quotes',
    'unknown-prefix',
    `"OCPP1.6" TX:  ${JSON.stringify(call)}\n"OCPP1.6" RX:  ${JSON.stringify(answer)}\n`,
    [
      ['call', '1a2b3c4d5e', 'sent', null, ''],
      ['result', '1a2b3c4d5e', 'received', null, ''],
    ],
  ],
  [
    'K19 objects in place of arrays',
    'unknown-prefix',
    `12:00:00 Request {"CallType":2,"UUID":"6ad1","Action":"Reset","Payload":{"type":"Hard"}}\n12:00:02 Error {"CallType":4,"UUID":"6ad1","errCode":"InternalError","errDescription":"x"}\n`,
    [
      ['call', '6ad1', 'unknown', null, '12:00:00'],
      ['error', '6ad1', 'unknown', null, '12:00:02'],
    ],
  ],
  [
    'K20 open-ocpp in colour',
    'open-ocpp',
    `\u001b[34m2024-05-01 10:00:00.123 - [  COM  ] - [CP1] - RX : ${call}\u001b[0m\n`,
    [['call', '1a2b3c4d5e', 'received', 'CP1', '2024-05-01 10:00:00.123']],
  ],
  [
    'K24 Delta',
    'delta',
    `Oct 21 19:06:37.706: Sends response: ${answer}\nOct 21 19:06:38.100 OpenWrt user.info InfraMgmt[2454]: [Infra] x\n`,
    [['result', '1a2b3c4d5e', 'station-to-csms', null, 'Oct 21 19:06:37.706']],
  ],
  [
    'K27 OCPP.Core',
    'dotnet-console',
    `fail: OCPPMiddleware.OCPP16[0]\n      Unknown message type: 1 / Msg: [1,"ETPC","StartTransaction",{"connectorId":1}]\n`,
    [['other', 'ETPC', 'unknown', null, '']],
  ],
  [
    'K28 Spring Boot',
    'spring-boot',
    `2024-01-09 13:48:45.277  INFO 4604 --- [exec-1] k.d.e.MessageLogService  : Charger=SIG1, Message=[2,"2","StatusNotification",{\n\t"connectorId":\t1\n}]\n`,
    [['call', '2', 'unknown', 'SIG1', '2024-01-09 13:48:45.277']],
  ],
  [
    'K29 daemon',
    'kevit',
    `2026-03-26 00:00:00 - [TXT][CHG7] : MESSAGE : ${call}\n`,
    [['call', '1a2b3c4d5e', 'unknown', 'CHG7', '2026-03-26 00:00:00']],
  ],
  [
    'K30 pasted table',
    'table-paste',
    `BootNotification    12.03.2026 | 13:43:40    CP->CS\n\n[2,"a1","BootNotification",{"chargePointVendor":"x"}]\n`,
    [['call', 'a1', 'station-to-csms', null, '12.03.2026 | 13:43:40']],
  ],
  [
    'K31 request and response in one row, newest first',
    'csv-export',
    `Event Name,Event Type,Request,Response,Created On\r\nHeartbeat,Charger-CMS,"[2,""a"",""Heartbeat"",{}]","[3,""a"",{}]",08/21/2026 17:00:38\r\nReset,CMS-Charger,"[2,""b"",""Reset"",{""type"":""So",-Awaiting response from charger-,08/02/2026 17:00:38\r\n`,
    [
      ['call', 'a', 'station-to-csms', null, '08/21/2026 17:00:38'],
      ['result', 'a', 'csms-to-station', null, '08/21/2026 17:00:38'],
      ['call', 'b', 'csms-to-station', null, '08/02/2026 17:00:38'],
    ],
  ],
  [
    'K32 semicolons',
    'csv-export',
    `TIMESTAMP;DEVICE ID;SOURCE;TYPE;ACTION;MESSAGE\n2024-01-01 10:00:00;CP1;CP;CALL;Heartbeat;"[2,""a"",""Heartbeat"",\n{}]"\n`,
    [['call', 'a', 'station-to-csms', 'CP1', '2024-01-01 10:00:00']],
  ],
  [
    'K33 webhook and a container log around a line',
    'json-lines',
    `{"message":"[2,\\"6cad\\",\\"Reset\\",{}]","info":{"correlationId":"6cad","origin":"cs","action":"Reset"}}\n{"log":"[ocpp  ] TRACE 2024/05/01 10:00:00 recv CP7: [2,\\"6cae\\",\\"Heartbeat\\",{}]\\n","stream":"stdout","time":"2024-05-01T10:00:00.5Z"}\n`,
    [
      ['call', '6cad', 'unknown', null, ''],
      ['call', '6cae', 'station-to-csms', 'CP7', '2024-05-01T10:00:00.5Z'],
    ],
  ],
  [
    'K34 trace without raw frames',
    'json-lines',
    `{"schemaVersion":"1.1","timestamp":"2024-01-15T14:00:00.000Z","chargePointId":"CP7","direction":"cp-to-csms","messageType":"CALL","messageId":"m1","action":"Heartbeat","payload":{}}\n{"schemaVersion":"1.1","timestamp":"2024-01-15T14:00:00.500Z","chargePointId":"CP7","direction":"csms-to-cp","messageType":"CALLRESULT","messageId":"m1","payload":{"n":1.50}}\n`,
    [
      ['call', 'm1', 'station-to-csms', 'CP7', '2024-01-15T14:00:00.000Z'],
      ['result', 'm1', 'csms-to-station', 'CP7', '2024-01-15T14:00:00.500Z'],
    ],
  ],
  [
    'K35 bare array of frames',
    'json-document',
    `[[2,"a","Heartbeat",{}],[3,"a",{}]]`,
    [
      ['call', 'a', 'unknown', null, ''],
      ['result', 'a', 'unknown', null, ''],
    ],
  ],
  [
    'K36 firewall',
    'firewall',
    `<190>date=2025-06-26 time=17:00:58 devname="x" eventtime=1750946457648432203 tz="+0300" clouduser="10.0.10.12" filename="[2,\\"1142\\",\\"StartTransaction\\",{\\"connectorId\\":1}]"\n`,
    [['call', '1142', 'unknown', '10.0.10.12', '1750946457648432203']],
  ],
  [
    'K39 MongoDB export',
    'json-document',
    `[{"_id":{"$oid":"1"},"createdAt":{"$date":{"$numberLong":"1714557600000"}},"chargePointId":"CP9","direction":"incoming","message":[2,"a","MeterValues",{"connectorId":1}]},\n{"createdAt":{"$date":"2024-05-01T10:00:01Z"},"chargePointId":"CP9","direction":"outgoing","message":"[3,\\"a\\",{}]"}]\n`,
    [
      ['call', 'a', 'received', 'CP9', '1714557600000'],
      ['result', 'a', 'sent', 'CP9', '2024-05-01T10:00:01Z'],
    ],
  ],
  [
    'K40 Qt charger',
    'qt-charger',
    `Apr/30 20:02:13 UTC --  Recv BootNotification: QJsonObject({"currentTime":"2024-04-30T20:02:08Z"})\nApr/30 20:02:14 UTC --  Send ${call}\n`,
    [['call', '1a2b3c4d5e', 'station-to-csms', null, 'Apr/30 20:02:14 UTC']],
  ],
];

test.each(logs)('%s', (_name, format, text, rows) => {
  const log = readLog(text);
  expect(log?.detection.formatId).toBe(format);
  const read = log?.frames.map((frame) => [
    frame.kind,
    frame.uniqueId,
    frame.label,
    frame.station,
    frame.loggedAt.text,
  ]);
  expect(read).toEqual(rows);
});

test.each(logs)('%s, in chunks', (_name, _format, text) => {
  const bytes = new TextEncoder().encode(text);
  const log = readLog(bytes);
  if (log === undefined) throw new Error('not taken for a log');
  for (const size of [1, 5, 64]) expect(readAs(log.detection, bytes, size).items).toEqual(log.items);
});

test('K24: lines before the clock was set are moved to when they were written', () => {
  const text = [
    'Jan 21 23:00:00.000 OpenWrt user.info Ocpp16j[1]: Sends request: [2,"15aaaaaa","Heartbeat",{}]',
    'Jul 20 03:30:10.001 OpenWrt user.info InfraMgmt[2454]: [Infra] Backend connection fail',
    'Jul 20 03:30:11.001 OpenWrt user.info Ocpp16j[1]: Sends request: [2,"16aaaaaa","Heartbeat",{}]',
    'Jul 20 03:30:12.001 OpenWrt user.info InfraMgmt[2454]: RTC Info: 2024.01.22-01:54:55',
    'Jan 22 01:54:57.046 OpenWrt user.info Ocpp16j[2454]: Sends request: [2,"17aaaaaa","Heartbeat",{}]',
  ].join('\n');
  const items = readLog(`${text}\n`)?.items ?? [];
  const times = items.flatMap((item) =>
    item.record === 'issue' ? [] : [[item.loggedAt.text, item.loggedAt.epochMs, item.loggedAt.quality]],
  );
  expect(times).toEqual([
    ['Jan 21 23:00:00.000', Date.UTC(2024, 0, 21, 23), 'year-inferred'],
    ['Jul 20 03:30:10.001', Date.UTC(2024, 0, 22, 1, 54, 53), 'clock-not-set'],
    ['Jul 20 03:30:11.001', Date.UTC(2024, 0, 22, 1, 54, 54), 'clock-not-set'],
    ['Jul 20 03:30:12.001', Date.UTC(2024, 0, 22, 1, 54, 55), 'clock-not-set'],
    ['Jan 22 01:54:57.046', Date.UTC(2024, 0, 22, 1, 54, 57, 46), 'year-inferred'],
  ]);
});

test('K4: a security log without frames', () => {
  const text =
    '{"timestamp":"2024-03-07T04:03:47.399Z","type":"StartupOfTheDevice"}\n{"techInfo":"x","timestamp":"2024-03-07T04:04:47.399Z","type":"SettingSystemTime"}\n';
  const read = readLog(text)?.frames.map(({ action, state, label }) => [action, state, label]);
  expect(read).toEqual(Array.from({ length: 2 }, () => ['SecurityEventNotification', 'described', 'station-to-csms']));
});

test('a year that is not written goes on over New Year', () => {
  const text = `Dec 31 23:59:58 host ocppd[1]: sent ${call}\nJan  1 00:00:02 host ocppd[1]: received ${answer}\n`;
  const instants = readLog(text)?.frames.map(({ loggedAt }) => [loggedAt.epochMs, loggedAt.quality]);
  expect(instants).toEqual([
    [Date.UTC(2024, 11, 31, 23, 59, 58), 'year-inferred'],
    [Date.UTC(2025, 0, 1, 0, 0, 2), 'year-inferred'],
  ]);
});
