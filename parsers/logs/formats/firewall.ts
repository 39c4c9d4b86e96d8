import type { LinePrefix, LogFormat } from '../log-format.ts';

const start = /(?:<\d{1,3}>)?date=\d{4}-\d{2}-\d{2} time=\d{2}:\d{2}:\d{2} /y;
const field = /(?:^|\s|>)(date|time|tz|eventtime|clouduser|srcip)="?([^"\s]{1,64})"?/g;

/** key="value" lines of a firewall's application control; the frame is a value (research K36). */
export const firewall: LogFormat = {
  id: 'firewall',
  title: 'FortiGate application control (key=value)',
  source: 'research K36',
  cannotTell: ['answers (only requests are logged)', 'station (its network address stands in)'],
  readPrefix(line): LinePrefix | null {
    start.lastIndex = 0;
    if (!start.test(line)) return null;
    const framed = line.search(/\w{2,20}="?\[/);
    const before = framed < 0 ? line : line.slice(0, framed);
    const fields = new Map([...before.matchAll(field)].map((match) => [match[1] ?? '', match[2] ?? '']));
    const written = `${fields.get('date') ?? ''} ${fields.get('time') ?? ''}${fields.get('tz') ?? ''}`;
    return {
      length: before.length,
      time: fields.get('eventtime') ?? written,
      station: fields.get('clouduser') ?? fields.get('srcip') ?? null,
      label: 'unknown',
      action: null,
    };
  },
  readEvent: () => null,
  startsAt(text, position) {
    start.lastIndex = position;
    return start.test(text);
  },
  eventHint: null,
  samples: [
    {
      line: '<190>date=2025-06-26 time=17:00:58 devname="x" eventtime=1750946457648432203 tz="+0300" clouduser="10.0.10.12" filename="[2,\\"1142\\",\\"Heartbeat\\",{}]"',
      prefix: { time: '1750946457648432203', station: '10.0.10.12', label: 'unknown' },
    },
    { line: 'filename=x', prefix: null },
  ],
};
