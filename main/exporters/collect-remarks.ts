import type { Language } from '../../parsers/model/language.ts';
import type { EvidenceView } from '../api/views/evidence-views.ts';
import type { JournalRow } from '../api/views/journal-views.ts';
import type { Ask } from './collect.ts';

/** What a person marked or wrote a note on, with all that was said about it. */
export interface CaseRemark {
  /** What marks and notes call it, e.g. `frame:12`; `case` for the case as a whole. */
  readonly target: string;
  readonly about: RemarkedKind;
  /** What it was called when it was marked first. */
  readonly title: string;
  /** `null`: there are notes only. */
  readonly marked: { readonly at: string; readonly who: string } | null;
  /** The oldest first. */
  readonly notes: readonly { readonly at: string; readonly who: string; readonly text: string }[];
  readonly evidence: EvidenceView | null;
}

export const remarkedKinds = ['case', 'frame', 'session', 'finding', 'signature'] as const;
export type RemarkedKind = (typeof remarkedKinds)[number];

/** What a report is about, where it is not the whole case. */
export interface RemarkScope {
  readonly sessionIds: readonly string[];
  /** Of the findings and signed values of these sessions. */
  readonly targets: readonly string[];
}

const pageSize = 1_000;

/** The marks and notes that stand, in the order in which the first of each was made; remarks on the case as a whole come first. */
export async function collectRemarks(
  ask: Ask,
  caseId: string,
  scope: RemarkScope | null,
  language: Language,
): Promise<readonly CaseRemark[]> {
  const entries = (await standingEntries(ask, caseId, language)).toReversed();
  if (entries.length === 0) return [];
  const within = scope === null ? null : await targetsWithin(ask, caseId, scope);
  const remarks: CaseRemark[] = [];
  for (const [target, own] of Map.groupBy(entries, (entry) => entry.target ?? 'case')) {
    if (within !== null && target !== 'case' && !within.has(target)) continue;
    const [first] = own;
    if (first === undefined) continue;
    const mark = own.find(({ action }) => action === 'mark');
    remarks.push({
      target,
      about: kindOf(target),
      title: first.title,
      marked: mark === undefined ? null : { at: mark.at, who: mark.who },
      notes: own.filter(({ action }) => action === 'note').map(({ at, who, text }) => ({ at, who, text })),
      evidence: own.find(({ evidence }) => evidence !== null)?.evidence ?? null,
    });
  }
  return remarks.toSorted((left, right) => Number(right.about === 'case') - Number(left.about === 'case'));
}

function kindOf(target: string): RemarkedKind {
  const [word] = target.split(':', 1);
  return remarkedKinds.find((kind) => kind === word) ?? 'case';
}

/** Newest first, as the journal lists them. */
async function standingEntries(ask: Ask, caseId: string, language: Language): Promise<readonly JournalRow[]> {
  const rows: JournalRow[] = [];
  for (;;) {
    const page = await ask('journal.list', {
      caseId,
      language,
      filter: 'state:standing',
      offset: rows.length,
      limit: pageSize,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) break;
  }
  return rows.filter(({ action }) => action === 'mark' || action === 'note');
}

async function targetsWithin(ask: Ask, caseId: string, scope: RemarkScope): Promise<ReadonlySet<string>> {
  const targets = new Set(scope.targets);
  for (const sessionId of scope.sessionIds) {
    targets.add(`session:${sessionId}`);
    const { rows } = await ask('frames.list', { caseId, sessionId, filter: 'marked:yes', limit: pageSize });
    for (const { id } of rows) targets.add(`frame:${id}`);
  }
  return targets;
}
