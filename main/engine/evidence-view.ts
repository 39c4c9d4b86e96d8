import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { sources } from '../casefile/concluded-records.ts';
import { readRevision } from '../casefile/meta.ts';
import type { EvidenceView } from '../api/views/evidence-views.ts';
import { fileNameOf } from '../files/file-names.ts';
import type { OpenCase } from './open-cases.ts';

/** Turns evidence references into what a person sees: `ocppd.log:1204`, `transactions.db TRANSACTIONS #3`. */
export interface EvidenceLabels {
  view(ref: EvidenceRef): EvidenceView;
  viewOrNull(ref: EvidenceRef | null): EvidenceView | null;
  label(ref: EvidenceRef): string;
}

const cached = new WeakMap<OpenCase, { readonly revision: number; readonly labels: EvidenceLabels }>();

/** Labels for one case; the names of its sources are read once per revision. */
export function evidenceLabels(open: OpenCase): EvidenceLabels {
  const revision = readRevision(open.database);
  const known = cached.get(open);
  if (known?.revision === revision) return known.labels;
  const names = new Map(sources(open.database).map((source) => [source.id, fileNameOf(source.entry ?? source.name)]));
  const label = (ref: EvidenceRef): string => {
    const name = names.get(ref.sourceId) ?? `#${ref.sourceId}`;
    if (ref.kind === 'row') return `${name} ${ref.table} #${ref.rowId}`;
    return ref.line === null ? `${name} @${ref.offset}` : `${name}:${ref.line}`;
  };
  const view = (ref: EvidenceRef): EvidenceView => ({ ref, label: label(ref) });
  const labels: EvidenceLabels = { view, label, viewOrNull: (ref) => (ref === null ? null : view(ref)) };
  cached.set(open, { revision, labels });
  return labels;
}
