import type { KeyRow } from '../../../main/api/views/key-views.ts';
import type { Texts } from '../../text/en.ts';
import { visibleText } from '../../text/visible-text.ts';

/** By which message, file or entry a key came, in words where it is none of the protocol's own names. */
export function shownVia({ via }: Pick<KeyRow, 'via'>, t: Texts): string {
  const entry = /^journal #(\d+)$/.exec(via)?.[1];
  if (entry !== undefined) return t.keys.journalEntry(entry);
  const ways: Readonly<Record<string, string>> = t.keys.ways;
  return ways[via] ?? visibleText(via);
}
