import type { DirectionLabel, FrameKind } from '../model/frame.ts';
import type { FoundFrame } from './found-frame.ts';

/** Ids back that are looked at; a logger repeats a message within a few lines. */
const looked = 48;
/** An id this long is not counted up from 1; a shorter one with an empty payload says too little. */
const tellingId = 8;
const tellingPayload = 24;
const beforeKept = 80;
/** Words of a line that quotes a message because something went wrong with it. */
const complaint =
  /exception|traceback|error while|error handling|could not|cannot|failed to|unable to|invalid (?:message|frame)|malformed/i;
const longestCompared = 4096;
const sameIdKept = 6;

interface SeenFrame {
  readonly kind: FrameKind;
  readonly uniqueId: string;
  /** Fingerprint of the payload; asked for when another frame has the same id, which an answer has and most never. */
  payload: number | null;
  /** Of a payload that is not long; copies are often printed with other blanks. */
  readonly text: string | null;
  readonly label: DirectionLabel;
  readonly station: string | null;
  /** Text right before the frame: what the logger calls it. */
  readonly before: string;
  readonly dress: string;
  readonly elided: boolean;
}

/** Blanks inside of strings go too; what is left tells payloads of one id apart all the same. */
function sameButBlanks({ text: one }: SeenFrame, { text: other }: SeenFrame): boolean {
  return one !== null && other !== null && one.replaceAll(/\s/g, '') === other.replaceAll(/\s/g, '');
}

/** Letters only: times, numbers and ids before a frame differ from line to line. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^A-Za-z]/g, '').slice(-12);
}

/** Length and sampled characters: enough to tell payloads of one id apart. */
function fingerprint(text: string): number {
  let sum = text.length;
  for (let at = text.length - 1; at > 0; at = Math.floor(at * 0.9) - 1) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return sum;
}

function payloadOf(frame: SeenFrame): number {
  frame.payload ??= fingerprint(frame.text ?? '');
  return frame.payload;
}

/**
 * Finds frames that a log shows a second time in other clothes: by a second logger, in the text of an exception, as a Python
 * literal (research P8). The same frame in the same clothes is a real repetition and stays.
 */
export class DuplicateFrames {
  /** By id; the one longest unseen stands first. */
  readonly #seen = new Map<string, SeenFrame[]>();
  #last: SeenFrame | null = null;

  /** Whether a frame of this kind and id was seen of late. */
  hasSeen(kind: FrameKind, uniqueId: string): boolean {
    return this.#seen.get(uniqueId)?.some((seen) => seen.kind === kind && !seen.elided) === true;
  }

  /** Whether this is a copy of a frame just seen; if not, it is remembered. */
  isCopy(
    frame: Pick<FoundFrame, 'shape' | 'dress' | 'state'>,
    payloadText: string,
    before: string,
    label: DirectionLabel,
    station: string | null,
  ): boolean {
    const { shape } = frame;
    const entry: SeenFrame = {
      kind: shape.kind,
      uniqueId: shape.uniqueId,
      payload: payloadText.length > longestCompared ? fingerprint(payloadText) : null,
      text: payloadText.length > longestCompared ? null : payloadText,
      label,
      station,
      before: before.slice(-beforeKept),
      dress: frame.dress,
      elided: frame.state === 'elided',
    };
    const telling = (): boolean =>
      shape.uniqueId.length >= tellingId || payloadText.length >= tellingPayload || complaint.test(before.slice(-300));
    // Right behind each other even the shortest message is the same one told twice.
    const previous = this.#last;
    const same = this.#seen.get(entry.uniqueId);
    if (same?.some((seen) => this.#isCopyOf(entry, seen) && (seen === previous || telling())) === true) return true;
    this.#last = entry;
    if (same !== undefined) {
      same.push(entry);
      if (same.length > sameIdKept) same.shift();
      return false;
    }
    this.#seen.set(entry.uniqueId, [entry]);
    if (this.#seen.size > looked) {
      const oldest = this.#seen.keys().next().value;
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    return false;
  }

  #isCopyOf(entry: SeenFrame, seen: SeenFrame): boolean {
    if (seen.kind !== entry.kind) return false;
    if (seen.station !== null && entry.station !== null && seen.station !== entry.station) return false;
    // Of an elided or Python copy the payload cannot be compared.
    if (
      payloadOf(seen) !== payloadOf(entry) &&
      entry.dress !== 'python' &&
      !entry.elided &&
      !sameButBlanks(seen, entry)
    )
      return false;
    const sameWords = lettersOf(seen.before) === lettersOf(entry.before);
    return !sameWords || seen.dress !== entry.dress || seen.label !== entry.label;
  }
}
