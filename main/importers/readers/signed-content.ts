import type { FoundRecords } from '../../../parsers/signatures/carriers/found-records.ts';
import type { SourceId } from '../../../parsers/model/evidence.ts';
import { readPublicKeys } from '../../../parsers/signatures/keys/public-key.ts';
import type { ReaderItem, ReadingContext, ReadingReport } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

/** Finds signed values and keys in the whole content of a source. */
export type FindRecords = (content: Uint8Array, sourceId: SourceId) => FoundRecords;

/** Bytes that the records cover; overlapping ones count once. */
export function coveredBytes(found: FoundRecords): number {
  const spans = [...found.signedValues, ...found.publicKeys]
    .flatMap(({ evidence }) => (evidence?.kind === 'bytes' ? [evidence] : []))
    .sort((a, b) => a.offset - b.offset);
  let covered = 0;
  let end = 0;
  for (const { offset, length } of spans) {
    covered += Math.max(0, offset + length - Math.max(offset, end));
    end = Math.max(end, offset + length);
  }
  return covered;
}

/** Reads a source as a whole with one of the finders of `parsers/signatures`. */
export class SignedContentReading extends WholeReading {
  readonly #reader: string;
  readonly #find: FindRecords;
  #records = 0;
  #understood = 0;

  constructor(context: ReadingContext, reader: string, find: FindRecords) {
    super(context);
    this.#reader = reader;
    this.#find = find;
  }

  protected *read(content: Uint8Array): Iterable<ReaderItem> {
    const found = this.#find(content, this.context.sourceId);
    this.#understood = Math.min(content.length, coveredBytes(found));
    for (const value of found.signedValues) {
      this.#records += 1;
      yield value;
    }
    for (const key of found.publicKeys) {
      if (isPrivateKey(key.text)) {
        const place = key.evidence;
        yield { record: 'issue', issue: { code: 'import.private-key', severity: 'warning', place, params: {} } };
        continue;
      }
      this.#records += 1;
      yield key;
    }
    for (const issue of found.issues) yield { record: 'issue', issue };
  }

  report(): ReadingReport {
    const { confidence, reasons } = this.context.recognition;
    const left = this.bytes - this.#understood;
    return {
      account: {
        reader: this.#reader,
        confidence,
        reasons,
        bytesUnderstood: this.#understood,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: left === 0 ? [] : [{ code: this.tooLarge ? 'not-reached' : 'around-records', bytes: left }],
        firstMs: null,
        lastMs: null,
      },
      found: this.#records > 0 || this.context.head.text === null ? 'records' : 'text',
      partial: this.tooLarge,
    };
  }
}

/** A private key is told and never kept as a record: records are shown and exported (house rule 11). */
function isPrivateKey(text: string): boolean {
  return /PRIVATE KEY/.test(text) || readPublicKeys(text).problem?.code === 'key.private-key';
}
