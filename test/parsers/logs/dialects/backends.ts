/* K1 to K3, K27 to K29: backends of many makes and what their loggers print. */
import { by, doubled, inner, parts, pretty, tell, withoutDirection, type Variant } from './dress.ts';
import { interleaved, session16, session201, session21 } from './truth.ts';

const ws = 'de.rwth.idsg.steve.ocpp.ws.WebSocketLogger';
const steve = (station: string) => `[chargeBoxId=${station}, sessionId=3df7f3bc-e076-d275-090f-f2a6eb9d02ac]`;

export const backends: readonly Variant[] = [
  tell({
    name: 'K1 SteVe 3.6, thread of Jetty, a station with signs in its name',
    said: session16('DE*ABC*E12/3'),
    line: (said, t) =>
      `[INFO ] ${t.date} ${t.clock},${t.ms} ${ws} (qtp247162961-36) - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}`,
  }),
  tell({
    name: 'K1 SteVe 3.7, Spring Boot in UTC',
    line: (said, t, n) =>
      `${t.iso}  INFO 1 --- [steve] [qtp2003-${n}] d.r.i.s.o.ws.WebSocketLogger             : ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}`,
  }),
  tell({
    name: 'K1 SteVe, level behind the time and thread in brackets',
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} [INFO ] [http-nio-8180-exec-3] ${ws} - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}`,
  }),
  tell({
    name: 'K1 SteVe, two stations and lines of services between',
    said: interleaved(session16('left 1'), session16('right 2')),
    line: (said, t) =>
      `[INFO ] ${t.date} ${t.clock},${t.ms} ${ws} - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}\n[INFO ] ${t.date} ${t.clock},${t.ms} de.rwth.idsg.steve.service.CentralSystemService16_Service - [Data Transfer] Data: {"a":[3,"b"]}\n[DEBUG] ${t.date} ${t.clock},${t.ms} ${ws} - ${steve(said.station)} Sending ping message`,
  }),
  tell({
    name: 'K2 docker compose in colours, two services',
    line: (said, t) =>
      `\u001b[36msteve_app_1  |\u001b[0m [INFO ] ${t.date} ${t.clock},${t.ms} ${ws} (qtp1-30) - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}\n\u001b[33mmariadb_1    |\u001b[0m 2024-05-01 10:00:00 0 [Note] mariadbd: ready [2, 3]`,
  }),
  tell({
    name: 'K2 kubectl logs --prefix --timestamps',
    line: (said, t) =>
      `[pod/steve-7d9f/steve] ${t.iso.replace('Z', '456789Z')} [INFO ] ${t.date} ${t.clock},${t.ms} ${ws} (qtp1-30) - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}`,
  }),
  tell({
    name: 'K2 stern: pod and container before the line',
    line: (said, t) =>
      `steve-7d9f6b steve [INFO ] ${t.date} ${t.clock},${t.ms} ${ws} (qtp1-30) - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}`,
  }),
  tell({
    name: 'K2 docker compose logs -t',
    line: (said, t) =>
      `steve-1  | ${t.iso.replace('Z', '456789Z')} [INFO ] ${t.date} ${t.clock},${t.ms} ${ws} (qtp1-30) - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${said.text}`,
  }),
  tell({
    name: 'K2 pm2: id and name before the line',
    line: (said, t) => `0|csms     | ${t.date} ${t.clock}.${t.ms} ${said.station} ${by(said, '<<', '>>')} ${said.text}`,
  }),
  tell({
    name: 'K27 OCPP.Core, a line of level and category with time, the message indented below',
    station: false,
    line: (said, t) =>
      `info: OCPP.Core.Server.OCPPMiddleware[0] @ ${t.iso.replace('Z', '0000+00:00')}\n      OCPPMiddleware.Receive16 => ${by(said, 'Receiving', 'Sending')} message: ${said.text}`,
    time: 'ms',
  }),
  tell({
    name: 'K27 .NET single line console with timestamp',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} info: Csms.Ocpp.WebSocketHandler[0] ChargePoint '${said.station}' ${by(said, 'received', 'sent')}: ${said.text}`,
  }),
  tell({
    name: 'K27 Serilog',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} +00:00 [INF] ${by(said, 'Received from', 'Sent to')} ${said.station}: ${said.text}`,
  }),
  tell({
    name: 'K27 Serilog, time of day only, quoted',
    time: 's',
    line: (said, t) =>
      `[${t.clock} INF] ${by(said, 'Received from', 'Sent to')} "${said.station}": "${inner(said.text)}"`,
  }),
  tell({
    name: 'K27 NLog',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms}0|INFO|Csms.OcppServer|${said.station}|${by(said, 'IN', 'OUT')}|${said.text}`,
  }),
  tell({
    name: 'K27 log4net',
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} [12] INFO  Csms.OcppServer [(null)] - ${said.station} ${by(said, '<-', '->')} ${said.text}`,
  }),
  tell({
    name: 'K28 Spring Boot, pretty printed with tabs and CRLF, direction unknown',
    truth: withoutDirection,
    end: '\r\n',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms}  INFO 4604 --- [nio-8080-exec-1] k.d.e.MessageLogService  : Charger=${said.station}, Message=${JSON.stringify(JSON.parse(said.text), null, '\t').replaceAll('\n', '\r\n')}`,
  }),
  tell({
    name: 'K28 Spring Boot 3.4, application and correlation in brackets',
    truth: withoutDirection,
    line: (said, t) =>
      `${t.iso.replace('Z', '+00:00')}  INFO 4604 --- [csms] [nio-8080-exec-1] [ab12-cd34] k.d.e.MessageLogService  : Charger=${said.station}, Message=${said.text}`,
  }),
  tell({
    name: 'K28 Spring Boot, the station behind the message',
    truth: withoutDirection,
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms}  INFO 4604 --- [exec-1] k.d.e.MessageLogService  : Message=${said.text}, Charger=${said.station}`,
  }),
  tell({
    name: 'K28 the station behind the message, two of them',
    said: interleaved(session16('SIG-1'), session16('SIG-2')),
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO ${by(said, 'received', 'sent')} ${said.text} chargePointId=${said.station}`,
  }),
  tell({
    name: 'K28 2.0.1 on Quarkus',
    said: session201('CS-9'),
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} INFO  [org.acm.OcppEndpoint] (executor-thread-1) [${said.station}] ${by(said, '<--', '-->')} ${said.text}`,
  }),
  tell({
    name: 'K28 2.1 with messages without an answer',
    said: session21('CS-9'),
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} INFO  [org.acm.OcppEndpoint] (executor-thread-1) [${said.station}] ${by(said, '<--', '-->')} ${said.text}`,
  }),
  tell({
    name: 'K29 daemon, other words and stations',
    truth: withoutDirection,
    said: interleaved(session16('CHG7'), session16('CHG 12')),
    line: (said, t) => `${t.date} ${t.clock} - [TXT][${said.station}] : MESSAGE : ${said.text}`,
    time: 's',
  }),
  tell({
    name: 'K29 generic, direction in German',
    time: 's',
    line: (said, t) => `${t.german} ${t.clock} ${said.station} ${by(said, 'Empfangen', 'Gesendet')}: ${said.text}`,
  }),
  tell({
    name: 'German: from and to the station',
    line: (said, t) =>
      `${t.german} ${t.clock},${t.ms} INFO Nachricht ${by(said, 'von Ladestation', 'an Ladestation')} ${said.station}: ${said.text}`,
  }),
  tell({
    name: 'Java-OCA-OCPP: Send a message, Receive a message',
    station: false,
    line: (said, t) =>
      `${t.date} ${t.clock},${t.ms} [main] DEBUG eu.chargetime.ocpp.WebSocketTransmitter - ${by(said, 'Receive', 'Send')} a message: ${said.text}`,
  }),
  tell({
    name: 'ocpp-go with logrus',
    line: (said, t) =>
      `time="${t.iso}" level=debug msg="${by(said, 'received JSON message from', 'sent JSON message to')} ${said.station}: ${inner(said.text)}" logger=websocket`,
  }),
  tell({
    name: 'Go slog, attributes',
    line: (said, t) =>
      `time=${t.iso} level=INFO msg="ocpp message" charge_point_id=${said.station} direction=${by(said, 'incoming', 'outgoing')} raw="${inner(said.text)}"`,
  }),
  tell({
    name: 'Go standard log with microseconds',
    line: (said, t) =>
      `${t.slashed} ${t.clock}.${t.ms}456 ws.go:120: [${said.station}] ${by(said, 'recv', 'send')}: ${said.text}`,
  }),
  tell({
    name: 'Rust env_logger',
    line: (said, t) =>
      `[${t.iso} INFO  csms::ws] ${said.station} ${by(said, '-->', '<--').replace(/-->|<--/, by(said, 'incoming', 'outgoing'))} ${said.text}`,
  }),
  tell({
    name: 'Elixir',
    line: (said, t) =>
      `${t.clock}.${t.ms} [info] charger_id=${said.station} ${by(said, 'received', 'sending')} ${said.text}`,
  }),
  tell({
    name: 'SAP simulator: the log of a station',
    line: (said, t) =>
      `${t.iso} debug: ${said.station} | ${by(said, '>> Command sent', '<< Command received')} payload: ${said.text}`,
  }),
  tell({
    name: 'CitrineOS in colours',
    line: (said, t) =>
      `\u001b[90m${t.date} ${t.clock}.${t.ms}\u001b[39m\t\u001b[34mINFO\u001b[39m\t[\u001b[90m/usr/app/Router.ts:120\u001b[39m]\t${by(said, 'Received message from', 'Sending message to')} ${said.station}: ${said.text}`,
  }),
  tell({
    name: 'morgan and console.log: no time, station in brackets',
    time: 'none',
    line: (said) => `[${said.station}] ${by(said, '⬅', '➡')} ${said.text}`,
  }),
  tell({
    name: 'emoji',
    line: (said, t) => `${t.iso} ${by(said, '📥', '📤')} ${said.station} ${said.text}`,
  }),
  tell({
    name: 'pretty printed with the direction and the station on the line above',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} INFO ${by(said, 'Received from', 'Sent to')} ${said.station}:\n${pretty(said)}\n`,
  }),
  tell({
    name: 'absolute words with both sides: CP -> CSMS',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} [${said.station}] ${by(said, 'CP -> CSMS', 'CSMS -> CP')} ${said.text}`,
  }),
  tell({
    name: 'absolute words with arrows in one direction: CSMS <- CP',
    line: (said, t) =>
      `${t.date} ${t.clock}.${t.ms} ${said.station} ${by(said, 'CSMS <- CP', 'CSMS -> CP')} ${said.text}`,
  }),
  tell({
    name: 'K3 out of a spreadsheet: all in one cell, quoted as CSV does',
    line: (said, t) =>
      `"[INFO ] ${t.date} ${t.clock},${t.ms} ${ws} - ${steve(said.station)} ${by(said, 'Received', 'Sending')}: ${doubled(said.text)}"`,
    end: '\r\n',
  }),
  tell({
    name: 'a proxy between: each message comes in and goes out',
    line: (said, t) => {
      const later = parts(said.at + 2);
      return `${t.iso} [${said.station}] ${by(said, 'CP->proxy', 'CSMS->proxy')} ${said.text}\n${later.iso} [${said.station}] ${by(said, 'proxy->CSMS', 'proxy->CP')} ${said.text}`;
    },
    duplicates: 20,
  }),
  tell({
    name: 'twelve hours',
    time: 's',
    line: (said, t) =>
      `05/01/2024 10:${t.clock.slice(3)} AM INFO ${said.station} ${by(said, 'received', 'sent')} ${said.text}`,
    truth: (truth) => truth.map((one) => ({ ...one, epochMs: (one.epochMs ?? 0) - 86_400_000 * 117 })),
  }),
];
