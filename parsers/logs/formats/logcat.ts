import { lineFormat } from '../line-format.ts';

/** logcat of stations that run Android: no year, process and thread, level and tag. */
export const logcat = lineFormat({
  id: 'logcat',
  title: 'Android logcat (threadtime)',
  source: 'Android developer documentation: logcat -v threadtime',
  cannotTell: ['year', 'zone of the times', 'station'],
  pattern:
    /(?<time>\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3,6})(?: [+-]\d{4})? {1,8}\d{1,7} {1,8}\d{1,7} [VDIWEF] [^:\n]{1,64}: /,
  words: 'sent-received',
  samples: [
    {
      line: '05-01 10:00:00.123  1234  1260 I OCPP    : send [2,"1","Heartbeat",{}]',
      prefix: { time: '05-01 10:00:00.123', station: null, label: 'sent' },
    },
    { line: '05-01 10:00:00.123 something', prefix: null },
  ],
});
