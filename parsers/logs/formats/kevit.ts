import { lineFormat, localTime } from '../line-format.ts';

/** A backend's daemon log: `[TXT][station] : MESSAGE :` (research K29). */
export const kevit = lineFormat({
  id: 'kevit',
  title: 'KEVIT-style daemon log',
  source: 'research K29',
  cannotTell: ['zone of the times', 'direction (found from the actions)'],
  pattern: new RegExp(
    `(?<time>${localTime}) - \\[[A-Z]{2,8}\\]\\[(?<station>[^\\]\\n]{1,255})\\] : (?:[A-Z]{2,20} : )?`,
  ),
  samples: [
    {
      line: '2026-03-26 00:00:00 - [TXT][CHG7] : MESSAGE : [2,"id","Heartbeat",{}]',
      prefix: { time: '2026-03-26 00:00:00', station: 'CHG7', label: 'unknown' },
    },
    { line: '2026-03-26 00:00:00 CHG7 [2,"id","Heartbeat",{}]', prefix: null },
  ],
});
