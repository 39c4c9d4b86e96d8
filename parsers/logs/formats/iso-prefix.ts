import { isoTime, lineFormat } from '../line-format.ts';

/** Any line that begins with an RFC 3339 time; the direction comes from the words before the frame. */
export const isoPrefix = lineFormat({
  id: 'iso-prefix',
  title: 'Lines beginning with an ISO time',
  source: 'research 1.3; the last of K catalogue: unknown loggers',
  cannotTell: ['station, unless the frame names it'],
  pattern: new RegExp(`[\\[(<"']{0,2}(?<time>${isoTime})[\\])>"']{0,2}(?=[\\s,;:|-])`),
  words: 'sent-received',
  samples: [
    {
      line: '2024-05-01T10:00:00.123Z INFO received [2,"1","Heartbeat",{}]',
      prefix: { time: '2024-05-01T10:00:00.123Z', station: null, label: 'received' },
    },
    { line: 'INFO received', prefix: null },
  ],
});
