import type { EvidenceRef } from '../model/evidence.ts';
import type { CounterEvidence, Finding, FindingSeverity } from '../model/finding.ts';
import type { IssueParams } from '../model/issue.ts';
import type { Session } from '../model/session.ts';
import type { FindingRule } from './finding-rule.ts';

/** What a rule says about one thing it noticed; everything else has a neutral value. */
export interface FindingParts {
  readonly severity?: FindingSeverity;
  /** `null` is a fact that is not known; the texts say so in their own way (`parsers/text/sentence.ts`). */
  readonly params?: Readonly<Record<string, string | number | null>>;
  readonly station?: string | null;
  readonly session?: Session | undefined;
  readonly connector?: number | null;
  readonly fromMs?: number | null;
  readonly toMs?: number | null;
  readonly evidence: readonly (EvidenceRef | null | undefined)[];
  readonly counterEvidence?: readonly CounterEvidence[];
  readonly vendorCode?: { readonly vendor: string | null; readonly code: string } | null;
}

/** More references than a person follows; the first are the most telling. */
const mostEvidence = 50;

/** A finding of a rule. Station, connector and time come from the session where they are not given. */
export function finding(rule: Pick<FindingRule, 'id' | 'severity' | 'words'>, parts: FindingParts): Finding {
  const { session } = parts;
  const fromMs = parts.fromMs ?? session?.startedAt?.epochMs ?? session?.stoppedAt?.epochMs ?? null;
  const stoppedMs = session?.stoppedAt?.epochMs ?? null;
  return {
    rule: rule.id,
    severity: parts.severity ?? rule.severity,
    params: printable(parts.params ?? {}),
    station: parts.station ?? session?.station ?? null,
    sessionId: session?.id ?? null,
    connector: parts.connector ?? session?.connector ?? null,
    fromMs,
    // What is noticed after a session lasts no longer than itself; a stop that states a time before its start ends nothing.
    toMs: parts.toMs ?? (stoppedMs === null || stoppedMs < (fromMs ?? stoppedMs) ? fromMs : stoppedMs),
    evidence: distinct(parts.evidence).slice(0, mostEvidence),
    counterEvidence: parts.counterEvidence ?? [],
    vendorCode: parts.vendorCode ?? null,
    ...(rule.words === undefined ? {} : { words: rule.words }),
  };
}

/** Texts of the input stand in sentences: no control and direction characters, bounded (design 8). */
function printable(params: NonNullable<FindingParts['params']>): IssueParams {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const shown = typeof value === 'string' ? value.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 300) : value;
      return shown === null || shown === '' ? [] : [[name, shown]];
    }),
  );
}

/** Something that would have spoken against the finding was looked for and was not there. */
export function notFound(code: string): CounterEvidence {
  return { code, found: false, evidence: null };
}

/** Something that speaks against the finding, or softens it, was there. */
export function found(code: string, evidence: EvidenceRef | null): CounterEvidence {
  return { code, found: true, evidence };
}

function distinct(evidence: readonly (EvidenceRef | null | undefined)[]): readonly EvidenceRef[] {
  const seen = new Set<string>();
  return evidence.filter((ref): ref is EvidenceRef => {
    if (ref === null || ref === undefined) return false;
    const key = JSON.stringify(ref);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Where a session's start or stop stands, for evidence. */
export function stepEvidence(
  session: Session,
  ...steps: readonly Session['steps'][number]['step'][]
): readonly EvidenceRef[] {
  return session.steps.filter(({ step }) => steps.includes(step)).map(({ evidence }) => evidence);
}

/** A duration in words that both languages share: `17 min`, `2 h 35 min`, `3 d 4 h`. */
export function durationText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
