/* K7 to K12: programs around mobilityhouse/ocpp, Home Assistant, websockets. */
import { by, inner, pretty, tell, type Variant } from './dress.ts';
import { interleaved, session16, session201 } from './truth.ts';

const verb = (said: Parameters<typeof by>[0]) => by(said, 'receive message', 'send');

export const python: readonly Variant[] = [
  tell({
    name: 'K7 basicConfig, two stations',
    time: 'none',
    said: interleaved(session16('CP_7'), session16('garage left')),
    line: (said) => `INFO:ocpp:${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K7 basicConfig, a station whose name has colons',
    time: 'none',
    said: session16('DE:QRS:7'),
    line: (said) => `INFO:ocpp:${said.station}: ${by(said, 'receive message', 'send')} ${said.text}`,
  }),
  tell({
    name: 'K8 bars between time, level, logger and message',
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} | INFO | ocpp | ${said.station}: ${by(said, 'receive message', 'send')} ${said.text}`,
  }),
  tell({
    name: 'K9 Home Assistant, a station named by the address of its network card',
    said: session16('0C:8B:95:00:A1:7F'),
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO (MainThread) [ocpp] ${said.station}: ${by(said, 'receive message', 'send')} ${said.text}`,
  }),
  tell({
    name: 'K7 no blank before the direction',
    time: 'none',
    line: (said) => `INFO:ocpp:${said.station}:${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K7 no blank before the direction, another logger',
    time: 'none',
    line: (said) => `DEBUG:my.app:${said.station}:${by(said, 'recv', 'send')} ${said.text}`,
  }),
  tell({
    name: 'K7 uvicorn',
    time: 'none',
    line: (said) => `INFO:     ${said.station}: ${verb(said)} ${said.text}`,
    head: 'INFO:     Started server process [2612]\nINFO:     (\'10.0.0.5\', 50321) - "WebSocket /ocpp/CP_17" [accepted]\nINFO:     connection open\n',
  }),
  tell({
    name: 'K8 time, name, level',
    line: (said, t) => `${t.date} ${t.clock},${t.ms} - ocpp - INFO - ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 time, level, name in brackets',
    line: (said, t) => `${t.date} ${t.clock},${t.ms} [INFO] [ocpp] ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 with file and line',
    line: (said, t) =>
      `[${t.date} ${t.clock},${t.ms}] {charge_point.py:125} INFO - ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 with thread and process',
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} 4711 MainThread ocpp INFO ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 day first with a dot',
    time: 's',
    line: (said, t) => `${t.german} ${t.clock} INFO ocpp ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 the station itself writes, ISO in UTC',
    line: (said, t) => `${t.iso} INFO ocpp ${said.station}: ${by(said, 'send', 'receive message')} ${said.text}`,
  }),
  tell({
    name: 'K8 coloredlogs',
    time: 's',
    line: (said, t) =>
      `\u001b[32m${t.date} ${t.clock}\u001b[0m \u001b[35mcsms-host\u001b[0m \u001b[34mocpp[4711]\u001b[0m \u001b[1;30mINFO\u001b[0m ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 structlog console',
    line: (said, t) => `${t.date} ${t.clock}.${t.ms} [info     ] ${said.station}: ${verb(said)} ${said.text} [ocpp]`,
  }),
  tell({
    name: 'K8 structlog JSON',
    line: (said, t) =>
      `{"event": "${said.station}: ${verb(said)} ${inner(said.text)}", "level": "info", "logger": "ocpp", "timestamp": "${t.iso}"}`,
  }),
  tell({
    name: 'K8 Celery and supervisord',
    line: (said, t) =>
      `[${t.date} ${t.clock},${t.ms}: INFO/ForkPoolWorker-1] ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K8 uvicorn in colours with a time',
    line: (said, t) =>
      `\u001b[32mINFO\u001b[0m:     ${t.date} ${t.clock},${t.ms} - ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K9 Home Assistant in colours, two stations, latency between',
    said: interleaved(session16('left'), session16('0312209102324480672')),
    line: (said, t) =>
      `\u001b[32m${t.date} ${t.clock}.${t.ms} INFO (MainThread) [ocpp] ${said.station}: ${verb(said)} ${said.text}\u001b[0m\n${t.date} ${t.clock}.${t.ms} DEBUG (MainThread) [custom_components.ocpp] Connection latency from 'central' to 'left': ping=1.0 ms, pong=43.0 ms`,
  }),
  tell({
    name: 'K9 Home Assistant, a thread of the executor and a copy by the integration',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO (SyncWorker_3) [ocpp.charge_point] ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K9 Home Assistant through the journal',
    line: (said, t) =>
      `May 01 ${t.clock} homeassistant homeassistant[512]: ${t.date} ${t.clock}.${t.ms} INFO (MainThread) [ocpp] ${said.station}: ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K9 Home Assistant, no name',
    station: false,
    line: (said, t) => `${t.date} ${t.clock}.${t.ms} INFO (MainThread) [ocpp] : ${verb(said)} ${said.text}`,
  }),
  tell({
    name: 'K10 Home Assistant, the station prints',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO (MainThread) [ocpp] ${said.station}: ${verb(said)} ${said.from === 'station' ? pretty(said, 1).replaceAll('\n', '\n\n') : said.text}`,
  }),
  tell({
    name: 'K10 the same with CRLF and no indent',
    end: '\r\n',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO (MainThread) [ocpp] ${said.station}: ${verb(said)} ${pretty(said, 1).replaceAll('\n ', '\r\n').replaceAll('\n]', '\r\n]')}`,
  }),
  tell({
    name: 'K11 websockets, everything whole',
    time: 'none',
    head: 'DEBUG:websockets.server:= connection is CONNECTING\nDEBUG:websockets.server:< GET /ocpp/CP_17 HTTP/1.1\nDEBUG:websockets.server:< Sec-WebSocket-Protocol: ocpp1.6, ocpp1.5\nDEBUG:websockets.server:> HTTP/1.1 101 Switching Protocols\nDEBUG:websockets.server:> Sec-WebSocket-Protocol: ocpp1.6\nDEBUG:websockets.server:= connection is OPEN\n',
    line: (said) =>
      `DEBUG:websockets.server:${by(said, '<', '>')} TEXT '${said.text}' [${new TextEncoder().encode(said.text).length} bytes]`,
  }),
  tell({
    name: 'K11 websockets below ocpp: each message twice',
    line: (said, t) => {
      const wire = `${t.date} ${t.clock},${t.ms} - websockets.server - DEBUG - ${by(said, '<', '>')} TEXT '${said.text}' [${new TextEncoder().encode(said.text).length} bytes]`;
      const ocpp = `${t.date} ${t.clock},${t.ms} - ocpp - INFO - ${said.station}: ${verb(said)} ${said.text}`;
      return said.from === 'station' ? `${wire}\n${ocpp}` : `${ocpp}\n${wire}`;
    },
    head: '2024-05-01 09:59:59,000 - websockets.server - DEBUG - < GET /CP_17 HTTP/1.1\n2024-05-01 09:59:59,000 - websockets.server - DEBUG - > HTTP/1.1 101 Switching Protocols\n',
    truth: (truth) => truth,
    duplicates: 20,
  }),
  tell({
    name: 'K11 websockets before ocpp, without a handshake: the name comes with the copy',
    line: (said, t) => {
      const wire = `${t.date} ${t.clock},${t.ms} - websockets.server - DEBUG - ${by(said, '<', '>')} TEXT '${said.text}' [${new TextEncoder().encode(said.text).length} bytes]`;
      const ocpp = `${t.date} ${t.clock},${t.ms} - ocpp - INFO - ${said.station}: ${verb(said)} ${said.text}`;
      return `${wire}\n${ocpp}`;
    },
    duplicates: 20,
  }),
  tell({
    name: 'K11 websockets 8, frames with the repr of bytes',
    station: false,
    said: session16('CP_17').filter(({ text }) => !/[^\x20-\x7e]/.test(text)),
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} DEBUG websockets.protocol server ${by(said, '<', '>')} Frame(fin=True, opcode=<Opcode.TEXT: 1>, data=b'${said.text.replaceAll('\\', '\\\\')}', rsv1=False, rsv2=False, rsv3=False)`,
  }),
  tell({
    name: 'K11 the client side',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} DEBUG [websockets.client] ${by(said, '>', '<')} TEXT '${said.text}' [${new TextEncoder().encode(said.text).length} bytes]`,
    head: '2024-05-01 09:59:59.000 DEBUG [websockets.client] > GET /CP_17 HTTP/1.1\n2024-05-01 09:59:59.000 DEBUG [websockets.client] < HTTP/1.1 101 Switching Protocols\n',
  }),
  tell({
    name: 'K12 the frame and its repr below',
    said: session201('FH'),
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} [INFO] ${said.station}: ${verb(said)} ${said.text}\n${t.date} ${t.clock},${t.ms} [INFO] ${said.station}: ${said.action} received: connector_id=1, x=[{'a': 'b'}]`,
  }),
  tell({
    name: 'K12 repr of a list in place of the frame',
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} [INFO] ${said.station} ${by(said, 'received', 'sent')}: ${pythonRepr(JSON.parse(said.text))}`,
    truth: (truth) => truth.map((one) => ({ ...one, state: 'repaired' })),
  }),
];

/** A value as Python prints it. */
function pythonRepr(value: unknown): string {
  if (typeof value === 'string') {
    const quoted = value.replaceAll('\\', '\\\\');
    return quoted.includes("'") && !quoted.includes('"') ? `"${quoted}"` : `'${quoted.replaceAll("'", "\\'")}'`;
  }
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([k, v]) => `${pythonRepr(k)}: ${pythonRepr(v)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}
