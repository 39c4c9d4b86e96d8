import { isoTime, lineFormat, syslogTime } from '../line-format.ts';

/** syslog and journald with an unknown program behind; months in any language (research K15). */
export const syslog = lineFormat({
  id: 'syslog',
  title: 'syslog / journald',
  source: 'RFC 3164 4.1, research K15',
  cannotTell: ['year', 'zone of the times', 'station (the host name may say it)'],
  pattern: new RegExp(
    `(?:<\\d{1,3}>\\d{0,2} ?)?(?<time>${syslogTime}|${isoTime}) [\\w.:@-]{1,64} [\\w./@-]{1,64}(?:\\[\\d{1,10}\\])?: `,
  ),
  words: 'sent-received',
  samples: [
    {
      line: 'Okt 11 11:40:20 box ocppd[25224]: received [2,"1","Heartbeat",{}]',
      prefix: { time: 'Okt 11 11:40:20', station: null, label: 'received' },
    },
    { line: 'Okt 11 nothing', prefix: null },
  ],
});
