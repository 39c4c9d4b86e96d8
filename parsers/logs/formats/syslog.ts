import { isoTime, lineFormat, syslogTime } from '../line-format.ts';
import { systemEventHints, systemEvents } from '../system-events.ts';

/** syslog and journald with an unknown program behind; months in any language (research K15). */
export const syslog = lineFormat({
  id: 'syslog',
  title: 'syslog / journald',
  source: 'RFC 3164 4.1, RFC 5424 6, research K15',
  cannotTell: ['year', 'zone of the times', 'station (the host name may say it)'],
  pattern: new RegExp(
    `(?:<\\d{1,3}>1 (?<time2>${isoTime}|-) [\\w.:@-]{1,255} [\\w./@-]{1,48} [\\w.-]{1,128} [\\w.-]{1,32} (?:-|(?:\\[[^\\]\\n]{0,800}\\]){1,8})(?: (?:\\ufeff|\\u00ef\\u00bb\\u00bf)?|(?=\\r?$))|(?:<\\d{1,3}>\\d{0,2} ?)?(?<time>${syslogTime}|${isoTime}) (?:[\\w.:@-]{1,64} )?[\\w./@()-]{1,64}(?:\\[\\d{1,10}\\])?: )`,
  ),
  words: 'sent-received',
  events: systemEvents,
  eventHints: systemEventHints,
  samples: [
    {
      line: 'Okt 11 11:40:20 box ocppd[25224]: received [2,"1","Heartbeat",{}]',
      prefix: { time: 'Okt 11 11:40:20', station: null, label: 'received' },
    },
    {
      line: '<134>1 2023-10-11T22:14:15.003Z box ocppd 8710 ID47 [a@32473 iut="3"] sending [2,"1","Heartbeat",{}]',
      prefix: { time: '2023-10-11T22:14:15.003Z', station: null, label: 'sent' },
    },
    { line: 'Okt 11 nothing', prefix: null },
  ],
});
