import { clock, lineFormat } from '../line-format.ts';

/** Any line that begins with a local date and time, year first or day first; the direction comes from the words before the frame. */
export const localPrefix = lineFormat({
  id: 'local-prefix',
  title: 'Lines beginning with a local date and time',
  source: 'research 1.3, K29 (generic form)',
  cannotTell: ['zone of the times', 'station, unless the frame names it'],
  pattern: new RegExp(
    `[\\[(<"']{0,2}(?<time>(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4},?)[ T_-]\\|? ?${clock}(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})| [AaPp][Mm])?)(?![\\d])`,
  ),
  words: 'sent-received',
  samples: [
    {
      line: '[12.03.2026 13:43:40] TX [3,"1",{}]',
      prefix: { time: '12.03.2026 13:43:40', station: null, label: 'sent' },
    },
    { line: '13:43:40 TX', prefix: null },
  ],
});
