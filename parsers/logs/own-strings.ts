const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const mostKept = 4096;

/**
 * Gives names that occur again and again one string each that stands for itself. A part of a larger text keeps the whole text in memory
 * for as long as it lives, and stations' names live as long as the import.
 */
export class OwnStrings {
  readonly #known = new Map<string, string>();

  own(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const copy = decoder.decode(encoder.encode(text));
    if (this.#known.size >= mostKept) this.#known.clear();
    this.#known.set(copy, copy);
    return copy;
  }
}
