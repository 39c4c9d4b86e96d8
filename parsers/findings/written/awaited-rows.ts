import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { Bound } from '../left-out.ts';
import type { CaseRow } from './case-rows.ts';
import type { SharedKey } from './rule-file.ts';

/** A row that set a rule off, and what came after it in time. */
export interface Trigger {
  readonly ms: number;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transaction: string | null;
  readonly session: Session | null;
  readonly action: string | null;
  readonly status: string | null;
  readonly evidence: readonly EvidenceRef[];
  followedBy: { readonly ms: number; readonly evidence: EvidenceRef | null } | null;
}

/** More triggers of one rule than anybody reads; the rest are counted. */
const mostTriggers = 20_000;

/**
 * Joins triggers with what follows them. Rows come in time order, so a row that follows marks the newest triggers first and stops at one
 * that was marked before: each trigger is touched a bounded number of times.
 */
export class AwaitedRows {
  readonly triggers: Trigger[] = [];
  /** Triggers that had no room. */
  readonly bound = new Bound(mostTriggers);
  /** Rows without a time or without the key they should share: nothing was said about them. */
  unjudged = 0;
  private readonly waiting = new Map<string, Trigger[]>();
  private readonly same: readonly SharedKey[];
  private readonly withinMs: number;

  constructor(same: readonly SharedKey[], withinMs: number) {
    this.same = same;
    this.withinMs = withinMs;
  }

  private keyOf(row: CaseRow): string | null {
    const parts = this.same.map((key) => row[key]);
    return parts.includes(null) ? null : JSON.stringify([row.station, ...parts]);
  }

  trigger(row: CaseRow): void {
    const key = this.keyOf(row);
    if (row.ms === null || key === null) {
      this.unjudged += 1;
      return;
    }
    if (!this.bound.admits(this.triggers.length, row.ms, row.evidence[0] ?? null)) return;
    const { ms, station, connector, transaction, session, action, status, evidence } = row;
    const trigger: Trigger = {
      ms,
      station,
      connector,
      transaction,
      session,
      action,
      status,
      evidence,
      followedBy: null,
    };
    this.triggers.push(trigger);
    const waiting = this.waiting.get(key);
    if (waiting === undefined) this.waiting.set(key, [trigger]);
    else waiting.push(trigger);
  }

  follow(row: CaseRow): void {
    const { ms } = row;
    const key = this.keyOf(row);
    if (ms === null || key === null) return;
    const waiting = this.waiting.get(key);
    if (waiting === undefined) return;
    for (let at = countUpTo(waiting, ms, (trigger) => trigger.ms) - 1; at >= 0; at -= 1) {
      const trigger = waiting[at];
      if (trigger === undefined || trigger.followedBy !== null || ms - trigger.ms > this.withinMs) return;
      // A row is never its own consequence.
      if (trigger.ms === ms && trigger.evidence[0] === row.evidence[0]) continue;
      trigger.followedBy = { ms, evidence: row.evidence[0] ?? null };
    }
  }
}
