import { readTimestamp } from '../../time/read-timestamp.ts';
import { directionFromWords } from '../direction-markers.ts';
import { clock, isoTime, localTime, syslogTime } from '../line-format.ts';
import type { LogFormat } from '../log-format.ts';
import { namedStation } from '../station-markers.ts';

/** Any written time near the beginning of a line. */
const anyTime = new RegExp(
  `${isoTime}|${localTime}(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?|\\d{4}/\\d{2}/\\d{2} ${clock}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{4},? ${clock}|[A-Z][a-z]{2} [A-Z][a-z]{2} \\d{1,2} \\d{4} ${clock}(?: GMT[+-]\\d{4})?|[A-Z][a-z]{2,8} \\d{1,2}, \\d{4}(?:,| @| at)? ${clock}(?:[ \\u202f][AP]M)?|\\d{1,2}/[A-Z][a-z]{2}/\\d{4}:${clock}(?: [+-]\\d{4})?|(?<![\\w"])${syslogTime}|(?<![\\d.])1[5-9]\\d{8}(?:(?:\\d{3}){1,3}|\\.\\d{1,9})?(?![\\d])|(?<![\\d:])${clock}`,
);
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
