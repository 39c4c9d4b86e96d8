import { findRegisterHeader, RegisterRows } from '../../../parsers/databases/charge-point-register.ts';
import type { RegisterKeyCell, RegisterLayout } from '../../../parsers/databases/charge-point-register.ts';
import { isAsciiText } from '../../../parsers/base/byte-text.ts';
import type { BytesEvidence } from '../../../parsers/model/evidence.ts';
import type { Issue, IssueParams } from '../../../parsers/model/issue.ts';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import { readPublicKeys } from '../../../parsers/signatures/keys/public-key.ts';
import { quoted } from '../issue-list.ts';
import type {
  ReaderItem,
  ReadingContext,
  ReadingReport,
  SourceHead,
  SourceReader,
  StreamReading,
} from './source-reader.ts';

function layoutOf(head: SourceHead): RegisterLayout | undefined {
  const encoding = head.text?.encoding;
  // The rows are taken apart as bytes; in UTF-16 the register has never been published.
  if (encoding !== 'utf-8' && encoding !== 'windows-1252') return undefined;
  return findRegisterHeader(head.bytes, encoding);
}

/** The public charge-point register of the Bundesnetzagentur: keys with the operator and address that registered them. */
export const chargePointRegisterReader: SourceReader = {
  id: 'charge-point-register',
  takes: 'stream',
  recognise(head) {
    const layout = layoutOf(head);
    if (layout === undefined) return null;
    const columns = layout.keyColumns.length;
    return { confidence: 0.95, reasons: [{ code: 'sniff.charge-point-register', params: { columns } }] };
  },
  open(context) {
    const layout = layoutOf(context.head);
    if (layout === undefined) throw new Error('a register that was recognised is none');
    return new RegisterReading(context, layout);
  },
};

/** A key has at least 24 bytes; a cell with fewer letters and digits says in words that there is none. */
const shortestKeyText = 32;

interface KeyPart {
  readonly text: string;
  readonly evidence: BytesEvidence;
}

/** Some operators put the keys of several meters into one cell. */
function partsOf({ text, evidence }: RegisterKeyCell): readonly KeyPart[] {
  // Places inside the cell can be counted in characters only where every character is one byte.
  const countable = isAsciiText(text) && text.length === evidence.length;
  return [...text.matchAll(/[^\s;,|]+/g)]
    .filter(([word]) => word.length >= shortestKeyText)
    .map(({ 0: word, index }) => ({
      text: word,
      evidence: countable ? { ...evidence, offset: evidence.offset + index, length: word.length } : evidence,
    }));
}

class RegisterReading implements StreamReading {
  readonly #context: ReadingContext;
  readonly #rows: RegisterRows;
  #bytes = 0;
  #keys = 0;
  #words = 0;
  #understood = 0;

  constructor(context: ReadingContext, layout: RegisterLayout) {
    this.#context = context;
    this.#rows = new RegisterRows(context.sourceId, layout.separator, context.head.text?.encoding ?? 'utf-8');
  }

  push(chunk: Uint8Array): Iterable<ReaderItem> {
    this.#bytes += chunk.length;
    return this.#items(this.#rows.push(chunk));
  }

  *end(): Iterable<ReaderItem> {
    yield* this.#items(this.#rows.end());
    const { rows, shortRows, openQuotes } = this.#rows.tally;
    if (this.#words > 0) yield this.#issue('register.no-keys-in-cells', 'info', { cells: this.#words });
    if (shortRows > 0) yield this.#issue('register.short-rows', 'warning', { rows: shortRows });
    if (openQuotes > 0) yield this.#issue('register.open-quotes', 'warning', { rows: openQuotes });
    yield this.#issue('register.read', 'info', { rows, keys: this.#keys });
  }

  #issue(
    code: string,
    severity: Issue['severity'],
    params: IssueParams,
    place: BytesEvidence | null = null,
  ): ReaderItem {
    return { record: 'issue', issue: { code, severity, place, params } };
  }

  *#items(cells: Iterable<RegisterKeyCell>): Iterable<ReaderItem> {
    for (const cell of cells) yield* this.#cell(cell);
  }

  #record(part: KeyPart, cell: RegisterKeyCell): PublicKeyRecord {
    this.#keys += 1;
    this.#understood += part.evidence.length;
    return {
      record: 'public-key',
      text: part.text,
      origin: 'registered',
      via: `Register: ${quoted(cell.holder, 300)}`,
      station: null,
      connector: null,
      meterSerial: null,
      observedAt: null,
      evidence: part.evidence,
    };
  }

  *#cell(cell: RegisterKeyCell): Iterable<ReaderItem> {
    const whole: KeyPart = { text: cell.text.trim(), evidence: cell.evidence };
    if (whole.text.replaceAll(/[^A-Za-z0-9]/g, '').length < shortestKeyText) {
      this.#words += 1;
      return;
    }
    // Parts first: as a whole, a key with something behind it may still be read as that key.
    const parts = partsOf(cell);
    const readable = parts.length < 2 ? [] : parts.filter(({ text }) => readPublicKeys(text).keys.length > 0);
    for (const part of readable) yield this.#record(part, cell);
    if (readable.length > 0 && readable.length === parts.length) return;
    const reading = readPublicKeys(whole.text);
    if (readable.length === 0 && reading.keys.length > 0) {
      yield this.#record(whole, cell);
      return;
    }
    const failed = parts.find((part) => !readable.includes(part)) ?? whole;
    const problem = (readPublicKeys(failed.text).problem ?? reading.problem)?.code ?? 'key.undecodable';
    if (problem === 'key.private-key') {
      yield this.#issue('import.private-key', 'warning', {}, failed.evidence);
      return;
    }
    const params = { line: cell.evidence.line ?? 0, holder: quoted(cell.holder, 200), problem };
    yield this.#issue('register.key-unreadable', 'warning', params, failed.evidence);
  }

  report(): ReadingReport {
    const { confidence, reasons } = this.#context.recognition;
    const { rows } = this.#rows.tally;
    const left = this.#bytes - this.#understood;
    return {
      account: {
        reader: 'charge-point-register',
        confidence,
        reasons,
        bytesUnderstood: this.#understood,
        linesTotal: rows,
        linesUnderstood: rows - this.#rows.tally.shortRows,
        leftovers: left === 0 ? [] : [{ code: 'around-records', bytes: left }],
        firstMs: null,
        lastMs: null,
      },
      found: this.#keys > 0 ? 'records' : 'text',
      partial: false,
    };
  }
}
