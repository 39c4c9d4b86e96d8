import { readTimestamp } from '../../time/read-timestamp.ts';
import { directionFromWords } from '../direction-markers.ts';
import type { LogFormat } from '../log-format.ts';
import { namedStation } from '../station-markers.ts';
import { anyWrittenTime } from '../written-times.ts';

/** Any written time near the beginning of a line. */
const anyTime = new RegExp(anyWrittenTime);
const context = { zone: 'UTC', referenceYear: null };
/** Characters of a line in which a time is looked for. */
const looked = 160;

/**
 * Lines of a form that nobody has described: a time is taken where one stands before the frame, the direction from the words
 * before it. Frames are found by their content all the same (research P1).
 */
export const unknownPrefix: LogFormat = {
  id: 'unknown-prefix',
  title: 'Unknown line form',
  source: 'research P1',
  cannotTell: ['station', 'times and directions that are not written in a known way'],
  readPrefix(line) {
    const match = anyTime.exec(line.slice(0, looked));
    const time = match === null || readTimestamp(match[0], context) === undefined ? '' : match[0];
    const label = directionFromWords(line);
    if (time === '' && label === 'unknown') return null;
    // What stands before the time is behind nothing that is looked at later.
    const station = match === null || match.index < 4 ? null : namedStation(line.slice(0, match.index));
    return { length: match === null ? 0 : match.index + match[0].length, time, station, label, action: null };
  },
  readEvent: () => null,
  startsAt: () => false,
  eventHint: null,
  samples: [
    {
      line: 'thing 2024-05-01 10:00:00 <- [3,"1",{}]',
      prefix: { time: '2024-05-01 10:00:00', station: null, label: 'received' },
    },
    { line: 'nothing to see', prefix: null },
  ],
};
