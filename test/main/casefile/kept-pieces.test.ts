import { describe, expect, test } from 'vitest';
import { KeptPieces } from '../../../main/casefile/kept-pieces.ts';

/** Asks for pieces by their numbers, as readers of a case do, and counts how often one had to be read. */
function reader(fewest: number, most: number) {
  const pieces = new KeptPieces<number, { readonly number: number }>(fewest, most);
  const state = { reads: 0 };
  return {
    state,
    pieces,
    ask: (number: number): void => {
      const piece =
        pieces.last((last) => last.number === number) ??
        pieces.piece(number, (key) => {
          state.reads += 1;
          return { number: key };
        });
      expect(piece?.number).toBe(number);
    },
  };
}

describe('pieces of a case at hand', () => {
  test('one after the other: each is read once a pass, however often it passes, and no more are kept', () => {
    const { ask, state } = reader(4, 400);
    for (let pass = 0; pass < 3; pass += 1) {
      for (let question = 0; question < 200 * 50; question += 1) ask(Math.floor(question / 50));
    }
    expect(state.reads).toBe(3 * 200);
  });

  test('many stretches read into each other: what is needed is soon at hand', () => {
    const { ask, state } = reader(16, 400);
    const stretches = 100;
    for (let question = 0; question < stretches * 1_000; question += 1) ask(question % stretches);
    // Of 100,000 questions only those before enough pieces were kept had to be read for.
    expect(state.reads).toBeLessThan(5 * stretches);
  });

  test('never more than allowed: what was used longest ago goes first', () => {
    const { ask, state } = reader(2, 8);
    for (let question = 0; question < 1_000; question += 1) ask(question % 9);
    expect(state.reads).toBe(1_000);
    const before = state.reads;
    for (let question = 0; question < 1_000; question += 1) ask(question % 8);
    expect(state.reads - before).toBeLessThan(10);
  });

  test('pieces that were changed are written when they are let go, each once, and read again as they were', () => {
    const written = new Map<number, number>();
    const pieces = new KeptPieces<number, { readonly number: number; count: number }>(2, 4, (number, { count }) => {
      written.set(number, count);
    });
    const read = (number: number) => ({ number, count: written.get(number) ?? 0 });
    const add = (number: number): void => {
      const piece = pieces.last((last) => last.number === number) ?? pieces.piece(number, read);
      if (piece !== undefined) piece.count += 1;
    };
    for (let question = 0; question < 1_000; question += 1) add((question * 7) % 10);
    pieces.forget();
    expect([...written].sort(([left], [right]) => left - right)).toEqual(
      Array.from({ length: 10 }, (_, number) => [number, 100]),
    );
  });

  test('a piece that is not there is asked for again, and forgetting forgets', () => {
    const pieces = new KeptPieces<number, string>(2, 2);
    expect(pieces.piece(1, () => undefined)).toBeUndefined();
    expect(pieces.piece(1, () => 'now')).toBe('now');
    pieces.forget();
    expect(pieces.last(() => true)).toBeUndefined();
    expect(pieces.piece(1, () => 'anew')).toBe('anew');
  });
});
