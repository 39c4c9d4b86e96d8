import { clock, lineFormat } from '../line-format.ts';

/** `java.util.logging` as it comes: the time with class and method on one line, level and message on the next. */
export const javaLogging = lineFormat({
  id: 'java-logging',
  title: 'java.util.logging (SimpleFormatter)',
  source: 'Java SE documentation: java.util.logging.SimpleFormatter',
  cannotTell: ['zone of the times', 'station, unless the message names it'],
  pattern: new RegExp(
    `(?<time>[A-Z][a-z]{2}\\.? \\d{1,2}, \\d{4},? ${clock} [AP]M) [\\w.$]{1,200} (?:[\\w$<>]{1,120}|lambda\\$[\\w$]{1,120})(?=\\s|$)`,
  ),
  words: 'sent-received',
  samples: [
    {
      line: 'May 01, 2024 10:00:00 AM com.example.OcppHandler onMessage',
      prefix: { time: 'May 01, 2024 10:00:00 AM', station: null, label: 'unknown' },
    },
    { line: 'INFO: received [2,"1","Heartbeat",{}]', prefix: null },
  ],
});
