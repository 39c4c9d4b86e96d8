import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { TargetMarks } from '../api/views/journal-views.ts';
import { lastJournalEntry, standingEntries } from '../casefile/journal.ts';
import type { OpenCase } from './open-cases.ts';

/** What the journal keeps of a mark or a note. */
export interface MarkDetail {
  readonly target: string;
  readonly title: string;
  readonly text: string;
  readonly evidence: EvidenceRef | null;
}

type Notes = TargetMarks['notes'];

const cached = new WeakMap<OpenCase, { readonly last: number; readonly marks: ReadonlyMap<string, TargetMarks> }>();

/** The standing marks and notes of a case by target; read again only when the journal has grown. */
export function marksOf(open: OpenCase): ReadonlyMap<string, TargetMarks> {
  const last = lastJournalEntry(open.database);
  const known = cached.get(open);
  if (known?.last === last) return known.marks;
  const marks = new Map<string, TargetMarks>();
  const of = (target: string): TargetMarks => marks.get(target) ?? { target, markId: null, notes: [] };
  for (const { id, detail } of standingEntries(open.database, 'mark')) {
    const { target }: MarkDetail = JSON.parse(detail);
    marks.set(target, { ...of(target), markId: id });
  }
  for (const { id, at, who, detail } of standingEntries(open.database, 'note')) {
    const { target, text }: MarkDetail = JSON.parse(detail);
    const notes: Notes = [...of(target).notes, { id, at, who, text }];
    marks.set(target, { ...of(target), notes });
  }
  cached.set(open, { last, marks });
  return marks;
}

/** The fields `marked` and `note` of the filter language for one row. */
export function markFields(
  open: OpenCase,
  target: string,
): { readonly marked: 'yes' | 'no'; readonly note: string | null } {
  const found = marksOf(open).get(target);
  return {
    // Words beside a row are a mark too: whoever asks for the marked rows wants to find it.
    marked: found === undefined ? 'no' : 'yes',
    note: found === undefined || found.notes.length === 0 ? null : found.notes.map(({ text }) => text).join(' '),
  };
}
