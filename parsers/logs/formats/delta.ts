import { lineFormat, syslogTime } from '../line-format.ts';
import { systemEventHints, systemEvents } from '../system-events.ts';

/** Delta AC MAX: syslog of OpenWrt with milliseconds and without year (research K24). */
export const delta = lineFormat({
  id: 'delta',
  title: 'Delta AC MAX (SystemLog)',
  source: 'research K24',
  cannotTell: ['year', 'zone of the times', 'station'],
  pattern: new RegExp(
    `(?<time>${syslogTime})(?:: (?=(?:Sends|Receives|Received|Send) )| OpenWrt [\\w.]{1,40} [\\w./-]{1,40}(?:\\[\\d{1,10}\\])?: )(?:(?<mark>Sends|Send|Receives|Received)\\b[^\\[\\n]{0,60}: ?(?=\\[|$))?`,
  ),
  // The station wrote it.
  marks: {
    sends: 'station-to-csms',
    send: 'station-to-csms',
    receives: 'csms-to-station',
    received: 'csms-to-station',
  },
  events: [
    [/Backend connection fail/, 'connection-failed'],
    [/Backend connection (?:success|ok|established)|Backend connected/i, 'connection-opened'],
    [/Backend disconnect/i, 'connection-closed'],
    ...systemEvents,
  ],
  eventHints: [/Backend/g, ...systemEventHints],
  samples: [
    {
      line: 'Jan 22 03:54:01.046 OpenWrt user.info InfraMgmt[2454]: [Infra] Backend connection fail',
      prefix: { time: 'Jan 22 03:54:01.046', station: null, label: 'unknown' },
    },
    {
      line: 'Oct 21 19:06:37.706: Sends response: [3,"17",{"status":""}]',
      prefix: { time: 'Oct 21 19:06:37.706', station: null, label: 'station-to-csms' },
    },
    { line: 'Jan 22 03:54:01 host prog[1]: text', prefix: null },
  ],
});
