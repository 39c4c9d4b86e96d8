import { compareDecimals } from '../../base/decimal-arithmetic.ts';
import type { SafeVerdict } from '../../model/verdict.ts';
import { deviation, type Deviations } from '../deviations.ts';
import { safePairMembers } from '../safe/safe-pair.ts';
import { safeNotVerified, safeRefused, safeVerified, type SafeReason } from '../safe/safe-reasons.ts';
import type { Member } from './member.ts';

/* How formats other than OCMF judge begin and end together (research/transparency-software 2.5 to 2.10). */

export interface PairFormat {
  /** Our own rules on the pair; value and source are compared for all formats alike. */
  check(begin: Member, end: Member, found: Deviations): void;
  /** What release 1.4.1 of the S.A.F.E. software says about the values of one transaction id. */
  safe(members: readonly Member[]): SafeVerdict;
}

function fact(member: Member, name: string): string {
  return member.verdict.steps.find(({ step }) => step === 'read-payload')?.facts[name] ?? '';
}

function page(member: Member): bigint {
  const text = member.verdict.pagination ?? '';
  return /^\d{1,30}$/.test(text) ? BigInt(text) : 0n;
}

function falls(begin: Member, end: Member): boolean {
  const [from, to] = [begin.verdict.readings[0]?.value, end.verdict.readings[0]?.value];
  return typeof from === 'string' && typeof to === 'string' && compareDecimals(to, from) < 0;
}

function checkPages(begin: Member, end: Member, found: Deviations): void {
  if (page(end) > page(begin)) return;
  const params = { begin: begin.verdict.pagination ?? '', end: end.verdict.pagination ?? '' };
  found.addAll([deviation('format.pagination', 'fatal', 'Ladeakte rule T2', '', null, params)]);
}

function checkSession(begin: Member, end: Member, name: string, found: Deviations): void {
  const [from, to] = [fact(begin, name), fact(end, name)];
  if (from !== to) {
    found.addAll([
      deviation('transaction.session-id-differs', 'fatal', 'Ladeakte rule T4', '', null, { begin: from, end: to }),
    ]);
  }
}

/** Both values singly, then the comparisons of the format; the first that fails is the reason. */
function safePair(members: readonly Member[], compare: (begin: Member, end: Member) => SafeReason | null): SafeVerdict {
  const chosen = safePairMembers(members);
  if (!chosen.ok) return chosen.verdict;
  for (const { verdict } of [chosen.begin, chosen.end]) if (verdict.safe.verdict !== 'verified') return verdict.safe;
  const reason = compare(chosen.begin, chosen.end);
  return reason === null ? safeVerified : safeNotVerified(reason);
}

/** EDL 40 in its two transmitted forms: log index and contract id equal, running number rising, value not falling. */
const edl: PairFormat = {
  check(begin, end, found) {
    checkPages(begin, end, found);
    // The first byte of the contract id counts in authentic eMOC sessions, so only the rest must agree.
    checkSession(begin, end, 'contract', found);
    const [from, to] = [fact(begin, 'logIndex'), fact(end, 'logIndex')];
    if (from !== to) {
      found.addAll([
        deviation('transaction.event-counter-differs', 'warning', 'Ladeakte rule 2.6', '', to, {
          begin: from,
          end: to,
        }),
      ]);
    }
  },
  safe: (members) =>
    safePair(members, (begin, end) => {
      if (fact(begin, 'logIndex') !== fact(end, 'logIndex')) return 'log-index';
      if (fact(begin, 'contractId') !== fact(end, 'contractId')) return 'contract-id';
      if (page(end) <= page(begin)) return 'pagination';
      return falls(begin, end) ? 'start-above-stop' : null;
    }),
};

const alfen: PairFormat = {
  check(begin, end, found) {
    checkPages(begin, end, found);
    checkSession(begin, end, 'session', found);
  },
  safe: (members) =>
    safePair(members, (begin, end) => {
      if (fact(begin, 'session') !== fact(end, 'session')) return 'session-id';
      if (page(end) <= page(begin)) return 'pagination';
      return falls(begin, end) ? 'start-above-stop' : null;
    }),
};

/** These hold both ends themselves; two of them are never compared by that program. */
const complete: PairFormat = {
  check() {
    // Each record is a session of its own; source and key are compared for all formats alike.
  },
  safe: (members) => safePair(members, () => null),
};

/** Formats that release 1.4.1 does not know; the pair is judged by the same rules as others of its meter. */
function unknownThere(check: PairFormat['check']): PairFormat {
  return { check, safe: () => safeRefused('format') };
}

/** By id of the signed format. */
export const pairFormats: Readonly<Record<string, PairFormat>> = {
  alfen,
  edl40: edl,
  'edl40-sig': edl,
  'isa-edl40': complete,
  'chargeit-emh': unknownThere((begin, end, found) => edl.check(begin, end, found)),
  'bsm-ws36a': unknownThere((begin, end, found) => {
    checkPages(begin, end, found);
    checkSession(begin, end, 'contract', found);
  }),
};
