import type { Language } from '../../../../parsers/model/language.ts';
import { readerText } from '../../../../parsers/text/reader-texts.ts';
import { keyProblemTexts, signatureReasonTexts } from '../../../../parsers/text/signature-texts.ts';
import { tableRoleText, tableUseText } from '../../../../parsers/text/table-words.ts';
import { billingWords, keyOriginWords, readableWords, signatureWords } from '../../../../parsers/text/verdict-words.ts';
import type { ConfigHistoryRow } from '../../../api/views/configuration-history-views.ts';
import type { ConfigRow } from '../../../api/views/configuration-views.ts';
import type { FrameRow } from '../../../api/views/frame-views.ts';
import type { JournalRow } from '../../../api/views/journal-views.ts';
import type { KeyRow } from '../../../api/views/key-views.ts';
import type { SessionRow } from '../../../api/views/session-views.ts';
import type { SignatureRow } from '../../../api/views/signature-views.ts';
import type { SourceRow } from '../../../api/views/source-views.ts';
import type { StatusRow } from '../../../api/views/status-views.ts';
import type { Writer } from '../../../exporters/html/quantities.ts';
import { spanMs } from '../../../exporters/html/quantities.ts';
import type { ListWords } from './list-words.ts';
import type { TextColumn } from './text-table.ts';

/** What cells are written with: the language, its words, and times in the zone of the case. */
export interface Say {
  readonly language: Language;
  readonly words: ListWords;
  readonly writer: Writer;
}

/** A column of a stored table and what it is taken for; the first line of a table has no column. */
export interface MappingLine {
  readonly source: string;
  readonly table: string;
  readonly as: string;
  readonly rows: number | null;
  readonly column: string;
  readonly role: string;
  readonly samples: readonly string[];
  readonly why: readonly string[];
}

/** Rows of the lists that are printed as tables. */
export interface TableRows {
  readonly frames: FrameRow;
  readonly sessions: SessionRow;
  readonly status: StatusRow;
  readonly signatures: SignatureRow;
  readonly keys: KeyRow;
  readonly config: ConfigRow;
  readonly 'config-history': ConfigHistoryRow;
  readonly mapping: MappingLine;
  readonly sources: SourceRow;
  readonly ledger: SourceRow;
  readonly journal: JournalRow;
}

type Column<Row> = Omit<TextColumn<Row, Say>, 'title'> & { readonly title: keyof ListWords['title'] };

export type ListColumns = { readonly [List in keyof TableRows]: readonly Column<TableRows[List]>[] };

const or = (text: string | number | null | undefined): string =>
  text === null || text === undefined ? '' : String(text);
const time = (instant: string | null, { writer }: Say): string => (instant === null ? '' : writer.time(instant));
/** From one time to another; an end that nobody knows stays open. */
function span(from: string | null, to: string | null, { writer }: Say): string {
  if (from === null) return to === null ? '' : `– ${writer.time(to)}`;
  return to === null ? `${writer.time(from)} –` : writer.period(from, to);
}
const duration = (ms: number | null, { writer }: Say): string => (ms === null ? '' : writer.duration(ms));
const yes = (is: boolean | null, { words }: Say): string => (is === null ? '' : is ? words.yes : words.no);

/** With its milliseconds: requests and answers follow each other faster than in a second. */
function exactTime(instant: string | null, say: Say): string {
  if (instant === null) return '';
  const [date, clock] = say.writer.timeParts(instant);
  const milliseconds = /\.(\d{3})/.exec(instant)?.[1] ?? '000';
  return `${date} ${clock.replace(' ', `.${milliseconds} `)}`;
}

/** Its path; what lay in an archive stands below it and a little to the right. */
function place({ name, entry }: SourceRow): string {
  return entry === null ? name : `  ${entry}`;
}

function share({ account }: SourceRow, { writer }: Say): string {
  return account.bytesTotal === 0 ? '' : writer.percent(account.bytesUnderstood / account.bytesTotal);
}

function counted({ critical, warning, info }: SessionRow['findings'], { words }: Say): string {
  return [
    [critical, words.severity.critical],
    [warning, words.severity.warning],
    [info, words.severity.info],
  ]
    .flatMap(([count, word]) => (count === 0 ? [] : [`${count}× ${word}`]))
    .join(', ');
}

function isKeyProblem(problem: string): problem is keyof typeof keyProblemTexts {
  return Object.hasOwn(keyProblemTexts, problem);
}

function problemText(problem: string | null, language: Language): string {
  if (problem === null) return '';
  return isKeyProblem(problem) ? keyProblemTexts[problem][language] : problem;
}

/** What each list says on a line; codes that its own commands take (`--session ID`) stand first. */
export const listColumns: ListColumns = {
  frames: [
    { title: 'id', align: 'right', cell: ({ id }) => String(id) },
    { title: 'time', cell: ({ time: at }, say) => exactTime(at, say) },
    {
      title: 'direction',
      cell: ({ direction, pending }, { words }) => (pending === true ? '' : words.direction[direction]),
    },
    { title: 'kind', cell: ({ kind, laterKind }, { words }) => laterKind ?? words.kind[kind] },
    { title: 'action', cell: ({ action }) => or(action) },
    { title: 'connector', align: 'right', cell: ({ connector }) => or(connector) },
    { title: 'transaction', cell: ({ transactionId }) => or(transactionId) },
    { title: 'latency', align: 'right', cell: ({ latencyMs }, say) => duration(latencyMs, say) },
    { title: 'message', gives: true, cell: ({ summary }) => summary },
    { title: 'evidence', cell: ({ evidence }) => evidence.label },
  ],
  sessions: [
    { title: 'session', cell: ({ id }) => id },
    { title: 'time', cell: ({ start, stop }, say) => span(start, stop, say) },
    { title: 'duration', align: 'right', cell: ({ start, stop }, say) => duration(spanMs(start, stop), say) },
    {
      title: 'energy',
      align: 'right',
      cell: ({ energyWh }, { writer }) => (energyWh === null ? '' : writer.kwh(energyWh)),
    },
    { title: 'card', gives: true, cell: ({ idTag }) => or(idTag) },
    { title: 'reason', cell: ({ reason }) => or(reason) },
    {
      title: 'signature',
      cell: ({ signature }, { language }) => (signature === null ? '' : signatureWords[signature][language]),
    },
    {
      title: 'billing',
      cell: ({ billing }, { language }) => (billing === null ? '' : billingWords[billing][language]),
    },
    { title: 'findings', cell: ({ findings }, say) => counted(findings, say) },
    {
      title: 'witnesses',
      gives: true,
      cell: ({ sources }, { words }) => sources.map((each) => words.witness[each]).join(', '),
    },
  ],
  status: [
    { title: 'station', cell: ({ station }) => or(station) },
    {
      title: 'connector',
      align: 'right',
      cell: ({ connector, evseConnector }) =>
        evseConnector === undefined ? String(connector) : `${connector}/${evseConnector}`,
    },
    { title: 'time', cell: ({ from, to }, say) => span(from, to, say) },
    { title: 'duration', align: 'right', cell: ({ durationMs }, say) => duration(durationMs, say) },
    { title: 'status', cell: ({ status }, { words }) => (status === 'unknown' ? words.unknown : status) },
    { title: 'errorCode', cell: ({ errorCode }) => (errorCode === 'NoError' ? '' : or(errorCode)) },
    { title: 'vendorCode', cell: ({ vendorErrorCode }) => or(vendorErrorCode) },
    { title: 'info', gives: true, cell: ({ info }) => or(info) },
    { title: 'evidence', cell: ({ evidence }) => or(evidence?.label) },
  ],
  signatures: [
    { title: 'id', align: 'right', cell: ({ id }) => String(id) },
    { title: 'time', cell: ({ time: at }, say) => time(at, say) },
    { title: 'session', cell: ({ sessionId, transactionId }) => sessionId ?? or(transactionId) },
    { title: 'context', cell: ({ context }) => or(context) },
    { title: 'format', cell: ({ format }) => format },
    { title: 'meter', cell: ({ meter }) => or(meter) },
    { title: 'readable', cell: ({ readable }, { language }) => readableWords[readable][language] },
    { title: 'signature', cell: ({ signature }, { language }) => signatureWords[signature][language] },
    { title: 'keyOrigin', cell: ({ keyOrigin }, { language }) => keyOriginWords[keyOrigin][language] },
    { title: 'billing', cell: ({ billing }, { language }) => billingWords[billing][language] },
    {
      title: 'value',
      align: 'right',
      cell: ({ closing }, { writer }) =>
        closing === null || closing.value === null ? '' : `${writer.decimal(closing.value)} ${or(closing.unit)}`.trim(),
    },
    {
      title: 'why',
      gives: true,
      cell: ({ signature, signatureReason }, { language }) =>
        signature === 'valid' ? '' : signatureReasonTexts[signatureReason][language],
    },
    { title: 'evidence', cell: ({ evidence }) => evidence.label },
  ],
  keys: [
    { title: 'id', align: 'right', cell: ({ id }) => String(id) },
    { title: 'keyOrigin', cell: ({ origin }, { language }) => keyOriginWords[origin][language] },
    { title: 'via', cell: ({ via }) => via },
    { title: 'station', cell: ({ station }) => or(station) },
    { title: 'connector', align: 'right', cell: ({ connector }) => or(connector) },
    { title: 'meter', cell: ({ meterSerial }) => or(meterSerial) },
    { title: 'curve', cell: ({ curve }) => or(curve) },
    { title: 'usedBy', align: 'right', cell: ({ usedBy }) => `${usedBy}×` },
    { title: 'problem', gives: true, cell: ({ problem }, { language }) => problemText(problem, language) },
    { title: 'fingerprint', gives: true, cell: ({ fingerprint }) => or(fingerprint) },
  ],
  config: [
    { title: 'station', cell: ({ station }) => or(station) },
    { title: 'key', gives: true, cell: ({ key }) => key },
    { title: 'value', gives: true, cell: ({ value }) => or(value) },
    { title: 'holds', cell: ({ current }, say) => yes(current, say) },
    { title: 'readonly', cell: ({ readonly: only }, say) => yes(only, say) },
    { title: 'via', cell: ({ via }, { language }) => readerText(via, language) },
    { title: 'setBy', cell: ({ setBy }, { words }) => words.setBy[setBy] },
    { title: 'effect', cell: ({ effect }, { words }) => words.effect[effect] },
    { title: 'time', cell: ({ time: at }, say) => time(at, say) },
    { title: 'evidence', cell: ({ evidence }) => evidence.label },
  ],
  'config-history': [
    { title: 'station', cell: ({ station }) => or(station) },
    { title: 'key', gives: true, cell: ({ key }) => key },
    { title: 'value', gives: true, cell: ({ value }) => or(value) },
    { title: 'setBy', cell: ({ setBy }, { words }) => (setBy === null ? '' : words.setBy[setBy]) },
    { title: 'since', cell: ({ since }, say) => time(since, say) },
    { title: 'changes', align: 'right', cell: ({ changes }, { writer }) => writer.count(changes) },
    {
      title: 'info',
      gives: true,
      cell: ({ pending, otherwise }, { words }) =>
        [pending ? words.pending : '', otherwise === null ? '' : words.otherwise(otherwise)].filter(Boolean).join('; '),
    },
  ],
  mapping: [
    { title: 'source', gives: 'path', cell: ({ source }) => source },
    { title: 'table', cell: ({ table }) => table },
    {
      title: 'readAs',
      cell: ({ as, column }, { language, words }) =>
        column !== '' ? '' : as === 'layout' ? words.layout : tableUseText(as, language),
    },
    { title: 'rows', align: 'right', cell: ({ rows }, { writer }) => (rows === null ? '' : writer.count(rows)) },
    { title: 'column', cell: ({ column }) => column },
    { title: 'role', cell: ({ role }, { language }) => tableRoleText(role, language) },
    { title: 'samples', gives: true, cell: ({ samples }) => samples.join(', ') },
    { title: 'why', gives: true, cell: ({ why }) => why.join(' ') },
  ],
  sources: [
    { title: 'id', align: 'right', cell: ({ id }) => String(id) },
    { title: 'source', gives: 'path', cell: place },
    { title: 'state', cell: ({ state }, { words }) => words.state[state] },
    { title: 'bytes', align: 'right', cell: ({ sizeBytes }, { writer }) => writer.bytes(sizeBytes) },
    { title: 'readAs', gives: true, cell: ({ readAs }) => readAs },
    { title: 'fingerprint', gives: true, cell: ({ sha256 }) => sha256 },
  ],
  ledger: [
    { title: 'id', align: 'right', cell: ({ id }) => String(id) },
    { title: 'source', gives: 'path', cell: place },
    { title: 'state', cell: ({ state }, { words }) => words.state[state] },
    { title: 'bytes', align: 'right', cell: ({ sizeBytes }, { writer }) => writer.bytes(sizeBytes) },
    { title: 'understood', align: 'right', cell: share },
    { title: 'readAs', gives: true, cell: ({ readAs }) => readAs },
    { title: 'issues', gives: true, cell: ({ issues }) => issues.map(({ text }) => text).join(' ') },
  ],
  journal: [
    { title: 'id', align: 'right', cell: ({ id }) => String(id) },
    { title: 'at', cell: ({ at }, say) => time(at, say) },
    { title: 'who', cell: ({ who }) => who },
    { title: 'what', cell: ({ action }, { words }) => words.action[action] ?? action },
    { title: 'about', gives: true, cell: ({ title }) => title },
    { title: 'text', gives: true, cell: ({ text }) => text },
    { title: 'standing', cell: ({ standing }, say) => yes(standing, say) },
    { title: 'evidence', cell: ({ evidence }) => or(evidence?.label) },
  ],
};
