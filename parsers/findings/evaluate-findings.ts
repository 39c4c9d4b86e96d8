import type { Registry } from '../base/registry.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { Finding, FindingSeverity } from '../model/finding.ts';
import type { Session } from '../model/session.ts';
import { laneOf } from '../sessions/session-lane.ts';
import type { SessionLane } from '../sessions/session-lane.ts';
import { createCaseIndexer, keepCaseIndex } from './case-index.ts';
import type { CaseRecords, CaseView, FindingRule, GivenThresholds, LooksAt } from './finding-rule.ts';
import { forgetLeftOut } from './left-out.ts';
import { MessageDispatch } from './message-dispatch.ts';
import { carriesMeterValues, MeteredMessage } from './metered-message.ts';
import { sessionsByFrame } from './sessions-by-frame.ts';

/** Thresholds that a person has changed, by rule and name; the rest keep their default. */
export type ThresholdOverrides = Readonly<Record<string, Readonly<Record<string, number>>>>;

const rank: Readonly<Record<FindingSeverity, number>> = { critical: 0, warning: 1, info: 2 };

/** Rules at work while the messages of a case pass by. */
export interface FindingsPass {
  /**
   * Takes the next message in time order with its parsed payload and the lane of its session; nothing has to be concluded yet. When `finish` is
   * called, the lanes must be settled.
   */
  frame(frame: CorrelatedFrame, payload: unknown, lane: SessionLane | undefined): void;
  /** All findings, now that everything is concluded: the most severe first, then by time, then in the order of the registry. */
  finish(view: CaseView): readonly Finding[];
}

type Finish = (view: CaseView) => Iterable<Finding>;

/** Starts the rules of a case. Of the messages each rule gets those that it looks at, once. */
export function startFindings(
  rules: Registry<FindingRule>,
  records: CaseRecords,
  overrides: ThresholdOverrides,
): FindingsPass {
  const thresholdsOf = ({ id }: FindingRule): GivenThresholds => overrides[id] ?? {};
  const indexer = createCaseIndexer();
  const finishes = new Map<string, Finish>();
  const watches = rules.entries.flatMap((rule) => {
    if (rule.works !== 'over-messages') return [];
    const watch = rule.watch(thresholdsOf(rule), records);
    finishes.set(rule.id, (view) => watch.finish(view));
    return [{ looksAt: rule.looksAt, watch }];
  });
  const dispatch = new MessageDispatch(watches);
  const meters = rules.entries.flatMap((rule) => {
    if (rule.works !== 'over-meter-values') return [];
    const watch = rule.watch(thresholdsOf(rule));
    finishes.set(rule.id, (view) => watch.finish(view));
    return [{ of: rule.of, watch }];
  });
  /** The lanes of sessions, as far as messages with meter values passed in them. */
  const lanes = new Set<SessionLane>();

  /** Once more the messages of sessions that passed in parts, each session's together. */
  function readAgain(view: CaseView, sessions: Iterable<Session>): void {
    const ofSessions = meters.filter((meter) => meter.of === 'sessions');
    for (const session of sessions) {
      const lane = laneOf(session);
      for (const frame of view.some(session.frameIds)) {
        if (!carriesMeterValues(frame.kind, frame.action)) continue;
        const message = new MeteredMessage(frame, view.payloadOf(frame.frameId), lane);
        for (const { watch } of ofSessions) watch.message(message);
      }
    }
  }

  /** What rules that a person wrote look at. */
  function review(view: CaseView): void {
    const reviews = rules.entries.flatMap((rule) => {
      if (rule.works !== 'over-concluded-messages') return [];
      const watch = rule.watch(thresholdsOf(rule), view);
      finishes.set(rule.id, (concluded) => watch.finish(concluded));
      return [{ looksAt: rule.looksAt, watch }];
    });
    if (reviews.length === 0) return;
    const reviewed = new MessageDispatch(reviews);
    const looksAt: LooksAt = (kind, action) => reviewed.watchesOf({ kind, action }).length > 0;
    for (const frame of view.frames(looksAt)) {
      for (const { watch } of reviewed.watchesOf(frame)) watch.frame(frame);
    }
  }

  return {
    frame(frame, payload, lane) {
      indexer.frame(frame, payload);
      for (const { watch } of dispatch.watchesOf(frame)) watch.frame(frame, payload);
      if (!carriesMeterValues(frame.kind, frame.action)) return;
      if (lane !== undefined) lanes.add(lane);
      const message = new MeteredMessage(frame, payload, lane);
      for (const { watch } of meters) watch.message(message);
    },
    finish(view) {
      keepCaseIndex(view, indexer.finish(view));
      const inParts = [...lanes].flatMap(({ session, isWhole }) => (session === null || isWhole ? [] : [session]));
      readAgain(view, new Set(inParts));
      review(view);
      forgetLeftOut(view);
      const evaluate = (rule: FindingRule, order: number) => {
        const findings = 'evaluate' in rule ? rule.evaluate(view, thresholdsOf(rule)) : finishes.get(rule.id)?.(view);
        return [...(findings ?? [])].map((finding) => ({ finding, order }));
      };
      const isLast = ({ works }: FindingRule): boolean => works === 'after-the-others';
      const found = [
        ...rules.entries.flatMap((rule, order) => (isLast(rule) ? [] : evaluate(rule, order))),
        ...rules.entries.flatMap((rule, order) => (isLast(rule) ? evaluate(rule, order) : [])),
      ];
      const timeOf = ({ fromMs }: Finding): number => fromMs ?? Number.MAX_SAFE_INTEGER;
      return found
        .sort(
          (left, right) =>
            rank[left.finding.severity] - rank[right.finding.severity] ||
            timeOf(left.finding) - timeOf(right.finding) ||
            left.order - right.order,
        )
        .map(({ finding }) => finding);
    },
  };
}

/** All findings of a case whose conclusions are drawn already. */
export function evaluateFindings(
  rules: Registry<FindingRule>,
  view: CaseView,
  overrides: ThresholdOverrides,
): readonly Finding[] {
  const pass = startFindings(rules, view, overrides);
  const sessions = sessionsByFrame(view.sessions);
  const lanes = new Map(view.sessions.map((session) => [session, laneOf(session)]));
  for (const frame of view.frames()) {
    const session = sessions.get(frame.frameId);
    pass.frame(frame, view.payloadOf(frame.frameId), session === undefined ? undefined : lanes.get(session));
  }
  return pass.finish(view);
}
