import { readJson } from '../../../parsers/base/json-reader.ts';
import { microOcppFile, readMicroOcpp } from '../../../parsers/databases/micro-ocpp.ts';
import { sourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import type { ReaderItem, ReadingReport, SourceReader } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

/** The JSON files of a MicroOcpp store; small, so each is read as a whole. */
export const microOcppReader: SourceReader = {
  id: 'micro-ocpp',
  takes: 'stream',
  recognise(head) {
    const text = head.text?.text ?? '';
    // files of a microcontroller are a few kilobytes; larger ones are something else
    if (!head.whole || text.length > 65_536 || !/^[\s\ufeff]{0,20}\{/.test(text)) return null;
    const document = readJson(text.replace(/^\ufeff/, ' '));
    const kind = document.ok ? microOcppFile(document.value.root, head.fileName) : null;
    return kind === null ? null : { confidence: 0.85, reasons: [{ code: 'sniff.micro-ocpp', params: { kind } }] };
  },
  open: (context) => new MicroOcppReading(context),
};

class MicroOcppReading extends WholeReading {
  #understood = 0;
  #records = 0;

  protected *read(bytes: Uint8Array): Iterable<ReaderItem> {
    const { sourceId, time, station, head } = this.context;
    const source = sourceText(bytes, sourceId);
    const text = source.text.replace(/^\ufeff/, ' ');
    const document = readJson(text);
    if (!document.ok || document.value.root.kind !== 'object') return;
    const { root } = document.value;
    const kind = microOcppFile(root, head.fileName);
    if (kind === null) return;
    const records = readMicroOcpp(kind, root, {
      station,
      time,
      fileName: head.fileName,
      textOf: (node) => text.slice(node.start, node.end),
      evidence: (node) => source.evidence(node.start, node.end),
    });
    this.#records = records.length;
    this.#understood = bytes.length;
    yield* records;
  }

  report(): ReadingReport {
    const { confidence, reasons } = this.context.recognition;
    const left = this.bytes - this.#understood;
    return {
      account: {
        reader: 'micro-ocpp',
        confidence,
        reasons,
        bytesUnderstood: this.#understood,
        linesTotal: null,
        linesUnderstood: null,
        leftovers: left === 0 ? [] : [{ code: 'unknown-text', bytes: left }],
        firstMs: null,
        lastMs: null,
      },
      found: this.#records > 0 ? 'records' : 'text',
      partial: this.tooLarge,
    };
  }
}
