import type { DirectionLabel, FrameKind } from '../model/frame.ts';
import type { FoundFrame } from './found-frame.ts';

/** Ids back that are looked at; a logger repeats a message within a few lines. */
const looked = 48;
/** An id this long is not counted up from 1; a shorter one with an empty payload says too little. */
const tellingId = 8;
const tellingPayload = 24;
const beforeKept = 80;
const longestBefore = 300;
/** Words of a line that quotes a message because something went wrong with it. */
const complaint =
  /exception|traceback|error while|error handling|could not|cannot|failed to|unable to|invalid (?:message|frame)|malformed/i;
const longestCompared = 4096;
const sameIdKept = 6;
const keyLetters = 6;

interface SeenFrame {
  readonly kind: FrameKind;
  readonly uniqueId: string;
  /** Fingerprint of the payload; asked for when another frame has the same id, which an answer has and most never. */
  payload: number | null;
  /** Of a payload that is not long; copies are often printed with other blanks. */
  readonly text: string | null;
  readonly label: DirectionLabel;
  readonly station: string | null;
  /** Text before the frame: what the logger calls it. */
  readonly before: string;
  readonly dress: string;
  readonly elided: boolean;
  /** The one before it with the same id. A list of its own for every id would cost more than all of the rest. */
  older: SeenFrame | null;
}

/** Blanks inside of strings go too; what is left tells payloads of one id apart all the same. */
function sameButBlanks({ text: one }: SeenFrame, { text: other }: SeenFrame): boolean {
  return one !== null && other !== null && one.replaceAll(/\s/g, '') === other.replaceAll(/\s/g, '');
}

/** A number that tells most ids apart: of those that count up and of random ones the end differs. */
function keyOf(uniqueId: string): number {
  const { length } = uniqueId;
  let key = length;
  for (let at = Math.max(0, length - keyLetters); at < length; at += 1) key = (key * 31 + uniqueId.charCodeAt(at)) | 0;
  return key;
}

/** Letters only: times, numbers and ids before a frame differ from line to line. */
function lettersOf({ before }: SeenFrame): string {
  return before
    .slice(-beforeKept)
    .replaceAll(/[^A-Za-z]/g, '')
    .slice(-12);
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

/** Whether id, payload or the words before say so much that two messages with the same are one. */
function isTelling(uniqueId: string, payloadText: string, before: string): boolean {
  return (
    uniqueId.length >= tellingId || payloadText.length >= tellingPayload || complaint.test(before.slice(-longestBefore))
  );
}

/**
 * Finds frames that a log shows a second time in other clothes: by a second logger, in the text of an exception, as a Python
 * literal (research P8). The same frame in the same clothes is a real repetition and stays.
 */
export class DuplicateFrames {
  /** The last frame of each id, as a ring. A map would cost several times as much as looking through so few numbers. */
  readonly #seen: SeenFrame[] = [];
  readonly #keys = new Int32Array(looked);
  /** Where the id stands that has been known longest. */
  #oldest = 0;
  #last: SeenFrame | null = null;

  /** Whether a frame of this kind and id was seen of late. */
  hasSeen(kind: FrameKind, uniqueId: string): boolean {
    for (let seen = this.#seen[this.#placeOf(uniqueId)] ?? null; seen !== null; seen = seen.older) {
      if (seen.kind === kind && !seen.elided) return true;
    }
    return false;
  }

  /** Where the frames of an id stand; -1 for an id that was not seen of late. */
  #placeOf(uniqueId: string): number {
    const key = keyOf(uniqueId);
    const count = this.#seen.length;
    for (let place = 0; place < count; place += 1) {
      if (this.#keys[place] === key && this.#seen[place]?.uniqueId === uniqueId) return place;
    }
    return -1;
  }

  /** Whether this is a copy of a frame just seen; if not, it is remembered. */
  isCopy(
    frame: Pick<FoundFrame, 'shape' | 'dress' | 'state'>,
    payloadText: string,
    before: string,
    label: DirectionLabel,
    station: string | null,
  ): boolean {
    const { kind, uniqueId } = frame.shape;
    const place = this.#placeOf(uniqueId);
    const isLong = payloadText.length > longestCompared;
    const entry: SeenFrame = {
      kind,
      uniqueId,
      payload: isLong ? fingerprint(payloadText) : null,
      text: isLong ? null : payloadText,
      label,
      station,
      before,
      dress: frame.dress,
      elided: frame.state === 'elided',
      older: this.#seen[place] ?? null,
    };
    let count = 0;
    let lastKept: SeenFrame | null = null;
    for (let seen = entry.older; seen !== null; seen = seen.older) {
      // Right behind each other even the shortest message is the same one told twice.
      if (this.#isCopyOf(entry, seen) && (seen === this.#last || isTelling(uniqueId, payloadText, before))) return true;
      count += 1;
      if (count === sameIdKept - 1) lastKept = seen;
    }
    if (lastKept !== null) lastKept.older = null;
    this.#last = entry;
    if (place >= 0) this.#seen[place] = entry;
    else {
      this.#seen[this.#oldest] = entry;
      this.#keys[this.#oldest] = keyOf(uniqueId);
      this.#oldest = (this.#oldest + 1) % looked;
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
    const sameWords = lettersOf(seen) === lettersOf(entry);
    return !sameWords || seen.dress !== entry.dress || seen.label !== entry.label;
  }
}
