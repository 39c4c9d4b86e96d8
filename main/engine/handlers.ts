import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { queryFields } from '../../parsers/query/query-fields.ts';
import { isZone } from '../../parsers/time/zone-offset.ts';
import { ApiFailure } from '../api/errors.ts';
import { portableName } from '../files/file-names.ts';
import { caseInfo } from './case-info.ts';
import type { Handlers } from './dispatch.ts';
import type { EngineContext } from './engine.ts';
import { givenLimits } from '../api/import-limits.ts';
import type { WriterOrder } from './job-messages.ts';
import type { OpenCase } from './open-cases.ts';
import { assertUsableKey } from './pinned-keys.ts';
import { caseName } from './open-cases.ts';
import { auditStation, compareStations } from './queries/configuration-audit.ts';
import { listConfiguration, listConfigurationHistory } from './queries/configuration.ts';
import { databaseMapping, listMappings } from './queries/mapping.ts';
import { sourceReading } from './queries/source-reading.ts';
import { listStoredRecords } from './queries/stored-records.ts';
import { readMappingFile } from './table-mappings.ts';
import { explainQuery } from './queries/explain.ts';
import { makeBundle } from './queries/bundle.ts';
import { makeExport } from './queries/export.ts';
import { listFindings } from './queries/findings.ts';
import { listLog, logPosition } from './queries/folded-frames.ts';
import { frameDetail, framePosition, listFrames } from './queries/frames.ts';
import { keyDetail } from './queries/key-detail.ts';
import { listKeys } from './queries/keys.ts';
import { caseHistogram, overview } from './queries/overview.ts';
import { addToJournal, listJournal, listMarks, undoInJournal } from './queries/journal.ts';
import { findRaw } from './queries/raw-find.ts';
import { readRaw } from './queries/raw.ts';
import { readRow } from './queries/raw-row.ts';
import { listReportSections, makeReport } from './queries/report.ts';
import { checkRules, listRules } from './queries/rules.ts';
import { listSessions, sessionDetail } from './queries/sessions.ts';
import { setThresholds } from './set-thresholds.ts';
import { listSignatures, signatureDetail } from './queries/signatures.ts';
import { listSources } from './queries/sources.ts';
import { listStatus, statusHistory } from './queries/status.ts';
import { listTransactions } from './queries/transactions.ts';
import { keptCheckCsv, verifyFiles } from './queries/verify.ts';

const done = { done: true } as const;

/** A new case in the program's own folder, named after the first file; a number is added until the name is free. */
function newCase(context: EngineContext, firstName: string): OpenCase {
  const stem = portableName(caseName(firstName).replace(/(\.tar)?\.\w{1,8}$/, ''), {
    fallback: 'case',
    most: 80,
    blanks: true,
  });
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    const path = join(context.options.dataFolder, 'cases', `${name}.ladeakte`);
    if (existsSync(path)) continue;
    const open = context.cases.openAt(path, { create: true });
    context.recent.remember(path);
    return open;
  }
}

type ImportExtras = Pick<Extract<WriterOrder, { readonly order: 'import' }>, 'passwords' | 'limits' | 'mappings'>;

function startImport(
  context: EngineContext,
  files: readonly { readonly path: string; readonly name: string }[],
  target: OpenCase,
  zone: string | null,
  extras: ImportExtras = { passwords: [], limits: {}, mappings: [] },
) {
  return context.jobs.start(target, { order: 'import', casePath: target.path, files, zone, ...extras });
}

/** The implementation of the contract, one line a procedure. */
export const handlers: Handlers = {
  'app.info': (_input, { options, extensions }) => ({
    version: options.version,
    shell: options.shell,
    sampleAvailable: options.sampleArchive !== null && existsSync(options.sampleArchive),
    extensions: extensions.loaded,
    refusedExtensions: extensions.problems,
  }),
  'recent.list': (_input, { recent }) => recent.list(),
  'recent.forget': ({ token }, { recent, grants }) => {
    recent.forget(grants.resolve(token).path);
    return done;
  },

  'case.open': ({ file }, { cases, grants, recent, extensions }) => {
    const open = cases.openAt(grants.resolve(file).path, { create: false });
    recent.remember(open.path);
    return caseInfo(open, extensions);
  },
  'case.get': ({ caseId }, { cases, extensions }) => caseInfo(cases.get(caseId), extensions),
  'case.close': ({ caseId }, { cases, checks }) => {
    if (!checks.forget(caseId)) cases.close(caseId);
    return done;
  },
  'case.set-zone': ({ caseId, zone }, { cases, jobs }) => {
    if (!isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
    const open = cases.get(caseId);
    return jobs.start(open, { order: 'set-zone', casePath: open.path, zone });
  },

  'source.reading': ({ caseId, sourceId }, { cases }) => sourceReading(cases.get(caseId), sourceId),
  'source.read-as': ({ caseId, sourceId, station, viewpoint, zone }, { cases, jobs }) => {
    const open = cases.get(caseId);
    if (zone !== null && !isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
    sourceReading(open, sourceId);
    return jobs.start(open, { order: 'read-as', casePath: open.path, sourceId, words: { station, viewpoint, zone } });
  },
  'source.read-as-undo': ({ caseId, sourceId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    sourceReading(open, sourceId);
    return jobs.start(open, { order: 'read-as', casePath: open.path, sourceId, words: null });
  },

  'case.conclude': ({ caseId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    return jobs.start(open, { order: 'conclude', casePath: open.path });
  },

  'import.start': ({ files, caseId, zone, passwords, limits, mappings }, context) => {
    if (zone !== undefined && !isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
    const resolved = files.map((token) => context.grants.resolve(token));
    const target = caseId === undefined ? newCase(context, resolved[0]?.name ?? '') : context.cases.get(caseId);
    return startImport(context, resolved, target, zone ?? null, {
      passwords,
      limits: givenLimits(limits),
      mappings: mappings.flatMap(readMappingFile),
    });
  },
  'import.unlock': ({ jobId, passwords }, context) => {
    const files = context.jobs.filesOf(jobId);
    if (files === null) throw new ApiFailure('job-unknown', { jobId });
    const target = context.cases.get(context.jobs.get(jobId).caseId);
    return startImport(context, files, target, null, { passwords, limits: {}, mappings: [] });
  },
  'import.sample': (_input, context) => {
    const { sampleArchive } = context.options;
    if (sampleArchive === null || !existsSync(sampleArchive)) throw new ApiFailure('sample-missing');
    const name = 'sample-diagnostics.tar.gz';
    return startImport(context, [{ path: sampleArchive, name }], newCase(context, name), null);
  },
  'job.running': (_input, { jobs }) => jobs.running(),
  'job.get': ({ jobId }, { jobs }) => jobs.get(jobId),
  'job.cancel': ({ jobId }, { jobs }) => jobs.cancel(jobId),

  'overview.get': ({ caseId, range, language }, { cases, extensions }) =>
    overview(cases.get(caseId), range, language, extensions),
  'histogram.get': ({ caseId, range, buckets }, { cases }) => caseHistogram(cases.get(caseId), range, buckets),
  'sessions.list': (input, { cases }) => listSessions(cases.get(input.caseId), input),
  'session.get': ({ caseId, sessionId, language }, { cases, extensions }) =>
    sessionDetail(cases.get(caseId), sessionId, language, extensions),
  'frames.list': (input, { cases }, signal) => listFrames(cases.get(input.caseId), input, signal),
  'frame.get': ({ caseId, frameId, language }, { cases, extensions }) =>
    frameDetail(cases.get(caseId), frameId, language, extensions.catalogues),
  'frames.position': (input, { cases }, signal) => framePosition(cases.get(input.caseId), input, signal),
  'log.list': (input, { cases }, signal) => listLog(cases.get(input.caseId), input, signal),
  'log.position': (input, { cases }, signal) => logPosition(cases.get(input.caseId), input, signal),
  'filter.fields': ({ language }) =>
    queryFields.map(({ name, kind, example, description }) => ({
      name,
      kind,
      example,
      description: description[language],
    })),
  'status.get': ({ caseId, range }, { cases }) => statusHistory(cases.get(caseId), range),
  'status.list': (input, { cases }) => listStatus(cases.get(input.caseId), input),
  'signatures.list': (input, { cases }) => listSignatures(cases.get(input.caseId), input),
  'signature.get': ({ caseId, signedValueId, language }, { cases }) =>
    signatureDetail(cases.get(caseId), signedValueId, language),
  'transactions.list': (input, { cases }) => listTransactions(cases.get(input.caseId), input),
  'findings.list': (input, { cases, extensions }) => listFindings(cases.get(input.caseId), input, extensions),
  'rules.set-thresholds': ({ changes, language }, context) => {
    setThresholds(context.options.extensionFolder ?? null, context.reloadExtensions(), changes);
    return listRules(context.reloadExtensions(), null, language);
  },
  'rules.list': ({ caseId, language }, { cases, extensions }) =>
    listRules(extensions, caseId === undefined ? null : cases.get(caseId), language),
  'rules.check': ({ file, language }, { grants }) => checkRules(grants.resolve(file).path, language),
  'keys.list': (input, { cases }) => listKeys(cases.get(input.caseId), input),
  'key.get': ({ caseId, keyId, language }, { cases }) => keyDetail(cases.get(caseId), keyId, language),
  'key.pin': ({ caseId, text, meterSerial, note }, { cases, jobs }) => {
    const open = cases.get(caseId);
    // Refused at once: a person who mistyped a key should not wait for a job to say so.
    assertUsableKey(text);
    return jobs.start(open, { order: 'pin-key', casePath: open.path, text, meterSerial, note });
  },
  'key.unpin': ({ caseId, keyId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    return jobs.start(open, { order: 'unpin-key', casePath: open.path, keyId });
  },
  'config.audit': (input, { cases, extensions }) => auditStation(cases.get(input.caseId), input, extensions.catalogues),
  'config.compare': ({ caseId, language, left, right }, { cases, grants, extensions }) => {
    const side = ({ station, atMs, file }: typeof left) => ({
      station,
      atMs,
      file: file === undefined ? undefined : grants.resolve(file),
    });
    return compareStations(
      cases.get(caseId),
      { language, left: side(left), right: side(right) },
      extensions.catalogues,
    );
  },
  'config.list': (input, { cases }) => listConfiguration(cases.get(input.caseId), input),

  'sources.list': ({ caseId, language }, { cases }) => listSources(cases.get(caseId), language),
  'config.history': (input, { cases }) => listConfigurationHistory(cases.get(input.caseId), input),

  'database.mapping': (input, { cases }) => databaseMapping(cases.get(input.caseId), input),
  'database.mappings': ({ caseId, language }, { cases }) => listMappings(cases.get(caseId), language),
  'database.set-mapping': ({ caseId, sourceId, tables }, { cases, jobs }) => {
    const open = cases.get(caseId);
    const title = databaseMapping(open, { sourceId, language: 'en', tables }).name;
    return jobs.start(open, { order: 'map-tables', casePath: open.path, sourceId, mappings: [{ title, tables }] });
  },
  'database.load-mapping': ({ caseId, text }, { cases, jobs }) => {
    const open = cases.get(caseId);
    const mappings = readMappingFile(text);
    return jobs.start(open, { order: 'map-tables', casePath: open.path, sourceId: null, mappings });
  },
  'database.reset-mapping': ({ caseId, sourceId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    if (databaseMapping(open, { sourceId, language: 'en' }).byPerson === null) {
      throw new ApiFailure('mapping-none', { sourceId });
    }
    return jobs.start(open, { order: 'unmap-tables', casePath: open.path, sourceId });
  },
  'database.records': (input, { cases }) => listStoredRecords(cases.get(input.caseId), input),

  'raw.read': (input, { cases }) => readRaw(cases.get(input.caseId), input),
  'raw.row': (input, { cases }) => readRow(cases.get(input.caseId), input),

  'raw.find': (input, { cases }) => findRaw(cases.get(input.caseId), input),

  'journal.list': (input, { cases, extensions }) => listJournal(cases.get(input.caseId), input, extensions),
  'journal.marks': ({ caseId }, { cases }) => listMarks(cases.get(caseId)),
  'journal.add': (input, context) => {
    const added = addToJournal(context.cases.get(input.caseId), input);
    context.emit({ event: 'journal.changed', caseId: input.caseId });
    return added;
  },
  'journal.undo': ({ caseId, journalId }, context) => {
    const undone = undoInJournal(context.cases.get(caseId), journalId);
    context.emit({ event: 'journal.changed', caseId });
    return undone;
  },

  'query.cancel': ({ ticket }, { running }) => {
    running.cancel(ticket);
    return done;
  },

  'preferences.get': (_input, { preferences }) => ({ json: preferences.read() }),
  'preferences.set': ({ json }, { preferences }) => {
    preferences.write(json);
    return done;
  },

  'explain.find': (input, { extensions }) => explainQuery(input, extensions.catalogues),
  'verify.files': ({ files, texts, keys, language, passwords, limits, keep }, { grants, checks }) =>
    verifyFiles(
      files.map((token) => grants.resolve(token)),
      keys,
      language,
      { passwords, limits: givenLimits(limits), texts },
      keep ? (folder, casePath) => checks.keep(folder, casePath) : null,
    ),
  'verify.csv': ({ caseId }, { cases }) => ({ text: keptCheckCsv(cases.get(caseId)) }),
  'report.make': (input, context) => makeReport(input, context),
  'report.sections': (input, context) => listReportSections(input, context),
  'export.make': (input, context) =>
    context.cases.asItIsNow(input.caseId, (caseId) => makeExport({ ...input, caseId }, context)),
  'bundle.make': (input, context) =>
    context.cases.asItIsNow(input.caseId, (caseId) => makeBundle({ ...input, caseId }, context)),
};
