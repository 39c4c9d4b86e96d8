import { useMutation } from '@tanstack/react-query';
import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { useHost } from '../client/host-context.ts';
import { callProcedure } from '../client/use-procedure.ts';
import { useCase } from './case-context.ts';
import { useCommandHandlers } from './command-handlers.ts';

/** What a mark or note is about. */
export interface MarkSubject {
  /** `frame:12`, `session:…`; findings and signed values carry theirs. */
  readonly target: string;
  /** What it is called, for who reads the journal. */
  readonly title: string;
  readonly evidence: EvidenceRef | null;
}

type Deed =
  | { readonly what: 'mark'; readonly subject: MarkSubject }
  | { readonly what: 'note'; readonly subject: MarkSubject; readonly text: string }
  | { readonly what: 'take-back'; readonly journalId: number }
  | { readonly what: 'undo' | 'redo' };

/**
 * What this person did since the case was opened, by its last journal entry: taking back an entry is an entry as well, so undo and redo
 * are the same order on another number.
 */
const stacks = new Map<string, { readonly done: number[]; readonly undone: number[] }>();

function stackOf(caseId: string): { readonly done: number[]; readonly undone: number[] } {
  const known = stacks.get(caseId) ?? { done: [], undone: [] };
  stacks.set(caseId, known);
  return known;
}

/** Marks, notes, and their undo. */
export function useDeeds() {
  const host = useHost();
  const { caseId } = useCase();
  return useMutation({
    mutationKey: ['journal'],
    mutationFn: async (deed: Deed) => {
      const { done, undone } = stackOf(caseId);
      switch (deed.what) {
        case 'mark':
        case 'note': {
          const text = deed.what === 'note' ? deed.text : '';
          const { id } = await callProcedure(host, 'journal.add', { caseId, action: deed.what, text, ...deed.subject });
          done.push(id);
          undone.length = 0;
          return;
        }
        case 'take-back': {
          const { id } = await callProcedure(host, 'journal.undo', { caseId, journalId: deed.journalId });
          done.push(id);
          undone.length = 0;
          return;
        }
        case 'undo':
        case 'redo': {
          const [from, to] = deed.what === 'undo' ? [done, undone] : [undone, done];
          const last = from.pop();
          if (last === undefined) return;
          const { id } = await callProcedure(host, 'journal.undo', { caseId, journalId: last });
          to.push(id);
          return;
        }
      }
    },
  });
}

/** Ctrl+Z and Ctrl+Shift+Z on every screen of the case. */
export function useUndo(): void {
  const { mutate } = useDeeds();
  useCommandHandlers({ undo: () => mutate({ what: 'undo' }), redo: () => mutate({ what: 'redo' }) });
}
