import type { SignedValueRecord } from '../../model/signed-value.ts';
import type { ValueVerdict } from '../../model/verdict.ts';
import { readOcmfOnce } from '../ocmf/read-ocmf.ts';
import { isBegin, isEnd, type OcmfRecord } from '../ocmf/record.ts';

/** A signed value with its verdict, as the judgement on transactions and meters takes it. `index` is the caller's own number. */
export interface JudgedMember {
  readonly index: number;
  readonly value: SignedValueRecord;
  readonly verdict: ValueVerdict;
}

/** What part of a session a value proves. `complete` holds both ends; `between` neither; `none` no session at all. */
export type MemberRole = 'begin' | 'between' | 'end' | 'complete' | 'none';

/** A member with what its content says. */
export interface Member extends JudgedMember {
  /** `null` for other formats and for records that cannot be read. */
  readonly ocmf: OcmfRecord | null;
  readonly role: MemberRole;
  /** What the signed content itself says, without the carrier. */
  readonly contentRole: MemberRole;
  /** Carrier's id, or the one in the signed data of formats that have one; `null` without. */
  readonly transactionId: string | null;
  /** Two members with the same digest make the same statement. */
  readonly statement: string;
}

function roleOfRecord(record: OcmfRecord): MemberRole {
  const begins = record.readings.some(isBegin);
  const ends = record.readings.some(isEnd);
  if (begins) return ends ? 'complete' : 'begin';
  if (ends) return 'end';
  const inSession = record.readings.some((reading) => reading.tx !== null);
  return inSession ? 'between' : 'none';
}

/** `Transaction.Begin` and `Transaction.End` of OCPP and of the S.A.F.E. container; `Start` and `End` of OCPI. */
export function roleOfContext(context: string | null): 'begin' | 'end' | 'between' | null {
  switch (context?.trim()) {
    case 'Transaction.Begin':
    case 'Start':
      return 'begin';
    case 'Transaction.End':
    case 'End':
      return 'end';
    case undefined:
    case '':
      return null;
    default:
      return 'between';
  }
}

/** Other formats mark begin and end in their readings with the letters of OCMF, or not at all. */
function roleOfViews(verdict: ValueVerdict): MemberRole {
  const begins = verdict.readings.some(({ tx }) => tx === 'B');
  const ends = verdict.readings.some(({ tx }) => tx === 'E');
  if (begins) return ends ? 'complete' : 'begin';
  if (ends) return 'end';
  return 'none';
}

/** An id that means "none": missing, empty, or the -1 that stations send while they are offline. */
function namedId(id: string | null): string | null {
  const text = id?.trim() ?? '';
  return text === '' || text === '-1' ? null : text;
}

/** Alfen and PCDF sign the id of the session; it stands in the verdict's steps. */
function signedSessionId(verdict: ValueVerdict): string | null {
  return verdict.steps.find(({ step }) => step === 'read-payload')?.facts['session'] ?? null;
}

export function memberOfValue(judged: JudgedMember): Member {
  const { value, verdict } = judged;
  const reading = value.format === 'ocmf' && verdict.readable === 'ok' ? readOcmfOnce(value.text) : null;
  const ocmf = reading?.readable === true ? reading.record : null;
  const contentRole = ocmf === null ? roleOfViews(verdict) : roleOfRecord(ocmf);
  const role = contentRole === 'none' && ocmf === null ? (roleOfContext(value.context) ?? 'none') : contentRole;
  return {
    ...judged,
    ocmf,
    role,
    contentRole,
    transactionId: namedId(value.transactionId) ?? namedId(signedSessionId(verdict)),
    statement: verdict.proof === null ? `text:${value.text}` : `digest:${verdict.proof.digestHex}`,
  };
}

/** A member that is a readable OCMF record. */
export type OcmfMember = Member & { readonly ocmf: OcmfRecord };

export function isOcmf(member: Member): member is OcmfMember {
  return member.ocmf !== null;
}
