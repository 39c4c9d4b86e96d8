import type { EvidenceRef } from '../model/evidence.ts';
import { Bound } from './left-out.ts';
import type { LeftOut } from './left-out.ts';

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
/** Groups of one rule: a fleet of ten thousand stations has some of each. */
const mostGroups = 50_000;

/** Counts what has the same key. Facts are those of the first. */
export class Groups<Facts> {
  private readonly byKey = new Map<string, Repeated<Facts>>();
  private readonly bound = new Bound(mostGroups);

  add(key: readonly unknown[], ms: number | null, evidence: readonly EvidenceRef[], facts: () => Facts): void {
    const text = JSON.stringify(key);
    let group = this.byKey.get(text);
    if (group === undefined) {
      if (!this.bound.admits(this.byKey.size, ms, evidence[0] ?? null)) return;
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

  /** What had no room, for the rule to yield with its findings. */
  leftOut(): Iterable<LeftOut> {
    return this.bound.leftOut();
  }
}
