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
import { caseName } from './open-cases.ts';
import { queries } from './queries-on-demand.ts';

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

  'case.open': ({ file }, { cases, grants, recent, extensions, drawer }) => {
    const open = cases.openAt(grants.resolve(file).path, { create: false });
    recent.remember(open.path);
    return caseInfo(open, extensions, drawer);
  },
  'case.get': ({ caseId }, { cases, extensions, drawer }) => caseInfo(cases.get(caseId), extensions, drawer),
  'case.close': ({ caseId }, { cases, checks }) => {
    if (!checks.forget(caseId)) cases.close(caseId);
    return done;
  },
  'case.set-zone': ({ caseId, zone }, { cases, jobs }) => {
    if (!isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
    const open = cases.get(caseId);
    return jobs.start(open, { order: 'set-zone', casePath: open.path, zone });
  },

  'source.reading': async ({ caseId, sourceId }, { cases }) =>
    (await queries.sourceReading()).sourceReading(cases.get(caseId), sourceId),
  'source.read-as': async ({ caseId, sourceId, station, viewpoint, zone }, { cases, jobs }) => {
    const open = cases.get(caseId);
    if (zone !== null && !isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
    (await queries.sourceReading()).sourceReading(open, sourceId);
    return jobs.start(open, { order: 'read-as', casePath: open.path, sourceId, words: { station, viewpoint, zone } });
  },
  'source.read-as-undo': async ({ caseId, sourceId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    (await queries.sourceReading()).sourceReading(open, sourceId);
    return jobs.start(open, { order: 'read-as', casePath: open.path, sourceId, words: null });
  },

  'case.conclude': ({ caseId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    return jobs.start(open, { order: 'conclude', casePath: open.path });
  },

  'import.start': async ({ files, caseId, zone, passwords, limits, mappings: mappingFiles }, context) => {
    if (zone !== undefined && !isZone(zone)) throw new ApiFailure('zone-unknown', { zone });
    const resolved = files.map((token) => context.grants.resolve(token));
    // Before there is a new case: a mapping that cannot be read leaves none behind.
    const mappings =
      mappingFiles.length === 0 ? [] : mappingFiles.flatMap((await queries.mappingFiles()).readMappingFile);
    const target = caseId === undefined ? newCase(context, resolved[0]?.name ?? '') : context.cases.get(caseId);
    return startImport(context, resolved, target, zone ?? null, {
      passwords,
      limits: givenLimits(limits),
      mappings,
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

  'overview.get': async ({ caseId, range, language }, { cases, extensions, drawer }) =>
    (await queries.overview()).overview(cases.get(caseId), range, language, extensions, drawer),
  'histogram.get': async ({ caseId, range, buckets }, { cases }) =>
    (await queries.overview()).caseHistogram(cases.get(caseId), range, buckets),
  'sessions.list': async (input, { cases }) => (await queries.sessions()).listSessions(cases.get(input.caseId), input),
  'session.get': async ({ caseId, sessionId, language }, { cases, extensions }) =>
    (await queries.sessions()).sessionDetail(cases.get(caseId), sessionId, language, extensions),
  'frames.list': async (input, { cases }, signal) =>
    (await queries.frames()).listFrames(cases.get(input.caseId), input, signal),
  'frame.get': async ({ caseId, frameId, language }, { cases, extensions }) =>
    (await queries.frames()).frameDetail(cases.get(caseId), frameId, language, extensions.catalogues),
  'frames.position': async (input, { cases }, signal) =>
    (await queries.frames()).framePosition(cases.get(input.caseId), input, signal),
  'log.list': async (input, { cases }, signal) =>
    (await queries.foldedFrames()).listLog(cases.get(input.caseId), input, signal),
  'log.position': async (input, { cases }, signal) =>
    (await queries.foldedFrames()).logPosition(cases.get(input.caseId), input, signal),
  'filter.fields': ({ language }) =>
    queryFields.map(({ name, kind, example, description }) => ({
      name,
      kind,
      example,
      description: description[language],
    })),
  'status.get': async ({ caseId, range }, { cases }) =>
    (await queries.status()).statusHistory(cases.get(caseId), range),
  'status.list': async (input, { cases }) => (await queries.status()).listStatus(cases.get(input.caseId), input),
  'signatures.list': async (input, { cases }) =>
    (await queries.signatures()).listSignatures(cases.get(input.caseId), input),
  'signature.get': async ({ caseId, signedValueId, language }, { cases }) =>
    (await queries.signatures()).signatureDetail(cases.get(caseId), signedValueId, language),
  'transactions.list': async (input, { cases }) =>
    (await queries.transactions()).listTransactions(cases.get(input.caseId), input),
  'findings.list': async (input, { cases, extensions }) =>
    (await queries.findings()).listFindings(cases.get(input.caseId), input, extensions),
  'rules.set-thresholds': async ({ changes, language }, context) => {
    (await queries.thresholds()).setThresholds(
      context.options.extensionFolder ?? null,
      context.reloadExtensions(),
      changes,
    );
    return (await queries.rules()).listRules(context.reloadExtensions(), null, language);
  },
  'rules.list': async ({ caseId, language }, { cases, extensions }) =>
    (await queries.rules()).listRules(extensions, caseId === undefined ? null : cases.get(caseId), language),
  'rules.check': async ({ file, language }, { grants }) =>
    (await queries.rules()).checkRules(grants.resolve(file).path, language),
  'keys.list': async (input, { cases }) => (await queries.keys()).listKeys(cases.get(input.caseId), input),
  'key.get': async ({ caseId, keyId, language }, { cases }) =>
    (await queries.keyDetail()).keyDetail(cases.get(caseId), keyId, language),
  'key.pin': async ({ caseId, text, meterSerial, note }, { cases, jobs }) => {
    const open = cases.get(caseId);
    // Refused at once: a person who mistyped a key should not wait for a job to say so.
    (await queries.pinnedKeys()).assertUsableKey(text);
    return jobs.start(open, { order: 'pin-key', casePath: open.path, text, meterSerial, note });
  },
  'key.unpin': ({ caseId, keyId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    return jobs.start(open, { order: 'unpin-key', casePath: open.path, keyId });
  },
  'config.audit': async (input, { cases, extensions }) =>
    (await queries.configurationAudit()).auditStation(cases.get(input.caseId), input, extensions.catalogues),
  'config.compare': async ({ caseId, language, left, right }, { cases, grants, extensions }) => {
    const side = ({ station, atMs, file }: typeof left) => ({
      station,
      atMs,
      file: file === undefined ? undefined : grants.resolve(file),
    });
    return (await queries.configurationAudit()).compareStations(
      cases.get(caseId),
      { language, left: side(left), right: side(right) },
      extensions.catalogues,
    );
  },
  'config.list': async (input, { cases }) =>
    (await queries.configuration()).listConfiguration(cases.get(input.caseId), input),

  'sources.list': async ({ caseId, language }, { cases }) =>
    (await queries.sources()).listSources(cases.get(caseId), language),
  'config.history': async (input, { cases }) =>
    (await queries.configuration()).listConfigurationHistory(cases.get(input.caseId), input),

  'database.mapping': async (input, { cases }) =>
    (await queries.mapping()).databaseMapping(cases.get(input.caseId), input),
  'database.mappings': async ({ caseId, language }, { cases }) =>
    (await queries.mapping()).listMappings(cases.get(caseId), language),
  'database.set-mapping': async ({ caseId, sourceId, tables }, { cases, jobs }) => {
    const open = cases.get(caseId);
    const title = (await queries.mapping()).databaseMapping(open, { sourceId, language: 'en', tables }).name;
    return jobs.start(open, { order: 'map-tables', casePath: open.path, sourceId, mappings: [{ title, tables }] });
  },
  'database.load-mapping': async ({ caseId, text }, { cases, jobs }) => {
    const open = cases.get(caseId);
    const mappings = (await queries.mappingFiles()).readMappingFile(text);
    return jobs.start(open, { order: 'map-tables', casePath: open.path, sourceId: null, mappings });
  },
  'database.reset-mapping': async ({ caseId, sourceId }, { cases, jobs }) => {
    const open = cases.get(caseId);
    if ((await queries.mapping()).databaseMapping(open, { sourceId, language: 'en' }).byPerson === null) {
      throw new ApiFailure('mapping-none', { sourceId });
    }
    return jobs.start(open, { order: 'unmap-tables', casePath: open.path, sourceId });
  },
  'database.records': async (input, { cases }) =>
    (await queries.storedRecords()).listStoredRecords(cases.get(input.caseId), input),

  'raw.read': async (input, { cases }) => (await queries.raw()).readRaw(cases.get(input.caseId), input),
  'raw.row': async (input, { cases }) => (await queries.rawRow()).readRow(cases.get(input.caseId), input),

  'raw.find': async (input, { cases }) => (await queries.rawFind()).findRaw(cases.get(input.caseId), input),

  'journal.list': async (input, { cases, extensions }) =>
    (await queries.journal()).listJournal(cases.get(input.caseId), input, extensions),
  'journal.marks': async ({ caseId }, { cases }) => (await queries.journal()).listMarks(cases.get(caseId)),
  'journal.add': async (input, context) => {
    const added = await (await queries.journal()).addToJournal(context.cases.get(input.caseId), input);
    context.emit({ event: 'journal.changed', caseId: input.caseId });
    return added;
  },
  'journal.undo': async ({ caseId, journalId }, context) => {
    const undone = await (await queries.journal()).undoInJournal(context.cases.get(caseId), journalId);
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

  'explain.find': async (input, { extensions }) => (await queries.explain()).explainQuery(input, extensions.catalogues),
  'verify.files': async ({ files, texts, keys, language, passwords, limits, keep }, { grants, checks }) =>
    (await queries.verify()).verifyFiles(
      files.map((token) => grants.resolve(token)),
      keys,
      language,
      { passwords, limits: givenLimits(limits), texts },
      keep ? (folder, casePath) => checks.keep(folder, casePath) : null,
    ),
  'verify.csv': async ({ caseId }, { cases }) => ({ text: (await queries.verify()).keptCheckCsv(cases.get(caseId)) }),
  'report.make': async (input, context) => (await queries.report()).makeReport(input, context),
  'report.sections': async (input, context) => (await queries.report()).listReportSections(input, context),
  'export.make': (input, context) =>
    context.cases.asItIsNow(input.caseId, async (caseId) =>
      (await queries.export()).makeExport({ ...input, caseId }, context),
    ),
  'bundle.make': (input, context) =>
    context.cases.asItIsNow(input.caseId, async (caseId) =>
      (await queries.bundle()).makeBundle({ ...input, caseId }, context),
    ),
};
