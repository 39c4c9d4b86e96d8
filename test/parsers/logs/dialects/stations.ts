/* K4 to K6, K13 to K25, K40: what stations and small backends beside them print. */
import { by, inner, pretty, type Stamp, tell, type Variant } from './dress.ts';
import { interleaved, session16, session201, session21, type Said } from './truth.ts';

const arrow201 = (said: Said) => by(said, 'ChargingStation>CSMS ', 'CSMS>ChargingStation  ');
const arrow16 = (said: Said) => by(said, 'ChargePoint>CentralSystem ', 'CentralSystem>ChargePoint  ');
const named = (said: Said) => `${said.action}${said.kind === 'call' ? '' : 'Response'}`;
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const numbers = (n: number) => String(1_000_000 + n);

/** Cuts a text into lines of so many columns behind a prefix that each line has. */
function wrap(prefix: string, text: string, columns: number): string {
  const rows: string[] = [];
  for (let at = 0; at < text.length; at += columns) rows.push(prefix + text.slice(at, at + columns));
  return rows.join('\n');
}

const evccLine = (said: Said, t: Stamp, station = said.station) =>
  `[ocpp  ] TRACE ${t.slashed} ${t.clock} ${by(said, 'recv', 'send')} ${station}: ${said.text}`;

export const stations: readonly Variant[] = [
  tell({
    name: 'K4 libocpp, CRLF, indented by four',
    station: false,
    end: '\r\n\r\n',
    head: '2024-05-01T09:59:59.000Z: SYS> Session logging started.\r\n\r\n2024-05-01T10:00:00.000Z: SYS> Connecting\r\n\r\n',
    line: (said, t) => `${t.iso}: ${arrow16(said)}${named(said)}\r\n${pretty(said, 4).replaceAll('\n', '\r\n')}`,
  }),
  tell({
    name: 'K4 libocpp 2.0.1 raw, without blank lines',
    station: false,
    said: session201('x'),
    line: (said, t) => `${t.iso}: ${arrow201(said)}${named(said)}\n${said.text}`,
  }),
  tell({
    name: 'K4 libocpp 2.1',
    station: false,
    said: session21('x'),
    line: (said, t) =>
      `${t.iso}: ${arrow201(said)}${said.kind === 'other' ? 'Unknown' : named(said)}\n${pretty(said)}\n`,
  }),
  tell({
    name: 'K4 a rotated part that begins within a message',
    station: false,
    head: '      "value": "12"\n    }\n  ]\n  }\n]\n\n',
    line: (said, t) => `${t.iso}: ${arrow16(said)}${named(said)}\n${pretty(said)}\n`,
  }),
  tell({
    name: 'K5 libocpp HTML with head and style, rows on one line',
    station: false,
    head: '<!DOCTYPE html>\n<html><head><title>EVerest log session</title>\n<style>\n.log { color: #fff; }\ntd[a="2"] { x: [3, 4] }\n</style></head><body><table class="log">\n',
    tail: '</table></body></html>\n',
    line: (said, t) =>
      `<tr class="${by(said, 'ChargePoint', 'CentralSystem')}"> <td>${t.iso}</td> <td>${html(arrow16(said).trim())}</td> ${by(said, `<td><b>${named(said)}</b></td><td></td>`, `<td></td><td><b>${named(said)}</b></td>`)} <td><pre lang="json">${html(pretty(said))}</pre></td> </tr>`,
  }),
  tell({
    name: 'K5 the table copied out of a browser',
    station: false,
    line: (said, t) =>
      `${t.iso}\t${arrow16(said).trim()}\t${by(said, `${named(said)}\t`, `\t${named(said)}`)}\t${said.text}`,
  }),
  tell({
    name: 'K6 EVerest console, detailed, in colours, printed over lines',
    station: false,
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms}456 [INFO] ocpp:OCPP        :: \u001b[1;35m${by(said, 'ChargePoint', 'CentralSystem')}: ${pretty(said)}\u001b[1;0m`,
  }),
  tell({
    name: 'K6 EVerest in the journal with ISO times, 2.0.1',
    station: false,
    said: session201('x'),
    line: (said, t) =>
      `${t.iso.replace('Z', '456+0000')} host manager[3935]: [INFO] ocpp:OCPP201     :: ${by(said, 'ChargingStation', 'CSMS')}: ${said.text}`,
  }),
  tell({
    name: 'K13 evcc, names with blanks and signs',
    time: 's',
    said: interleaved(session16('garage left'), session16('Wallbox (Süd)')),
    line: (said, t) => evccLine(said, t),
  }),
  tell({
    name: 'K14 evcc, old words, names with blanks',
    time: 's',
    said: interleaved(session16('garage left'), session16('ABL_10022482')),
    line: (said, t) =>
      `[ocpp  ] TRACE ${t.slashed} ${t.clock} ${by(said, 'received JSON message from', 'sent JSON message to')} ${said.station}: ${said.text}\n[ocpp  ] TRACE ${t.slashed} ${t.clock} handling incoming CALL [${said.id}, ${said.action}] from ${said.station}\n[site  ] DEBUG ${t.slashed} ${t.clock} grid currents: [15.6 15.6 15.7]A`,
  }),
  tell({
    name: 'K13 evcc, levels padded, several loggers of ocpp',
    time: 's',
    line: (said, t) => evccLine(said, t).replace('[ocpp  ] TRACE', '[ocpp-2] TRACE'),
    head: '[main  ] INFO 2024/05/01 09:59:59 evcc 0.130.0\n[ocpp  ] DEBUG 2024/05/01 09:59:59 charge point connected, registering: CP_17\n',
  }),
  tell({
    name: 'K15 evcc in the journal, January in German',
    time: 's',
    line: (said, t) => `Mai 0${t.day} ${t.clock} raspberrypi evcc[25224]: ${evccLine(said, t)}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o short-iso',
    time: 's',
    line: (said, t) => `${t.date}T${t.clock}+0200 raspberrypi evcc[25224]: ${evccLine(said, t)}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o short-iso-precise',
    time: 's',
    line: (said, t) => `${t.date}T${t.clock}.${t.ms}456+02:00 raspberrypi evcc[25224]: ${evccLine(said, t)}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o with-unit',
    time: 's',
    line: (said, t) => `Wed 2024-05-01 ${t.clock} UTC raspberrypi evcc.service[25224]: ${evccLine(said, t)}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o short-unix',
    time: 's',
    line: (said, t) => `${t.seconds}.${t.ms}456 raspberrypi evcc[25224]: ${evccLine(said, t)}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o short-monotonic',
    time: 's',
    line: (said, t) => `[ 1234.${t.ms}456] raspberrypi evcc[25224]: ${evccLine(said, t)}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o json',
    line: (said, t) =>
      `{"__CURSOR":"s=1;i=2","__REALTIME_TIMESTAMP":"${t.at}456","_HOSTNAME":"raspberrypi","SYSLOG_IDENTIFIER":"evcc","_PID":"25224","PRIORITY":"6","MESSAGE":"${inner(evccLine(said, t))}"}`,
  }),
  tell({
    name: 'K15 evcc, journalctl -o export',
    time: 's',
    line: (said, t) =>
      `__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=${t.at}456\n_HOSTNAME=raspberrypi\nMESSAGE=${evccLine(said, t)}\nPRIORITY=6\n`,
  }),
  tell({
    name: 'K15 an unknown station in the journal, short-precise, no direction but arrows',
    station: false,
    line: (said, t) => `May 01 ${t.clock}.${t.ms}456 charx ocpp16agent[812]: ${by(said, '-->', '<--')} ${said.text}`,
  }),
  tell({
    name: 'K15 rsyslog with priority and facility words, words in German',
    station: false,
    time: 's',
    line: (said, t) =>
      `May  1 ${t.clock} phoenix local0.info jupicore[812]: OCPP: ${by(said, 'Sende', 'Empfange')} Nachricht: ${said.text}`,
  }),
  tell({
    name: 'K16 MicroOcpp in PlatformIO',
    station: false,
    said: session16('x', numbers),
    line: (said, t) =>
      `${t.clock}.${t.ms} > [MO] ${by(said, 'Send', 'Recv')}: ${said.text}\n${t.clock}.${t.ms} > [MO] Recv: WS pong`,
  }),
  tell({
    name: 'K16 MicroOcpp on ESP-IDF',
    time: 'none',
    station: false,
    said: session16('x', numbers),
    head: 'I (1234) wifi: connected [2, 3]\n',
    line: (said, _t, n) =>
      `\u001b[0;32mI (${12_000 + n}) MicroOcpp: ${by(said, 'Send', 'Recv')}: ${said.text}\u001b[0m`,
  }),
  tell({
    name: 'K16 MicroOcpp, answer behind its request on one line, terminal with date',
    station: false,
    said: session16('x', numbers),
    line: (said, t) =>
      `${by(said, `[${t.date} ${t.clock}.${t.ms}] [MO] Send`, `[${t.date} ${t.clock}.${t.ms}] [MO] Recv`)}: ${said.text}`,
  }),
  tell({
    name: 'K16 two messages on each line with a time between',
    station: false,
    truth: (truth) => truth.map((one, index) => (index % 2 === 0 ? { ...one, epochMs: null } : one)),
    said: session16('x', numbers),
    end: '',
    line: (said, t, n) =>
      n % 2 === 0
        ? `[MO] ${by(said, 'Send', 'Recv')}: ${said.text}`
        : `${t.clock}.${t.ms} > [MO] ${by(said, 'Send', 'Recv')}: ${said.text}\n`,
  }),
  tell({
    name: 'K17 ArduinoOcpp, milliseconds since the start before it',
    time: 'none',
    station: false,
    line: (said, _t, n) => `[ ${4711 + n * 90}] [AO] ${by(said, 'To WS lib', 'From WS lib')}: ${said.text}`,
  }),
  tell({
    name: 'K5 libocpp HTML as a program rewrote it, tags in capitals, never closed',
    station: false,
    head: '<HTML><BODY><TABLE>\n',
    line: (said, t) =>
      `<TR CLASS="${by(said, 'ChargePoint', 'CentralSystem')}"><TD>${t.iso}</TD><TD>${html(arrow16(said).trim())}</TD>${by(said, `<TD><B>${named(said)}</B></TD><TD></TD>`, `<TD></TD><TD><B>${named(said)}</B></TD>`)}<TD><PRE LANG="json">${html(pretty(said))}</PRE></TD></TR>`,
  }),
  tell({
    name: 'K21 Alfen, wrapped right behind a comma, CRLF',
    station: false,
    end: '\r\n',
    said: session16('CP_17').filter(({ text }) => !/[^\x20-\x7e]/.test(text)),
    line: (said, t) =>
      [59, 60, 61]
        .map((columns) =>
          wrap(
            `${t.iso}:COM:ocpp_rpc.c:${by(said, '681', '1127')}:`,
            `${by(said, '-> ', '<- ')}${said.text.replace(said.id, `${said.id}-${columns}`)}`,
            columns,
          ),
        )
        .join('\n')
        .replaceAll('\n', '\r\n'),
    truth: (truth) => truth.flatMap((one) => [59, 60, 61].map((columns) => ({ ...one, id: `${one.id}-${columns}` }))),
  }),
  tell({
    name: 'K15 a program in the journal with a time of its own',
    station: false,
    line: (said, t) =>
      `May  1 ${t.clock} charx ocpp16[812]: ${t.date} ${t.clock}.${t.ms} INFO ${by(said, 'sending', 'received')}: ${said.text}`,
  }),
  tell({
    name: 'K17 ArduinoOcpp, indented below another program',
    time: 'none',
    station: false,
    said: session16('x', numbers),
    line: (said) => `    [AO] ${by(said, 'To', 'From')} WS lib: ${said.text}\n[main] loop 12`,
  }),
  tell({
    name: 'K18 JSON in quotes, the prefix in brackets',
    station: false,
    said: session16('x', numbers),
    line: (said, t) => `[${t.iso}] "OCPP1.6" ${by(said, 'TX', 'RX')}:  ${JSON.stringify(said.text)}`,
  }),
  tell({
    name: 'K18 JSON in single quotes',
    station: false,
    line: (said, t) => `${t.iso} ws ${by(said, 'sent', 'received')}: '${said.text}'`,
  }),
  tell({
    name: 'K19 objects, CallType',
    station: false,
    time: 'none',
    said: session16('x').filter(({ kind, action }) => kind !== 'error' && action !== 'DataTransfer'),
    line: (said) =>
      said.kind === 'call'
        ? `Request ${JSON.stringify({ CallType: 2, UUID: said.id, Action: said.action, Payload: said.payload })}`
        : `Response ${JSON.stringify({ CallType: 3, UUID: said.id, Payload: said.payload })}`,
  }),
  tell({
    name: 'K19 objects, messageTypeId in another order',
    station: false,
    said: session16('x').filter(({ kind }) => kind !== 'error'),
    line: (said, t) =>
      `${t.iso} ${by(said, 'sent', 'received')} ${said.kind === 'call' ? JSON.stringify({ uniqueId: said.id, messageTypeId: 2, action: said.action, payload: said.payload }) : JSON.stringify({ uniqueId: said.id, messageTypeId: 3, payload: said.payload })}`,
  }),
  tell({
    name: 'K20 open-ocpp, the backend of two stations',
    said: interleaved(session16('CP1'), session16('CP-2')),
    line: (said, t) =>
      `\u001b[36m[${t.date} ${t.clock}.${t.ms}] \u001b[0m[  COM  ] - [${said.station}] - ${by(said, 'RX', 'TX')} : ${said.text}\u001b[0m`,
  }),
  tell({
    name: 'K20 open-ocpp, the station',
    station: false,
    time: 'none',
    line: (said) => `\u001b[34m[  COM  ]\u001b[0m - ${by(said, 'TX', 'RX')} : ${said.text}`,
  }),
  tell({
    name: 'K21 Alfen, wrapped, with the number of the record before the time',
    station: false,
    said: session16('x', (n) => String(n)),
    line: (said, t, n) =>
      wrap(`${62 + n}_${t.iso}:COM:ocpp_rpc.c:${by(said, '681', '1127')}:`, `${by(said, '->', '<-')} ${said.text}`, 80),
  }),
  tell({
    name: 'K21 Alfen, wrapped, other modules between messages, short columns',
    station: false,
    said: session16('x', (n) => String(n)),
    line: (said, t) =>
      `${wrap(`${t.iso}:COM:ocpp_rpc.c:${by(said, '681', '1127')}:`, `${by(said, '->', '<-')} ${said.text}`, 43)}\n${t.iso}:USER:taskOCPP.c:477:socket[2]: state [3,4]`,
  }),
  tell({
    name: 'K23 Quench, with and without CSS behind',
    station: false,
    line: (said, t, n) =>
      `[${t.iso}] ${n % 2 === 0 ? '%c' : ''}[OCPPClient] ${by(said, '>> message sent', '<< message received')}: ${said.text}${n % 2 === 0 ? ' color: cyan;' : ' '}\n[${t.iso}] handling [OCPP] event {"type":"alert","timestamp":1773378080279,"chargerId":"secc2300","payload":{"src":"stack","code":72}}\n[${t.iso}] [object Object] `,
  }),
  tell({
    name: 'K24 Delta, requests and responses of both sides',
    station: false,
    line: (said, t) =>
      `May  1 ${t.clock}.${t.ms}: ${by(said, 'Sends', 'Receives')} ${said.kind === 'call' ? 'request' : 'response'}: ${said.text}\nMay  1 ${t.clock}.${t.ms} OpenWrt user.info InfraMgmt[2454]: [Infra] Backend [2] ok`,
  }),
  tell({
    name: 'logcat -v threadtime of a station on Android',
    station: false,
    line: (said, t) => `05-01 ${t.clock}.${t.ms}  1234  1260 I OCPP    : ${by(said, 'send', 'recv')} ${said.text}`,
  }),
  tell({
    name: 'RTOS: ticks and level, no time',
    station: false,
    time: 'none',
    line: (said, _t, n) => `[${1000 + n}][I][ocpp] ${by(said, 'tx', 'rx')}: ${said.text}`,
  }),
  tell({
    name: 'Tera Term, control characters and NULs between',
    station: false,
    line: (said, t, n) =>
      `${n % 3 === 1 ? '\0\0\0' : ''}[${t.date} ${t.clock}.${t.ms}] OCPP ${by(said, 'TX', 'RX')} ${said.text}\r`,
  }),
  tell({
    name: 'printed over lines, each with its own prefix and file',
    station: false,
    line: (said, t) =>
      pretty(said)
        .split('\n')
        .map(
          (row, n) =>
            `${t.date} ${t.clock}.${t.ms} ocpp.cpp:${120 + n} ${n === 0 ? by(said, 'sending ', 'received ') : ''}${row}`,
        )
        .join('\n'),
  }),
];
