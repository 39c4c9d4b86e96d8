import type { CaseDatabase } from './open-case-file.ts';
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

/** Collects the places of all frames of a case; 12 bytes a frame. */
export interface FramePlacesWriter {
  /** The frame stands at a position and answers another one, if any. Positions come in order. */
  placed(frameId: number, position: number, answerTo: number | null): void;
  /** The frame belongs to the session with this number. Of several the one whose id sorts first is kept. */
  belongs(frameId: number, session: number, isBefore: (known: number) => boolean): void;
  flush(): void;
}

export function createFramePlacesWriter(database: CaseDatabase, lastFrameId: number): FramePlacesWriter {
  const insert = database.prepare('INSERT INTO place_pack (number, pack) VALUES (?, ?)');
  const packs = Math.ceil((lastFrameId + 1) / framesPerPack);
  // One more than the value, so that 0 means none.
  let places = new Int32Array(packs * framesPerPack * columns);
  const placeOf = (frameId: number, column: number): number =>
    (Math.floor(frameId / framesPerPack) * columns + column) * framesPerPack + (frameId % framesPerPack);
  return {
    placed(frameId, position, answerTo) {
      places[placeOf(frameId, positionColumn)] = position + 1;
      if (answerTo === null) return;
      const answer = placeOf(answerTo, answerColumn);
      if (places[answer] === 0) places[answer] = position + 1;
    },
    belongs(frameId, session, isBefore) {
      const place = placeOf(frameId, sessionColumn);
      const known = places[place] ?? 0;
      if (known === 0 || isBefore(known - 1)) places[place] = session + 1;
    },
    flush() {
      const bytes = framesPerPack * columns * Int32Array.BYTES_PER_ELEMENT;
      for (let number = 0; number < packs; number += 1) {
        insert.run(number, sealedBytes(new Uint8Array(places.buffer, number * bytes, bytes), String(number)));
      }
      // The largest thing that a conclusion holds; nothing is placed any more.
      places = new Int32Array(0);
    },
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
  const select = database.prepare<[number], { pack: Uint8Array }>('SELECT pack FROM place_pack WHERE number = ?');
  const kept = new Map<number, Int32Array>();

  function packNumbered(number: number): Int32Array | undefined {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const row = select.get(number);
    if (row === undefined) return undefined;
    const bytes = Uint8Array.from(unsealedBytes(row.pack, String(number)));
    const pack = new Int32Array(bytes.buffer);
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
