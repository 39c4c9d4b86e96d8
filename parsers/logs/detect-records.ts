import { findCsvHeader } from './csv-header.ts';
import { csvLayout } from './csv-layout.ts';
import { jsonDocumentLayout, jsonLinesLayout, objectFollows } from './json-layouts.ts';
import { valueEnd } from './json-members.ts';
import { walkJsonArray } from './json-structure.ts';
import { LogClock } from './log-clock.ts';
import type { LogWindow } from './log-window.ts';
import type { RecordLayoutReader, RecordSink } from './record-log-reader.ts';

/** A log made of records, as the head of a source shows it. */
export interface RecordDetection {
  readonly formatId: 'json-lines' | 'json-document' | 'csv-export';
  /** Messages found, of the steps that were looked at. */
  readonly matched: number;
  readonly looked: number;
}

const lookedSteps = 4000;
const lookedMessages = 40;

/** How many messages a layout finds in the head. */
function messagesIn(
  layout: RecordLayoutReader,
  window: LogWindow,
): { readonly matched: number; readonly looked: number } {
  const found: string[] = [];
  let records = 0;
  let forced = false;
  const sink: RecordSink = {
    clock: new LogClock({ zone: 'UTC', referenceYear: null }, 'day-first'),
    station: null,
    resolve: () => null,
    message: ({ shape }) => void found.push(shape.uniqueId),
    issue: () => undefined,
  };
  let at = 0;
  for (let step = 0; step < lookedSteps && found.length < lookedMessages && at < window.text.length; step += 1) {
    let next = layout.step(window, at, false, sink);
    if (next < 0) {
      if (forced || found.length > 0) break;
      // The head may end within the first record, or before it is certain what a document begins with.
      forced = true;
      next = layout.step(window, at, true, sink);
      if (next <= at || found.length > 0) break;
    }
    if (next > at + 1) records += 1;
    at = next;
  }
  return { matched: found.length, looked: Math.max(found.length, records) };
}

/** Whether the head is JSON lines, a JSON document or CSV with OCPP messages in it. `undefined` when it is none of them. */
export function detectRecords(window: LogWindow): RecordDetection | undefined {
  const { text } = window;
  let start = 0;
  while (start < text.length && text.charCodeAt(start) <= 0x20) start += 1;
  const newline = text.indexOf('\n', start);
  const firstEnd = newline < 0 ? text.length : newline;
  const first = text.charCodeAt(start);
  if (first === 0x7b || first === 0x5b) {
    const lastOfLine = text.slice(start, firstEnd).trimEnd().length + start;
    const wholeLine = first === 0x7b && valueEnd(text, start, lastOfLine) === lastOfLine;
    if (wholeLine) {
      const lines = messagesIn(jsonLinesLayout(), window);
      // A single line may still be a document; only if its object is no message of its own.
      if (lines.matched > 0 && ((newline >= 0 && text.slice(newline).trim() !== '') || !holdsRecords(text, start))) {
        return { formatId: 'json-lines', ...lines };
      }
    }
    if (first === 0x5b && /^\[\s*\d/.test(text.slice(start, start + 80))) return undefined;
    // `[INFO ] ...` and the like begin with a bracket too: a document must be JSON as far as it can be seen.
    const whole = `[${text.slice(start)}`;
    const isSequence = first === 0x7b && objectFollows(text, start, true) === true;
    if (!isSequence && walkJsonArray(whole, 0, whole.length, false).outcome !== 'open') return undefined;
    const document = messagesIn(jsonDocumentLayout(), window);
    return document.matched > 0 ? { formatId: 'json-document', ...document } : undefined;
  }
  const header = newline < 0 ? undefined : findCsvHeader(window, start, true);
  if (header === undefined || header === 'more') return undefined;
  const rows = messagesIn(csvLayout(), window);
  return rows.matched > 0 ? { formatId: 'csv-export', ...rows } : undefined;
}

/** Whether an object has an array of objects or of arrays among its members. */
function holdsRecords(text: string, start: number): boolean {
  return /^\{[^[\]]{0,2000}"\s*:\s*\[\s*[{[]/.test(text.slice(start, start + 2100));
}
