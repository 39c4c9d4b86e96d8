import type { EvidenceRef } from '../model/evidence.ts';

/** What repeats is one finding with a count and its first evidence (groups, not floods). */
export interface Repeated<Facts> {
  readonly facts: Facts;
  times: number;
  readonly fromMs: number | null;
  toMs: number | null;
  readonly evidence: EvidenceRef[];
}

/** Evidence kept for each group; a finding shows no more. */
const evidenceKept = 20;
/** Groups of one rule; a log that has more is hostile or not understood. */
const mostGroups = 2_000;

/** Counts what has the same key. Facts are those of the first. */
export class Groups<Facts> {
  private readonly byKey = new Map<string, Repeated<Facts>>();

  add(key: readonly unknown[], ms: number | null, evidence: readonly EvidenceRef[], facts: () => Facts): void {
    const text = JSON.stringify(key);
    let group = this.byKey.get(text);
    if (group === undefined) {
      if (this.byKey.size >= mostGroups) return;
      group = { facts: facts(), times: 0, fromMs: ms, toMs: ms, evidence: [] };
      this.byKey.set(text, group);
    }
    group.times += 1;
    group.toMs = ms ?? group.toMs;
    if (group.evidence.length < evidenceKept) group.evidence.push(...evidence);
  }

  all(): Iterable<Repeated<Facts>> {
    return this.byKey.values();
  }
}
