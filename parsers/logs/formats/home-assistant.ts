import { lineFormat, localTime } from '../line-format.ts';

/** Home Assistant with the integration lbbrhzn/ocpp, and the `websockets` library below it (research K9 to K11). */
export const homeAssistant = lineFormat({
  id: 'home-assistant',
  title: 'Home Assistant (lbbrhzn/ocpp)',
  source: 'research K9, K10, K11',
  cannotTell: ['zone of the times', 'payloads that the websockets logger left out'],
  pattern: new RegExp(
    `(?<time>${localTime}) (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) \\((?:[^()\\n]|\\([^()\\n]{0,40}\\)){1,80}\\) \\[[\\w.]{1,120}\\] (?:(?<station>(?:[^\\[\\]{}:\\n]|:(?=[^\\s:/])){0,120}): (?=send|receive))?(?:(?<mark>send|receive message|receive|[<>] (?:TEXT|BINARY))\\b ?)?`,
  ),
  // Home Assistant is the backend here.
  marks: {
    send: 'csms-to-station',
    'receive message': 'station-to-csms',
    receive: 'station-to-csms',
    '< text': 'station-to-csms',
    '> text': 'csms-to-station',
    '< binary': 'station-to-csms',
    '> binary': 'csms-to-station',
  },
  events: [
    [/Connection latency from '[^'\n]{0,80}' to /, 'pong'],
    [/= connection is OPEN|Charger \S{1,120} connected to|Charger \S{1,120} reconnected/, 'connection-opened'],
    [/= connection is CONNECTING/, 'connection-opening'],
    [/= connection is CLOSED|Connection closed to |! timed out waiting for keepalive pong/, 'connection-closed'],
    [/opening handshake failed|connection handler failed|Timeout in connection/, 'connection-failed'],
    [/% sent keepalive ping|> PING/, 'ping'],
    [/% received keepalive pong|< PONG/, 'pong'],
  ],
  samples: [
    {
      line: '2025-11-24 13:51:58.613 INFO (MainThread) [ocpp] 3276: receive message [2,"bd","Heartbeat",{}]',
      prefix: { time: '2025-11-24 13:51:58.613', station: '3276', label: 'station-to-csms' },
    },
    {
      line: '2021-03-17 20:24:45 INFO (MainThread) [ocpp] : send [3,"4634",{}]',
      prefix: { time: '2021-03-17 20:24:45', station: null, label: 'csms-to-station' },
    },
    {
      line: '2022-03-16 16:35:40 DEBUG (MainThread) [websockets.server] < TEXT \'[3,"4a",{}]\' [12 bytes]',
      prefix: { time: '2022-03-16 16:35:40', station: null, label: 'station-to-csms' },
    },
    { line: '"status": "Accepted"', prefix: null },
  ],
});
