/** Fewer questions than this for each piece read anew, and the same pieces are read again and again. */
const questionsPerPiece = 32;

/**
 * Unpacked pieces of the case that are at hand, the ones used last. Records are read in the order of time: whoever reads one log wants one
 * piece after the other, whoever reads many logs into each other, or one whose times begin anew, wants as many pieces as there are
 * stretches. How many that are is seen from how little a piece is asked before another is read; then twice as many are kept.
 */
export class KeptPieces<Key, Piece> {
  // A Map keeps insertion order: the first is the one that was used longest ago.
  readonly #pieces = new Map<Key, Piece>();
  readonly #most: number;
  readonly #letGo: ((key: Key, piece: Piece) => void) | undefined;
  #limit: number;
  #last: Piece | undefined;
  #asked = 0;
  #read = 0;

  /** @param letGo what happens to a piece that is not kept any longer, where it was changed and has to be written. */
  constructor(fewest: number, most: number, letGo?: (key: Key, piece: Piece) => void) {
    this.#limit = fewest;
    this.#most = most;
    this.#letGo = letGo;
  }

  /** The piece given last, when it is the wanted one. */
  last(isWanted: (piece: Piece) => boolean): Piece | undefined {
    const last = this.#last;
    if (last === undefined || !isWanted(last)) return undefined;
    this.#asked += 1;
    return last;
  }

  /** The piece under a key; read when it is not at hand. */
  piece(key: Key, read: (key: Key) => Piece | undefined): Piece | undefined {
    this.#asked += 1;
    let piece = this.#pieces.get(key);
    if (piece === undefined) {
      piece = read(key);
      if (piece === undefined) return undefined;
      this.#countReading();
    } else this.#pieces.delete(key);
    this.#pieces.set(key, piece);
    this.#last = piece;
    const oldest = this.#pieces.size > this.#limit ? this.#pieces.keys().next() : undefined;
    if (oldest !== undefined && !oldest.done) this.#drop(oldest.value);
    return piece;
  }

  /** Lets go of all of them. */
  forget(): void {
    for (const key of this.#pieces.keys()) this.#drop(key);
    this.#last = undefined;
  }

  #drop(key: Key): void {
    const piece = this.#pieces.get(key);
    this.#pieces.delete(key);
    if (piece !== undefined) this.#letGo?.(key, piece);
  }

  #countReading(): void {
    this.#read += 1;
    if (this.#read < this.#limit) return;
    if (this.#asked < this.#read * questionsPerPiece) this.#limit = Math.min(this.#most, this.#limit * 2);
    this.#asked = 0;
    this.#read = 0;
  }
}
