import type { EvidenceRef, RowEvidence } from '../model/evidence.ts';
import type { Session } from '../model/session.ts';
import type { CaseView } from './finding-rule.ts';

/** Whether a row comes from a store, or a table of it, that lost rows. */
export function isOfIncompleteStore(view: CaseView, { sourceId, table }: RowEvidence): boolean {
  return view.incompleteStores.some(
    (store) => store.sourceId === sourceId && (store.table === null || store.table === table),
  );
}

/** Whether what a database tells of a session comes from a store that lost rows: then others may have been before and after it. */
export function hasIncompleteStore(view: CaseView, { steps, energies }: Session): boolean {
  if (view.incompleteStores.length === 0) return false;
  const told: readonly (EvidenceRef | null)[] = [
    ...steps.map(({ evidence }) => evidence),
    ...energies.flatMap(({ startEvidence, stopEvidence }) => [startEvidence, stopEvidence]),
  ];
  return told.some((evidence) => evidence?.kind === 'row' && isOfIncompleteStore(view, evidence));
}
