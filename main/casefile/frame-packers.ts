import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FrameRecord } from '../../parsers/model/frame.ts';
import { FramePacker } from './frame-columns.ts';
import type { FramePack } from './frame-columns.ts';

interface OpenPacker {
  readonly sourceId: SourceId;
  /** Made with the first frame. */
  packer: FramePacker | null;
  /** The last time that its lines told. */
  timeMs: number | null;
}

/** Packs the frames of sources that are read one after the other or into each other, and carries the log's time over lines without one. */
export class FramePackers {
  readonly #give: (sourceId: SourceId, pack: FramePack) => void;
  readonly #open = new Map<SourceId, OpenPacker>();
  /** The one used last: frames come in rows of one source. */
  #last: OpenPacker | undefined;
  /** Made once and used again, because archives have thousands of small logs. */
  readonly #idle: FramePacker[] = [];

  /** @param give takes a pack that is full or that has to be seen now. */
  constructor(give: (sourceId: SourceId, pack: FramePack) => void) {
    this.#give = give;
  }

  /** A line of the source was written then: lines below without a time were written at that time or later. */
  noteTime(sourceId: SourceId, epochMs: number | null): void {
    if (epochMs !== null) this.#openOf(sourceId).timeMs = epochMs;
  }

  #openOf(sourceId: SourceId): OpenPacker {
    if (this.#last?.sourceId === sourceId) return this.#last;
    let open = this.#open.get(sourceId);
    if (open === undefined) {
      open = { sourceId, packer: null, timeMs: null };
      this.#open.set(sourceId, open);
    }
    this.#last = open;
    return open;
  }

  add(sourceId: SourceId, frame: FrameRecord): void {
    const open = this.#openOf(sourceId);
    if (frame.loggedAt.epochMs !== null) open.timeMs = frame.loggedAt.epochMs;
    const packer = (open.packer ??= this.#idle.pop() ?? new FramePacker());
    packer.add(frame, open.timeMs);
    if (packer.isFull) this.#give(sourceId, packer.take());
  }

  /** Gives what is there. */
  flush(): void {
    for (const { sourceId, packer } of this.#open.values()) {
      if (packer !== null && !packer.isEmpty) this.#give(sourceId, packer.take());
    }
  }

  /** The source has ended. */
  end(sourceId: SourceId): void {
    const packer = this.#open.get(sourceId)?.packer ?? null;
    this.#open.delete(sourceId);
    this.#last = undefined;
    if (packer === null) return;
    if (!packer.isEmpty) this.#give(sourceId, packer.take());
    this.#idle.push(packer);
  }
}
