import { evaluateQuery } from '../../query/evaluate-query.ts';
import { formatInstantUtc } from '../../time/format-instant.ts';
import { caseIndex } from '../case-index.ts';
import { defineReviewingRule } from '../define-rule.ts';
import type { CaseView, FindingRule } from '../finding-rule.ts';
import { everyMessage, noMessage } from '../looks-at.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';
import { AwaitedRows } from './awaited-rows.ts';
import type { Trigger } from './awaited-rows.ts';
import { rowOfFrame, rowOfSession, rowOfStatus } from './case-rows.ts';
import type { CaseRow } from './case-rows.ts';
import type { RowSelection, WrittenRule } from './rule-file.ts';

/** From this many on, what a rule noticed is told once for each connector (groups, not floods). */
const mostSingly = 50;

/** Rows of states or sessions that pass, in time order. Messages are not held; they are seen as they pass by. */
function rowsOf(view: CaseView, selection: RowSelection): readonly CaseRow[] {
  const rows =
    selection.over === 'status'
      ? view.statusHistory.map((interval) => rowOfStatus(interval, selection.at))
      : selection.over === 'sessions'
        ? view.sessions.map((session) => rowOfSession(session, selection.at))
        : [];
  return rows
    .filter((row) => row !== null)
    .filter(({ filtered }) => evaluateQuery(selection.query, filtered))
    .sort((left, right) => (left.ms ?? 0) - (right.ms ?? 0));
}

/** A rule of a rule file as a rule like the built-in ones. */
export function writtenRule(rule: WrittenRule): FindingRule {
  const { trigger, follow } = rule;
  const thresholds: FindingRule['thresholds'] =
    follow === null ? {} : { withinMs: { value: follow.withinMs, unit: 'ms' } };
  return defineReviewingRule({
    id: rule.id,
    severity: rule.severity,
    category: 'own',
    references: rule.words.references,
    words: rule.words,
    thresholds,
    looksAt: trigger.over === 'frames' || follow?.over === 'frames' ? everyMessage : noMessage,
    watch(limits, view) {
      const withinMs = limits['withinMs'] ?? 0;
      const awaited = new AwaitedRows(follow?.same ?? [], withinMs);
      for (const row of rowsOf(view, trigger)) awaited.trigger(row);
      return {
        frame(frame) {
          const row = rowOfFrame(view, frame);
          // First what follows: a message is never its own consequence.
          if (follow?.over === 'frames' && evaluateQuery(follow.query, row.filtered)) awaited.follow(row);
          if (trigger.over === 'frames' && evaluateQuery(trigger.query, row.filtered)) awaited.trigger(row);
        },
        *finish() {
          if (follow !== null) for (const row of rowsOf(view, follow)) awaited.follow(row);
          yield* told(view, rule, awaited, withinMs);
          yield* awaited.bound.leftOut();
        },
      };
    },
  });
}

function* told(
  view: CaseView,
  { follow }: WrittenRule,
  { triggers }: AwaitedRows,
  withinMs: number,
): Generator<FindingParts> {
  const { coverage } = caseIndex(view);
  const noticed = triggers.filter((trigger) => {
    if (follow === null) return true;
    if (!follow.expected) return trigger.followedBy !== null;
    // What stands in a hole of the log, or after its end, may have happened all the same.
    return trigger.followedBy === null && coverage.covers(trigger.station, trigger.ms, trigger.ms + withinMs);
  });
  const looked = follow?.expected === true ? [notFound('awaited-row'), notFound('hole-in-log')] : [];
  const groups = noticed.length <= mostSingly ? noticed.map((each) => [each]) : groupedByConnector(noticed);
  for (const group of groups) {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) continue;
    const evidence = group.flatMap(({ evidence: own, followedBy }) => [...own, followedBy?.evidence]);
    yield {
      params: paramsOf(group, first, withinMs),
      station: first.station,
      connector: first.connector,
      ...(group.length === 1 && first.session !== null ? { session: first.session } : {}),
      fromMs: first.ms,
      toMs: last.followedBy?.ms ?? last.ms,
      evidence,
      counterEvidence: follow?.expected === false ? [found('awaited-row', first.followedBy?.evidence ?? null)] : looked,
    };
  }
}

function groupedByConnector(triggers: readonly Trigger[]): readonly (readonly Trigger[])[] {
  const groups = new Map<string, Trigger[]>();
  for (const trigger of triggers) {
    const key = JSON.stringify([trigger.station, trigger.connector]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [trigger]);
    else group.push(trigger);
  }
  return [...groups.values()];
}

/** All that a text may name; what is not known is a question mark. */
function paramsOf(group: readonly Trigger[], first: Trigger, withinMs: number) {
  const { followedBy } = first;
  return {
    times: group.length,
    station: first.station ?? '?',
    connector: first.connector ?? '?',
    transaction: first.transaction ?? '?',
    time: formatInstantUtc(first.ms),
    within: durationText(withinMs),
    after: followedBy === null ? '?' : durationText(followedBy.ms - first.ms),
    action: first.action ?? '?',
    status: first.status ?? '?',
  };
}
