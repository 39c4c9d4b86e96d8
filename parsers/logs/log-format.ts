import type { Direction, DirectionLabel } from '../model/frame.ts';
import type { SourceId } from '../model/evidence.ts';
import type { LogItem } from '../model/log-item.ts';
import type { LogEventKind } from '../model/log-event.ts';
import type { TimeContext, Timestamp } from '../model/timestamp.ts';

/** What a format's line prefix tells. */
export interface LinePrefix {
  /** Characters of the line that belong to the prefix; the rest is the message. */
  readonly length: number;
  /** Time as written; empty when the form carries none. */
  readonly time: string;
  readonly station: string | null;
  readonly label: DirectionLabel;
  /** For formats that print the action beside the frame (libocpp). */
  readonly action: string | null;
}

/** Where the parts of a prefix stand, each as begin and end within the line. */
export interface PrefixParts {
  readonly time: readonly [from: number, to: number] | null;
  /** The begins and ends of what names something, in turn. */
  readonly named: readonly number[];
}

/** One line format: sniff and prefix, with samples. The frame finder itself is common to all (research P1). */
export interface LogFormat {
  readonly id: string;
  /** Name as people know it, e.g. `SteVe (Logback)`; a proper name, not translated. */
  readonly title: string;
  /** Where the form is documented or was seen. */
  readonly source: string;
  /** What the form cannot tell, so that nothing is claimed from it. */
  readonly cannotTell: readonly string[];
  /** `null` for a line that is not of this form (a continuation or a foreign line). Linear time, never throws. */
  readPrefix(line: string): LinePrefix | null;
  /**
   * The parts of the prefix that `readPrefix` reads; `null` for a line of another form. Only of forms that know digits as digits and nothing more, so that a line which differs in digits
   * outside of names is read alike.
   */
  readonly prefixParts?: (line: string) => PrefixParts | null;
  /** What the rest of a line means when it holds no frame; `null` when it means nothing to us. */
  readEvent(message: string): LogEventKind | null;
  /**
   * Whether a line of this form begins at a position of a longer text. The text may be a stand-in of one character per byte
   * (`parsers/base/byte-text.ts`); only the positions of ASCII characters mean something.
   */
  startsAt(text: string, position: number): boolean;
  /** Finds (global) what may be an event, so that other lines need not be decoded; `null` when the form has no events. */
  readonly eventHint: RegExp | null;
  /** In place of `eventHint`, where many words make one: cheaper searches, all global, that together find no less. */
  readonly eventHints?: readonly RegExp[];
  /** Only where it is the log's main form: its lines say nothing elsewhere. */
  readonly own?: boolean;
  /** A line of this must be among those looked at for the form to be believed. */
  readonly needs?: RegExp;
  /** For forms that are made of records and not of lines: how the records are told apart. */
  readonly records?: RecordLayout;
  readonly samples: readonly LogFormatSample[];
}

/** `json-lines`: an object a line; `json-document`: one object or array that holds the records; `csv`: rows under a header. */
export type RecordLayout = 'json-lines' | 'json-document' | 'csv';

/** A line and what it must be read as; `prefix: null` for a line that is not of this form. */
export interface LogFormatSample {
  readonly line: string;
  readonly prefix: Pick<LinePrefix, 'time' | 'station' | 'label'> | null;
}

/** Result of looking at the head of a source. */
export interface LogDetection {
  readonly formatId: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'euc-kr';
  readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
}

export interface LogReaderContext {
  readonly sourceId: SourceId;
  readonly time: TimeContext;
  /** Station identity from the file name or the case, when lines carry none. */
  readonly station: string | null;
  /** Latest time of the part before, of a log that was cut into files: years and dates that lines leave out go on from there. */
  readonly afterMs?: number | null;
}

/**
 * Reads one log as a stream. Offsets in evidence count bytes of the source.
 * `push` and `end` return what became complete; a reader is used for one source only.
 */
export interface LogReader {
  push(chunk: Uint8Array): readonly LogItem[];
  end(): readonly LogItem[];
  /** Counts so far, for the ledger. */
  readonly account: LogAccount;
}

export interface LogAccount {
  readonly bytesTotal: number;
  readonly bytesInFrames: number;
  readonly bytesInEvents: number;
  readonly linesTotal: number;
  /** Lines that carried the format's prefix, a frame or an event. */
  readonly linesUnderstood: number;
  /**
   * `call`, `result`, `error` and `other` include repaired and truncated frames and leave out elided ones, of which only the
   * header is there, and described ones, of which there is no message. Duplicates are counted nowhere else.
   */
  readonly frames: Readonly<
    Record<
      'call' | 'result' | 'error' | 'other' | 'repaired' | 'truncated' | 'elided' | 'described' | 'duplicates',
      number
    >
  >;
  readonly firstAt: Timestamp | null;
  readonly lastAt: Timestamp | null;
  /** The times of its messages fall from line to line, as backends export their newest message on top. */
  readonly newestFirst: boolean;
}

/** Who wrote a log: decides what `sent` and `received` mean (research P11). */
export type Viewpoint = 'station' | 'csms' | 'unknown';

/** A direction relative to the writer, made absolute. */
export type ResolveDirection = (label: DirectionLabel, viewpoint: Viewpoint) => Direction;
