import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import type { Finding } from '../../../parsers/model/finding.ts';
import type { CaseParts } from '../builders/case-view.ts';
import { iso, story } from '../builders/story.ts';
import type { RuleCase } from './rule-case.ts';

/** A line of the story as a person finds it: time, who said it, what. */
export function lineName(parts: CaseParts): (ref: EvidenceRef) => string {
  const lines = new Map(
    story(parts.table).map(({ frame }) => {
      const who = frame.direction === 'station-to-csms' ? '>' : '<';
      return [
        JSON.stringify(frame.evidence),
        `${timeText(frame.loggedAt.epochMs)} ${who} ${frame.action ?? '?'}${answer(frame.kind)}`,
      ];
    }),
  );
  const described = new Map(
    (parts.events ?? []).map((event) => [
      JSON.stringify(event.evidence),
      `${timeText(event.loggedAt.epochMs)} ${event.event}`,
    ]),
  );
  const signed = new Map(
    (parts.signed ?? []).map(({ value }) => [
      JSON.stringify(value.evidence),
      `${timeText(value.reportedAt?.epochMs ?? null)} signed reading`,
    ]),
  );
  return (ref) => {
    const key = JSON.stringify(ref);
    return lines.get(key) ?? described.get(key) ?? signed.get(key) ?? otherPlace(ref);
  };
}

function answer(kind: string): string {
  if (kind === 'call') return '';
  return kind === 'result' ? ' answer' : ` ${kind}`;
}

function otherPlace(ref: EvidenceRef): string {
  return ref.kind === 'row' ? `row ${ref.table} ${ref.rowId}` : `source ${ref.sourceId} at ${ref.offset}`;
}

/** `10:15:00`, with the day where it is not the first and thousandths where there are any. */
export function timeText(ms: number | null): string {
  if (ms === null) return '-';
  const [date = '', clock = ''] = iso(ms).split('T');
  const short = clock.replace('.000Z', '').replace('Z', '');
  return date === '2025-03-01' ? short : `${date} ${short}`;
}

export function findingText(
  { severity, station, connector, sessionId, fromMs, toMs, params, ...rest }: Finding,
  name: (ref: EvidenceRef) => string,
): string {
  const where = [
    station,
    connector === null ? null : `connector ${connector}`,
    sessionId === null ? null : `session ${sessionId}`,
  ];
  const looked = rest.counterEvidence.map(
    ({ code, found, evidence }) =>
      `${found ? 'found' : 'not found'} ${code}${evidence === null ? '' : ` (${name(evidence)})`}`,
  );
  return [
    `${severity}, ${where.filter((part) => part !== null).join(', ') || 'nowhere'}, ${timeText(fromMs)} to ${timeText(toMs)}`,
    `  ${JSON.stringify(params)}`,
    ...rest.evidence.map((ref) => `  ${name(ref)}`),
    ...looked.map((text) => `  ${text}`),
    ...(rest.vendorCode === null ? [] : [`  code ${rest.vendorCode.vendor ?? '?'} ${rest.vendorCode.code}`]),
  ]
    .map((line) => `  ${line}`)
    .join('\n');
}

/** All that a rule tells of the log that fires it. */
export function toldOf({ rule, fires }: RuleCase, findings: readonly Finding[]): string {
  const name = lineName(typeof fires === 'string' ? { table: fires } : fires);
  return [rule, ...findings.map((finding) => findingText(finding, name))].join('\n');
}
