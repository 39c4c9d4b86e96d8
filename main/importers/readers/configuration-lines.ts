import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import { configurationHeading, configurationLine, configurationRow } from '../../../parsers/ocpp/configuration-line.ts';
import type { ConfigurationColumns } from '../../../parsers/ocpp/configuration-line.ts';
import { isSecretEntry } from '../../../parsers/ocpp/secret-keys.ts';
import { sourceText } from '../../../parsers/signatures/carriers/source-text.ts';
import { positionOnly } from '../../../parsers/time/read-timestamp.ts';
import { ocppNames } from './configuration-json.ts';
import type { ReaderItem, ReadingReport, SourceReader } from './source-reader.ts';
import { WholeReading } from './whole-content.ts';

/** So many known keys make a text a configuration, and so large a part of its lines must be pairs. */
const fewestKnown = 3;
const fewestPairs = 0.6;

const known = new Set(ocppNames.map((name) => name.toLowerCase()));

/** Dumps of a configuration as text: a key and its value a line. */
export const configurationLinesReader: SourceReader = {
  id: 'configuration-lines',
  takes: 'stream',
  recognise(head) {
    const lines = (head.text?.text.slice(0, 65_536) ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    const columns = configurationHeading(lines[0] ?? '');
    const read = lines
      .slice(columns === null ? 0 : 1)
      .flatMap((line) => (columns === null ? configurationLine(line) : configurationRow(line, columns)) ?? []);
    const keys = read.filter(({ key }) => known.has(key.toLowerCase())).length;
    const content = lines.filter((line) => !/^\s{0,20}(?:#|;|\/\/|\[)/.test(line)).length;
    if (keys < fewestKnown || read.length < content * fewestPairs) return null;
    return { confidence: 0.65, reasons: [{ code: 'sniff.configuration-lines', params: { keys } }] };
  },
  open: (context) => new ConfigurationLinesReading(context),
};

class ConfigurationLinesReading extends WholeReading {
  #lines = 0;
  #understoodLines = 0;
  #understood = 0;

  protected *read(bytes: Uint8Array): Iterable<ReaderItem> {
    const source = sourceText(bytes, this.context.sourceId);
    let at = 0;
    let columns: ConfigurationColumns | null = null;
    for (const whole of source.text.split('\n')) {
      const start = at;
      at += whole.length + 1;
      const line = whole.replace(/\r$/, '');
      if (line.trim() === '') continue;
      this.#lines += 1;
      if (this.#lines === 1) columns = configurationHeading(line);
      const isHeading = this.#lines === 1 && columns !== null;
      const read = columns === null ? configurationLine(line) : configurationRow(line, columns);
      if (read === null && !isHeading) continue;
      const evidence = source.evidence(start, start + line.length);
      this.#understoodLines += 1;
      this.#understood += evidence.length + 1;
      // names of columns, and names that only deeper lines belong to (YAML), are no keys
      if (isHeading || read === null || isSection(read.value, line, source.text.slice(at, at + 400))) continue;
      const record: ConfigurationRecord = {
        record: 'configuration',
        station: this.context.station,
        key: read.key,
        value: read.value,
        readonlyKey: read.readonlyKey,
        via: 'configuration-file',
        outcome: null,
        observedAt: positionOnly,
        secret: isSecretEntry(read.key, read.value),
        evidence,
      };
      yield record;
    }
  }

  report(): ReadingReport {
    const { confidence, reasons } = this.context.recognition;
    const understood = Math.min(this.#understood, this.bytes);
    const left = this.bytes - understood;
    return {
      account: {
        reader: 'configuration-lines',
        confidence,
        reasons,
        bytesUnderstood: understood,
        linesTotal: this.#lines,
        linesUnderstood: this.#understoodLines,
        leftovers: left === 0 ? [] : [{ code: 'unknown-text', bytes: left }],
        firstMs: null,
        lastMs: null,
      },
      found: this.#understoodLines > 0 ? 'records' : 'text',
      partial: this.tooLarge,
    };
  }
}

/** A key with nothing behind it and a line after it that stands further in. */
function isSection(value: string, line: string, after: string): boolean {
  if (value !== '') return false;
  const depth = (text: string): number => /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const next = after.split('\n').find((one) => one.trim() !== '');
  return next !== undefined && depth(next) > depth(line);
}
