import { clock, lineFormat } from '../line-format.ts';

/** MicroOcpp and its forerunner ArduinoOcpp, a library on the station: serial output, mostly without time (research K16, K17). */
export const microOcpp = lineFormat({
  id: 'microocpp',
  title: 'MicroOcpp / ArduinoOcpp (serial)',
  source: 'research K16, K17: macros of Debug.h',
  cannotTell: ['when a line was written, other than by a terminal program', 'station'],
  pattern: new RegExp(
    `[ \\t]{0,40}(?:\\[ {0,12}\\d{1,12}\\] ?)?(?:(?<time>(?:\\d{4}-\\d{2}-\\d{2} )?${clock}) ?-?> )?\\[(?:MO|AO)\\] (?:(?<mark>Send|Recv|To WS lib|From WS lib) ?: ?)?`,
  ),
  marks: {
    send: 'station-to-csms',
    'to ws lib': 'station-to-csms',
    recv: 'csms-to-station',
    'from ws lib': 'csms-to-station',
  },
  events: [
    [/^WS pong|: WS pong/, 'pong'],
    [/^WS ping|: WS ping/, 'ping'],
    [/Connected to url:/, 'connection-opened'],
    [/Disconnected(?: from url|!|$)/, 'connection-closed'],
    [/New status: [A-Z]\w{2,20}/, 'status-text'],
  ],
  samples: [
    {
      line: '[MO] Send: [2,"1000001","Heartbeat",{}]',
      prefix: { time: '', station: null, label: 'station-to-csms' },
    },
    {
      line: '11:52:55.587 > [MO] Recv: [3,"1000001",{}]',
      prefix: { time: '11:52:55.587', station: null, label: 'csms-to-station' },
    },
    { line: '[AO] From WS lib: [3,"1",{}]', prefix: { time: '', station: null, label: 'csms-to-station' } },
    { line: 'pm open,type:2 0', prefix: null },
  ],
});
