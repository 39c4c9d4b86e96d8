import type { DirectionLabel } from '../model/frame.ts';
import type { FoundFrame } from './frame-reader.ts';

/** Frames back that are looked at; a logger repeats a message within a few lines. */
const looked = 48;
/** An id this long is not counted up from 1; a shorter one with an empty payload says too little. */
const tellingId = 8;
const tellingPayload = 24;

interface SeenFrame {
  readonly key: string;
  readonly payload: string;
  readonly label: DirectionLabel;
  readonly station: string | null;
  /** Words right before the frame: what the logger calls it. */
  readonly words: string;
  readonly dress: string;
}

/** Letters only: times, numbers and ids before a frame differ from line to line. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^A-Za-z]/g, '').slice(-12);
}

/** Length and sampled characters: enough to tell payloads of one id apart. */
function fingerprint(text: string): string {
  let sample = String(text.length);
  for (let at = 1; at < text.length; at = at * 2 + 3) sample += text.charAt(at);
  return sample;
}

/**
 * Finds frames that a log shows a second time in other clothes: by a second logger, in the text of an exception, as a Python
 * literal (research P8). The same frame in the same clothes is a real repetition and stays.
 */
export class DuplicateFrames {
  readonly #seen: SeenFrame[] = [];
  #next = 0;

  /** Whether this is a copy of a frame just seen; if not, it is remembered. */
  isCopy(
    frame: FoundFrame,
    payloadText: string,
    before: string,
    label: DirectionLabel,
    station: string | null,
  ): boolean {
    const { shape } = frame;
    const key = `${shape.kind} ${shape.uniqueId} ${shape.action ?? ''}`;
    const entry: SeenFrame = {
      key,
      payload: fingerprint(payloadText),
      label,
      station,
      words: lettersOf(before),
      dress: frame.dress,
    };
    const telling = shape.uniqueId.length >= tellingId || payloadText.length >= tellingPayload;
    if (telling && this.#seen.some((seen) => this.#isCopyOf(entry, seen))) return true;
    if (this.#seen.length < looked) this.#seen.push(entry);
    else this.#seen[this.#next] = entry;
    this.#next = (this.#next + 1) % looked;
    return false;
  }

  #isCopyOf(entry: SeenFrame, seen: SeenFrame): boolean {
    if (seen.key !== entry.key) return false;
    if (seen.station !== null && entry.station !== null && seen.station !== entry.station) return false;
    const sameClothes = seen.words === entry.words && seen.dress === entry.dress && seen.label === entry.label;
    return !sameClothes && (seen.payload === entry.payload || entry.dress === 'python');
  }
}
