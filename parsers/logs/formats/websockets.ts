import { lineFormat, localTime } from '../line-format.ts';

/** The debug log of Python's `websockets` outside of Home Assistant; arrows are relative to the writer (research K11). */
export const websockets = lineFormat({
  id: 'websockets',
  title: 'Python websockets (debug)',
  source: 'research K11',
  cannotTell: ['payloads that the logger left out', 'which side wrote it (found from the actions)'],
  pattern: new RegExp(
    `(?:(?<time>${localTime})[ :|-]{1,3})?(?:DEBUG[ :|-]{1,3})?\\[?websockets(?:\\.\\w{1,20})?\\]?[ :|-]{1,3}(?:DEBUG[ :|-]{1,3})?(?:(?<mark>[<>] (?:TEXT|BINARY)) )?`,
  ),
  marks: { '< text': 'received', '> text': 'sent', '< binary': 'received', '> binary': 'sent' },
  events: [
    [/= connection is OPEN/, 'connection-opened'],
    [/= connection is CLOSED/, 'connection-closed'],
    [/= connection is CONNECTING/, 'connection-opening'],
    [/% sent keepalive ping|> PING/, 'ping'],
    [/% received keepalive pong|< PONG/, 'pong'],
  ],
  samples: [
    {
      line: 'DEBUG:websockets.server:< TEXT \'[3,"4a7920fe",{}]\' [20 bytes]',
      prefix: { time: '', station: null, label: 'received' },
    },
    { line: 'INFO:ocpp:CP_7: send [3,"1",{}]', prefix: null },
  ],
});
