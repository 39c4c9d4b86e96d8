import { closingReading } from '../../api/closing-reading.ts';
import type { Language } from '../../../parsers/model/language.ts';
import type { Timestamp } from '../../../parsers/model/timestamp.ts';
import type { RuleDeviation } from '../../../parsers/model/verdict.ts';
import { isPlaced, readingTimeOf } from '../../../parsers/sessions/payload-fields.ts';
import { opensslLines } from '../../../parsers/signatures/proof.ts';
import { safeReasonText } from '../../../parsers/text/safe-texts.ts';
import { clauseText, ruleText, stepText, verdictSentence } from '../../../parsers/text/verdict-sentences.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { RuleView, SignatureDetail, SignatureRow } from '../../api/views/signature-views.ts';
import { signatureById, signatures, signaturesOfSession } from '../../casefile/concluded-records.ts';
import type { StoredSignature } from '../../casefile/concluded-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { markFields } from '../journal-marks.ts';
import { signatureTarget } from '../journal-targets.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { FilterRow } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { inRange } from '../time-range.ts';
import { followsFromRecord } from './verdict-follows.ts';

export function ruleView(rule: RuleDeviation, language: Language): RuleView {
  const { code, severity, path, quoted } = rule;
  const clause = clauseText(rule.clause, language);
  return { code, severity, clause, path, quoted, text: ruleText(rule, language) };
}

/** A signed value with its verdict as a row of `show signatures`. */
function signatureRow(open: OpenCase, stored: StoredSignature, language: Language): SignatureRow {
  const { value, verdict } = stored;
  const row = {
    id: stored.id,
    format: value.format,
    sessionId: stored.sessionId,
    transactionId: value.transactionId,
    context: value.context,
    time: isoTime(takenMs(stored)),
    timeQuality: takenAt(stored)?.quality ?? null,
    station: value.station,
    connector: value.connector,
    meter: verdict.meter,
    gateway: verdict.gateway,
    pagination: verdict.pagination,
    readable: verdict.readable,
    signature: verdict.signature,
    signatureReason: verdict.signatureReason,
    keyOrigin: verdict.keyOrigin,
    keyFingerprint: verdict.keyFingerprint,
    curve: verdict.curve,
    hash: verdict.hash,
    readings: verdict.readings,
    closing: closingReading(verdict.readings),
    energyWh: verdict.energyWh,
    rules: verdict.rules.map((rule) => ruleView(rule, language)),
    billing: verdict.billing,
    safe: verdict.safe,
    safeText: safeReasonText(verdict.safe, language),
    evidence: evidenceLabels(open).view(value.evidence),
  };
  return { ...row, target: signatureTarget(row) };
}

/** When it was reported; a value that nobody reported, in a file of its own, when the meter took its last reading. */
function takenAt({ value, verdict }: StoredSignature): Timestamp | null {
  const reported = value.reportedAt;
  return reported !== null && reported.epochMs !== null
    ? reported
    : readingTimeOf(closingReading(verdict.readings)?.time);
}

function takenMs(stored: StoredSignature): number | null {
  return takenAt(stored)?.epochMs ?? null;
}

function filterRow(open: OpenCase, stored: StoredSignature): FilterRow {
  const { value, verdict, sessionId } = stored;
  return {
    fields: {
      signature: verdict.signature,
      readable: verdict.readable,
      billing: verdict.billing,
      key: verdict.keyOrigin,
      curve: verdict.curve,
      meter: verdict.meter,
      format: value.format,
      session: sessionId,
      tx: value.transactionId,
      station: value.station,
      connector: value.connector,
      code: verdict.rules.map(({ code }) => code).join(' '),
      at: takenMs(stored),
      ...markFields(
        open,
        signatureTarget({
          context: value.context,
          pagination: verdict.pagination,
          evidence: { ref: value.evidence },
        }),
      ),
    },
    text: () => `${value.text} ${verdict.signatureReason} ${verdict.keyFingerprint ?? ''}`,
  };
}

export function listSignatures(
  open: OpenCase,
  input: {
    readonly range: TimeRange;
    readonly filter: string;
    readonly sessionId?: string | undefined;
    readonly offset: number;
    readonly limit: number;
    readonly sortBy: 'source' | 'time';
    readonly order: 'ascending' | 'descending';
    readonly language: Language;
  },
): Page<SignatureRow> {
  const query = readFilter(input.filter);
  const key = `signatures ${JSON.stringify([input.range, input.filter, input.sessionId ?? null, input.sortBy, input.order])}`;
  const found = cachedList(open, key, () => {
    const candidates =
      input.sessionId === undefined ? signatures(open.database) : signaturesOfSession(open.database, input.sessionId);
    const rows = candidates.filter(
      (stored) => inRange(input.range, takenMs(stored)) && matches(query, filterRow(open, stored)),
    );
    if (input.sortBy === 'time') return byTime(rows, input.order);
    return input.order === 'ascending' ? rows : rows.reverse();
  });
  const page = windowOf(found, input.offset, input.limit);
  return { ...page, rows: page.rows.map((stored) => signatureRow(open, stored, input.language)) };
}

/** When they were taken; among equals as they stand in the files, and those whose time is unknown behind all others in both orders. */
function byTime(rows: readonly StoredSignature[], order: 'ascending' | 'descending'): StoredSignature[] {
  const sign = order === 'ascending' ? 1 : -1;
  return rows
    .map((stored) => {
      const at = takenAt(stored);
      // The clock of the meter was not set.
      return { stored, at: isPlaced(at) ? at.epochMs : null };
    })
    .toSorted((left, right) => {
      if (left.at === null || right.at === null) return Number(left.at === null) - Number(right.at === null);
      return (left.at - right.at) * sign;
    })
    .map(({ stored }) => stored);
}

/** One signed value with the steps of its verification and what is needed to repeat them. */
export function signatureDetail(open: OpenCase, signedValueId: number, language: Language): SignatureDetail {
  const stored = signatureById(open.database, signedValueId);
  if (stored === undefined) throw new ApiFailure('signed-value-unknown', { signedValueId });
  const { value, verdict } = stored;
  if (!followsFromRecord(stored)) throw new ApiFailure('verdict-altered', { file: open.path, signedValueId });
  return {
    row: signatureRow(open, stored, language),
    text: value.text,
    layers: value.layers,
    channel: value.channel,
    steps: verdict.steps.map((step) => ({ ...step, text: stepText(step, language) })),
    proof: verdict.proof,
    sentence: verdictSentence(verdict, language),
    opensslLines: verdict.proof === null ? [] : opensslLines(verdict.proof),
  };
}
