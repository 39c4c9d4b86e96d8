import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { ApiFailure } from '../../api/errors.ts';
import type { CaseInfo } from '../../api/views/case-views.ts';
import type { BundleContents } from '../../api/views/export-views.ts';
import type { KeyRow } from '../../api/views/key-views.ts';
import type { SourceRow } from '../../api/views/source-views.ts';
import { portableName } from '../../files/file-names.ts';
import { csvText } from '../csv-text.ts';
import { bundleReadme } from './bundle-readme.ts';
import type { BundledSource } from './bundle-readme.ts';
import type { BundleSink } from './bundle-sink.ts';

const pieceBytes = 1024 * 1024;

/** What a bundle is made of; the engine collects it. */
export interface BundleParts {
  readonly info: CaseInfo;
  readonly version: string;
  readonly sources: readonly SourceRow[];
  /** Archives of which the case keeps the entries; named with their hash. */
  readonly unpacked: readonly SourceRow[];
  readonly keys: readonly KeyRow[];
  readonly reports: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly reportsMasked: boolean;
  /** A consistent copy of the case. */
  readonly caseCopy: string;
  readonly readSource: (sourceId: number, offset: number, length: number) => Uint8Array;
}

function bundledSource({ id, name, entry, sha256, sizeBytes }: SourceRow): BundledSource {
  const last = (entry ?? name).split(/[/\\]/).at(-1) ?? '';
  const path = `sources/${String(id).padStart(4, '0')}-${portableName(last, { fallback: 'source' })}`;
  return { id, path, name, entry, sha256, sizeBytes };
}

function keysTable(keys: readonly KeyRow[]): string {
  const columns = [
    'id',
    'fingerprint',
    'curve',
    'origin',
    'via',
    'station',
    'connector',
    'meterSerial',
    'observed',
    'usedBy',
    'problem',
    'text',
  ] as const satisfies readonly (keyof KeyRow)[];
  return csvText(
    columns,
    keys.map((key) => columns.map((column) => key[column])),
  );
}

/** Writes all files of a bundle, in one order, and the sums of all of them at the end. Throws `source-altered`. */
export function writeBundle(sink: BundleSink, parts: BundleParts): BundleContents {
  const sums: { readonly path: string; readonly sha256: string }[] = [];
  const sources = parts.sources.map(bundledSource);
  const caseFile = `${portableName(parts.info.name, { fallback: 'case' })}.ladeakte`;

  function put(path: string, pieces: Iterable<Uint8Array>): string {
    const hash = createHash('sha256');
    sink.begin(path);
    for (const piece of pieces) {
      hash.update(piece);
      sink.write(piece);
    }
    sink.end();
    const sha256 = hash.digest('hex');
    sums.push({ path, sha256 });
    return sha256;
  }
  const putText = (path: string, text: string): string => put(path, [Buffer.from(text, 'utf8')]);

  const names = { ...parts, sources, caseFile, reports: parts.reports.map(({ name }) => `reports/${name}`) };
  putText('README.txt', bundleReadme(names));
  put(caseFile, piecesOfFile(parts.caseCopy));
  putText('keys.csv', keysTable(parts.keys));
  putText('keys.json', `${JSON.stringify(parts.keys.map(withoutEvidence), null, 2)}\n`);
  for (const { name, bytes } of parts.reports) put(`reports/${name}`, [bytes]);
  for (const source of sources) {
    const found = put(source.path, piecesOfSource(source, parts));
    // The hash that was taken when the file was read: the bytes in the case are still those.
    if (source.sha256 !== '' && found !== source.sha256) {
      throw new ApiFailure('source-altered', { source: source.name, found, stated: source.sha256 });
    }
  }
  const manifest = {
    ladeakte: 'evidence-bundle/1',
    program: { name: 'Ladeakte', version: parts.version },
    case: { name: parts.info.name, revision: parts.info.revision, zone: parts.info.zone, file: caseFile },
    sources,
    unpacked: parts.unpacked.map(({ id, name, entry, sha256, sizeBytes }) => ({ id, name, entry, sha256, sizeBytes })),
    reports: names.reports,
    reportsMasked: parts.reportsMasked,
    extensions: parts.info.extensions,
    files: sums.toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  };
  putText('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  const lines = sums.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  sink.begin('SHA256SUMS');
  sink.write(Buffer.from(lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''), 'utf8'));
  sink.end();
  return { sources: sources.length, reports: parts.reports.length, files: sums.length + 1 };
}

function withoutEvidence({ evidence, ...key }: KeyRow): object {
  return { ...key, place: evidence?.label ?? null };
}

function* piecesOfSource(source: BundledSource, { readSource }: BundleParts): Generator<Uint8Array> {
  for (let offset = 0; offset < source.sizeBytes; ) {
    const piece = readSource(source.id, offset, Math.min(pieceBytes, source.sizeBytes - offset));
    if (piece.length === 0) return;
    offset += piece.length;
    yield piece;
  }
}

function* piecesOfFile(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceBytes);
      const length = readSync(file, piece);
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
