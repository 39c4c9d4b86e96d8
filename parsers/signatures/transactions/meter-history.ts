import { compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { RuleDeviation } from '../../model/verdict.ts';
import type { RuleCode } from '../../text/rule-texts.ts';
import { deviation } from '../deviations.ts';
import { compareClocks, type ClockReading } from '../ocmf/clock-text.ts';
import { energyOf, registerSeries } from '../ocmf/pair-rules.ts';
import { isBegin, isEnd, type OcmfReading } from '../ocmf/record.ts';
import type { ValueGroup } from './group-values.ts';
import type { Member } from './member.ts';
import { knownPages, pagesOf, unknownBetween, type KnownPages } from './pagination-rules.ts';

/*
 * What all records of a case say about one meter: statements that occur twice, running numbers that were used twice or are missing, registers
 * that go backwards between sessions, sessions that overlap, energy that belongs to no session (research/ocmf T2, T15).
 */

export interface HistoryDeviation {
  readonly deviation: RuleDeviation;
  /** Indexes of the values concerned; the last one is the later. */
  readonly members: readonly number[];
}

function about(
  code: RuleCode,
  severity: RuleDeviation['severity'],
  clause: string,
  members: readonly Member[],
  params: Readonly<Record<string, string | number>> = {},
): HistoryDeviation {
  return { deviation: deviation(code, severity, clause, '', null, params), members: members.map(({ index }) => index) };
}

/** The same statement twice: sent twice for one session (lawful), used for another one, or counted twice. */
function duplicates(members: readonly Member[]): readonly HistoryDeviation[] {
  const found: HistoryDeviation[] = [];
  const first = new Map<string, Member>();
  for (const member of members) {
    if (member.verdict.readable === 'broken') continue;
    const before = first.get(member.statement);
    if (before === undefined) {
      first.set(member.statement, member);
      continue;
    }
    const sameText = before.value.text === member.value.text;
    const [from, to] = [before.transactionId, member.transactionId];
    if (from !== null && to !== null && from !== to) {
      found.push(about('history.replay', 'fatal', 'Ladeakte rule T15', [before, member]));
      continue;
    }
    // The same text in two sources or on two ways, and the same statement twice under one id (signed anew each time it was asked for),
    // are one delivery told twice: it counts once.
    const otherSource = before.value.evidence.sourceId !== member.value.evidence.sourceId;
    const otherWay = otherSource || before.value.channel !== member.value.channel;
    const delivered = (from !== null && from === to) || (sameText && otherWay);
    found.push(
      delivered
        ? about('history.duplicate-delivery', 'info', 'Ladeakte', [before, member])
        : about('history.duplicate-record', 'fatal', 'Ladeakte rule T15', [before, member]),
    );
  }
  return found;
}

function meterKey(member: Member): string | null {
  const { meter, gateway } = member.verdict;
  if (meter === null && gateway === null) return null;
  // Without the meter's serial a gateway may stand for several meters: then the point that it names tells them apart.
  const point = meter === null ? (member.ocmf?.field('CI') ?? '') : '';
  return `${meter ?? ''}\u0000${gateway ?? ''}\u0000${point}`;
}

function uniqueStatements(members: readonly Member[]): readonly Member[] {
  const seen = new Set<string>();
  return members.filter(({ statement }) => !seen.has(statement) && seen.add(statement));
}

/** Running numbers of one device and context over all sessions. Within a session the session's own rules speak. */
function pagination(
  members: readonly Member[],
  sessionOf: ReadonlyMap<number, ValueGroup>,
  pages: KnownPages,
): readonly HistoryDeviation[] {
  const numbered = uniqueStatements(members)
    .flatMap((member) => {
      const page = member.ocmf?.pagination ?? null;
      return page === null ? [] : [{ member, page }];
    })
    .toSorted((left, right) =>
      left.page.number < right.page.number ? -1 : left.page.number > right.page.number ? 1 : 0,
    );
  const [first] = numbered;
  if (first === undefined || numbered.length < 2) return [];
  if (numbered.length > 2 && numbered.every(({ page }) => page.number === first.page.number)) {
    const all = numbered.slice(0, 50).map(({ member }) => member);
    return [about('history.pagination-constant', 'warning', 'Ladeakte rule 1.9', all, { value: first.page.text })];
  }
  const found: HistoryDeviation[] = [];
  for (const [position, { member, page }] of numbered.entries()) {
    const before = numbered[position - 1];
    if (before === undefined || sessionOf.get(before.member.index) === sessionOf.get(member.index)) continue;
    const pair = [before.member, member];
    const distance = page.number - before.page.number;
    if (distance === 0n)
      found.push(about('history.pagination-reused', 'fatal', 'OCMF 1.4 Table 2', pair, { value: page.text }));
    else if (distance > 1n) {
      // A gateway counts for all its points: numbers on genuine records of another one are not missing.
      const missing = unknownBetween(before.page.number, page.number, pagesOf(pages, member));
      if (missing === 0n) continue;
      const params = { missing: String(missing), before: before.page.text, after: page.text };
      found.push(about('history.pagination-gap', 'info', 'OCMF 1.4 Table 2; Ladeakte rule T2', pair, params));
    }
  }
  return found;
}

interface Stretch {
  readonly group: ValueGroup;
  readonly begin: { readonly member: Member; readonly clock: ClockReading; readonly energyWh: DecimalText };
  readonly end: { readonly member: Member; readonly clock: ClockReading; readonly energyWh: DecimalText };
}

/** Begin and end of every session on one register. Registers that start anew each session tell nothing about the time between. */
function stretches(groups: readonly ValueGroup[], registerKey: string): readonly Stretch[] {
  return groups.flatMap((group) => {
    const edge = (want: (reading: OcmfReading) => boolean): Stretch['begin'] | undefined => {
      for (const member of group.members) {
        const reading = member.ocmf?.readings.find((entry) => entry.register?.key === registerKey && want(entry));
        const energyWh = reading === undefined ? null : energyOf(reading);
        const clock = reading?.clock ?? null;
        if (clock !== null && energyWh !== null) return { member, clock, energyWh };
      }
      return undefined;
    };
    const [begin, end] = [edge(isBegin), edge(isEnd)];
    return begin === undefined || end === undefined ? [] : [{ group, begin, end }];
  });
}

function registers(groups: readonly ValueGroup[]): readonly string[] {
  const readings = groups.flatMap(({ members }) => members.flatMap(({ ocmf }) => ocmf?.readings ?? []));
  return registerSeries(readings).flatMap(({ key, readings: [first] }) => {
    const { register } = first ?? {};
    const counts = register?.kind === 'energy-import' || register?.kind === 'energy-export';
    return counts && !register.transactionScoped ? [key] : [];
  });
}

function betweenSessions(before: Stretch, after: Stretch, register: string): readonly HistoryDeviation[] {
  const pair = [before.end.member, after.begin.member];
  const found: HistoryDeviation[] = [];
  const gap = subtractDecimals(after.begin.energyWh, before.end.energyWh);
  const sign = compareDecimals(gap, '0');
  const params = { begin: after.begin.energyWh, end: before.end.energyWh };
  if (sign < 0) found.push(about('history.register-overlap', 'fatal', 'Ladeakte rule T15', pair, params));
  if (compareClocks(before.end.clock, after.begin.clock) === 1) {
    found.push(about('history.time-overlap', 'warning', 'Ladeakte rule T15', pair));
  }
  if (sign > 0) {
    const page = before.end.member.ocmf?.pagination?.text ?? '';
    const told = { energy: gap, ...params, register, before: page };
    found.push(about('history.energy-gap', 'warning', 'Ladeakte rule T15', pair, told));
  }
  return found;
}

/** Sessions of one meter in the order of their begin. */
function continuity(groups: readonly ValueGroup[]): readonly HistoryDeviation[] {
  return registers(groups).flatMap((key) => {
    const ordered = stretches(groups, key).toSorted(
      (left, right) => compareClocks(left.begin.clock, right.begin.clock) ?? 0,
    );
    return ordered.flatMap((after, position) => {
      const before = ordered[position - 1];
      return before === undefined || sameStatements(before, after) ? [] : betweenSessions(before, after, key);
    });
  });
}

/** One session that was handed over twice is a duplicate and not a second session. */
function sameStatements(left: Stretch, right: Stretch): boolean {
  return (
    left.begin.member.statement === right.begin.member.statement &&
    left.end.member.statement === right.end.member.statement
  );
}

/** The judgement with sessions that were grouped before. */
export function judgeHistory(members: readonly Member[], groups: readonly ValueGroup[]): readonly HistoryDeviation[] {
  const sessionOf = new Map(groups.flatMap((group) => group.members.map(({ index }) => [index, group] as const)));
  const byMeter = Map.groupBy(
    members.filter((member) => member.ocmf !== null && meterKey(member) !== null),
    (member) => meterKey(member) ?? '',
  );
  const groupsByMeter = Map.groupBy(groups, ({ members: [first] }) =>
    first === undefined ? '' : (meterKey(first) ?? ''),
  );
  const pages = knownPages(members);
  const ofContext = (own: readonly Member[], context: 'T' | 'F'): readonly Member[] =>
    own.filter(({ ocmf }) => ocmf?.pagination?.context === context);
  return [
    ...duplicates(members),
    ...[...byMeter.values()].flatMap((own) => [
      ...pagination(ofContext(own, 'T'), sessionOf, pages),
      ...pagination(ofContext(own, 'F'), sessionOf, pages),
    ]),
    ...[...groupsByMeter].flatMap(([meter, own]) => (meter === '' ? [] : continuity(own))),
  ];
}
