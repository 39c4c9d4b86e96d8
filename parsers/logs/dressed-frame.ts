import { afterBracket, bracketsIn } from './closing-brackets.ts';
import { derive } from './derived-frame.ts';
import { elidedFrame, elision, isCutAtEnd, problemAt } from './elided-frame.ts';
import { completeFrame, damagedFrame, type FrameAttempt, more, none } from './found-frame.ts';
import { dressEnd, type FrameHead, undress } from './frame-dress.ts';
import { elementsOf } from './frame-shape.ts';
import { walkJsonArray } from './json-structure.ts';
import type { LogWindow } from './log-window.ts';
import { isOfPercent } from './percent-dress.ts';

/** Dressed frames are undressed in growing steps, so that a garment without end costs little. */
const firstStep = 512;
/** What breaks this close to the end may only be an escape that was cut in two. */
const longestEscape = 64;

const repairsOf: Readonly<Partial<Record<FrameHead['dress']['kind'], readonly string[]>>> = {
  python: ['python-literal'],
  'bent-quotes': ['bent-quotes'],
};

/** Reads a frame that stands in the log in other clothes: escaped, in a string, as a literal of a language. */
export function readDressedFrame(window: LogWindow, final: boolean, { at: start, dress }: FrameHead): FrameAttempt {
  const { text } = window;
  const { kind } = dress;
  for (let step = firstStep; ; step *= 4) {
    const limit = Math.min(text.length, start + step);
    const found = dressEnd(text, start, limit, dress);
    const regionEnd = found < 0 ? limit : found;
    const bare = undress(window.decode(start, regionEnd), dress);
    const derived = derive(bare);
    const { outcome, end: bareEnd } = derived.structure;
    if (outcome === 'closed') {
      const end = afterBracket(text, start, regionEnd, bracketsIn(bare, bareEnd));
      const attempt = completeFrame(derived, { dress: kind, start, end }, repairsOf[kind] ?? []);
      const isOther = kind === 'percent' && attempt.outcome === 'frame' && !isOfPercent(attempt.frame.shape);
      return isOther ? none : attempt;
    }
    if (found < 0 && (outcome === 'open' || bareEnd + longestEscape > bare.length)) {
      if (limit < text.length) continue;
      if (!final) return more;
    }
    const region = { dress: kind, start, end: regionEnd };
    if (elision.test(bare) && outcome === 'broken' && !isCutAtEnd(bare) && bare.trimEnd().endsWith(']')) {
      const elided = elidedFrame(derived.elements, region);
      if (elided !== none) return elided;
    }
    const loose = walkJsonArray(bare, 0, bare.length, true);
    if (loose.outcome === 'closed') {
      const end = afterBracket(text, start, regionEnd, bracketsIn(bare, loose.end));
      const all = { text: bare, structure: loose, elements: elementsOf(bare, loose) };
      return completeFrame(all, { dress: kind, start, end }, []);
    }
    return damagedFrame(
      derived,
      region,
      outcome === 'open' ? 'log.frame-truncated' : problemAt(bare, bareEnd, bare.length),
    );
  }
}
