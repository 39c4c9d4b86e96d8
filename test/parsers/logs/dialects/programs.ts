/* Programs whose logs were seen in public threads: what each puts before a message (research 1.1, K24, K41 and beyond the catalogue). */
import { by, tell, type Variant, withoutDirection } from './dress.ts';
import { interleaved, session16, session201 } from './truth.ts';

export const programs: readonly Variant[] = [
  tell({
    name: 'controller whose socket library writes and receives, with the address of a thread',
    time: 's',
    station: false,
    line: (said, t) =>
      `${t.month} ${String(t.day).padStart(2)} ${t.clock} cp cp_app[955]: <41>                 websock_comm.c:497  [01cca000] (*D) - ${by(said, `calling lws_write() with ${said.text.length} bytes and content ${said.text} `, `websocket_msg_received len:${said.text.length} = '${said.text}' `)}`,
  }),
  tell({
    name: 'controller that writes every message twice, once for the request and once for the socket',
    time: 's',
    station: false,
    line: (said, t) => {
      const head = `${t.month} ${String(t.day).padStart(2)} ${t.clock} cp cp_app[955]: <41>`;
      const socket = `${head}                 websock_comm.c:497  [01cca000] (*D) - calling lws_write() with ${said.text.length} bytes and content ${said.text} `;
      return by(
        said,
        `${head}                  ocpp_msging.c:130  [01cca000] (  ) - OCPP ${said.action}.${said.kind === 'call' ? 'req' : 'conf'} sent ${said.text} \n${head.replace('41', '06')}                  temperature.c:913  [01cca000] (*I) - Temperatures: CPU: +44.5 C\n${socket}`,
        `${head}                 websock_comm.c:909  [01cca000] (*D) - websocket_msg_received len:${said.text.length} = '${said.text}' `,
      );
    },
    duplicates: session16('CP_17').filter(({ from }) => from === 'station').length,
  }),
  tell({
    name: 'Home Assistant that knows a station by its whole address',
    time: 's',
    line: (said, t) =>
      `${t.date} ${t.clock} INFO (MainThread) [ocpp] http://192.168.0.42:9000/${said.station}: ${by(said, 'receive message', 'send')} ${said.text}`,
  }),
  tell({
    name: 'address of the connection before the direction',
    line: (said, t) =>
      `${t.iso} wss://csms.example:443/steve/ocpp/${said.station} ${by(said, 'received', 'sent')}: ${said.text}`,
  }),
  tell({
    name: 'openWB, a station named by digits',
    said: session16('45215306'),
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} - {ocpp:456} - {INFO:OCPP Client} - ${said.station}: ${by(said, 'send', 'receive message')} ${said.text}`,
  }),
  tell({
    name: 'stations named by digits, two of them',
    time: 'none',
    said: interleaved(session16('1'), session16('20442')),
    line: (said) => `INFO:csms:${said.station}: ${by(said, 'receive message', 'send')} ${said.text}`,
  }),
  tell({
    name: 'Node-RED, times as Americans write them',
    time: 's',
    station: false,
    line: (said, t) =>
      `5/1/2024, ${t.clock} AM    node: OCPP Server Port 9595     type: ${said.kind === 'call' ? 'request ' : 'response'}   data: ${said.text}`,
    head: '5/1/2024, 9:59:00 AM    node: OCPP Server Port 9595     type: info   data: Ready to receive websocket requests on /ocpp/:cbid\n',
    truth: withoutDirection,
  }),
  tell({
    name: 'times as Americans write them, with the blank of newer versions',
    time: 's',
    station: false,
    line: (said, t) => `[5/1/2024, ${t.clock}\u202fAM] ${by(said, 'RX', 'TX')}: ${said.text}`,
  }),
  tell({
    name: 'virtual charge point with emoji in two parts',
    time: 's',
    station: false,
    line: (said, t) =>
      `${t.date} ${t.clock} info: ${by(said, said.kind === 'call' ? 'Sending message \u27a1\ufe0f ' : 'Responding with \u27a1\ufe0f ', 'Receive message \u2b05\ufe0f ')} ${said.text}`,
  }),
  tell({
    name: 'notes of a capture, an arrow between two addresses',
    time: 'none',
    station: false,
    line: (said, _t, index) =>
      `--- Packet ${index + 1}: ${said.action} ---\n${by(said, '172.16.0.40:43210 -> 192.168.20.20:8092', '192.168.20.20:8092 -> 172.16.0.40:43210')} [WebSocket TEXT]\n${said.text}\n`,
    truth: withoutDirection,
  }),
  tell({
    name: 'client and server by their letters',
    line: (said, t) => `${t.iso} | ${said.station} | ${by(said, 'C->S', 'S->C')} | ${said.text}`,
  }),
  tell({
    name: 'the path of the connection in brackets, arrows of the server',
    line: (said, t) => `${t.iso} [/ocpp/1.6/${said.station}] ${by(said, 'received', 'sent')} ${said.text}`,
  }),
  tell({
    name: 'buffers named Tx and Rx',
    station: false,
    line: (said, t) => `${t.date} ${t.clock}.${t.ms} ocpp.c(1203) ${by(said, 'TxMsg', 'RxMsg')} len=9: ${said.text}`,
  }),
  tell({
    name: 'the page of a backend as it was saved',
    time: 's',
    line: (said, t) =>
      `<tr><td>${t.date} ${t.clock}</td><td>${said.station}</td><td>${by(said, 'IN', 'OUT')}</td><td>${said.text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}</td></tr>`,
  }),
  tell({
    name: 'arrows both ways between a station and its backend',
    line: (said, t) => `${t.iso} ${said.station} ${by(said, '->', '<-')} CSMS ${said.text}`,
  }),
  tell({
    name: 'a station named by the address of its network card, in brackets',
    said: session16('0c:8b:95:00:a1:7f'),
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO [${said.station}] ${by(said, 'received', 'sent')}: ${said.text}`,
  }),
  tell({
    name: 'an arrow between the name of a station and its backend',
    time: 'none',
    line: (said) => `${by(said, `[${said.station}] -> CSMS`, `[CSMS] -> ${said.station}`)}: ${said.text}`,
  }),
  tell({
    name: 'arrows of a sequence diagram',
    time: 'none',
    station: false,
    line: (said) => `  ${by(said, 'CP->>CSMS', 'CSMS-->>CP')}: ${said.text}`,
    head: '```mermaid\nsequenceDiagram\n  participant CP as Charge Point\n',
    tail: '```\n',
  }),
  tell({
    name: 'arrows of a sequence diagram with a gateway',
    time: 'none',
    station: false,
    line: (said) => `  ${by(said, 'CP->>GW', 'GW-->>CP')}: ${said.text}`,
    head: '```mermaid\nsequenceDiagram\n',
  }),
  tell({
    name: 'Delta, buffers for sending and receiving',
    station: false,
    line: (said, t) =>
      `${t.month} ${String(t.day).padStart(2, '0')} ${t.clock}.${t.ms} OpenWrt local7.info OpenWrt[2484]: [Info][OCPP16J]${by(said, `${said.action}Req:pu8SendBuf=`, 'OCPP16Callback:pu8RecvBuf=')}${said.text}`,
  }),
  tell({
    name: 'words of a direction within names of functions',
    station: false,
    said: session201('CP_17'),
    line: (said, t) =>
      `${t.iso} DEBUG ${by(said, 'OcppClient.internalSendMessage', 'OcppClient.onMessageReceived')} ${said.text}`,
  }),
  tell({
    name: 'functions named after the version',
    station: false,
    line: (said, t) =>
      `info: OCPPMiddleware.OCPP16[0] @ ${t.iso}\n      OCPPMiddleware.${by(said, 'Receive16', 'Send16')} => OCPP-Message: ${said.text}`,
  }),
  tell({
    name: 'RT-Thread, month and day, level and tag',
    time: 's',
    station: false,
    line: (said, t) => `05-01 ${t.clock} D/ocpp.cli: ${by(said, 'send', 'recv')} message: ${said.text}`,
    head: '05-01 09:59:59 W/ocpp.evt: Central system has [Invalid] transaction!\n',
  }),
  tell({
    name: 'RT-Thread with milliseconds and the name of a thread',
    station: false,
    line: (said, t) => `05-01 ${t.clock}.${t.ms} D/ocpp.cli ocpp_rx: ${by(said, 'send', 'recv')} message: ${said.text}`,
  }),
  tell({
    name: 'binaries of Erlang',
    time: 'none',
    line: (said) => `${said.station}: ${by(said, 'received', 'sent')} <<${JSON.stringify(said.text)}>>`,
  }),
  tell({
    name: 'topics of a broker',
    time: 'none',
    said: interleaved(session16('CP_17'), session16('CP-2')),
    line: (said) => `ocpp/${said.station}/${by(said, 'in', 'out')} ${said.text}`,
  }),
  tell({
    name: 'topics of a broker with a record',
    line: (said, t) =>
      `${t.iso} chargers/${said.station}/${by(said, 'rx', 'tx')} {"payload":${JSON.stringify(said.text)}}`,
  }),
  tell({
    name: 'Rust, a crate and a module before the direction',
    station: false,
    line: (said, t) =>
      `${t.iso.replace('Z', '456Z')} DEBUG tungstenite::protocol: ${by(said, 'Received', 'Sent')} message ${said.text}`,
  }),
  tell({
    name: 'Go, the name right behind the direction',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms}456789 +0000 UTC m=+12.345 ${by(said, 'recv', 'send')} ${said.station} ${said.text}`,
  }),
  tell({
    name: 'Kibana, as it shows times',
    line: (said, t) =>
      `May 1, 2024 @ ${t.clock}.${t.ms} [${said.station}] ${by(said, 'received', 'sent')}: ${said.text}`,
  }),
  tell({
    name: 'Kibana, an export of its columns',
    head: '"@timestamp",message,"kubernetes.pod.name"\n',
    line: (said, t) =>
      `"May 1, 2024 @ ${t.clock}.${t.ms}","[${said.station}] ${by(said, 'received', 'sent')}: ${said.text.replaceAll('"', '""')}",csms-0`,
  }),
  tell({
    name: 'Java, months by name and halves of the day',
    time: 's',
    line: (said, t) =>
      `May 1, 2024 ${t.clock} AM com.example.OcppHandler onMessage\nINFO: [${said.station}] ${by(said, 'received', 'sent')}: ${said.text}`,
  }),
  tell({
    name: 'objects in cells',
    said: session16('CP_17').filter(({ kind }) => kind !== 'error'),
    head: 'time,station,dir,body\n',
    line: (said, t) => {
      const type = { messageTypeId: said.kind === 'call' ? 2 : 3, uniqueId: said.id };
      const body = JSON.stringify(
        said.kind === 'call'
          ? { ...type, action: said.action, payload: said.payload }
          : { ...type, payload: said.payload },
      );
      return `${t.iso},${said.station},${by(said, 'in', 'out')},"${body.replaceAll('"', '""')}"`;
    },
  }),
  tell({
    name: 'objects in strings of records',
    said: session16('CP_17').filter(({ kind }) => kind !== 'error'),
    line: (said, t) => {
      const type = { messageTypeId: said.kind === 'call' ? 2 : 3, uniqueId: said.id };
      const body = JSON.stringify(
        said.kind === 'call'
          ? { ...type, action: said.action, payload: said.payload }
          : { ...type, payload: said.payload },
      );
      return JSON.stringify({ ts: t.iso, cp: said.station, dir: by(said, 'in', 'out'), body });
    },
  }),
  tell({
    name: 'fields of a form in cells',
    head: 'time,station,dir,body\n',
    line: (said, t) => `${t.iso},${said.station},${by(said, 'in', 'out')},message=${encodeURIComponent(said.text)}`,
  }),
  tell({
    name: 'Apostol, id, action and kind in brackets',
    time: 's',
    said: interleaved(session16('CP-A0000001'), session16('EM-A0000002')),
    line: (said, t) => {
      const kind = { call: 'Call', result: 'CallResult', error: 'CallError', other: '' }[said.kind];
      const error = said.kind === 'error' ? ' [NotImplemented] [no such key]' : '';
      return `[${t.slashed} ${t.clock}] [${said.station}] [${said.id.replaceAll('-', '')}] [${said.action}] [${kind}]${error} ${JSON.stringify(said.payload)}\n`;
    },
    truth: (truth) =>
      truth.map((one) => ({
        ...one,
        id: one.id.replaceAll('-', ''),
        ...(one.action === 'DataTransfer' ? { direction: 'unknown' } : {}),
      })),
  }),
  tell({
    name: 'K32 a column of dates with a midnight of their own, one of times',
    head: 'Datum,Uhrzeit,Ladepunkt,Richtung,Nachricht\n',
    line: (said, t) =>
      `${t.date} 00:00:00,${t.clock}.${t.ms},${said.station},${by(said, 'eingehend', 'ausgehend')},"${said.text.replaceAll('"', '""')}"`,
  }),
  tell({
    name: 'a controller that writes to its server with double arrows',
    station: false,
    line: (said, t) => `${t.iso} [ocpp] ${by(said, '=>server:', '<=server:')}${said.text}`,
  }),
];
