import type { CorrelatedFrame } from '../model/frame.ts';
import type { Finding } from '../model/finding.ts';
import type { CaseView, FindingRule } from './finding-rule.ts';
import { finding } from './make-finding.ts';
import type { FindingParts } from './make-finding.ts';

type Thresholds = FindingRule['thresholds'];
type Limits<Declared extends Thresholds> = Readonly<Record<keyof Declared, number>>;

/** Sees every frame once, in time order, together with the watches of the other rules. */
export interface FrameWatch {
  frame(frame: CorrelatedFrame): void;
  finish(): Iterable<Finding>;
}

/** The same before its parts have become findings. */
interface NoticingWatch {
  frame(frame: CorrelatedFrame): void;
  finish(): Iterable<FindingParts>;
}

/** A rule that looks at every frame: it shares one pass with all others instead of making its own. */
export interface WatchingRule extends FindingRule {
  watch(view: CaseView, thresholds: Readonly<Record<string, number>>): FrameWatch;
}

type Parts = Omit<FindingRule, 'evaluate' | 'thresholds'>;

function limitsOf<const Declared extends Thresholds>(
  declared: Declared,
  given: Readonly<Record<string, number>>,
): Limits<Declared> {
  const limits: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(declared)) limits[name] = given[name] ?? value;
  // Every declared name was just filled.
  return limits as Limits<Declared>;
}

function* findings(rule: Parts, noticed: Iterable<FindingParts>): Generator<Finding> {
  for (const parts of noticed) yield finding(rule, parts);
}

/** A rule over the index and the conclusions of a case. Its thresholds arrive complete and by name. */
export function defineRule<const Declared extends Thresholds>(
  definition: Parts & {
    readonly thresholds: Declared;
    evaluate(view: CaseView, limits: Limits<Declared>): Iterable<FindingParts>;
  },
): FindingRule {
  return {
    ...definition,
    evaluate: (view, given) => findings(definition, definition.evaluate(view, limitsOf(definition.thresholds, given))),
  };
}

/** A rule that looks at every frame. */
export function defineWatchingRule<const Declared extends Thresholds>(
  definition: Parts & {
    readonly thresholds: Declared;
    watch(view: CaseView, limits: Limits<Declared>): NoticingWatch;
  },
): WatchingRule {
  const watch = (view: CaseView, given: Readonly<Record<string, number>>): FrameWatch => {
    const started = definition.watch(view, limitsOf(definition.thresholds, given));
    return { frame: (frame) => started.frame(frame), finish: () => findings(definition, started.finish()) };
  };
  return {
    ...definition,
    watch,
    evaluate(view, given) {
      const started = watch(view, given);
      for (const frame of view.frames) started.frame(frame);
      return started.finish();
    },
  };
}

export function isWatching(rule: FindingRule): rule is WatchingRule {
  return 'watch' in rule;
}
