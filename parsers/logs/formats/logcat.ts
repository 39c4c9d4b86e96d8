import { lineFormat } from '../line-format.ts';

/** logcat of stations that run Android, and what RT-Thread writes alike: no year, level and tag. */
export const logcat = lineFormat({
  id: 'logcat',
  title: 'Android logcat, RT-Thread ulog',
  source: 'Android developer documentation: logcat -v threadtime and -v time; RT-Thread ulog with time, level and tag',
  cannotTell: ['year', 'zone of the times', 'station'],
  pattern:
    /(?<time>\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{3,6})?)(?:(?: [+-]\d{4})? {1,8}\d{1,7} {1,8}\d{1,7} [VDIWEF] [^:\n]{1,64}: | {1,8}[VDIWEFA]\/[\w.-]{1,64}(?: {1,8}[\w.-]{1,32}| {0,8}\( {0,8}\d{1,7}\))?: )/,
  words: 'sent-received',
  samples: [
    {
      line: '05-01 10:00:00.123  1234  1260 I OCPP    : send [2,"1","Heartbeat",{}]',
      prefix: { time: '05-01 10:00:00.123', station: null, label: 'sent' },
    },
    {
      line: '05-01 10:00:00 D/ocpp.cli: recv message: [3,"1",{}]',
      prefix: { time: '05-01 10:00:00', station: null, label: 'received' },
    },
    {
      line: '05-01 10:00:00.123 I/OcppService( 4711): sent [2,"1","Heartbeat",{}]',
      prefix: { time: '05-01 10:00:00.123', station: null, label: 'sent' },
    },
    { line: '05-01 10:00:00.123 something', prefix: null },
  ],
});
