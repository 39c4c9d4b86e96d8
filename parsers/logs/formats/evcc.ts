import { lineFormat } from '../line-format.ts';

/** evcc, an energy manager with a small backend of its own: old and new wording (research K13, K14). */
export const evcc = lineFormat({
  id: 'evcc',
  title: 'evcc (trace)',
  source: 'research K13, K14',
  cannotTell: ['zone of the times', 'fractions of a second'],
  pattern:
    /\[[\w-]{1,16} {0,10}\] (?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL) (?<time>\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}) (?:(?<mark>recv|send|received JSON message from|sent JSON message to) (?<station>[^\n[\]{}"]{1,120}): ?(?=\[|$))?/,
  marks: {
    recv: 'station-to-csms',
    send: 'csms-to-station',
    'received json message from': 'station-to-csms',
    'sent json message to': 'csms-to-station',
  },
  events: [
    [/charge point connected|^(?:new )?client connected/, 'connection-opened'],
    [/charge point disconnected|^client disconnected/, 'connection-closed'],
  ],
  samples: [
    {
      line: '[ocpp  ] TRACE 2026/07/23 10:21:46 recv SN77: [2,"cb96","Heartbeat",{}]',
      prefix: { time: '2026/07/23 10:21:46', station: 'SN77', label: 'station-to-csms' },
    },
    {
      line: '[ocpp  ] TRACE 2023/04/15 13:04:46 sent JSON message to ABL_100: [3,"1",{}]',
      prefix: { time: '2023/04/15 13:04:46', station: 'ABL_100', label: 'csms-to-station' },
    },
    {
      line: '[lp-1  ] INFO 2023/04/15 13:04:46 stop charging <-',
      prefix: { time: '2023/04/15 13:04:46', station: null, label: 'unknown' },
    },
    { line: 'panic: runtime error', prefix: null },
  ],
});
