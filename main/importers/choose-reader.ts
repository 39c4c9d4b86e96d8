import { sourceReaders } from './readers/index.ts';
import type { Recognition, SourceHead, SourceReader } from './readers/source-reader.ts';

/** The chosen reader, why, and what failed while choosing. */
export interface ReaderChoice {
  readonly reader: SourceReader;
  readonly recognition: Recognition;
  readonly failures: readonly unknown[];
}

/** The reader with the best confidence, of all or of those with some ids; among equals the first of the registry. One that throws is told and passed over. */
export function chooseReader(head: SourceHead, among: readonly string[] | null = null): ReaderChoice {
  const failures: unknown[] = [];
  let best: { readonly reader: SourceReader; readonly recognition: Recognition } | null = null;
  for (const reader of sourceReaders.entries) {
    if (among !== null && !among.includes(reader.id)) continue;
    let recognition: Recognition | null = null;
    try {
      recognition = reader.recognise(head);
    } catch (error) {
      failures.push(error);
    }
    if (recognition !== null && (best === null || recognition.confidence > best.recognition.confidence)) {
      best = { reader, recognition };
    }
  }
  if (best === null) throw new Error('no reader took a source: unread-bytes must take everything');
  return { ...best, failures };
}
