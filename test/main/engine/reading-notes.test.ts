import { expect, test } from 'vitest';
import { createReadingNotes, readingNoteOf } from '../../../main/engine/reading-notes.ts';
import { temporaryCase } from '../casefile/temporary-case.ts';

test('the most frequent stations of a source are named, wherever they come first, and the others are counted', () => {
  const { database } = temporaryCase();
  const notes = createReadingNotes();
  for (let station = 1; station <= 30; station += 1) {
    for (let message = 0; message < station; message += 1) notes.message(7, `CP${station}`);
  }
  notes.message(8, 'only');
  notes.write(database);
  const note = readingNoteOf(database, 7);
  expect(note?.stations).toHaveLength(20);
  expect(note?.stations[0]).toEqual({ station: 'CP30', messages: 30 });
  // CP1 to CP10.
  expect(note?.others).toEqual({ stations: 10, messages: 55 });
  expect(readingNoteOf(database, 8)).toMatchObject({ stations: [{ station: 'only', messages: 1 }] });
  expect(readingNoteOf(database, 8)).not.toHaveProperty('others');
});
