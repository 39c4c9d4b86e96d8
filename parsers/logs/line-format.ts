import type { DirectionLabel } from '../model/frame.ts';
import type { LogEventKind } from '../model/log-event.ts';
import { directionFromWords } from './direction-markers.ts';
import type { LinePrefix, LogFormat, LogFormatSample, PrefixParts } from './log-format.ts';
import { groupNumbers, tellsNoDigitsApart } from './pattern-groups.ts';

/** A line format as data: one pattern for the prefix, the meaning of its direction marks, the lines that are events. */
export interface LineFormatDefinition {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly cannotTell: readonly string[];
  /**
   * From the beginning of the line, without `^`; matched at a place. Named groups that mean something: `time` (or `time2` in another
   * branch), `station`, `mark`, `action`. It must work on undecoded bytes too: no `\p{..}`, `[^..]` instead.
   */
  readonly pattern: RegExp;
  /** Meaning of `mark`, by its lower-case text. */
  readonly marks?: Readonly<Record<string, DirectionLabel>>;
  /** Without a mark, take the direction from the words of the line up to here; off for forms that have marks. */
  readonly words?: 'sent-received';
  /** Only where it is the log's main form: its lines say nothing elsewhere. */
  readonly own?: true;
  /** Tested on the rest of the line in this order. */
  readonly events?: readonly (readonly [RegExp, LogEventKind])[];
  /** Cheaper searches that find no less than the events' own patterns. */
  readonly eventHints?: readonly RegExp[];
  readonly samples: readonly LogFormatSample[];
}

/** libocpp and others name an answer after its request. */
const answerSuffix = /(?:Response|Confirmation|\.conf|\.req)$/;

function actionOf(written: string | undefined): string | null {
  if (written === undefined || written === '' || written === 'Unknown') return null;
  return written.replace(answerSuffix, '');
}

/** Event patterns joined into one that finds any of them. */
function hintOf(events: LineFormatDefinition['events']): RegExp | null {
  if (events === undefined || events.length === 0) return null;
  // The message does not begin where the line begins, so `^` must go.
  const sources = events.map(([pattern]) => pattern.source.replaceAll(/(^|[|(])\^/g, '$1'));
  const insensitive = events.some(([pattern]) => pattern.flags.includes('i'));
  return new RegExp(sources.map((source) => `(?:${source})`).join('|'), insensitive ? 'gim' : 'gm');
}

/** Makes a format out of its definition. */
export function lineFormat(definition: LineFormatDefinition): LogFormat {
  const { id, title, source, cannotTell, samples, events } = definition;
  const pattern = new RegExp(definition.pattern.source, `${definition.pattern.flags.replaceAll(/[gy]/g, '')}y`);
  const marks = definition.marks ?? {};
  const groups = groupNumbers(pattern.source);
  const numberOf = (name: string): number => groups.get(name) ?? -1;
  const [timeGroup, otherTimeGroup] = [numberOf('time'), numberOf('time2')];
  const [stationGroup, markGroup, actionGroup] = [numberOf('station'), numberOf('mark'), numberOf('action')];

  function readPrefix(line: string): LinePrefix | null {
    pattern.lastIndex = 0;
    const match = pattern.exec(line);
    if (match === null) return null;
    const mark = match[markGroup];
    const marked =
      mark === undefined ? undefined : mark === '\t' ? 'csms-to-station' : marks[mark.trim().toLowerCase()];
    const label = marked ?? (definition.words === undefined ? 'unknown' : directionFromWords(line));
    const station = match[stationGroup]?.trim();
    return {
      length: match[0].length,
      time: match[timeGroup] ?? match[otherTimeGroup] ?? '',
      station: station === undefined || station === '' ? null : station,
      label,
      action: actionOf(match[actionGroup]),
    };
  }

  /** The same pattern, when it also has to say where its parts stand. */
  let placed: RegExp | undefined;
  function prefixParts(line: string): PrefixParts | null {
    placed ??= new RegExp(pattern.source, `${pattern.flags}d`);
    placed.lastIndex = 0;
    const places = placed.exec(line)?.indices;
    if (places === undefined) return null;
    const named = [stationGroup, markGroup, actionGroup].flatMap((number) => places[number] ?? []);
    return { time: places[timeGroup] ?? places[otherTimeGroup] ?? null, named };
  }

  return {
    id,
    title,
    source,
    cannotTell,
    samples,
    own: definition.own === true,
    readPrefix,
    ...(tellsNoDigitsApart(pattern.source) ? { prefixParts } : {}),
    startsAt(text, position) {
      pattern.lastIndex = position;
      return pattern.test(text);
    },
    readEvent(message) {
      for (const [words, kind] of events ?? []) if (words.test(message)) return kind;
      return null;
    },
    eventHint: hintOf(events),
    ...(definition.eventHints === undefined ? {} : { eventHints: definition.eventHints }),
  };
}

/** A time of day with an optional fraction, as most loggers write it. */
export const clock = '\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?';
/** RFC 3339 with `T`, with or without zone. */
export const isoTime = `\\d{4}-\\d{2}-\\d{2}T${clock}(?:Z|[+-]\\d{2}:?\\d{2})?`;
/** The same with a blank in place of the `T`. */
export const localTime = `\\d{4}-\\d{2}-\\d{2} ${clock}`;
/** syslog's time (RFC 3164, 4.1.2) with a month in any language. */
export const syslogTime = `[^\\s\\d\\[\\](){}:;,"']{3,9}\\.? {1,2}\\d{1,2} ${clock}`;
