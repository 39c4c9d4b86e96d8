import { existsSync, readdirSync } from 'node:fs';
import { ApiFailure } from '../../api/errors.ts';
import type { MaskKind } from '../../api/report-choices.ts';
import type { BundleResult, DocumentFile } from '../../api/views/export-views.ts';
import type { KeyRow } from '../../api/views/key-views.ts';
import type { SourceRow } from '../../api/views/source-views.ts';
import { expectedFailure } from '../../casefile/expected-failure.ts';
import { folderSink, zipSink } from '../../exporters/bundle/bundle-sink.ts';
import type { BundleSink } from '../../exporters/bundle/bundle-sink.ts';
import { writeBundle } from '../../exporters/bundle/write-bundle.ts';
import type { ReportFormat, ReportKind } from '../../exporters/exporter.ts';
import { portableName } from '../../files/file-names.ts';
import { tryRemovePath } from '../../files/remove-path.ts';
import type { Language } from '../../../parsers/model/language.ts';
import type { EngineContext } from '../engine.ts';
import type { OpenCase } from '../open-cases.ts';
import { listKeys } from './keys.ts';
import { makeReport } from './report.ts';
import { listSources } from './sources.ts';

export interface BundleOrder {
  readonly caseId: string;
  readonly sourceIds: readonly number[];
  readonly reports: readonly ReportKind[];
  readonly reportFormats: readonly (ReportFormat | 'pdf')[];
  readonly sessionIds: readonly string[];
  readonly language: Language;
  readonly mask: boolean;
  readonly unmask: readonly MaskKind[];
  readonly maskAlso: readonly MaskKind[];
  readonly template: readonly string[];
  readonly target?: string | undefined;
}

interface ChosenSources {
  readonly sources: readonly SourceRow[];
  /** Archives: the case keeps what lay in them, and of themselves the hash. */
  readonly unpacked: readonly SourceRow[];
}

/** The chosen sources; without a choice every file that was dropped. An archive stands for what lies in it. */
function chosenSources(open: OpenCase, order: BundleOrder): ChosenSources {
  const all = listSources(open, order.language);
  const unknown = order.sourceIds.find((sourceId) => !all.some(({ id }) => id === sourceId));
  if (unknown !== undefined) throw new ApiFailure('source-unknown', { sourceId: unknown });
  const chosen = all.filter(({ id, parentId, state }) =>
    order.sourceIds.length > 0 ? order.sourceIds.includes(id) : parentId === null && state !== 'duplicate',
  );
  const inside = Map.groupBy(all, ({ parentId }) => parentId);
  const sources = new Map<number, SourceRow>();
  const unpacked = new Map<number, SourceRow>();
  const take = (source: SourceRow): void => {
    const isKept = source.sizeBytes === 0 || open.content.read(source.id, 0, 1).length > 0;
    if (isKept) sources.set(source.id, source);
    else {
      unpacked.set(source.id, source);
      for (const entry of inside.get(source.id) ?? []) take(entry);
    }
  };
  for (const source of chosen) take(source);
  const byId = (rows: ReadonlyMap<number, SourceRow>): readonly SourceRow[] =>
    [...rows.values()].toSorted((left, right) => left.id - right.id);
  return { sources: byId(sources), unpacked: byId(unpacked) };
}

function allKeys(open: OpenCase, language: Language): readonly KeyRow[] {
  const window = { range: { fromMs: null, toMs: null }, filter: '', language, limit: 1_000 };
  const keys: KeyRow[] = [];
  for (;;) {
    const page = listKeys(open, { ...window, offset: keys.length });
    keys.push(...page.rows);
    if (page.rows.length === 0 || keys.length >= page.total) return keys;
  }
}

function bytesOf(document: DocumentFile): Uint8Array {
  return 'text' in document ? Buffer.from(document.text, 'utf8') : Buffer.from(document.base64, 'base64');
}

function sinkFor(path: string, folder: string, isZip: boolean, shown: string): BundleSink {
  try {
    if (!isZip && existsSync(path) && readdirSync(path).length > 0)
      throw new ApiFailure('folder-not-empty', { folder: shown });
    return isZip ? zipSink(path, folder) : folderSink(path);
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    const code = expectedFailure(error, shown)?.error.code ?? 'target-not-writable';
    throw new ApiFailure(code, { file: shown }, error instanceof Error ? error.message : null);
  }
}

/** Puts together what a third person needs to check everything again. */
export async function makeBundle(order: BundleOrder, context: EngineContext): Promise<BundleResult> {
  const open = context.cases.get(order.caseId);
  const target = order.target === undefined ? null : context.grants.resolveTarget(order.target);
  const isZip = target === null || /\.zip$/i.test(target.path);
  if (isZip && target !== null && !target.overwrite && existsSync(target.path)) {
    throw new ApiFailure('target-exists', { file: target.name });
  }
  const { sources, unpacked } = chosenSources(open, order);
  const reports = [];
  for (const report of order.reports) {
    for (const format of order.reportFormats) {
      const document = await makeReport({ ...order, report, format, byteOrderMark: false }, context);
      reports.push({ name: document.fileName, bytes: bytesOf(document) });
    }
  }
  const info = await context.call('case.get', { caseId: order.caseId });
  if (!info.ok) throw new ApiFailure(info.error.code, info.error.params, info.error.detail);
  const caseCopy = context.made.place();
  const path = target?.path ?? context.made.place();
  const folder = `${portableName(open.name, { fallback: 'ladeakte' })}-bundle`;
  let sink: BundleSink | undefined;
  try {
    // Readers and a writer may be at work: only SQLite itself can copy a database that is in use.
    await open.database.backup(caseCopy);
    sink = sinkFor(path, folder, isZip, target?.name ?? folder);
    const contents = writeBundle(sink, {
      info: info.value,
      version: context.options.version,
      sources,
      unpacked,
      keys: allKeys(open, order.language),
      reports,
      reportsMasked: order.mask,
      caseCopy,
      readSource: (sourceId, offset, length) => open.content.read(sourceId, offset, length),
    });
    sink.finish();
    const fileName = `${folder}.zip`;
    return {
      file: target === null ? context.made.offer({ path, fileName, mediaType: 'application/zip' }) : null,
      contents,
    };
  } catch (error) {
    sink?.abort();
    throw error;
  } finally {
    tryRemovePath(caseCopy);
  }
}
