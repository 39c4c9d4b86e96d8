import * as v from 'valibot';
import { caseId, id, text, evidence, journalTarget, listEntries } from '../inputs.ts';
import { command, query, returns } from '../procedure.ts';
import type { JournalRow, TargetMarks } from '../views/journal-views.ts';
import type { Page } from '../views/list-page.ts';

/** Procedures about what a person did in a case. */
export const journalProcedures = {
  /** Everything that a person did in this case, newest first; undone entries stay. */
  'journal.list': query(v.object(listEntries), returns<Page<JournalRow>>()),
  'journal.marks': query(v.object({ caseId }), returns<readonly TargetMarks[]>()),
  'journal.add': command(
    v.object({
      caseId,
      action: v.picklist(['mark', 'note']),
      target: journalTarget,
      /** What the row is called, for who reads the journal. */
      title: text(300),
      text: v.optional(text(4_000), ''),
      evidence: v.optional(v.nullable(evidence), null),
    }),
    returns<{ readonly id: number }>(),
  ),
  /** Takes a mark or note back; given the number of such an undo, takes that back. */
  'journal.undo': command(v.object({ caseId, journalId: id }), returns<{ readonly id: number }>()),
} as const;
