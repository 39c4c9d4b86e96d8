import type { DirectionLabel } from '../model/frame.ts';
import { isOcppAction } from '../ocpp/actions.ts';
import { type CsvColumns, findCsvHeader, idNumbersRows } from './csv-header.ts';
import { type CsvCell, readCsvRow } from './csv-rows.ts';
import { directionFromWords } from './direction-markers.ts';
import type { LogWindow } from './log-window.ts';
import { describedMessage, messageFromParts } from './message-parts.ts';
import { directionFromField, protocolFromField } from './record-words.ts';
import { messageInCell } from './json-record.ts';
import type { RecordMessage } from './record-frame.ts';
import type { RecordLayoutReader, RecordSink } from './record-log-reader.ts';
import { stationFromWords } from './station-markers.ts';

function cellText(window: LogWindow, cell: CsvCell | undefined): string {
  if (cell === undefined) return '';
  const text = window.decode(cell.from, cell.to);
  return cell.quoted ? text.replaceAll('""', '"') : text;
}

/** Cells as the header counts them; separators inside an unquoted last cell do not make new ones. */
function fitCells(cells: readonly CsvCell[], count: number): readonly CsvCell[] {
  const last = cells.at(-1);
  const keep = cells[count - 1];
  if (cells.length <= count || last === undefined || keep === undefined || keep.quoted) return cells;
  return [...cells.slice(0, count - 1), { from: keep.from, to: last.to, quoted: false }];
}

/** The direction of the answer to a request that went in this one. */
function answered(label: DirectionLabel): DirectionLabel {
  const opposites: Readonly<Record<DirectionLabel, DirectionLabel>> = {
    'station-to-csms': 'csms-to-station',
    'csms-to-station': 'station-to-csms',
    sent: 'received',
    received: 'sent',
    unknown: 'unknown',
  };
  return opposites[label];
}

/** The action of a row; some exports name it in a column of types. */
function actionOf(columns: CsvColumns, text: (index: number) => string): string {
  const named = text(columns.action);
  const type = text(columns.type);
  return named === '' && isOcppAction(type) ? type : named;
}

/** A date beside which the time of day stands; spreadsheets and databases write one with a midnight of its own. */
function dayOf(date: string): string {
  return date.replace(/[ T]0{1,2}:00(?::00(?:[.,]0{1,9})?)?(?: ?AM)?$/, '');
}

interface RowMessage {
  readonly message: RecordMessage;
  readonly isResponse: boolean;
  readonly cell: CsvCell | undefined;
}

/** What one row holds: request and response, a frame in a cell, or a message spread over its cells (research K31, K32). */
function messagesOf(
  columns: CsvColumns,
  cells: readonly CsvCell[],
  text: (index: number) => string,
  rowId: string,
): readonly RowMessage[] {
  const found: RowMessage[] = [];
  for (const index of columns.frames) {
    const message = messageInCell(text(index));
    if (message === undefined) continue;
    found.push({ message, isResponse: false, cell: cells[index] });
    break;
  }
  const response = columns.response < 0 ? undefined : messageInCell(text(columns.response));
  if (response !== undefined) found.push({ message: response, isResponse: true, cell: cells[columns.response] });
  // What stands within the payload of a message that is told in columns is none of its own.
  if (found.some(({ message }) => message.before.trim() === '' || columns.messageId < 0)) return found;
  const action = actionOf(columns, text);
  const [first] = columns.frames;
  const payloadAt = columns.frames.find((index) => text(index).startsWith('{')) ?? first;
  const payload = payloadAt === undefined ? '' : text(payloadAt);
  const whole = messageFromParts({
    type: text(columns.type),
    id: text(columns.messageId),
    action,
    payload,
    errorCode: text(columns.errorCode),
    errorDescription: text(columns.errorDescription),
  });
  if (whole !== undefined) return [{ message: whole, isResponse: false, cell: undefined }];
  if (found.length > 0) return found;
  const asked = payloadAt === undefined ? undefined : describedMessage('call', action, payload, rowId);
  const told = columns.response < 0 ? undefined : describedMessage('result', action, text(columns.response), rowId);
  const cellOf = (index: number | undefined) => (index === undefined ? undefined : cells[index]);
  if (asked !== undefined) found.push({ message: asked, isResponse: false, cell: cellOf(payloadAt) });
  if (told !== undefined) found.push({ message: told, isResponse: true, cell: cells[columns.response] });
  return found;
}

/** Rows under a header; a row with request and response gives both messages (research K31, K32). */
export function csvLayout(): RecordLayoutReader {
  let columns: CsvColumns | undefined;

  function takeCells(window: LogWindow, written: readonly CsvCell[], from: number, to: number, sink: RecordSink): void {
    if (columns === undefined) return;
    const cells = fitCells(written, columns.count);
    const text = (index: number) => cellText(window, index < 0 ? undefined : cells[index]).trim();
    const station = text(columns.station);
    const told = directionFromField(text(columns.direction));
    const labelled = told === 'unknown' ? directionFromField(text(columns.type)) : told;
    const action = actionOf(columns, text);
    const requested = columns.clock < 0 ? text(columns.time) : `${dayOf(text(columns.time))} ${text(columns.clock)}`;
    const answeredAt = text(columns.responseTime);
    const rowId = `row-${window.offsetAt(from)}`;
    for (const { message, isResponse, cell } of messagesOf(columns, cells, text, rowId)) {
      // A collector exports whole lines: what stands before the frame there is the line's own prefix.
      const inner = message.before.trim().length > 2 ? sink.resolve(message.before) : null;
      const asked = isResponse ? answered(labelled) : labelled;
      const worded = inner === null || inner.label === 'unknown' ? directionFromWords(message.before) : inner.label;
      const writtenTime = isResponse && answeredAt !== '' ? answeredAt : requested;
      const around = {
        label: asked === 'unknown' ? worded : asked,
        directionWords: text(columns.direction),
        protocol: columns.protocol < 0 ? null : protocolFromField(text(columns.protocol)),
        action: isOcppAction(action) ? action : null,
        station: station === '' ? (inner?.station ?? stationFromWords(message.before) ?? sink.station) : station,
        loggedAt: sink.clock.read(writtenTime.trim() === '' ? (inner?.time ?? '') : writtenTime),
      };
      sink.message(message, around, cell?.from ?? from, cell?.to ?? to);
    }
  }

  return {
    step(window, from, final, sink) {
      const { text } = window;
      if (columns === undefined) {
        const header = findCsvHeader(window, from, final);
        if (header === 'more') return -1;
        if (header === undefined) return text.length;
        const numbered = idNumbersRows(window, header, final);
        if (numbered === 'more') return -1;
        columns = numbered ? { ...header.columns, station: -1 } : header.columns;
        return header.rowsFrom;
      }
      const row = readCsvRow(text, from, columns.separator, final);
      if (row === undefined) return -1;
      takeCells(window, row.cells, from, row.next, sink);
      return row.next;
    },
  };
}
