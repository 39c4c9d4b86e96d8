import { createHash } from 'node:crypto';
import type {
  ImportedRecord,
  ImportSink,
  SourceDescription,
  SourceResult,
} from '../../../main/importers/import-sink.ts';

/** One source as a sink got it. */
export interface RecordedSource {
  readonly description: SourceDescription;
  readonly records: ImportedRecord[];
  bytes: Buffer;
  readonly hash: ReturnType<typeof createHash>;
  contentLength: number;
  result: SourceResult | null;
}

/** A sink for tests; it checks the order of calls that `import-sink.ts` promises. `keepBytes: false` for large inputs. */
export function recordingSink(options: { readonly keepBytes: boolean } = { keepBytes: true }): {
  readonly sink: ImportSink;
  readonly sources: RecordedSource[];
  readonly find: (entry: string | null) => RecordedSource;
} {
  const sources: RecordedSource[] = [];
  const source = (id: number): RecordedSource => {
    const found = sources[id];
    if (found === undefined) throw new Error(`no source ${id} was begun`);
    if (found.result !== null) throw new Error(`source ${id} was used after its end`);
    return found;
  };
  const sink: ImportSink = {
    hasSize: (sizeBytes) => sources.some(({ result }) => result?.sizeBytes === sizeBytes),
    isKnown: (sha256, sizeBytes) =>
      sources.some(
        ({ result }) => result?.sha256 === sha256 && result.sizeBytes === sizeBytes && result.state === 'complete',
      ),
    beginSource(description) {
      if (description.parentId !== null) source(description.parentId);
      sources.push({
        description,
        records: [],
        bytes: Buffer.alloc(0),
        hash: createHash('sha256'),
        contentLength: 0,
        result: null,
      });
      return sources.length - 1;
    },
    content(sourceId, chunk) {
      const target = source(sourceId);
      target.contentLength += chunk.length;
      target.hash.update(chunk);
      if (options.keepBytes) target.bytes = Buffer.concat([target.bytes, chunk]);
    },
    records(sourceId, batch) {
      source(sourceId).records.push(...batch);
    },
    endSource(sourceId, result) {
      const target = source(sourceId);
      const hash = target.hash.digest('hex');
      if (target.contentLength > 0 && result.sha256 !== null && hash !== result.sha256) {
        throw new Error(`hash of source ${sourceId} is not that of its content`);
      }
      const sha256 = result.sha256 ?? hash;
      if (target.contentLength > 0 && target.contentLength !== result.sizeBytes) {
        throw new Error(`size of source ${sourceId} is not that of its content`);
      }
      const known = sources.some(
        (other) => other !== target && other.result?.sha256 === sha256 && other.contentLength > 0,
      );
      target.result = { ...result, sha256 };
      return known ? 'duplicate' : 'kept';
    },
  };
  return {
    sink,
    sources,
    find(entry) {
      const found = sources.find(({ description }) => description.entry === entry);
      if (found === undefined) {
        throw new Error(`no source "${entry}" among ${sources.map(({ description }) => description.entry).join(', ')}`);
      }
      return found;
    },
  };
}

/** Codes of a source's issues, in order. */
export function issueCodes(source: RecordedSource): readonly string[] {
  return source.result?.issues.map(({ code }) => code) ?? [];
}
