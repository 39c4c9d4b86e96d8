import { compareDecimals, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { SourceId } from '../../model/evidence.ts';
import type { KeyOrigin } from '../../model/signed-value.ts';
import type {
  KeyOriginAnswer,
  RuleDeviation,
  SafeVerdict,
  SignatureAnswer,
  SignatureReason,
  TransactionVerdict,
} from '../../model/verdict.ts';
import { compareClocks, type ClockReading } from '../ocmf/clock-text.ts';
import { Deviations } from '../deviations.ts';
import { safeVerdictOfOcmfPair } from '../safe/safe-pair.ts';
import { billingOf } from '../verdict-parts.ts';
import { groupValues, type ValueGroup } from './group-values.ts';
import { judgeHistory, type HistoryDeviation } from './meter-history.ts';
import { memberOfValue, type JudgedMember, type Member, type MemberRole } from './member.ts';
import { checkPagination, knownPages, type KnownPages } from './pagination-rules.ts';
import { pairFormats } from './pair-formats.ts';
import {
  checkContexts,
  checkPair,
  checkSameness,
  checkSource,
  checkViewTimes,
  pairEnergy,
  viewEnergy,
} from './session-rules.ts';
import { tiedHalves } from './tied-halves.ts';

/* The verdict on the signed values of one session taken together (research/ocmf 1.9). */

const roleOrder: Readonly<Record<MemberRole, number>> = { begin: 0, between: 1, complete: 2, end: 3, none: 4 };

function firstClock(member: Member): ClockReading | null {
  return member.ocmf?.readings.find(({ clock }) => clock !== null)?.clock ?? null;
}

/** Begin, then what is between by its time, then end; the order of the file is no statement of the meter. */
function inSessionOrder(members: readonly Member[]): readonly Member[] {
  return members.toSorted((left, right) => {
    const roles = roleOrder[left.role] - roleOrder[right.role];
    if (roles !== 0) return roles;
    const [from, to] = [firstClock(left), firstClock(right)];
    return from !== null && to !== null ? (compareClocks(from, to) ?? 0) : 0;
  });
}

function withoutRepeats(members: readonly Member[]): readonly Member[] {
  const seen = new Set<string>();
  return members.filter(({ statement }) => !seen.has(statement) && seen.add(statement));
}

interface SignatureSummary {
  readonly signature: SignatureAnswer;
  readonly reason: SignatureReason;
}

/** The weakest member decides. */
function worstSignature(members: readonly Member[]): SignatureSummary {
  const broken = members.find(({ verdict }) => verdict.readable === 'broken');
  const invalid = members.find(({ verdict }) => verdict.signature === 'invalid');
  const open = members.find(({ verdict }) => verdict.signature === 'unverifiable');
  const { verdict } = invalid ?? broken ?? open ?? members[0] ?? {};
  return { signature: verdict?.signature ?? 'unverifiable', reason: verdict?.signatureReason ?? 'not-readable' };
}

const originStrength: Readonly<Record<KeyOrigin, number>> = { pinned: 3, registered: 2, reported: 1, enclosed: 0 };

function weakestOrigin(members: readonly Member[]): KeyOriginAnswer {
  let weakest: KeyOriginAnswer = 'none';
  for (const { verdict } of members) {
    const { keyOrigin } = verdict;
    if (keyOrigin === 'none') return 'none';
    if (weakest === 'none' || originStrength[keyOrigin] < originStrength[weakest]) weakest = keyOrigin;
  }
  return weakest;
}

function common<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

/** Missing ends and remarks on the transport concern the single record only. */
const notLifted = new Set(['ocmf.begin-missing', 'ocmf.end-missing']);

/** What the records say about themselves, with the number of the value in front of the path. */
function liftedRules(members: readonly Member[]): readonly RuleDeviation[] {
  return members.flatMap(({ index, verdict }) =>
    verdict.rules
      .filter(({ code, severity }) => severity !== 'info' && !notLifted.has(code))
      .map((rule) => ({ ...rule, path: rule.path === '' ? `#${index}` : `#${index} ${rule.path}` })),
  );
}

interface Judgement {
  readonly energyWh: DecimalText | null;
  readonly complete: boolean;
}

function judgeOcmf(
  members: readonly Member[],
  fileOrder: readonly Member[],
  pages: KnownPages,
  found: Deviations,
): Judgement {
  checkContexts(members, found);
  checkPagination(members, pages, found);
  checkSource(members, found);
  checkSameness(members, found);
  const [first, last] = [fileOrder[0], fileOrder.at(-1)];
  if (fileOrder.length > 1 && (first?.role === 'end' || last?.role === 'begin')) {
    found.add('transaction.order', 'info', 'Ladeakte rule T1', '', null);
  }
  const pair = checkPair(members, found);
  const edges = members.some(({ role }) => role !== 'none' && role !== 'between');
  const broken = members.some(({ verdict }) => verdict.readable === 'broken');
  if (broken) found.add('transaction.member-broken', 'fatal', 'Ladeakte rule T1', '', null);
  if (pair === null || !edges) return { energyWh: null, complete: false };
  // Two complete records under one id are two statements; the pair of first begin and last end is then no amount to bill.
  const energyWh = members.length === 1 ? (members[0]?.verdict.energyWh ?? pairEnergy(pair)) : pairEnergy(pair);
  return { energyWh, complete: energyWh !== null };
}

/** Other formats: two values by context, the rules of their own format, exact difference. */
function judgeOther(members: readonly Member[], found: Deviations): Judgement {
  checkSource(members, found);
  const [only] = members;
  if (members.length === 1 && only?.role === 'complete')
    return { energyWh: only.verdict.energyWh, complete: only.verdict.energyWh !== null };
  const begins = members.filter(({ role }) => role === 'begin');
  const ends = members.filter(({ role }) => role === 'end');
  const clause = 'Ladeakte rule T1';
  if (begins.length === 0) found.add('transaction.begin-missing', 'warning', clause, '', null);
  if (ends.length === 0) found.add('transaction.end-missing', 'warning', clause, '', null);
  if (begins.length > 1) found.add('transaction.begin-repeated', 'fatal', 'Ladeakte rule T5', '', null);
  if (ends.length > 1) found.add('transaction.end-repeated', 'fatal', 'Ladeakte rule T5', '', null);
  const [begin] = begins;
  const end = ends.at(-1);
  if (begin === undefined || end === undefined) return { energyWh: null, complete: false };
  if (begin.value.format !== end.value.format) {
    const params = { begin: begin.value.format, end: end.value.format };
    found.add('transaction.mixed-formats', 'fatal', 'Ladeakte', '', null, params);
    return { energyWh: null, complete: false };
  }
  pairFormats[begin.value.format]?.check(begin, end, found);
  checkViewTimes(begin, end, found);
  const [before, after] = [viewEnergy(begin), viewEnergy(end)];
  if (before === null || after === null) return { energyWh: null, complete: false };
  const energyWh = subtractDecimals(after, before);
  if (compareDecimals(energyWh, '0') < 0) {
    found.add('transaction.value-regression', 'fatal', 'Ladeakte rule T6', '', after, { before, after });
  }
  return { energyWh, complete: true };
}

function safeOf(group: ValueGroup): SafeVerdict {
  // A record that a message carried twice is handed over once; in a container both stand there.
  const contained = group.members.some(({ value }) => value.channel === 'safe-xml');
  const members = contained ? group.members : withoutRepeats(group.members);
  const [only, second] = members;
  if (only !== undefined && second === undefined) return only.verdict.safe;
  const whole = ['transaction-id', 'container'];
  const refused = members.find(({ verdict }) => whole.includes(verdict.safe.reason ?? ''));
  if (refused !== undefined) return refused.verdict.safe;
  const format = common(members.map(({ value }) => value.format));
  const other = format === null ? undefined : pairFormats[format];
  return other === undefined ? safeVerdictOfOcmfPair(members) : other.safe(members);
}

function historyOf(group: ValueGroup, history: readonly HistoryDeviation[]): readonly RuleDeviation[] {
  const own = new Set(group.members.map(({ index }) => index));
  // The later of the values carries the remark; the earlier session did nothing wrong.
  return history
    .filter(({ members }) => own.has(members.at(-1) ?? -1))
    .map(({ deviation: rule, members }) => ({ ...rule, path: members.map((index) => `#${index}`).join(' ') }));
}

function judgeGroup(group: ValueGroup, history: readonly HistoryDeviation[], pages: KnownPages): TransactionVerdict {
  const members = inSessionOrder(withoutRepeats(group.members));
  const found = new Deviations();
  const isOcmf = members.every(({ value }) => value.format === 'ocmf');
  const judgement = isOcmf
    ? judgeOcmf(members, withoutRepeats(group.members), pages, found)
    : judgeOther(members, found);
  const own = found.done();
  const said = new Set(own.map(({ code }) => code));
  // A session of one record repeats what that record says about its two ends.
  const lifted = liftedRules(members).filter(({ code }) => !code.startsWith('transaction.') || !said.has(code));
  const rules = [...own, ...historyOf(group, history), ...lifted];
  const { signature, reason } = worstSignature(members);
  const keyOrigin = weakestOrigin(members);
  return {
    transactionId: group.transactionId,
    members: group.members.map(({ index }) => index),
    signature,
    signatureReason: reason,
    keyOrigin,
    keyFingerprint: common(members.map(({ verdict }) => verdict.keyFingerprint)),
    meter: common(members.map(({ verdict }) => verdict.meter)),
    gateway: common(members.map(({ verdict }) => verdict.gateway)),
    energyWh: judgement.energyWh,
    rules,
    billing: billingOf({
      readable: members.every(({ verdict }) => verdict.readable === 'ok'),
      signature,
      keyOrigin,
      rules,
      complete: judgement.complete,
    }),
    safe: safeOf(group),
  };
}

/**
 * The verdicts on all sessions among the values, with what the history of the meters says about them. Values that belong to no session are in
 * none. Linear in the number of values, apart from sorting.
 */
export function judgeTransactions(values: readonly JudgedMember[]): readonly TransactionVerdict[] {
  const members = values.map(memberOfValue);
  const groups = groupValues(members);
  const history = judgeHistory(members, groups);
  const pages = knownPages(members);
  return groups.map((group) => judgeGroup(group, history, pages));
}

/** Sources that hold the end of a session whose begin is another one's only value, with that source. */
export function sourcesWithBegins(values: readonly JudgedMember[]): ReadonlyMap<SourceId, SourceId> {
  return tiedHalves(values.map(memberOfValue));
}

/** What stands out over all records of a case, apart from sessions; see `meter-history.ts`. */
export function judgeMeterHistory(values: readonly JudgedMember[]): readonly HistoryDeviation[] {
  const members = values.map(memberOfValue);
  return judgeHistory(members, groupValues(members));
}
