import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FrameRecord } from '../../parsers/model/frame.ts';
import { FramePacker } from './frame-columns.ts';
import type { FramePack } from './frame-columns.ts';

/** Packs the frames of sources that are read one after the other or into each other, and carries the log's time over lines without one. */
export class FramePackers {
  readonly #give: (sourceId: SourceId, pack: FramePack) => void;
  readonly #open = new Map<SourceId, FramePacker>();
  /** Made once and used again, because archives have thousands of small logs. */
  readonly #idle: FramePacker[] = [];
  readonly #times = new Map<SourceId, number>();

  /** @param give takes a pack that is full or that has to be seen now. */
  constructor(give: (sourceId: SourceId, pack: FramePack) => void) {
    this.#give = give;
  }

  /** A line of the source was written then: lines below without a time were written at that time or later. */
  noteTime(sourceId: SourceId, epochMs: number | null): void {
    if (epochMs !== null) this.#times.set(sourceId, epochMs);
  }

  add(sourceId: SourceId, frame: FrameRecord): void {
    this.noteTime(sourceId, frame.loggedAt.epochMs);
    let packer = this.#open.get(sourceId);
    if (packer === undefined) {
      packer = this.#idle.pop() ?? new FramePacker();
      this.#open.set(sourceId, packer);
    }
    packer.add(frame, this.#times.get(sourceId) ?? null);
    if (packer.isFull) this.#give(sourceId, packer.take());
  }

  /** Gives what is there. */
  flush(): void {
    for (const [sourceId, packer] of this.#open) if (!packer.isEmpty) this.#give(sourceId, packer.take());
  }

  /** The source has ended. */
  end(sourceId: SourceId): void {
    const packer = this.#open.get(sourceId);
    this.#open.delete(sourceId);
    this.#times.delete(sourceId);
    if (packer === undefined) return;
    if (!packer.isEmpty) this.#give(sourceId, packer.take());
    this.#idle.push(packer);
  }
}
