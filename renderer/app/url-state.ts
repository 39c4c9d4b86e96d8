import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { ScreenId } from './screens.ts';
import { isScreenId } from './screens.ts';
import type { Selection } from './selection.ts';
import { formatEvidence, formatSelection, parseEvidence, parseSelection } from './selection.ts';

/** A stretch of log time; both ends are known. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** All that a deep link holds: the place in the program, not its looks. */
export interface UrlState {
  readonly caseId: string | null;
  readonly screen: ScreenId;
  /** Committed ranges, outermost first; the last one counts. */
  readonly ranges: readonly TimeRange[];
  /** Filter text per screen. */
  readonly filters: Readonly<Partial<Record<ScreenId, string>>>;
  readonly selection: Selection | null;
  /** What the raw pane shows. */
  readonly evidence: EvidenceRef | null;
  /** `column:ascending`, of the screen's list. */
  readonly sort: string | null;
  /** Tab within the screen. */
  readonly tab: string | null;
}

export const startState: UrlState = {
  caseId: null,
  screen: 'start',
  ranges: [],
  filters: {},
  selection: null,
  evidence: null,
  sort: null,
  tab: null,
};

const currentVersion = 1;
const caseIdForm = /^[a-z0-9-]{1,64}$/;
const maximumRanges = 12;

/** `#v1/CASE/SCREEN?r=…&q.log=…&s=frame:12&e=b:3:1024:120:44`. */
export function formatUrlState(state: UrlState): string {
  const query = new URLSearchParams();
  if (state.ranges.length > 0) query.set('r', state.ranges.map((r) => `${r.fromMs}_${r.toMs}`).join('~'));
  for (const [screen, filter] of Object.entries(state.filters)) {
    if (filter !== '') query.set(`q.${screen}`, filter);
  }
  if (state.selection !== null) query.set('s', formatSelection(state.selection));
  if (state.evidence !== null) query.set('e', formatEvidence(state.evidence));
  if (state.sort !== null) query.set('o', state.sort);
  if (state.tab !== null) query.set('t', state.tab);
  const text = query.toString();
  return `#v${currentVersion}/${state.caseId ?? '-'}/${state.screen}${text === '' ? '' : `?${text}`}`;
}

/** Reads a fragment of any known version. What cannot be read is left out; an unknown version is the start. */
export function parseUrlState(fragment: string): UrlState {
  const match = /^#?v(\d{1,3})\/([^/?]*)\/([^/?]*)(?:\?(.*))?$/.exec(fragment);
  if (match === null) return startState;
  const [, version, caseText = '', screenText = '', queryText = ''] = match;
  // Older versions are upgraded here, step by step; version 1 is the first.
  if (Number(version) !== currentVersion) return startState;
  // A dash stands for "no case".
  const caseId = caseText !== '-' && caseIdForm.test(caseText) ? caseText : null;
  const screen = isScreenId(screenText) ? screenText : caseId === null ? 'start' : 'overview';
  if (caseId === null) return { ...startState, screen: screenText === 'verify' ? 'verify' : 'start' };
  const query = new URLSearchParams(queryText);
  return {
    caseId,
    screen,
    ranges: parseRanges(query.get('r') ?? ''),
    filters: parseFilters(query),
    selection: parseSelection(query.get('s') ?? '') ?? null,
    evidence: parseEvidence(query.get('e') ?? '') ?? null,
    sort: query.get('o'),
    tab: query.get('t'),
  };
}

function parseRanges(text: string): readonly TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const part of text.split('~')) {
    const match = /^(-?\d{1,15})_(-?\d{1,15})$/.exec(part);
    if (match === null) continue;
    const range = { fromMs: Number(match[1]), toMs: Number(match[2]) };
    if (range.fromMs < range.toMs && ranges.length < maximumRanges) ranges.push(range);
  }
  return ranges;
}

function parseFilters(query: URLSearchParams): UrlState['filters'] {
  const filters: Partial<Record<ScreenId, string>> = {};
  for (const [name, value] of query) {
    const screen = name.startsWith('q.') ? name.slice(2) : '';
    if (isScreenId(screen) && value !== '') filters[screen] = value.slice(0, 2_000);
  }
  return filters;
}
