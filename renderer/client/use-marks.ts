import { useMemo } from 'react';
import type { TargetMarks } from '../../main/api/views/journal-views.ts';
import { useProcedure } from './use-procedure.ts';

const none: readonly TargetMarks[] = [];

/** The marks and notes of a case by what they are about. */
export function useMarks(caseId: string): ReadonlyMap<string, TargetMarks> {
  const marks = useProcedure('journal.marks', { caseId }, { keep: true }).data ?? none;
  return useMemo(() => new Map(marks.map((each) => [each.target, each])), [marks]);
}

/** What a list shows beside a row. */
export function markLook(marks: TargetMarks | undefined): 'mark' | 'note' | undefined {
  if (marks === undefined) return undefined;
  return marks.notes.length > 0 ? 'note' : 'mark';
}
