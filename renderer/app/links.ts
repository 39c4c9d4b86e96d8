import type { FindingRow } from '../../main/api/views/finding-views.ts';
import type { SessionRow } from '../../main/api/views/session-views.ts';
import type { SignatureRow } from '../../main/api/views/signature-views.ts';
import { instantOf } from '../text/format-time.ts';
import { currentPlace, goTo } from './navigation.ts';
import type { RailScreen } from './screens.ts';

/** Ways from a number to what it rests on: screen, selection and evidence in one step. */
export function openFinding(row: FindingRow): void {
  goTo({
    screen: 'findings',
    selection: { kind: 'finding', id: row.id },
    evidence: row.evidence[0]?.ref ?? currentPlace().evidence,
    sort: null,
    tab: null,
  });
}

export function openSession(id: string): void {
  goTo({ screen: 'session', selection: { kind: 'session', id }, evidence: null, sort: null, tab: null });
}

export function openSessionRow(row: SessionRow): void {
  openSession(row.id);
}

export function openSignature(row: Pick<SignatureRow, 'id' | 'evidence'>): void {
  goTo({ screen: 'signatures', selection: { kind: 'signature', id: row.id }, evidence: row.evidence.ref, tab: null });
}

export function openFrame(id: number): void {
  const { filters } = currentPlace();
  goTo({ screen: 'log', selection: { kind: 'frame', id }, filters: { ...filters, log: '' }, sort: null, tab: null });
}

/** A list with a filter: the way from a count to its rows. */
export function openFiltered(
  screen: 'log' | 'sessions' | 'signatures' | 'findings' | 'status',
  filter: string,
  tab: string | null = null,
): void {
  goTo({ screen, filters: { ...currentPlace().filters, [screen]: filter }, sort: null, tab });
}

/** The rule behind a finding, with its thresholds. */
export function openRule(id: string): void {
  const { filters } = currentPlace();
  goTo({ screen: 'rules', selection: { kind: 'rule', id }, filters: { ...filters, rules: '' }, sort: null, tab: null });
}

/** The stretch of a finding or session with some air on both sides; `null` when it has no times. */
export function paddedRange(from: string | null, to: string | null) {
  const fromMs = instantOf(from);
  const toMs = instantOf(to) ?? fromMs;
  if (fromMs === null || toMs === null) return null;
  const air = Math.max(30_000, (toMs - fromMs) * 0.1);
  return { fromMs: fromMs - air, toMs: toMs + air };
}

/** Range, filters and selection stay: one selection everywhere. Sort and tab belong to the screen that is left. */
export function openScreen(screen: RailScreen): void {
  goTo({ screen, sort: null, tab: null });
}
