import { csvLayout } from './csv-layout.ts';
import { logFormats } from './index.ts';
import { jsonDocumentLayout, jsonLinesLayout } from './json-layouts.ts';
import { LineLogReader } from './line-log-reader.ts';
import type { LogDetection, LogFormat, LogReader, LogReaderContext, RecordLayout } from './log-format.ts';
import { PrefixResolver } from './prefix-resolver.ts';
import { type RecordLayoutReader, RecordLogReader } from './record-log-reader.ts';

const layouts: Readonly<Record<RecordLayout, () => RecordLayoutReader>> = {
  'json-lines': jsonLinesLayout,
  'json-document': jsonDocumentLayout,
  csv: csvLayout,
};

/** A reader for what `detectLog` found. Throws on a format id that is not registered: that is a bug. */
export function openLogReader(detection: LogDetection, context: LogReaderContext): LogReader {
  const format = logFormats.find(detection.formatId);
  if (format === undefined) throw new Error(`no log format has the id "${detection.formatId}"`);
  if (format.records !== undefined) {
    const resolver = new PrefixResolver(format, logFormats.entries, []);
    const resolve = (line: string) => resolver.resolve(line, true);
    return new RecordLogReader(layouts[format.records](), resolve, detection, context);
  }
  const mixed = detection.reasons.flatMap(({ code, params }): LogFormat[] => {
    const found = code === 'sniff.mixed' ? logFormats.find(String(params['format'])) : undefined;
    return found === undefined ? [] : [found];
  });
  return new LineLogReader(format, logFormats.entries, mixed, detection, context);
}
