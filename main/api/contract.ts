/**
 * The one list of what can be asked of Ladeakte (house rule 5). Window, browser mode and command line call these and
 * nothing else; the engine validates the input of all of them with the schema that stands here.
 */
import * as v from 'valibot';
import {
  caseId,
  language,
  fileToken,
  zone,
  id,
  text,
  evidence,
  journalTarget,
  range,
  listEntries,
  tablePlans,
  sortOrder,
  reportKind,
  masking,
  template,
  configurationSide,
  passwords,
  importLimits,
} from './inputs.ts';
import { command, query, returns } from './procedure.ts';
import { everySection, reportFormats } from './report-choices.ts';
import { verifyInput } from './verify-input.ts';
import type { AppInfo, CaseInfo, RecentCase } from './views/case-views.ts';
import type { ConfigAudit, ConfigComparison, ConfigRow } from './views/configuration-views.ts';
import type { ConfigHistoryRow } from './views/configuration-history-views.ts';
import type { SourceReading } from './views/reading-views.ts';
import type { DatabaseMapping } from './views/mapping-views.ts';
import type { StoredRecordRow } from './views/stored-record-views.ts';
import type { RawBytes, RawRow } from './views/evidence-views.ts';
import type { ExplainResult } from './views/explain-views.ts';
import type { BundleResult, DocumentFile, ExportResult, ReportSectionView } from './views/export-views.ts';
import type { FindingRow } from './views/finding-views.ts';
import type { FilterFieldView } from './views/filter-views.ts';
import type { FrameDetail, FrameRow, LogRow } from './views/frame-views.ts';
import type { JobView } from './views/import-views.ts';
import type { KeyDetail, KeyRow } from './views/key-views.ts';
import type { JournalRow, TargetMarks } from './views/journal-views.ts';
import type { Page } from './views/list-page.ts';
import type { Histogram, Overview } from './views/overview-views.ts';
import type { RawFound } from './views/raw-views.ts';
import type { RuleCheck, RuleRow } from './views/rule-views.ts';
import type { SessionDetail, SessionRow } from './views/session-views.ts';
import type { SignatureDetail, SignatureRow, TransactionRow } from './views/signature-views.ts';
import type { SourceRow } from './views/source-views.ts';
import type { StatusHistoryView, StatusRow } from './views/status-views.ts';
import type { VerifyResult } from './views/verify-views.ts';

export const contract = {
  'app.info': query(v.object({}), returns<AppInfo>()),
  'recent.list': query(v.object({}), returns<readonly RecentCase[]>()),
  'recent.forget': command(v.object({ token: fileToken }), returns<{ readonly done: true }>()),

  'case.open': command(v.object({ file: fileToken }), returns<CaseInfo>()),
  'case.get': query(v.object({ caseId }), returns<CaseInfo>()),
  'case.close': command(v.object({ caseId }), returns<{ readonly done: true }>()),
  /** Draws the conclusions anew, with the extensions that are loaded now. */
  'case.conclude': command(v.object({ caseId }), returns<JobView>()),
  'case.set-zone': command(v.object({ caseId, zone }), returns<JobView>()),
  /** How a source is read (station, viewpoint, zone), on what grounds, and what a person said instead. */
  'source.reading': query(v.object({ caseId, sourceId: id }), returns<SourceReading>()),
  /** A person says how a source is to be read; what is `null` or left out stays with the program. */
  'source.read-as': command(
    v.object({
      caseId,
      sourceId: id,
      station: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(255))), null),
      viewpoint: v.optional(v.nullable(v.picklist(['station', 'csms'])), null),
      zone: v.optional(v.nullable(zone), null),
    }),
    returns<JobView>(),
  ),
  /** Takes back what was said about a source. */
  'source.read-as-undo': command(v.object({ caseId, sourceId: id }), returns<JobView>()),

  /** Starts at once and returns; without `caseId` a new case is made. Progress comes as events and by `job.get`. */
  'import.start': command(
    v.object({
      files: v.pipe(v.array(fileToken), v.minLength(1), v.maxLength(10_000)),
      caseId: v.optional(caseId),
      zone: v.optional(zone),
      /** Texts of mapping files: what the tables of databases hold. */
      mappings: v.optional(v.array(text(4_000_000)), []),
      passwords: v.optional(passwords, []),
      limits: v.optional(importLimits, {}),
    }),
    returns<JobView>(),
  ),
  /** Reads the files of an import again, with passwords for what was locked. Nothing comes in twice. */
  'import.unlock': command(
    v.object({ jobId: text(64), passwords: v.pipe(passwords, v.minLength(1)) }),
    returns<JobView>(),
  ),
  'import.sample': command(v.object({}), returns<JobView>()),
  /** The jobs that run or wait: a page that comes later, or again, has heard nothing of them. */
  'job.running': query(v.object({}), returns<readonly JobView[]>()),
  'job.get': query(v.object({ jobId: text(64) }), returns<JobView>()),
  'job.cancel': command(v.object({ jobId: text(64) }), returns<JobView>()),

  'overview.get': query(v.object({ caseId, language, range }), returns<Overview>()),
  'histogram.get': query(
    v.object({ caseId, range, buckets: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }),
    returns<Histogram>(),
  ),

  'sessions.list': query(
    v.object({
      ...listEntries,
      sortBy: v.optional(v.picklist(['start', 'duration', 'energy', 'connector']), 'start'),
      order: sortOrder,
    }),
    returns<Page<SessionRow>>(),
  ),
  'session.get': query(v.object({ caseId, sessionId: text(200), language }), returns<SessionDetail>()),

  'frames.list': query(
    v.object({
      ...listEntries,
      sessionId: v.optional(text(200)),
      order: sortOrder,
      payloads: v.optional(v.boolean(), false),
    }),
    returns<Page<FrameRow>>(),
  ),
  'frame.get': query(v.object({ caseId, frameId: id, language }), returns<FrameDetail>()),
  /** Position in the filtered list of the first frame at or after an instant: the log's "jump to". */
  'frames.position': query(
    v.object({
      caseId,
      range,
      filter: v.optional(text(2_000), ''),
      atMs: v.optional(v.number()),
      frameId: v.optional(id),
    }),
    returns<{ readonly offset: number }>(),
  ),

  /** The log with runs of routine messages folded; `opened` names a message of each run that is shown in full. */
  'log.list': query(
    v.object({
      ...listEntries,
      order: sortOrder,
      fold: v.optional(v.boolean(), true),
      opened: v.optional(v.pipe(v.array(id), v.maxLength(1_000)), []),
    }),
    returns<Page<LogRow>>(),
  ),
  'log.position': query(
    v.object({
      caseId,
      range,
      fold: v.optional(v.boolean(), true),
      filter: v.optional(text(2_000), ''),
      opened: v.optional(v.pipe(v.array(id), v.maxLength(1_000)), []),
      atMs: v.optional(v.number()),
      frameId: v.optional(id),
    }),
    returns<{ readonly offset: number }>(),
  ),
  /** The fields of the filter language, for suggestions. */
  'filter.fields': query(v.object({ language }), returns<readonly FilterFieldView[]>()),

  'status.get': query(v.object({ caseId, range }), returns<StatusHistoryView>()),
  'status.list': query(v.object(listEntries), returns<Page<StatusRow>>()),

  'signatures.list': query(
    v.object({
      ...listEntries,
      sessionId: v.optional(text(200)),
      /** `source`: as they stand in the files. `time`: when they were taken; those without a time come last. */
      sortBy: v.optional(v.picklist(['source', 'time']), 'source'),
      order: sortOrder,
    }),
    returns<Page<SignatureRow>>(),
  ),
  'signature.get': query(v.object({ caseId, signedValueId: id, language }), returns<SignatureDetail>()),

  /** Verdicts on pairs of begin and end, in the order of the case. */
  'transactions.list': query(
    v.object({ caseId, language, offset: listEntries.offset, limit: listEntries.limit }),
    returns<Page<TransactionRow>>(),
  ),

  /** `plainNumbers`: amounts in sentences as they came, for programs; else as the language writes them. */
  'findings.list': query(
    v.object({ ...listEntries, sessionId: v.optional(text(200)), plainNumbers: v.optional(v.boolean()) }),
    returns<Page<FindingRow>>(),
  ),
  /** With a case: how often each fired in it. */
  'rules.list': query(v.object({ caseId: v.optional(caseId), language }), returns<readonly RuleRow[]>()),
  /**
   * A person's own thresholds, kept in the settings folder for every run from now on; `null` takes one back. Conclusions that stand
   * are drawn anew only by `case.conclude`. Answers with all rules as they count then.
   */
  'rules.set-thresholds': command(
    v.object({
      changes: v.pipe(
        v.array(
          v.object({
            rule: text(200),
            name: text(60),
            value: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e15))),
          }),
        ),
        v.minLength(1),
        v.maxLength(1_000),
      ),
      language,
    }),
    returns<readonly RuleRow[]>(),
  ),
  'rules.check': query(v.object({ file: fileToken, language }), returns<RuleCheck>()),
  'keys.list': query(v.object({ ...listEntries, distinct: v.optional(v.boolean(), false) }), returns<Page<KeyRow>>()),
  'key.get': query(v.object({ caseId, keyId: id, language }), returns<KeyDetail>()),
  'key.pin': command(
    v.object({
      caseId,
      text: text(20_000),
      meterSerial: v.optional(v.nullable(text(200)), null),
      note: v.optional(text(500), ''),
    }),
    returns<JobView>(),
  ),
  'key.unpin': command(v.object({ caseId, keyId: id }), returns<JobView>()),
  'config.list': query(v.object(listEntries), returns<Page<ConfigRow>>()),
  /** One row a station and key: what holds now, and every value with who set it, when and what became of it. */
  'config.history': query(v.object(listEntries), returns<Page<ConfigHistoryRow>>()),
  /** What a station is set to, each key explained, and what is wrong with it. Without `station` the first one that has a configuration. */
  'config.audit': query(
    v.object({ caseId, language, station: v.optional(v.nullable(text(200))) }),
    returns<ConfigAudit>(),
  ),
  /** Two stations, one station at two times, or a station and a reference file. */
  'config.compare': query(
    v.object({ caseId, language, left: configurationSide, right: configurationSide }),
    returns<ConfigComparison>(),
  ),

  'sources.list': query(v.object({ caseId, language: v.optional(language, 'en') }), returns<readonly SourceRow[]>()),
  /** What the tables of a database hold and why; with `tables` as they would be read by that word of a person. */
  'database.mapping': query(
    v.object({ caseId, sourceId: id, language: v.optional(language, 'en'), tables: v.optional(tablePlans) }),
    returns<DatabaseMapping>(),
  ),
  'database.mappings': query(
    v.object({ caseId, language: v.optional(language, 'en') }),
    returns<readonly DatabaseMapping[]>(),
  ),
  /** A person's word about the tables: kept in the journal, applied to every database of the case that it fits, read anew from the kept bytes. */
  'database.set-mapping': command(v.object({ caseId, sourceId: id, tables: tablePlans }), returns<JobView>()),
  /** The same from the text of a mapping file. */
  'database.load-mapping': command(v.object({ caseId, text: text(4_000_000) }), returns<JobView>()),
  /** Takes the word back by which a database is read. */
  'database.reset-mapping': command(v.object({ caseId, sourceId: id }), returns<JobView>()),
  /** What a store holds besides sessions: a line a record. */
  'database.records': query(
    v.object({
      caseId,
      sourceId: id,
      kind: v.optional(text(40), ''),
      language: v.optional(language, 'en'),
      offset: v.optional(id, 0),
      limit: v.optional(v.pipe(id, v.maxValue(1_000)), 200),
    }),
    returns<Page<StoredRecordRow>>(),
  ),
  'raw.read': query(
    v.object({
      caseId,
      sourceId: id,
      offset: id,
      length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(262_144)),
    }),
    returns<RawBytes>(),
  ),
  /** A database row as text, for evidence of kind `row`. */
  'raw.row': query(v.object({ caseId, sourceId: id, table: text(200), rowId: text(32) }), returns<RawRow>()),

  /** Text in the original bytes of all sources, a stretch a call: ask again with `next` until it is `null`, or stop asking. */
  'raw.find': query(
    v.object({
      caseId,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
      matchCase: v.optional(v.boolean(), false),
      sourceId: v.optional(v.nullable(id), null),
      from: v.optional(v.nullable(v.object({ sourceId: id, offset: id })), null),
      limit: v.optional(v.pipe(id, v.minValue(1), v.maxValue(1_000)), 200),
    }),
    returns<RawFound>(),
  ),

  /** Everything that a person did in this case, newest first; undone entries stay. */
  'journal.list': query(v.object(listEntries), returns<Page<JournalRow>>()),
  'journal.marks': query(v.object({ caseId }), returns<readonly TargetMarks[]>()),
  'journal.add': command(
    v.object({
      caseId,
      action: v.picklist(['mark', 'note']),
      target: journalTarget,
      /** What the row is called, for who reads the journal. */
      title: text(300),
      text: v.optional(text(4_000), ''),
      evidence: v.optional(v.nullable(evidence), null),
    }),
    returns<{ readonly id: number }>(),
  ),
  /** Takes a mark or note back; given the number of such an undo, takes that back. */
  'journal.undo': command(v.object({ caseId, journalId: id }), returns<{ readonly id: number }>()),

  /** Ends a call that was made with this ticket; its reply is the error `cancelled`. One that has ended already is none the wiser. */
  'query.cancel': command(v.object({ ticket: v.pipe(text(100), v.minLength(1)) }), returns<{ readonly done: true }>()),

  /** How the window looks to this person: the text of a JSON object that only the window understands. */
  'preferences.get': query(v.object({}), returns<{ readonly json: string }>()),
  'preferences.set': command(v.object({ json: text(65_536) }), returns<{ readonly done: true }>()),

  'explain.find': query(
    v.object({
      query: v.pipe(text(2_000), v.minLength(1)),
      vendor: v.optional(text(100)),
      language: v.optional(language, 'en'),
    }),
    returns<ExplainResult>(),
  ),
  /** No case needed: reads files, finds signed values and keys in them, judges and forgets. */
  'verify.files': query(verifyInput, returns<VerifyResult>()),
  /** The values of a kept check as CSV, a line each. */
  'verify.csv': query(v.object({ caseId }), returns<{ readonly text: string }>()),
  'report.make': query(
    v.object({
      caseId,
      report: reportKind,
      format: v.picklist(reportFormats),
      sessionIds: v.optional(v.array(text(200)), []),
      language,
      ...masking,
      template,
      /** Which parts, in which order; absent for the template's, else the usual ones. */
      sections: v.optional(v.pipe(v.array(v.picklist(everySection)), v.maxLength(40))),
      /** CSV with a byte order mark, for spreadsheets that guess otherwise. */
      byteOrderMark: v.optional(v.boolean(), false),
    }),
    returns<DocumentFile>(),
  ),
  /** The parts of a report in the order of the template; reading the template tells its mistakes. */
  'report.sections': query(
    v.object({ report: reportKind, language, template }),
    returns<readonly ReportSectionView[]>(),
  ),
  /** A case in another program's form. The files come back as they are, unmasked unless asked, and the shell saves them. */
  'export.make': command(
    v.object({
      caseId,
      kind: v.picklist(['safe-xml', 'ocmf', 'trace', 'csv', 'json', 'proof']),
      sessionIds: v.optional(v.array(text(200)), []),
      /** Narrower than sessions; kinds without signed values do not look at them. */
      signatureIds: v.optional(v.array(id), []),
      language,
      ...masking,
      /** Several files as one zip, for hosts that save one file. */
      asOneFile: v.optional(v.boolean(), false),
      /** Unlike reports: other programs check what is exported, and signatures stand no masking. */
      mask: v.optional(v.boolean(), false),
      byteOrderMark: v.optional(v.boolean(), false),
    }),
    returns<ExportResult>(),
  ),
  /** Originals, case, reports and keys with their SHA-256, as one file or folder that can be checked without us. */
  'bundle.make': command(
    v.object({
      caseId,
      /** Empty: every dropped file. */
      sourceIds: v.optional(v.array(id), []),
      reports: v.optional(v.array(reportKind), ['incident', 'audit', 'cpo']),
      reportFormats: v.optional(v.pipe(v.array(v.picklist(reportFormats)), v.minLength(1)), ['html']),
      sessionIds: v.optional(v.array(text(200)), []),
      language,
      ...masking,
      template,
      /** A place that the shell has granted for writing; absent for a file that the shell takes afterwards. */
      target: v.optional(fileToken),
    }),
    returns<BundleResult>(),
  ),
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
