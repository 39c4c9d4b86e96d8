import type { JournalRow } from '../../../main/api/views/journal-views.ts';
import type { Texts } from '../../text/en.ts';

/** What was done, in words; an action that this window does not know yet keeps its name. */
export function actionWord(row: JournalRow, t: Texts): string {
  const words: Readonly<Record<string, string>> = t.journal.actions;
  const word = words[row.action] ?? row.action;
  return row.undoes === null ? word : `${word} ${t.journal.undoOf(row.undoes)}`;
}
