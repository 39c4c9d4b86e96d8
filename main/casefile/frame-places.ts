import type { CaseDatabase } from './open-case-file.ts';
import { KeptPieces } from './kept-pieces.ts';
import { sealedBytes, unsealedBytes } from './seals.ts';

/*
 * Where to find what is known of a frame by its number: its position in the time order, its first answer, its session. Three numbers a frame,
 * in packs by number.
 */

const framesPerPack = 4_096;
/** Columns of a pack. */
const columns = 3;
const positionColumn = 0;
const answerColumn = 1;
const sessionColumn = 2;

/** Collects the places of all frames of a case. */
export interface FramePlacesWriter {
  /** The frame stands at a position and answers another one, if any. Positions come in order. */
  placed(frameId: number, position: number, answerTo: number | null): void;
  /** The frame belongs to the session with this number. Of several the one whose id sorts first is kept. */
  belongs(frameId: number, session: number, isBefore: (known: number) => boolean): void;
  flush(): void;
}

/** Packs that are being filled; 16 are 768 KiB. */
const fewestFilled = 16;
const mostFilled = 2_048;

interface FilledPack {
  readonly number: number;
  /** One more than the value, so that 0 means none. */
  readonly places: Int32Array;
}

/** Frames come nearly in the order of their numbers, and so do those of sessions: few packs are filled at a time, the others are written already. */
export function createFramePlacesWriter(database: CaseDatabase): FramePlacesWriter {
  const insert = database.prepare('INSERT OR REPLACE INTO place_pack (number, pack) VALUES (?, ?)');
  const read = packReader(database);
  const filled = new KeptPieces<number, FilledPack>(fewestFilled, mostFilled, (number, { places }) => {
    insert.run(number, sealedBytes(new Uint8Array(places.buffer), String(number)));
  });
  const begin = (number: number): FilledPack => ({
    number,
    places: read(number) ?? new Int32Array(framesPerPack * columns),
  });

  function packOf(frameId: number): Int32Array {
    const number = Math.floor(frameId / framesPerPack);
    const pack = filled.last((last) => last.number === number) ?? filled.piece(number, begin);
    if (pack === undefined) throw new Error('a pack is made where there is none');
    return pack.places;
  }

  return {
    placed(frameId, position, answerTo) {
      packOf(frameId)[positionColumn * framesPerPack + (frameId % framesPerPack)] = position + 1;
      if (answerTo === null) return;
      const places = packOf(answerTo);
      const answer = answerColumn * framesPerPack + (answerTo % framesPerPack);
      if (places[answer] === 0) places[answer] = position + 1;
    },
    belongs(frameId, session, isBefore) {
      const places = packOf(frameId);
      const place = sessionColumn * framesPerPack + (frameId % framesPerPack);
      const known = places[place] ?? 0;
      if (known === 0 || isBefore(known - 1)) places[place] = session + 1;
    },
    flush: () => filled.forget(),
  };
}

function packReader(database: CaseDatabase): (number: number) => Int32Array | undefined {
  const select = database.prepare<[number], { pack: Uint8Array }>('SELECT pack FROM place_pack WHERE number = ?');
  return (number) => {
    const row = select.get(number);
    return row === undefined
      ? undefined
      : new Int32Array(Uint8Array.from(unsealedBytes(row.pack, String(number))).buffer);
  };
}

export interface FramePlaces {
  positionOf(frameId: number): number | undefined;
  /** Position of the first answer to a frame. */
  answerTo(frameId: number): number | undefined;
  /** Number of the session that a frame belongs to. */
  sessionOf(frameId: number): number | undefined;
  /** Forgets what was read before another connection wrote. */
  forget(): void;
}

const keptPacks = 64;

export function createFramePlaces(database: CaseDatabase): FramePlaces {
  const read = packReader(database);
  const kept = new Map<number, Int32Array>();

  function packNumbered(number: number): Int32Array | undefined {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const pack = read(number);
    if (pack === undefined) return undefined;
    kept.set(number, pack);
    const oldest = kept.size > keptPacks ? kept.keys().next() : undefined;
    if (oldest !== undefined && !oldest.done) kept.delete(oldest.value);
    return pack;
  }

  function look(frameId: number, column: number): number | undefined {
    if (!Number.isSafeInteger(frameId) || frameId < 1) return undefined;
    const pack = packNumbered(Math.floor(frameId / framesPerPack));
    const value = pack?.[column * framesPerPack + (frameId % framesPerPack)] ?? 0;
    return value === 0 ? undefined : value - 1;
  }

  return {
    positionOf: (frameId) => look(frameId, positionColumn),
    answerTo: (frameId) => look(frameId, answerColumn),
    sessionOf: (frameId) => look(frameId, sessionColumn),
    forget: () => kept.clear(),
  };
}
