import type { ArchiveLayer } from '../../../parsers/model/ledger.ts';

type Share = Exclude<keyof ArchiveLayer, 'kind' | 'size'>;

/**
 * Keeps account of the bytes of one layer of an archive, in the order in which they are read: what is entries, what headers, what
 * padding, what damage. What nobody claimed is `unread`, so that the shares always make up the whole.
 */
export class LayerBook {
  readonly kind: string;
  readonly #shares: Record<Share, number> = { entries: 0, headers: 0, padding: 0, damaged: 0, unread: 0 };
  #position = 0;

  constructor(kind: string) {
    this.kind = kind;
  }

  /** Everything from where the last claim ended up to `offset` is `share`. */
  to(share: Share, offset: number): void {
    if (offset <= this.#position) return;
    this.#shares[share] += offset - this.#position;
    this.#position = offset;
  }

  /** The account of a layer of `size` bytes. */
  finish(size: number): ArchiveLayer {
    const unread = this.#shares.unread + Math.max(0, size - this.#position);
    return { kind: this.kind, size: Math.max(size, this.#position), ...this.#shares, unread };
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly share: Share;
}

/** The same for an archive that is read in any order; stretches that overlap are counted once. */
export class StretchBook {
  readonly kind: string;
  readonly #stretches: Stretch[] = [];
  /** What stretches that nobody claimed are. */
  between: Share;

  constructor(kind: string, between: Share) {
    this.kind = kind;
    this.between = between;
  }

  add(share: Share, start: number, end: number): void {
    if (end > start) this.#stretches.push({ share, start, end });
  }

  finish(size: number): ArchiveLayer {
    const { between } = this;
    const book = new LayerBook(this.kind);
    for (const { share, start, end } of this.#stretches.toSorted((a, b) => a.start - b.start)) {
      book.to(between, Math.min(start, size));
      book.to(share, Math.min(end, size));
    }
    book.to(between, size);
    return book.finish(size);
  }
}
