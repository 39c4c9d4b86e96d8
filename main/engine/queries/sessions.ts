import type { Language } from '../../../parsers/model/language.ts';
import type { Session } from '../../../parsers/model/session.ts';
import type { Billing, SignatureAnswer } from '../../../parsers/model/verdict.ts';
import { wordTitle } from '../../../parsers/vendors/ocpp-words.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { SessionDetail, SessionRow } from '../../api/views/session-views.ts';
import {
  neighbourSessions,
  sessionById,
  sessions,
  signatures,
  transactionVerdicts,
} from '../../casefile/concluded-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { markFields } from '../journal-marks.ts';
import { sessionTarget } from '../journal-targets.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { ExtensionSet } from '../../extensions/extension-set.ts';
import type { OpenCase } from '../open-cases.ts';
import { overlapsRange } from '../time-range.ts';
import { findingCountsBySession, listFindings } from './findings.ts';
import { sessionSamples } from './sample-series.ts';
import { energyViews } from './session-energy.ts';
import { listSignatures } from './signatures.ts';

/** Worst first: one altered value must not hide behind good ones. */
const signatureRank: Readonly<Record<SignatureAnswer, number>> = { invalid: 2, unverifiable: 1, valid: 0 };
const billingRank: Readonly<Record<Billing, number>> = { 'not-usable': 2, undecided: 1, usable: 0 };

interface SessionAnswers {
  readonly signature: SignatureAnswer;
  readonly billing: Billing;
}

function answersBySession(open: OpenCase): ReadonlyMap<string, SessionAnswers> {
  const pairs = cachedList(open, 'session-answers', () => {
    const answers = new Map<string, SessionAnswers>();
    for (const { sessionId, verdict } of signatures(open.database)) {
      if (sessionId === null) continue;
      const known = answers.get(sessionId);
      answers.set(sessionId, {
        signature:
          known !== undefined && signatureRank[known.signature] >= signatureRank[verdict.signature]
            ? known.signature
            : verdict.signature,
        billing:
          known !== undefined && billingRank[known.billing] >= billingRank[verdict.billing]
            ? known.billing
            : verdict.billing,
      });
    }
    // A begin alone and an end alone prove no energy; together they may. The verdict on the transaction speaks for its session.
    for (const { sessionId, verdict } of transactionVerdicts(open.database)) {
      const known = sessionId === null ? undefined : answers.get(sessionId);
      if (sessionId !== null && known !== undefined) answers.set(sessionId, { ...known, billing: verdict.billing });
    }
    return [...answers];
  });
  return new Map(pairs);
}

/** Rows of all sessions in time order, made once per revision. */
export function sessionRows(open: OpenCase): readonly SessionRow[] {
  return cachedList(open, 'session-rows', () => {
    const answers = answersBySession(open);
    const counts = findingCountsBySession(open);
    return sessions(open.database).map((session) =>
      sessionRow(session, answers.get(session.id), counts.get(session.id)),
    );
  });
}

function sessionRow(
  session: Session,
  answers: SessionAnswers | undefined,
  counts: SessionRow['findings'] | undefined,
): SessionRow {
  return {
    id: session.id,
    station: session.station,
    connector: session.connector,
    transactionId: session.transactionId,
    idTag: session.idTag,
    start: isoTime(session.startedAt?.epochMs ?? null),
    stop: isoTime(session.stoppedAt?.epochMs ?? null),
    startQuality: session.startedAt?.quality ?? null,
    stopQuality: session.stoppedAt?.quality ?? null,
    meterStartWh: session.meterStartWh,
    meterStopWh: session.meterStopWh,
    energyWh: session.energyWh,
    ...(session.exportedWh === undefined ? {} : { exportedWh: session.exportedWh }),
    ...(session.cost === undefined ? {} : { cost: { amount: session.cost.amount, currency: session.cost.currency } }),
    reason: session.reason,
    complete: session.complete,
    replayed: session.replayed,
    ...(session.markedDeleted === undefined ? {} : { markedDeleted: session.markedDeleted }),
    sources: session.witnesses,
    signature: answers?.signature ?? null,
    billing: answers?.billing ?? null,
    findings: counts ?? { critical: 0, warning: 0, info: 0 },
  };
}

function durationMs(row: SessionRow): number {
  return row.start === null || row.stop === null ? -1 : Date.parse(row.stop) - Date.parse(row.start);
}

type SortKey = 'start' | 'duration' | 'energy' | 'connector';

/** Value that a column sorts by; what is unknown stands first. Energy as a number is for sorting only. */
function sortValue(row: SessionRow, by: SortKey): number {
  switch (by) {
    case 'start':
      return row.start === null ? -1 : Date.parse(row.start);
    case 'duration':
      return durationMs(row);
    case 'energy':
      return row.energyWh === null ? Number.NEGATIVE_INFINITY : Number(row.energyWh);
    case 'connector':
      return row.connector ?? -1;
  }
}

export function listSessions(
  open: OpenCase,
  input: {
    readonly range: TimeRange;
    readonly filter: string;
    readonly offset: number;
    readonly limit: number;
    readonly sortBy: SortKey;
    readonly order: 'ascending' | 'descending';
  },
): Page<SessionRow> {
  const query = readFilter(input.filter);
  const key = `sessions ${JSON.stringify([input.range, input.filter, input.sortBy, input.order])}`;
  const found = cachedList(open, key, () => {
    const rows = sessionRows(open).filter(
      (row) =>
        overlapsRange(
          input.range,
          row.start === null ? null : Date.parse(row.start),
          row.stop === null ? null : Date.parse(row.stop),
        ) &&
        matches(query, {
          fields: {
            session: row.id,
            station: row.station,
            connector: row.connector,
            tx: row.transactionId,
            idtag: row.idTag,
            reason: row.reason,
            energy: row.energyWh === null ? null : Number(row.energyWh),
            duration: durationMs(row) < 0 ? null : durationMs(row),
            complete: row.complete ? 'yes' : 'no',
            signature: row.signature,
            billing: row.billing,
            source: row.sources.join(' '),
            at: row.start === null ? null : Date.parse(row.start),
            ...markFields(open, sessionTarget(row.id)),
          },
          text: () => `${row.id} ${row.idTag ?? ''} ${row.reason ?? ''}`,
        }),
    );
    const sign = input.order === 'ascending' ? 1 : -1;
    // Array sort is stable: equal values stay in time order.
    return [...rows].sort((left, right) => sign * (sortValue(left, input.sortBy) - sortValue(right, input.sortBy)));
  });
  return windowOf(found, input.offset, input.limit);
}

const everything = { range: { fromMs: null, toMs: null }, filter: '', offset: 0, limit: 1_000 } as const;

/** Screen D: one session with its timeline, curves, signatures and findings. */
export function sessionDetail(
  open: OpenCase,
  sessionId: string,
  language: Language,
  extensions: ExtensionSet,
): SessionDetail {
  const session = sessionById(open.database, sessionId);
  const row = sessionRows(open).find(({ id }) => id === sessionId);
  if (session === undefined || row === undefined) throw new ApiFailure('session-unknown', { sessionId });
  const labels = evidenceLabels(open);
  const samples = sessionSamples(open, session);
  return {
    row,
    reasonTitle: session.reason === null ? null : wordTitle('stoppedReason', session.reason, language),
    phases: session.phases.map(({ phase, from, to, evidence }) => ({
      phase,
      from: isoTime(from.epochMs),
      to: isoTime(to?.epochMs ?? null),
      evidence: evidence === null ? null : labels.view(evidence),
    })),
    energies: energyViews(session, samples.register, labels),
    steps: session.steps.map(({ step, at, until, detail, evidence }) => ({
      step,
      from: isoTime(at.epochMs),
      to: isoTime(until?.epochMs ?? null),
      detail,
      evidence: labels.view(evidence),
    })),
    series: samples.series,
    signatures: listSignatures(open, { ...everything, sessionId, sortBy: 'time', order: 'ascending', language }).rows,
    findings: listFindings(open, { ...everything, sessionId, language }, extensions).rows,
    disagreements: session.disagreements,
    ...neighbourSessions(open.database, sessionId),
  };
}
