import type { TextEncodingName } from '../base/byte-text.ts';
import { LogWindow } from './log-window.ts';

/**
 * Collects chunks until it is worth reading on. After an attempt that needed more, the next one waits until the pending bytes have
 * doubled, so that a long record costs linear time however small the chunks are.
 */
export class PendingText {
  readonly window: LogWindow;
  #pieces: Uint8Array[] = [];
  #piecesBytes = 0;
  #pendingBytes = 0;
  #wanted = 0;
  #started = false;
  #keepFrom = 0;

  constructor(encoding: TextEncodingName) {
    this.window = new LogWindow(encoding);
  }

  /** Takes a chunk; true when there is enough to read on. */
  add(chunk: Uint8Array): boolean {
    if (chunk.length > 0) {
      this.#pieces.push(chunk);
      this.#piecesBytes += chunk.length;
    }
    return this.#piecesBytes + this.#pendingBytes >= this.#wanted;
  }

  /** Moves the window to what is pending; returns where reading begins, or -1 when it is too early to tell. */
  take(final: boolean): number {
    this.window.advance(this.#keepFrom, this.#pieces);
    this.#keepFrom = 0;
    this.#pieces = [];
    this.#piecesBytes = 0;
    if (this.#started) return 0;
    const { text } = this.window;
    if (!final && text.length < 3) return -1;
    this.#started = true;
    if (text.startsWith('\ufeff')) return 1;
    return text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  }

  /** Everything before `position` is done with. */
  keepFrom(position: number): void {
    this.#keepFrom = position;
    this.#pendingBytes = this.window.lengthOf(position, this.window.text.length);
    this.#wanted = this.#pendingBytes * 2;
  }
}
