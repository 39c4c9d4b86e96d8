import type { Language } from '../../../parsers/model/language.ts';
import { recordsInXml } from '../../../parsers/signatures/carriers/in-xml.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { memberOfValue, roleOfContext } from '../../../parsers/signatures/transactions/member.ts';
import type { JudgedMember } from '../../../parsers/signatures/transactions/member.ts';
import type { ExportRefusal } from '../../api/views/export-views.ts';
import type { SignatureDetail } from '../../api/views/signature-views.ts';
import type { CaseExport, ExportTools } from './case-export.ts';
import { refusal, safeRefusal } from './refusals.ts';
import type { RefusalReason } from './refusals.ts';
import { fitsIntoXml, safeContainer, safeFormats } from './safe-container.ts';
import type { ContainedValue } from './safe-container.ts';
import { exportFileName, signaturesInScope } from './scoped-rows.ts';

/*
 * The container is read back with our own reader and judged before it is handed out: what release 1.4.1 would not take is left out, because one
 * such value can end that program for the whole file, and is named with that program's reason.
 */

interface Candidate {
  readonly detail: SignatureDetail;
  readonly contained: ContainedValue;
}

/** A candidate as it comes back out of the container. */
interface Returned extends Candidate {
  readonly judged: JudgedMember;
}

type Params = Readonly<Record<string, string | number>>;

function candidateOf(detail: SignatureDetail): Candidate | { readonly reason: RefusalReason; readonly params: Params } {
  const { row, text, proof } = detail;
  const format = safeFormats[row.format];
  if (format === undefined) return { reason: 'format-unknown', params: { format: row.format } };
  if (row.readable === 'broken') return { reason: 'broken', params: {} };
  if (!fitsIntoXml(text)) return { reason: 'xml-characters', params: {} };
  const keyText =
    proof?.keySpkiHex === undefined || proof.keySpkiHex === null ? '' : format.key(text, proof.keySpkiHex);
  if (keyText === '') return { reason: 'no-key', params: {} };
  return { detail, contained: { text, format, keyText, transactionId: null, context: null, comment: null } };
}

async function returned(candidates: readonly Candidate[], tools: ExportTools): Promise<readonly (Returned | null)[]> {
  const found = recordsInXml(safeContainer(candidates.map(({ contained }) => contained)), 0).signedValues;
  if (found.length !== candidates.length) throw new Error('the container does not give back what was put in');
  const verdicts = await tools.verify(found, []);
  return candidates.map((candidate, index) => {
    const [value, verdict] = [found[index], verdicts[index]];
    if (value === undefined || verdict === undefined) return null;
    return { ...candidate, judged: { index: candidate.detail.row.id, value, verdict } };
  });
}

type Role = 'begin' | 'end' | 'other';

function roleOf({ detail, judged }: Returned): Role {
  const { contentRole } = memberOfValue(judged);
  if (contentRole === 'begin' || contentRole === 'end') return contentRole;
  if (contentRole === 'complete') return 'other';
  const declared = roleOfContext(detail.row.context);
  return declared === 'begin' || declared === 'end' ? declared : 'other';
}

/** Which values belong together: the session that they were found in, else the carrier's id. */
function groupKey({ row }: SignatureDetail): string {
  if (row.sessionId !== null) return `session ${row.sessionId}`;
  return row.transactionId === null ? `value ${row.id}` : `transaction ${row.station ?? ''} ${row.transactionId}`;
}

/**
 * Groups of values: those of one session; and single ones that their own container put under one id. A container may pair readings of two
 * meters, which is no session; what was said of that pair must be sayable again.
 */
function groupsOf(taken: readonly Returned[]): readonly (readonly Returned[])[] {
  const bySession = [...Map.groupBy(taken, ({ detail }) => groupKey(detail)).values()];
  const single = (group: readonly Returned[]): boolean => group.length === 1;
  const ofContainer = Map.groupBy(bySession.filter(single).flat(), ({ detail: { row } }) =>
    row.transactionId === null ? `value ${row.id}` : `${row.evidence.ref.sourceId} ${row.transactionId}`,
  );
  const first = (group: readonly Returned[]): number => group[0]?.detail.row.id ?? 0;
  return [...bySession.filter((group) => !single(group)), ...ofContainer.values()].sort(
    (left, right) => first(left) - first(right),
  );
}

/** Hands out whole numbers: the carrier's own where it is one and free, as the program stops at any other. */
function createNumbers(details: readonly SignatureDetail[]): (written: string | null) => string {
  const whole = /^\d{1,18}$/;
  const reserved = new Set(
    details.flatMap(({ row }) => (whole.test(row.transactionId ?? '') ? [row.transactionId] : [])),
  );
  const taken = new Set<string>();
  let next = 1;
  return (written) => {
    let number = written ?? '';
    if (!whole.test(number) || taken.has(number)) {
      while (reserved.has(String(next)) || taken.has(String(next))) next += 1;
      number = String(next);
    }
    taken.add(number);
    return number;
  };
}

interface Arranged {
  readonly values: readonly ContainedValue[];
  readonly refused: readonly ExportRefusal[];
}

/** A begin and an end become one transaction; everything else stands by itself. */
function arrange(
  group: readonly Returned[],
  nextNumber: (written: string | null) => string,
  language: Language,
): Arranged {
  const roles = group.map(roleOf);
  const paired =
    roles.filter((role) => role === 'begin').length === 1 && roles.filter((role) => role === 'end').length === 1;
  if (!paired) return { values: group.map(({ contained }) => contained), refused: [] };
  const [first] = group;
  const written = first?.detail.row.transactionId ?? null;
  const transactionId = nextNumber(written);
  const pair = group.flatMap((member, index) => {
    const role = roles[index];
    if (role === undefined || role === 'other') return [];
    return [{ member, context: role === 'begin' ? ('Transaction.Begin' as const) : ('Transaction.End' as const) }];
  });
  const [verdict] = judgeTransactions(
    pair.map(({ member: { judged }, context }) => ({ ...judged, value: { ...judged.value, transactionId, context } })),
  );
  const others = group.filter((_, index) => roles[index] === 'other').map(({ contained }) => contained);
  if (verdict === undefined || verdict.safe.verdict === 'refused') {
    const safe = verdict?.safe ?? { verdict: 'refused', reason: 'no-begin-context' };
    return { values: others, refused: pair.map(({ member }) => safeRefusal(member.detail.row.id, safe, language)) };
  }
  const session = first?.detail.row.sessionId ?? null;
  const comment =
    written === transactionId
      ? null
      : `transactionId ${transactionId}: ${written ?? 'no id in the source'}${session === null ? '' : `, session ${session}`}`;
  const values = pair.map(({ member, context }, index) => ({
    ...member.contained,
    transactionId,
    context,
    comment: index === 0 ? comment : null,
  }));
  return { values: [...values, ...others], refused: [] };
}

export const safeXml: CaseExport = {
  id: 'safe-xml',
  maskable: false,
  async make(scope, tools) {
    const { language } = scope;
    const details = await signaturesInScope(scope, tools);
    const refused: ExportRefusal[] = [];
    const candidates: Candidate[] = [];
    const written = new Map<string, number>();
    for (const detail of details) {
      const { row, text } = detail;
      const same = written.get(text);
      const candidate = candidateOf(detail);
      if ('reason' in candidate) {
        refused.push(refusal('signature', row.id, candidate.reason, language, candidate.params));
      } else if (same !== undefined) refused.push(refusal('signature', row.id, 'duplicate', language, { same }));
      else {
        written.set(text, row.id);
        candidates.push(candidate);
      }
    }
    const taken: Returned[] = [];
    for (const back of await returned(candidates, tools)) {
      if (back === null) continue;
      const { row } = back.detail;
      const { verdict } = back.judged;
      if (verdict.safe.verdict === 'refused') refused.push(safeRefusal(row.id, verdict.safe, language));
      else if (verdict.signature !== row.signature) {
        const params = { here: row.signature, there: verdict.signature };
        refused.push(refusal('signature', row.id, 'verdict-changes', language, params));
      } else taken.push(back);
    }
    const nextNumber = createNumbers(taken.map(({ detail }) => detail));
    const values: ContainedValue[] = [];
    for (const group of groupsOf(taken)) {
      const arranged = arrange(group, nextNumber, language);
      for (const value of arranged.values) values.push(value);
      for (const one of arranged.refused) refused.push(one);
    }
    const name = await exportFileName(scope, tools, '-safe.xml');
    const files = [{ name, mediaType: 'application/xml', text: safeContainer(values) }];
    return { files: values.length === 0 ? [] : files, refused };
  },
};
