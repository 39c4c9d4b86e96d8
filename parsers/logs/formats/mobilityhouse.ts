import { lineFormat, localTime } from '../line-format.ts';

const marks = {
  send: 'sent',
  sent: 'sent',
  sending: 'sent',
  'receive message': 'received',
  receive: 'received',
  received: 'received',
  recv: 'received',
} as const;
/** A name may have colons of its own (`DE:ABC:1`, the address of a network card). */
const direction =
  '(?:(?<station>[^\\[\\]{}:\\s|](?:[^\\[\\]{}:|]|:(?=[^\\s:/])(?!send|sent|receive|recv)){0,120}|): ?(?<mark>send|sent|sending|receive message|receive|received|recv)\\b ?)?';
const level = '(?:DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL)';

const events = [
  [/^connection open\b|^New connection from|^= connection is OPEN/, 'connection-opened'],
  [/^connection (?:closed|is CLOSED)|^= connection is CLOSED|Connection closed/, 'connection-closed'],
  [/^connection (?:failed|handler failed)|^opening handshake failed/, 'connection-failed'],
] as const;

/** mobilityhouse/ocpp with Python's `basicConfig`: no time at all (research K7). */
export const mobilityhouse = lineFormat({
  id: 'mobilityhouse',
  title: 'mobilityhouse/ocpp (Python, basicConfig)',
  source: 'research K7',
  cannotTell: ['when a line was written', 'which side wrote it (found from the actions)'],
  pattern: new RegExp(`${level}:[\\w.]{1,80}:${direction}`),
  marks,
  events,
  samples: [
    {
      line: 'INFO:ocpp:CP_7: receive message [2,"1","Heartbeat",{}]',
      prefix: { time: '', station: 'CP_7', label: 'received' },
    },
    { line: 'INFO:ocpp:CP_7: send [3,"1",{}]', prefix: { time: '', station: 'CP_7', label: 'sent' } },
    { line: 'INFO:root:Assign transactionId=1', prefix: { time: '', station: null, label: 'unknown' } },
    { line: 'Traceback (most recent call last):', prefix: null },
  ],
});

/** The same with one of the usual formatters: local time with milliseconds (research K8). */
export const mobilityhouseTimed = lineFormat({
  id: 'mobilityhouse-timed',
  title: 'mobilityhouse/ocpp (Python, with time)',
  source: 'research K8 and the Futurehome bridge of the corpus',
  cannotTell: ['zone of the times', 'which side wrote it (found from the actions)'],
  pattern: new RegExp(
    `(?<time>${localTime})(?: - [\\w.]{1,80} - ${level} - |[ :|-]{1,3}\\[?${level}\\]?[ :|-]{1,3}(?!\\d{1,10} ---|\\()(?:[\\w.]{1,80} ?[:|-] ?(?=[^\\n]{0,120}: ?(?:send|sent|receive|recv)))?)${direction}`,
  ),
  marks,
  events,
  samples: [
    {
      line: '2025-08-27 12:25:23,589 - ocpp - INFO - 1: send [2,"bdc8","Heartbeat",{}]',
      prefix: { time: '2025-08-27 12:25:23,589', station: '1', label: 'sent' },
    },
    {
      line: '2025-08-31 23:28:38,902 [INFO] FH_CHARGE: receive message [2,"40","Heartbeat",{}]',
      prefix: { time: '2025-08-31 23:28:38,902', station: 'FH_CHARGE', label: 'received' },
    },
    { line: 'INFO:ocpp:CP_7: send [3,"1",{}]', prefix: null },
  ],
});
