import { findFrameHead, type FrameHead } from './frame-dress.ts';
import { findObjectHead } from './object-head.ts';
import { findBase64Head } from './base64-dress.ts';
import { findHexHead } from './hex-dress.ts';
import { findPercentHead } from './percent-dress.ts';
import { findPhpHead } from './php-dump.ts';
import { findEnvelope } from './soap-envelope.ts';

/** Where the text ends within what may be the beginning of a frame. */
export interface UnfinishedHead {
  readonly unfinishedAt: number;
}

/** Position of a head, finished or not. */
export function positionOf(head: FrameHead | UnfinishedHead): number {
  return 'at' in head ? head.at : head.unfinishedAt;
}

/**
 * The beginnings of messages in one text, asked for from the front to the back: arrays, objects in their place, SOAP envelopes. Each kind is
 * looked for once and remembered until it is passed, so that a text costs linear time however many beginnings it has.
 */
export class FrameHeads {
  #text = '';
  #arrayFrom = -1;
  #array: FrameHead | UnfinishedHead | undefined;
  #objectFrom = -1;
  #object: FrameHead | UnfinishedHead | undefined;
  #envelopeFrom = -1;
  #envelopeAt = -1;
  #hexFrom = -1;
  #hexAt = -1;
  #base64From = -1;
  #base64At = -1;
  #percentFrom = -1;
  #percentAt = -1;
  #phpFrom = -1;
  #php: FrameHead | UnfinishedHead | undefined;

  /** Begins with another text. */
  reset(text: string): void {
    this.#text = text;
    this.#arrayFrom = -1;
    this.#objectFrom = -1;
    this.#envelopeFrom = -1;
    this.#hexFrom = -1;
    this.#base64From = -1;
    this.#percentFrom = -1;
    this.#phpFrom = -1;
  }

  /** The next message that is written in digits or escapes. */
  #packed(): FrameHead | undefined {
    const [hex, base64, percent] = [this.#hexAt, this.#base64At, this.#percentAt];
    if (percent >= 0 && (hex < 0 || percent < hex) && (base64 < 0 || percent < base64))
      return { at: percent, dress: { kind: 'percent' } };
    if (base64 >= 0 && (hex < 0 || base64 < hex)) return { at: base64, dress: { kind: 'base64' } };
    return hex < 0 ? undefined : { at: hex, dress: { kind: 'hex' } };
  }

  /** The next head at or after `from`. */
  next(from: number): FrameHead | UnfinishedHead | undefined {
    if (this.#arrayFrom < 0 || (this.#array !== undefined && positionOf(this.#array) < from)) {
      this.#arrayFrom = from;
      this.#array = findFrameHead(this.#text, from);
    }
    if (this.#objectFrom < 0 || (this.#object !== undefined && positionOf(this.#object) < from)) {
      this.#objectFrom = from;
      this.#object = findObjectHead(this.#text, from);
    }
    if (this.#envelopeFrom < 0 || (this.#envelopeAt >= 0 && this.#envelopeAt < from)) {
      this.#envelopeFrom = from;
      this.#envelopeAt = findEnvelope(this.#text, from);
    }
    if (this.#hexFrom < 0 || (this.#hexAt >= 0 && this.#hexAt < from)) {
      this.#hexFrom = from;
      this.#hexAt = findHexHead(this.#text, from);
    }
    if (this.#base64From < 0 || (this.#base64At >= 0 && this.#base64At < from)) {
      this.#base64From = from;
      this.#base64At = findBase64Head(this.#text, from);
    }
    if (this.#percentFrom < 0 || (this.#percentAt >= 0 && this.#percentAt < from)) {
      this.#percentFrom = from;
      this.#percentAt = findPercentHead(this.#text, from);
    }
    if (this.#phpFrom < 0 || (this.#php !== undefined && positionOf(this.#php) < from)) {
      this.#phpFrom = from;
      const php = findPhpHead(this.#text, from);
      this.#php = php !== undefined && 'at' in php ? { at: php.at, dress: { kind: 'php' } } : php;
    }
    const php = this.#php;
    const other = this.#nextOfOthers();
    return php === undefined || (other !== undefined && positionOf(other) < positionOf(php)) ? other : php;
  }

  /** The first of the heads that were found, but for those that PHP printed. */
  #nextOfOthers(): FrameHead | UnfinishedHead | undefined {
    const array = this.#array;
    const envelope: FrameHead | undefined =
      this.#envelopeAt < 0 ? undefined : { at: this.#envelopeAt, dress: { kind: 'soap' } };
    const hex = this.#packed();
    const rare = hex !== undefined && (envelope === undefined || hex.at < envelope.at) ? hex : envelope;
    const other =
      rare === undefined || (this.#object !== undefined && positionOf(this.#object) < rare.at) ? this.#object : rare;
    if (other === undefined) return array;
    return array === undefined || positionOf(other) < positionOf(array) ? other : array;
  }
}
