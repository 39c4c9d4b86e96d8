import type { EvidenceRef } from '../model/evidence.ts';
import type { CaseView } from './finding-rule.ts';

/** What a rule passed over because what it remembers is bounded (design 8). Yielded beside findings; `case.rule-incomplete` tells it. */
export interface LeftOut {
  readonly leftOut: number;
  /** How many it remembers: in all, or of each thing that it tells apart. */
  readonly kept: number;
  readonly fromMs: number | null;
  /** Where the first of what was passed over stands. */
  readonly evidence: EvidenceRef | null;
}

/** A bound on what a rule remembers, with the count of what came after it. */
export class Bound {
  readonly #most: number;
  #leftOut = 0;
  #fromMs: number | null = null;
  #evidence: EvidenceRef | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one more than `held` has room; what has none is counted. */
  admits(held: number, ms: number | null, evidence: EvidenceRef | null): boolean {
    if (held < this.#most) return true;
    this.passOver(ms, evidence);
    return false;
  }

  passOver(ms: number | null, evidence: EvidenceRef | null): void {
    if (this.#leftOut === 0) [this.#fromMs, this.#evidence] = [ms, evidence];
    this.#leftOut += 1;
  }

  /** What was passed over, for the rule to yield with its findings; nothing when all had room. */
  *leftOut(): Generator<LeftOut> {
    if (this.#leftOut === 0) return;
    yield { leftOut: this.#leftOut, kept: this.#most, fromMs: this.#fromMs, evidence: this.#evidence };
  }
}

/** What each rule left out of a case, by rule. */
export interface LeftOutByRule extends LeftOut {
  readonly rule: string;
}

const noted = new WeakMap<CaseView, LeftOutByRule[]>();

/** Begins anew: rules are evaluated again. */
export function forgetLeftOut(view: CaseView): void {
  noted.delete(view);
}

export function noteLeftOut(view: CaseView, rule: string, leftOut: LeftOut): void {
  const known = noted.get(view);
  if (known === undefined) noted.set(view, [{ ...leftOut, rule }]);
  else known.push({ ...leftOut, rule });
}

export function leftOutOf(view: CaseView): readonly LeftOutByRule[] {
  return noted.get(view) ?? [];
}
