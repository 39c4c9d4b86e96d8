import type { Direction, FrameKind, FrameState } from '../../../parsers/model/frame.ts';
import type { LaterKind } from '../../../parsers/ocpp/message-kinds.ts';
import type { ClockQuality } from '../../../parsers/model/timestamp.ts';
import type { Explanation } from '../../../parsers/vendors/catalogue.ts';
import type { EvidenceView } from './evidence-views.ts';

/** `show frames --json`. */
export interface FrameRow {
  readonly id: number;
  /** Only while the case has no conclusions: direction, station, connector, transaction and the other half of the pair are not known yet. */
  readonly pending?: true;
  readonly time: string | null;
  readonly timeQuality: ClockQuality;
  readonly direction: Direction;
  readonly kind: FrameKind;
  /** Of kind `other`: which kind of OCPP 2.1 it is; left out for others. */
  readonly laterKind?: LaterKind;
  readonly state: FrameState;
  readonly uniqueId: string;
  readonly action: string | null;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly answerTo: number | null;
  readonly latencyMs: number | null;
  /** Parsed payload in `--json`; in lists of the screen a short text, see `summary`. */
  readonly payload: unknown;
  /** One line for the list: the telling members of the payload. */
  readonly summary: string;
  readonly evidence: EvidenceView;
}

/** A message in words. */
export interface MessageInWords {
  /** What the message is for, in few words and in a sentence. */
  readonly title: string;
  readonly meaning: string;
  /** The words of the standard in it, in its order. */
  readonly words: readonly {
    readonly field: string;
    readonly word: string;
    /** The standard has the word there; else it is of a later version or of the vendor. */
    readonly isKnown: boolean;
    /** What it means; `null` where nobody has words for it. */
    readonly title: string | null;
  }[];
}

export interface FrameDetail {
  readonly row: FrameRow;
  /** Payload text, pretty-printed only by the screen. */
  readonly payloadText: string | null;
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
  /** `null` where its action is not known. */
  readonly inWords: MessageInWords | null;
  readonly repairs: readonly string[];
  readonly answeredBy: FrameRow | null;
  readonly answerTo: FrameRow | null;
  readonly sessionId: string | null;
  /** Explanation of a vendor error code in it, if there is one. */
  readonly explanations: readonly Explanation[];
}

/** Messages that say only that time passes, one after the other, shown as one row. */
export interface RoutineRun {
  readonly messages: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly actions: readonly { readonly action: string; readonly calls: number; readonly answers: number }[];
  /** Its messages that a person marked or wrote a note on, the oldest first. */
  readonly marked: readonly { readonly frameId: number; readonly note: boolean }[];
}

/** A row of the log; with `run` it stands for that many messages, of which it is the first. */
export interface LogRow extends FrameRow {
  readonly run: RoutineRun | null;
}
