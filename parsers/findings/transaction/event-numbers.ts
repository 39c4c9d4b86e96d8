import type { EvidenceRef } from '../../model/evidence.ts';

/** Numbers without a gap between them, and the events that bear the lowest and the highest. */
interface Stretch {
  from: number;
  to: number;
  first: EvidenceRef;
  last: EvidenceRef;
}

/** A number that two different events bear. */
export interface RepeatedNumber {
  readonly seqNo: number;
  readonly earlierFrameId: number | null;
  readonly evidence: EvidenceRef;
}

/** One event of a transaction. */
export interface NumberedEvent {
  readonly seqNo: number;
  /** When it happened, by its own word; `null` without. */
  readonly statedMs: number | null;
  readonly eventType: string | null;
  readonly frameId: number;
  readonly evidence: EvidenceRef;
}

/** Events whose word is remembered, to tell an event sent again from another one with its number. A queue sends again what came last. */
const wordsKept = 128;
const numbersPerWord = 3;
/** A counter with more gaps than these counts something else. */
export const mostStretches = 1_000;
const mostRepeated = 20;
const eventTypes = ['Started', 'Updated', 'Ended'];

/** What an event says, as a number: its instant and its type. */
function wordOf({ statedMs, eventType }: NumberedEvent): number {
  return (statedMs ?? 0) * 4 + eventTypes.indexOf(eventType ?? '') + 1;
}

/**
 * The numbers of one transaction's events (2.0.1 part 2, TransactionEventRequest.seqNo): which are missing, and which were given twice. A
 * transaction may have thousands of events; what is kept of them grows with the gaps.
 */
export class EventNumbers {
  readonly #stretches: Stretch[] = [];
  /** Number, word and frame of the last events, behind each other. */
  readonly #words: number[] = [];
  #nextWord = 0;
  #latestMs = -Infinity;
  readonly repeated: RepeatedNumber[] = [];
  /** Whether the numbers leave so many out that they count something else. */
  isScattered = false;

  note(event: NumberedEvent): void {
    if (!this.#add(event)) this.#again(event);
    const word = [event.seqNo, wordOf(event), event.frameId];
    for (const [index, part] of word.entries()) this.#words[this.#nextWord + index] = part;
    this.#nextWord = (this.#nextWord + numbersPerWord) % (wordsKept * numbersPerWord);
    this.#latestMs = Math.max(this.#latestMs, event.statedMs ?? -Infinity);
  }

  /** The first numbers that no event bears, and the events around the first of them. */
  missing(most: number): { readonly numbers: readonly number[]; readonly around: readonly EvidenceRef[] } {
    const numbers: number[] = [];
    for (const [index, { from }] of this.#stretches.entries()) {
      const before = this.#stretches[index - 1];
      for (let seqNo = (before?.to ?? from) + 1; seqNo < from && numbers.length < most; seqNo += 1) numbers.push(seqNo);
    }
    const [first, second] = this.#stretches;
    return { numbers, around: first === undefined || second === undefined ? [] : [first.last, second.first] };
  }

  /** Adds a number that is new; false when an event bears it already. */
  #add({ seqNo, evidence }: NumberedEvent): boolean {
    const stretches = this.#stretches;
    // Numbers come in order, so it is the last stretch nearly always.
    const index = stretches.findLastIndex(({ from }) => from <= seqNo);
    const before = stretches[index];
    if (before !== undefined && seqNo <= before.to) return false;
    const after = stretches[index + 1];
    if (before?.to === seqNo - 1) {
      before.to = seqNo;
      before.last = evidence;
      if (after?.from === seqNo + 1) {
        before.to = after.to;
        before.last = after.last;
        stretches.splice(index + 1, 1);
      }
    } else if (after?.from === seqNo + 1) {
      after.from = seqNo;
      after.first = evidence;
    } else if (stretches.length < mostStretches) {
      stretches.splice(index + 1, 0, { from: seqNo, to: seqNo, first: evidence, last: evidence });
    } else this.isScattered = true;
    return true;
  }

  /** An event whose number was there before: sent again it says the same; from long ago, it says nothing that is newer than the last one. */
  #again(event: NumberedEvent): void {
    const { seqNo, statedMs, evidence } = event;
    let earlierFrameId: number | null = null;
    let isKnown = false;
    for (let at = 0; at < this.#words.length; at += numbersPerWord) {
      if (this.#words[at] !== seqNo) continue;
      if (this.#words[at + 1] === wordOf(event)) return;
      isKnown = true;
      earlierFrameId = this.#words[at + 2] ?? null;
    }
    if (!isKnown && (statedMs ?? -Infinity) <= this.#latestMs) return;
    if (this.repeated.length >= mostRepeated || this.repeated.some((known) => known.seqNo === seqNo)) return;
    this.repeated.push({ seqNo, earlierFrameId, evidence });
  }
}
