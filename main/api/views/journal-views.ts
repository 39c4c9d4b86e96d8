import type { EvidenceView } from './evidence-views.ts';

/** What a person added to a case: `show journal --json` and the journal screen. */
export interface JournalRow {
  readonly id: number;
  /** RFC 3339, by the clock of the computer. */
  readonly at: string;
  readonly who: string;
  /** `mark`, `note`, `pin-key` and other actions of the journal, or `undo`. */
  readonly action: string;
  /** The entry that an undo takes back. */
  readonly undoes: number | null;
  /** Not taken back (an undo: itself not taken back). */
  readonly standing: boolean;
  /** Whether `journal.undo` takes it back; other actions have commands of their own. */
  readonly undoable: boolean;
  /** What a mark or note is about: `frame:12`, `session:…`, `finding:…`, `signature:…` or `case`; `null` for other actions. */
  readonly target: string | null;
  /** The same in words, in the language of who reads it; for a word about a source its name. */
  readonly title: string;
  /** The words of a note; for other actions what was entered, in the language of who reads it. */
  readonly text: string;
  readonly evidence: EvidenceView | null;
}

/** The marks and notes that stand, by what they are about: what lists show beside their rows. */
export interface TargetMarks {
  readonly target: string;
  /** The entry of the mark; `null` without one. */
  readonly markId: number | null;
  readonly notes: readonly {
    readonly id: number;
    readonly at: string;
    readonly who: string;
    readonly text: string;
  }[];
}
