import type { LogDetection } from '../../../parsers/logs/log-format.ts';
import type { LogPart } from '../../../parsers/model/ledger.ts';
import type { BegunLine } from './cut-frame.ts';

/** What the reading of one part leaves to the next. */
export interface PartRemainder {
  readonly detection: LogDetection;
  /** Latest time that the log told. */
  readonly lastMs: number | null;
  /** The one station that the log was about; `null` when it was several or none. */
  readonly station: string | null;
  /** Bytes at the beginning of the next part that finish a frame which began in this one. */
  readonly joinedBytes: number;
  /** A line that the seam cuts before its frame. */
  readonly begunLine: BegunLine | null;
}

/** What the parts of one rotated log hand on to each other while they are read in their order. */
export class RotatedLog {
  readonly #log: string;
  readonly #of: number;
  #remainder: PartRemainder | null = null;

  constructor(log: string, of: number) {
    this.#log = log;
    this.#of = of;
  }

  /** `number` counts from 1; `nextHead` gives the unpacked beginning of the part behind it. */
  part(number: number, nextHead: () => Promise<Uint8Array | null>): RotatedPart {
    return { ledger: { log: this.#log, number, of: this.#of }, nextHead, log: this };
  }

  /** What the part before left; it is taken once, because a part that was skipped breaks the chain. */
  take(): PartRemainder | null {
    const remainder = this.#remainder;
    this.#remainder = null;
    return remainder;
  }

  leave(remainder: PartRemainder): void {
    this.#remainder = remainder;
  }
}

/** One part of a rotated log, on its way to its reader. */
export interface RotatedPart {
  readonly ledger: LogPart;
  readonly log: RotatedLog;
  readonly nextHead: () => Promise<Uint8Array | null>;
}

/** The part as a reader sees it: what came before is known, the beginning of what comes next is at hand. */
export interface PartReading {
  readonly ledger: LogPart;
  readonly before: PartRemainder | null;
  readonly nextHead: Uint8Array | null;
  leave(remainder: PartRemainder): void;
}

/** So much of the next part is looked at for the end of a frame. */
export const nextHeadBytes = 256 * 1024;
