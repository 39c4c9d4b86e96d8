import { setTimeout } from 'node:timers/promises';
import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { JournalRow, TargetMarks } from '../../api/views/journal-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import { addJournalEntry, entriesTakenBack, journalEntries, undoJournalEntry } from '../../casefile/journal.ts';
import type { JournalAction, JournalEntry } from '../../casefile/journal.ts';
import { sources } from '../../casefile/concluded-records.ts';
import type { ExtensionSet } from '../../extensions/extension-set.ts';
import { foldLogIn, openCaseFile } from '../../casefile/open-case-file.ts';
import type { CaseDatabase } from '../../casefile/open-case-file.ts';
import { evidenceLabels } from '../evidence-view.ts';
import type { MarkDetail } from '../journal-marks.ts';
import { marksOf } from '../journal-marks.ts';
import { aboutText, enteredText, sourceOfEntry } from '../journal-words.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { person } from '../person.ts';

/** So long the one thread that answers all screens stands still for a write. */
const breathMs = 50;
/** A note that is written while conclusions are drawn waits for their transaction; asked for again and again, so that screens are answered meanwhile. */
const patienceMs = 120_000;
const askAgainMs = 250;

const ownActions: ReadonlySet<string> = new Set(['mark', 'note'] satisfies JournalAction[]);

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function journalRow(
  open: OpenCase,
  entry: JournalEntry,
  byId: ReadonlyMap<number, JournalEntry>,
  takenBack: ReadonlySet<number>,
  language: Language,
  extensions: ExtensionSet,
): JournalRow {
  const detail: Readonly<Record<string, unknown>> = JSON.parse(entry.detail);
  const own = ownActions.has(entry.action);
  const mark = own ? (detail as unknown as MarkDetail) : null;
  const root = rootOf(entry, byId);
  const about: Partial<MarkDetail> = ownActions.has(root.action) ? JSON.parse(root.detail) : {};
  return {
    id: entry.id,
    at: entry.at,
    who: entry.who,
    action: entry.action,
    undoes: entry.undoes,
    standing: !takenBack.has(entry.id),
    undoable: ownActions.has(root.action),
    target: about.target ?? null,
    title: ownActions.has(root.action) ? aboutText(about, language, extensions) : nameOfSource(open, root),
    text: mark?.text ?? enteredText(entry.action, detail, language),
    evidence: evidenceLabels(open).viewOrNull(about.evidence ?? null),
  };
}

/** What an undo, or the undo of an undo, is in the end about. */
function rootOf(entry: JournalEntry, byId: ReadonlyMap<number, JournalEntry>): JournalEntry {
  let here = entry;
  for (;;) {
    const before = here.undoes === null ? undefined : byId.get(here.undoes);
    if (before === undefined) return here;
    here = before;
  }
}

/** The source that an entry speaks of, as the lists name it. */
function nameOfSource(open: OpenCase, entry: JournalEntry): string {
  const sourceId = sourceOfEntry(entry);
  const source = sourceId === null ? undefined : sources(open.database).find(({ id }) => id === sourceId);
  return source === undefined ? '' : (source.entry ?? source.name);
}

/** Everything that a person did in this case, newest first, in the language of who reads it. */
export function listJournal(
  open: OpenCase,
  input: { readonly filter: string; readonly offset: number; readonly limit: number; readonly language: Language },
  extensions: ExtensionSet,
): Page<JournalRow> {
  const query = readFilter(input.filter);
  const rows = cachedList(open, `journal marked ${input.language} ${input.filter}`, () => {
    const entries = journalEntries(open.database);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const takenBack = entriesTakenBack(entries);
    return entries
      .map((entry) => journalRow(open, entry, byId, takenBack, input.language, extensions))
      .filter((row) =>
        matches(query, {
          fields: {
            kind: row.action,
            state: row.standing ? 'standing' : 'undone',
            note: row.action === 'note' ? row.text : null,
            marked: row.action === 'mark' && row.standing ? 'yes' : 'no',
            at: Date.parse(row.at),
          },
          text: () => `${row.action} ${row.who} ${row.title} ${row.text}`,
        }),
      )
      .toReversed();
  });
  return windowOf(rows, input.offset, input.limit);
}

export function listMarks(open: OpenCase): readonly TargetMarks[] {
  return [...marksOf(open).values()];
}

function writeNow<T>(open: OpenCase, work: (database: CaseDatabase) => T): T {
  const database = openCaseFile(open.path, 'write');
  try {
    database.pragma(`busy_timeout = ${breathMs}`);
    const done = work(database);
    foldLogIn(database);
    return done;
  } finally {
    database.close();
  }
}

/** Short writes of a person, beside the writer of a running import. `work` is begun anew when the case was taken. */
async function write<T>(open: OpenCase, work: (database: CaseDatabase) => T): Promise<T> {
  for (let waitedMs = 0; ; waitedMs += askAgainMs) {
    try {
      return writeNow(open, work);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error;
      if (waitedMs >= patienceMs) throw new ApiFailure('case-file-in-use', { file: open.name }, error.message);
    }
    await setTimeout(askAgainMs);
    if (!open.database.open) throw new ApiFailure('case-not-open', { caseId: open.caseId });
  }
}

export async function addToJournal(
  open: OpenCase,
  entry: {
    readonly action: 'mark' | 'note';
    readonly target: string;
    readonly title: string;
    readonly text: string;
    readonly evidence: EvidenceRef | null;
  },
): Promise<{ readonly id: number }> {
  const { action, target, title, text, evidence } = entry;
  if (action === 'note' && !isText(text.trim())) {
    throw new ApiFailure('input-invalid', { procedure: 'journal.add', path: 'text' });
  }
  const detail: MarkDetail = { target, title, text: text.trim(), evidence };
  // A second mark on the same row would have to be taken off twice.
  const marked = (): number | null => (action === 'mark' ? (marksOf(open).get(target)?.markId ?? null) : null);
  return {
    id:
      marked() ??
      (await write(
        open,
        (database) => marked() ?? addJournalEntry(database, new Date().toISOString(), person(), action, detail),
      )),
  };
}

/** Takes a mark or note back, or takes such an undo back. */
export async function undoInJournal(open: OpenCase, journalId: number): Promise<{ readonly id: number }> {
  assertStanding(open, journalId);
  return {
    id: await write(open, (database) => {
      assertStanding(open, journalId);
      return undoJournalEntry(database, new Date().toISOString(), person(), journalId);
    }),
  };
}

/** That an entry is there and was not taken back. */
function assertStanding(open: OpenCase, journalId: number): void {
  const entries = journalEntries(open.database);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const entry = byId.get(journalId);
  if (entry === undefined || !ownActions.has(rootOf(entry, byId).action)) {
    throw new ApiFailure('input-invalid', { procedure: 'journal.undo', path: 'journalId' });
  }
  if (entriesTakenBack(entries).has(journalId)) {
    throw new ApiFailure('input-invalid', { procedure: 'journal.undo', path: 'journalId' }, 'it was taken back before');
  }
}
