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
  /** A line of this must be among those looked at, because the pattern alone says little. */
  readonly needs?: RegExp;
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

/** Numbers of the groups that mean something; -1 for one that a pattern does not have. */
interface PrefixGroups {
  readonly time: number;
  readonly otherTime: number;
  readonly station: number;
  readonly mark: number;
  readonly action: number;
}

function prefixGroups(source: string): PrefixGroups {
  const groups = groupNumbers(source);
  const numberOf = (name: string): number => groups.get(name) ?? -1;
  return {
    time: numberOf('time'),
    otherTime: numberOf('time2'),
    station: numberOf('station'),
    mark: numberOf('mark'),
    action: numberOf('action'),
  };
}

/** Makes a format out of its definition. */
export function lineFormat(definition: LineFormatDefinition): LogFormat {
  const { id, title, source, cannotTell, samples, events } = definition;
  const pattern = new RegExp(definition.pattern.source, `${definition.pattern.flags.replaceAll(/[gy]/g, '')}y`);
  const marks = definition.marks ?? {};
  // Asked for when the first line is of this form: most logs have one form of the many.
  let numbered: PrefixGroups | undefined;

  function readPrefix(line: string): LinePrefix | null {
    pattern.lastIndex = 0;
    const match = pattern.exec(line);
    if (match === null) return null;
    const groups = (numbered ??= prefixGroups(pattern.source));
    const mark = match[groups.mark];
    const marked =
      mark === undefined ? undefined : mark === '\t' ? 'csms-to-station' : marks[mark.trim().toLowerCase()];
    const label = marked ?? (definition.words === undefined ? 'unknown' : directionFromWords(line));
    const station = match[groups.station]?.trim();
    return {
      length: match[0].length,
      time: match[groups.time] ?? match[groups.otherTime] ?? '',
      station: station === undefined || station === '' ? null : station,
      label,
      action: actionOf(match[groups.action]),
    };
  }

  /** The same pattern, when it also has to say where its parts stand; `null` where digits mean something. */
  let placed: RegExp | null | undefined;
  function prefixParts(line: string): PrefixParts | null {
    placed ??= tellsNoDigitsApart(pattern.source) ? new RegExp(pattern.source, `${pattern.flags}d`) : null;
    if (placed === null) return null;
    placed.lastIndex = 0;
    const places = placed.exec(line)?.indices;
    if (places === undefined) return null;
    const groups = (numbered ??= prefixGroups(pattern.source));
    const named = [groups.station, groups.mark, groups.action].flatMap((number) => places[number] ?? []);
    return { time: places[groups.time] ?? places[groups.otherTime] ?? null, named };
  }

  return {
    id,
    title,
    source,
    cannotTell,
    samples,
    own: definition.own === true,
    ...(definition.needs === undefined ? {} : { needs: definition.needs }),
    readPrefix,
    prefixParts,
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
