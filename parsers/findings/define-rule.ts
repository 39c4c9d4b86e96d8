import type { CorrelatedFrame } from '../model/frame.ts';
import type { Finding } from '../model/finding.ts';
import type { CaseRecords, CaseView, FindingRule, GivenThresholds, LooksAt, RuleFacts } from './finding-rule.ts';
import type { MeteredMessage } from './metered-message.ts';
import { finding } from './make-finding.ts';
import { noteLeftOut } from './left-out.ts';
import type { LeftOut } from './left-out.ts';
import type { FindingParts } from './make-finding.ts';

type Thresholds = RuleFacts['thresholds'];
type Limits<Declared extends Thresholds> = Readonly<Record<keyof Declared, number>>;

/** What a rule file says of its rule besides the work. */
type Facts<Declared extends Thresholds> = Omit<RuleFacts, 'thresholds'> & { readonly thresholds: Declared };

/** What a rule yields: findings, and what it passed over. */
export type Noticed = Iterable<FindingParts | LeftOut>;

/** Watches whose parts have not become findings yet. */
interface NoticingWatch {
  frame(frame: CorrelatedFrame, payload: unknown): void;
  finish(view: CaseView): Noticed;
}
interface NoticingMeterWatch {
  message(message: MeteredMessage): void;
  finish(view: CaseView): Noticed;
}

function limitsOf<const Declared extends Thresholds>(declared: Declared, given: GivenThresholds): Limits<Declared> {
  const limits: Record<string, number> = {};
  for (const [name, { value }] of Object.entries(declared)) limits[name] = given[name] ?? value;
  // Every declared name was just filled.
  return limits as Limits<Declared>;
}

function* findings(rule: Omit<RuleFacts, 'thresholds'>, view: CaseView, noticed: Noticed): Generator<Finding> {
  for (const parts of noticed) {
    if ('leftOut' in parts) noteLeftOut(view, rule.id, parts);
    else yield finding(rule, parts);
  }
}

/** A rule over the index and the conclusions of a case. Its thresholds arrive complete and by name, as in all rules. */
export function defineRule<const Declared extends Thresholds>(
  definition: Facts<Declared> & {
    evaluate(view: CaseView, limits: Limits<Declared>): Noticed;
  },
): FindingRule {
  return { ...definition, works: 'over-case', evaluate: evaluation(definition) };
}

/** A rule about what the other rules left: it is evaluated when they have finished. */
export function defineClosingRule<const Declared extends Thresholds>(
  definition: Facts<Declared> & {
    evaluate(view: CaseView, limits: Limits<Declared>): Noticed;
  },
): FindingRule {
  return { ...definition, works: 'after-the-others', evaluate: evaluation(definition) };
}

function evaluation<const Declared extends Thresholds>(
  definition: Facts<Declared> & { evaluate(view: CaseView, limits: Limits<Declared>): Noticed },
): (view: CaseView, given: GivenThresholds) => Iterable<Finding> {
  return (view, given) => findings(definition, view, definition.evaluate(view, limitsOf(definition.thresholds, given)));
}

/**
 * A rule that looks at messages as they pass. It shares one pass with all others and with correlation, before anything is concluded: sessions
 * and states are there when it finishes.
 */
export function defineWatchingRule<const Declared extends Thresholds>(
  definition: Facts<Declared> & {
    readonly looksAt: LooksAt;
    watch(limits: Limits<Declared>, records: CaseRecords): NoticingWatch;
  },
): FindingRule {
  return {
    ...definition,
    works: 'over-messages',
    watch(given, records) {
      const watch = definition.watch(limitsOf(definition.thresholds, given), records);
      return {
        frame: (frame, payload) => watch.frame(frame, payload),
        finish: (view) => findings(definition, view, watch.finish(view)),
      };
    },
  };
}

/** A rule that looks at meter values. Each message is read once for all of these rules; see `RuleWork` for `of`. */
export function defineMeteringRule<const Declared extends Thresholds>(
  definition: Facts<Declared> & {
    readonly of: 'sessions' | 'all-samples';
    watch(limits: Limits<Declared>): NoticingMeterWatch;
  },
): FindingRule {
  return {
    ...definition,
    works: 'over-meter-values',
    watch(given) {
      const watch = definition.watch(limitsOf(definition.thresholds, given));
      return {
        message: (message) => watch.message(message),
        finish: (view) => findings(definition, view, watch.finish(view)),
      };
    },
  };
}

/** A rule that must know the sessions of a case while its messages pass: they pass once more, for all such rules together. */
export function defineReviewingRule<const Declared extends Thresholds>(
  definition: Facts<Declared> & {
    readonly looksAt: LooksAt;
    watch(
      limits: Limits<Declared>,
      view: CaseView,
    ): { frame(frame: CorrelatedFrame): void; finish(view: CaseView): Noticed };
  },
): FindingRule {
  return {
    ...definition,
    works: 'over-concluded-messages',
    watch(given, view) {
      const watch = definition.watch(limitsOf(definition.thresholds, given), view);
      return {
        frame: (frame) => watch.frame(frame),
        finish: (concluded) => findings(definition, concluded, watch.finish(concluded)),
      };
    },
  };
}
