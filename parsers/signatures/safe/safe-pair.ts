import { compareDecimals, isDecimal } from '../../base/decimal-arithmetic.ts';
import type { SafeVerdict } from '../../model/verdict.ts';
import type { Member } from '../transactions/member.ts';
import { enclosedKeyForSafe } from './safe-keys.ts';
import { isSafeStart, isSafeStop, judgeLaw, lawRelevant, type SafeReading } from './safe-law.ts';
import { parseSafeOcmf, safeVerdictOfOcmf, type SafeOcmf } from './safe-ocmf.ts';
import { safeNotVerified, safeRefused, safeVerified } from './safe-reasons.ts';

/*
 * What the command line of release 1.4.1 says about the values of one transaction id (research/transparency-software 2.4.4): exactly one begin
 * and one end by context, one key for both (the last one in the file), then the billing rules over both. Other values are not looked at, and
 * whether the two belong together is not asked.
 */

/** Contexts count only when they are exactly these, after trimming. Carriers without contexts would be given them by the exporter. */
function contextOf(member: Member): 'begin' | 'end' | null {
  if (member.value.channel !== 'safe-xml') {
    if (member.contentRole === 'begin') return 'begin';
    if (member.contentRole === 'end' || member.contentRole === 'complete') return 'end';
  }
  const context = member.value.context?.trim();
  if (context === 'Transaction.Begin') return 'begin';
  return context === 'Transaction.End' ? 'end' : null;
}

function keyOf(members: readonly Member[]): string | null {
  const enclosed = members.findLast(({ value }) => enclosedKeyForSafe(value) !== null);
  return (
    (enclosed === undefined ? null : enclosedKeyForSafe(enclosed.value)) ??
    members.findLast(({ verdict }) => verdict.proof?.keySpkiHex !== null)?.verdict.proof?.keySpkiHex ??
    null
  );
}

function values(readings: readonly SafeReading[]): readonly string[] {
  return readings.flatMap(({ value }) => (value !== null && isDecimal(value.trim()) ? [value.trim()] : []));
}

/** The highest value of the begin record may not exceed the lowest of the end record. */
function overlaps(begin: SafeOcmf, end: SafeOcmf): boolean {
  const highest = values(lawRelevant(begin.readings ?? []))
    .toSorted(compareDecimals)
    .at(-1);
  const [lowest] = values(lawRelevant(end.readings ?? [])).toSorted(compareDecimals);
  return highest !== undefined && lowest !== undefined && compareDecimals(highest, lowest) > 0;
}

export type SafePairMembers =
  | { readonly ok: true; readonly begin: Member; readonly end: Member; readonly keyText: string | null }
  | { readonly ok: false; readonly verdict: SafeVerdict };

/** The two values that are looked at, and the key for both. */
export function safePairMembers(members: readonly Member[]): SafePairMembers {
  const begins = members.filter((member) => contextOf(member) === 'begin');
  const ends = members.filter((member) => contextOf(member) === 'end');
  if (begins.length > 1) return { ok: false, verdict: safeRefused('several-begin-contexts') };
  if (ends.length > 1) return { ok: false, verdict: safeRefused('several-end-contexts') };
  const [begin] = begins;
  const [end] = ends;
  if (begin === undefined) return { ok: false, verdict: safeRefused('no-begin-context') };
  if (end === undefined) return { ok: false, verdict: safeRefused('no-end-context') };
  return { ok: true, begin, end, keyText: keyOf(members) };
}

/** The value's own answer, where it was given with this key; else it is asked again. */
function singleVerdict(member: Member, keyText: string | null): SafeVerdict {
  const own = enclosedKeyForSafe(member.value) ?? member.verdict.proof?.keySpkiHex;
  return own === keyText && keyText !== null ? member.verdict.safe : safeVerdictOfOcmf(member.value, keyText);
}

export function safeVerdictOfOcmfPair(members: readonly Member[]): SafeVerdict {
  const chosen = safePairMembers(members);
  if (!chosen.ok) return chosen.verdict;
  const records: SafeOcmf[] = [];
  for (const member of [chosen.begin, chosen.end]) {
    const single = singleVerdict(member, chosen.keyText);
    if (single.verdict !== 'verified') return single;
    const parsed = parseSafeOcmf(member.value.text);
    if (!parsed.ok) return parsed.verdict;
    records.push(parsed.value);
  }
  const [begin, end] = records;
  if (begin === undefined || end === undefined) return safeNotVerified('signature');
  if (end.readings?.some(isSafeStart) === true) return safeRefused('start-in-end-record');
  if (begin.readings?.some(isSafeStop) === true) return safeRefused('stop-in-begin-record');
  const law = judgeLaw([...(begin.readings ?? []), ...(end.readings ?? [])], [begin.level, end.level], begin.oldModel);
  if (law.verdict !== 'verified') return law;
  return overlaps(begin, end) ? safeRefused('start-above-stop') : safeVerified;
}
