/* Short logs as people paste them, retyped with other ids and names: what must come out was counted by hand. */
import type { Variant } from './dress.ts';
import type { Truth } from './truth.ts';

const of = (kind: string, id: string, rest: Partial<Truth> = {}): Truth => ({ kind, id, state: 'whole', ...rest });
const up = { direction: 'station-to-csms' } as const;
const down = { direction: 'csms-to-station' } as const;

const log = (name: string, lines: readonly string[], truth: readonly Truth[], duplicates = 0): Variant => ({
  name,
  log: `${lines.join('\n')}\n`,
  truth,
  duplicates,
});

export const retyped: readonly Variant[] = [
  log(
    'K3 tabs for blanks and commas, a message over two rows',
    [
      '[INFO ]\t2025-11-17\t09:10:45,446\tde.rwth.idsg.steve.ocpp.ws.WebSocketLogger\t(qtp1-30)\t-\t[chargeBoxId=EV-9,\tsessionId=71bc]\tReceived:\t[2,"a1b2c3d4","StatusNotification",{"connectorId":\t1\t"errorCode":\t"NoError","status":\t"Preparing","timestamp":\t"2025-11-17T08:10:45Z"}]',
      '[INFO ]\t2025-11-17\t09:10:45,450\tde.rwth.idsg.steve.ocpp.ws.WebSocketLogger\t(qtp1-30)\t-\t[chargeBoxId=EV-9,\tsessionId=71bc]\tSending:\t[3,"a1b2c3d4",{}]',
      '[INFO ]\t2025-11-17\t09:10:46,446\tde.rwth.idsg.steve.ocpp.ws.WebSocketLogger\t(qtp1-30)\t-\t[chargeBoxId=EV-9,\tsessionId=71bc]\tReceived:\t[2,"a1b2c3d5","MeterValues",{"connectorId":\t1\t"transactionId":\t17\t"meterValue":[{"timestamp":"2025-11-17T08:10:45Z","sampledValue":[{"value":"1"\t"unit":"Wh"}]}]}]',
    ],
    [
      of('call', 'a1b2c3d4', { state: 'repaired', station: 'EV-9', ...up }),
      of('result', 'a1b2c3d4', { station: 'EV-9', ...down }),
      of('call', 'a1b2c3d5', { state: 'repaired', station: 'EV-9', ...up }),
    ],
  ),
  log(
    'K3 cells in quotes, tabs between',
    [
      '"2025-11-17 09:10:45"\t"EV-9"\t"Received"\t"[2,""a1b2c3d4"",""Heartbeat"",{}]"',
      '"2025-11-17 09:10:46"\t"EV-9"\t"Sent"\t"[3,""a1b2c3d4"",{""currentTime"":""2025-11-17T08:10:46Z""}]"',
    ],
    [of('call', 'a1b2c3d4', { ...up, station: 'EV-9' }), of('result', 'a1b2c3d4', { ...down, station: 'EV-9' })],
  ),
  log(
    'K11 long messages elided, short ones whole, pings between',
    [
      '2022-03-16 16:35:39 DEBUG (MainThread) [websockets.server] = connection is CONNECTING',
      '2022-03-16 16:35:39 DEBUG (MainThread) [websockets.server] < GET /STATION7 HTTP/1.1',
      '2022-03-16 16:35:39 DEBUG (MainThread) [websockets.server] > HTTP/1.1 101 Switching Protocols',
      '2022-03-16 16:35:39 DEBUG (MainThread) [websockets.server] = connection is OPEN',
      '2022-03-16 16:35:40 DEBUG (MainThread) [websockets.server] < TEXT \'[2,"4a7920fe","BootNotification",{"chargePointVe...: "5.5.10","imsi": ""}]\' [318 bytes]',
      '2022-03-16 16:35:40 DEBUG (MainThread) [websockets.server] > TEXT \'[3,"4a7920fe",{"currentTime":"2022-03-16T15:35:40Z","interval":10,"status":"Accepted"}]\' [86 bytes]',
      '2022-03-16 16:35:41 DEBUG (MainThread) [websockets.server] % sending keepalive ping',
      '2022-03-16 16:35:41 DEBUG (MainThread) [websockets.server] > PING 4e 0b 1c f5 [binary, 4 bytes]',
      '2022-03-16 16:35:41 DEBUG (MainThread) [websockets.server] < PONG 4e 0b 1c f5 [binary, 4 bytes]',
      '2022-03-16 16:35:42 DEBUG (MainThread) [websockets.server] < TEXT \'[2,"4a7920ff","MeterV...\\n]}]}]\' [1318 bytes]',
      '2022-03-16 16:35:43 DEBUG (MainThread) [websockets.server] < CLOSE 1006 (abnormal closure) [0 bytes]',
    ],
    [
      of('call', '4a7920fe', { state: 'elided', action: 'BootNotification', station: 'STATION7', ...up }),
      of('result', '4a7920fe', { station: 'STATION7', ...down }),
      of('call', '4a7920ff', { state: 'elided', station: 'STATION7' }),
    ],
  ),
  log(
    'K12 repr of calls, errors and answers without their messages',
    [
      "INFO:ocpp:CP_7: <Call - unique_id=aa11-22, action=ChangeConfiguration, payload={'key': 'WebSocketPingInterval', 'value': '60'}>",
      "INFO:root:got <CallResult - unique_id=aa11-22, action=None, payload={'status': 'Accepted', 'flag': True, 'x': None}>",
      'INFO:root:got <CallError - unique_id=bb33-44, error_code=NotImplemented, error_description=no, error_details={}>',
    ],
    [
      of('call', 'aa11-22', { state: 'described', action: 'ChangeConfiguration' }),
      of('result', 'aa11-22', { state: 'described', payload: { status: 'Accepted', flag: true, x: null } }),
      of('error', 'bb33-44', { state: 'described' }),
    ],
  ),
  log(
    'K14 blanks anywhere, pseudo lists between',
    [
      '[ocpp  ] TRACE 2023/04/15 13:04:46 received JSON message from ABL_1: [2 , "27393929" , "StatusNotification" , {"connectorId" : 1 , "status" : "Finishing" , "errorCode" : "NoError" } ]',
      '[ocpp  ] TRACE 2023/04/15 13:04:46 handling incoming CALL [27393929, StatusNotification] from ABL_1',
      '[ocpp  ] TRACE 2023/04/15 13:04:46 sent CALL RESULT [27393929] for ABL_1',
      '[ocpp  ] TRACE 2023/04/15 13:04:46 sent JSON message to ABL_1: [3,"27393929",{}]',
      '[lp-1  ] INFO 2023/04/15 13:04:46 stop charging <-',
      '[ocpp  ] TRACE 2023/04/15 13:04:47 completed request 27393929 for ABL_1',
      '[ocpp  ] TRACE 2023/04/15 13:04:47 received JSON message from ABL_1: [4,"99","NotSupported","",{}]',
    ],
    [
      of('call', '27393929', { station: 'ABL_1', ...up }),
      of('result', '27393929', { station: 'ABL_1', ...down }),
      of('error', '99', { station: 'ABL_1', ...up }),
    ],
  ),
  log(
    'K21 a line of a wrapped message lost a character of its prefix',
    [
      '2023-12-31T14:53:18.082Z:COM:ocpp_rpc.c:681:-> [2,"1","BootNotification",{"chargePointVendor":"A","chargePointModel":',
      '2023-12 31T14:53:18.082Z:COM:ocpp_rpc.c:681:"NG-1","chargePointSerialNumber":"ACE1","chargeBoxSerialNumber":"TR',
      '2023-12-31T14:53:18.082Z:COM:ocpp_rpc.c:681:AFFIC_1"}]',
      '2023-12-31T14:53:18.531Z:COM:ocpp_rpc.c:1127:<- [3,"1",{"status":"Accepted","currentTime":"2023-12-31T14:53:19.472Z","inter',
      '2023-12-31T14:53:18.531Z:COM:ocpp_rpc.c:1127:val":60}]',
    ],
    [of('call', '1', up), of('result', '1', down)],
  ),
  log(
    'K19 printed objects over lines',
    [
      'Request {',
      '  "CallType": 2,',
      '  "UUID": "6ad1",',
      '  "Action": "RemoteStartTransaction",',
      '  "Payload": { "idTag": "x", "list": [3, "y", {}] }',
      '}',
      'Error {"CallType":4,"UUID":"6ad1","errCode":"InternalError","errDescription":"nope"}',
    ],
    [
      of('call', '6ad1', { action: 'RemoteStartTransaction', ...down }),
      of('error', '6ad1', { action: 'RemoteStartTransaction', ...up }),
    ],
  ),
  log(
    'K23 begins in the middle of a message; a message over two lines; a queue quotes one again',
    [
      'lue":"12","unit":"Wh"}]}]}] color: cyan;',
      '[2026-03-13T05:01:20.643Z] %c[OCPPClient] >> message sent: [2,"64f8aaaa","StatusNotification",{"connectorId":1,"errorCode":"OtherError","status":"Faulted","vendorErr',
      'orCode":"17"}] color: cyan;',
      '[2026-03-13T05:01:21.643Z] [PouchDB] adding unsent message to in-disk queue: [2,"64f9aaaa","StopTransaction",{"transactionId":5,"meterStop":10,"timestamp":"2026-03-13T05:01:20Z"}]',
      '[2026-03-13T05:01:22.643Z] %c[OCPPClient] >> message sent: [2,"64f9aaaa","StopTransaction",{"transactionId":5,"meterStop":10,"timestamp":"2026-03-13T05:01:20Z"}] color: cyan;',
      '[2026-03-13T05:01:23.000Z] %c[OCPPClient] << message received: [3,"64f9aaaa",{"idTagInfo":{"status":"Accepted"}}] color: cyan;',
    ],
    [
      of('call', '64f8aaaa', { state: 'repaired', ...up }),
      of('call', '64f9aaaa', { ...up }),
      of('result', '64f9aaaa', { ...down, action: 'StopTransaction' }),
    ],
    1,
  ),
  log(
    'K25 states in words, with a time only once and other vendors words',
    [
      '[2024-04-29 05:26:18] Connector 3: OCPP Status Preparing',
      '[2024-04-29 05:26:18] Connector 3: Cable 32 A',
      '[2024-04-29 05:27:03] RFID tag: XXXXXXX1',
      '[2024-04-29 05:27:04] Connector 3: OCPP Status Suspended EVSE',
      '[2024-04-29 05:27:11] Connector 3: OCPP Status Charging',
      '[2024-04-29 10:31:53] Connector 3: OCPP Status Available',
    ],
    ['Preparing', 'SuspendedEVSE', 'Charging', 'Available'].map((status) => ({
      kind: 'call',
      id: `line-${{ Preparing: 1, SuspendedEVSE: 4, Charging: 5, Available: 6 }[status]}`,
      state: 'described',
      action: 'StatusNotification',
      payload: { connectorId: 3, status },
    })),
  ),
  log(
    'K26 action and payload on two lines',
    [
      'WebSocket Server got Authorize ',
      'authorize = {"idTag":"5B985B44"}',
      'res = {"idTagInfo":{"status":"Accepted"}}',
      '',
      'Web Socket Server got Heartbeat = {}',
      'res = {"currentTime":"2024-05-15T01:44:34.635Z"}',
    ],
    [
      of('call', 'line-1', { state: 'described', action: 'Authorize', payload: { idTag: '5B985B44' }, ...up }),
      of('result', 'line-1', { state: 'described', action: 'Authorize', ...down }),
      of('call', 'line-5', { state: 'described', action: 'Heartbeat', ...up }),
      of('result', 'line-5', { state: 'described', action: 'Heartbeat', ...down }),
    ],
  ),
  log(
    'K27 type 1 and a quotation of the message in the complaint',
    [
      'info: OCPP.Core.Server.OCPPMiddleware[0]',
      '      OCPPMiddleware.Receive16 => Message: [2,"ETPC4711","StartTransaction",{"connectorId":1,"idTag":"x","meterStart":0}]',
      'fail: OCPP.Core.Server.OCPPMiddleware[0]',
      '      OCPPMiddleware.Receive16 => Error in [2,"ETPC4711","StartTransaction",{"connectorId":1,"idTag":"x","meterStart":0}]: could not parse',
      'fail: OCPPMiddleware.OCPP16[0]',
      '      Unknown message type: 1 / Msg: [1,"ETPC4712","StopTransaction",{"transactionId":1}]',
    ],
    [of('call', 'ETPC4711', up), of('other', 'ETPC4712')],
    1,
  ),
  log(
    'K29 other levels of the daemon',
    [
      '2026-03-26 00:00:00 - [TXT][CHG 7/a] : MESSAGE : [2,"id1","Heartbeat",{}]',
      '2026-03-26 00:00:01 - [TXT][CHG 7/a] : RESPONSE : [3,"id1",{"currentTime":"2026-03-26T00:00:01Z"}]',
      '2026-03-26 00:00:02 - [ERR][CHG 7/a] : CLOSED : code [1006]',
    ],
    [of('call', 'id1', { station: 'CHG 7/a', ...up }), of('result', 'id1', { station: 'CHG 7/a', ...down })],
  ),
  log(
    'K36 key and value without quotes, levels of escapes',
    [
      '<190>date=2025-06-26 time=17:00:58 devname="FG" eventtime=1750946457648432203 tz="+0300" clouduser="10.0.10.12" filename="[2,\\"1142\\",\\"StartTransaction\\",{\\"connectorId\\":1,\\"idTag\\":\\"A\\"}]" filesize=0',
      'Jun 26 17:00:59 fw1 date=2025-06-26 time=17:00:59 devname="FG" eventtime=1750946459648432203 tz="+0300" srcip=10.0.10.13 filename="[2,\\"1143\\",\\"Heartbeat\\",{}]"',
    ],
    [
      of('call', '1142', { station: '10.0.10.12', epochMs: 1750946457648 }),
      of('call', '1143', { station: '10.0.10.13', epochMs: 1750946459648 }),
    ],
  ),
  log(
    'K40 Qt, arrays of objects',
    [
      'Apr/30 20:02:13 UTC --  Send MeterValues: QJsonObject({"connectorId":1,"meterValue":[{"sampledValue":[{"unit":"Wh","value":"12"}],"timestamp":"2024-04-30T20:02:08Z"}]})',
      'Apr/30 20:02:13 UTC --  Recv MeterValues: QJsonObject({})',
      'Apr/30 20:02:14 UTC -- door open [2, 3]',
    ],
    [of('call', 'line-1', { state: 'described', ...up }), of('result', 'line-1', { state: 'described', ...down })],
  ),
  log(
    'K41 an answer in a thread: quoted code with line numbers and prompts',
    [
      'I get this:',
      '',
      '    $ tail -f ocpp.log',
      '    1: [2,"19223201","BootNotification",{"chargePointVendor":"V"}]',
      '    2: [3,"19223201",{"status":"Pending","currentTime":"2024-01-01T00:00:00Z","interval":10}]',
      '',
      'Why is `[3, "19223201", ...]` not accepted? The format should be [<MessageTypeId>, "<UniqueId>", {<Payload>}].',
    ],
    [of('call', '19223201', up), of('result', '19223201', down)],
  ),
  log(
    'K37 Wireshark, follow stream pasted with the handshake',
    [
      'GET /ocpp/CP_17 HTTP/1.1',
      'Host: csms:8080',
      'Upgrade: websocket',
      'Sec-WebSocket-Protocol: ocpp1.6',
      '',
      'HTTP/1.1 101 Switching Protocols',
      'Sec-WebSocket-Protocol: ocpp1.6',
      '',
      '[2,"a1","Heartbeat",{}]',
      '[3,"a1",{"currentTime":"2024-01-01T00:00:00Z"}]',
    ],
    [of('call', 'a1', { station: 'CP_17', ...up }), of('result', 'a1', { station: 'CP_17', ...down })],
  ),
  log(
    'K37 messages copied out of the developer tools',
    [
      '↑\t[2,"a1","Heartbeat",{}]\t23\t10:00:00.123',
      '↓\t[3,"a1",{"currentTime":"2024-01-01T00:00:00Z"}]\t48\t10:00:00.223',
    ],
    [of('call', 'a1', up), of('result', 'a1', down)],
  ),
  log(
    'OCTT: steps of a test between messages',
    [
      '2024-05-01 10:00:00.000 [INFO] TC_001_CS - Step 1: The OCTT expects BootNotification.req',
      '2024-05-01 10:00:01.000 [INFO] Received message from SUT: [2,"b1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]',
      '2024-05-01 10:00:01.100 [INFO] Sending message to SUT: [3,"b1",{"status":"Accepted","currentTime":"2024-05-01T10:00:01Z","interval":300}]',
      '2024-05-01 10:00:02.000 [INFO] TC_001_CS - Step 1 passed',
    ],
    [of('call', 'b1', { station: null, ...up }), of('result', 'b1', { station: null, ...down })],
  ),
  log(
    'GreenFlux and others: states as lists of names and values between messages',
    [
      '2024-05-01 10:00:01.000 [INFO] CP_9: receive message [2,"b1","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]',
      "2024-05-01 10:00:01.001 [INFO] CP_9: parsed StatusNotification(connector_id=1, error_code='NoError', status='Available')",
      '2024-05-01 10:00:01.002 [INFO] CP_9: send [3,"b1",{}]',
    ],
    [of('call', 'b1', { station: 'CP_9', ...up }), of('result', 'b1', { station: 'CP_9', ...down })],
  ),
];
