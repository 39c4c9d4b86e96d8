import { csvSeparators, readCsvRow } from './csv-rows.ts';
import type { LogWindow } from './log-window.ts';
import type { FieldRole } from './field-names.ts';
import { fieldFor, frameFields, plainName } from './record-fields.ts';

/** Columns by their meaning; -1 for what a file does not have. */
export interface CsvColumns {
  readonly separator: string;
  readonly count: number;
  readonly frames: readonly number[];
  readonly response: number;
  readonly time: number;
  /** A column with the time of day beside one with the date. */
  readonly clock: number;
  readonly responseTime: number;
  readonly station: number;
  /** The column of the station is called just `id`, which may number the rows as well. */
  readonly stationIsId: boolean;
  readonly direction: number;
  /** A column named as a type that may tell the direction (research K31: `Event Type`). */
  readonly type: number;
  readonly action: number;
  readonly protocol: number;
  readonly messageId: number;
  readonly errorCode: number;
  readonly errorDescription: number;
}

/** A header and where the rows below it begin. */
export interface CsvHeader {
  readonly columns: CsvColumns;
  readonly rowsFrom: number;
}

const mostHeaderCells = 200;
const longestHeader = 20_000;
/** Titles, filters and blank lines above the header (research K31: three header rows). */
const mostLinesAbove = 30;

/** The columns that a header line names; `undefined` when it is no header of a message export. */
export function readCsvHeader(line: string, only?: string): CsvColumns | undefined {
  if (line.length > longestHeader || line.includes('{') || /\[(?![A-Za-z])/.test(line)) return undefined;
  for (const separator of only === undefined ? csvSeparators : [only]) {
    const row = readCsvRow(`${line}\n`, 0, separator, true);
    if (row === undefined || row.cells.length < 2 || row.cells.length > mostHeaderCells) continue;
    const names = row.cells.map(({ from, to }) => plainName(line.slice(from, to)));
    const columns = columnsOf(names, separator);
    if (columns !== undefined) return columns;
  }
  return undefined;
}

/** The same for names of columns that are apart already (a spreadsheet's row). */
export function columnsOf(names: readonly string[], separator: string): CsvColumns | undefined {
  const column = (role: FieldRole) => fieldFor(role, names);
  const response = column('response-frame');
  const frames = frameFields(names).filter((index) => index !== response);
  if (frames.length === 0 && response < 0) return undefined;
  const beside = (['time', 'station', 'direction', 'action', 'message-id'] as const).filter(
    (role) => column(role) >= 0,
  );
  // One word that could be a column stands in any line.
  if (beside.length === 0 && !names.includes('id') && names.length > frames.length + (response < 0 ? 0 : 1))
    return undefined;
  // In an export of messages a plain `id` is the station's (research K32) unless another column is; a message's id stands in the message.
  const id = names.indexOf('id');
  const named = column('station');
  const station = named >= 0 ? named : id;
  const messageId = column('message-id');
  const date = names.indexOf('date') >= 0 ? names.indexOf('date') : names.indexOf('datum');
  const clock = names.findIndex((name) => name === 'time' || ['uhrzeit', 'zeit', 'tijd', 'heure'].includes(name));
  const apart = date >= 0 && clock >= 0;
  return {
    separator,
    count: names.length,
    frames,
    response,
    time: apart ? date : column('time'),
    clock: apart ? clock : -1,
    responseTime: column('response-time'),
    station: frames.includes(station) ? -1 : station,
    stationIsId: named < 0 && id >= 0,
    // The tools of a browser put an arrow into a column without a name.
    direction: column('direction') >= 0 ? column('direction') : names.indexOf(''),
    type: column('type'),
    action: column('action'),
    protocol: column('protocol'),
    messageId: messageId === station ? -1 : messageId,
    errorCode: column('error-code'),
    errorDescription: column('error-description'),
  };
}

/** Spreadsheet programs are told the separator in a line of its own. */
const separatorLine = /^"?sep=(.)"?\s*$/i;

/**
 * The header at or below `from`, with titles above it; `undefined` when there is none within the first lines, `'more'` when the text at hand ends
 * before that is certain.
 */
export function findCsvHeader(window: LogWindow, from: number, final: boolean): CsvHeader | 'more' | undefined {
  const { text } = window;
  let separator: string | undefined;
  let at = from;
  for (let line = 0; line < mostLinesAbove; line += 1) {
    const newline = text.indexOf('\n', at);
    if (newline < 0 && !final) return text.length - at > longestHeader ? undefined : 'more';
    const end = newline < 0 ? text.length : newline;
    const written = window.decode(at, Math.min(end, at + longestHeader + 1)).trimEnd();
    const told = separatorLine.exec(written)?.[1];
    if (told !== undefined) separator = told;
    else {
      const columns = readCsvHeader(written, separator);
      if (columns !== undefined) return { columns, rowsFrom: newline < 0 ? text.length : newline + 1 };
    }
    if (newline < 0) return undefined;
    at = newline + 1;
  }
  return undefined;
}

/** Rows that show whether a plain `id` counts them. */
const rowsToTell = 3;
const uniqueForm = /^(?:[\da-f]{24}|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})$/i;

/**
 * Whether a plain `id` names the rows and not a station: running numbers, or UUIDs and ObjectIds of which none comes twice. A station for each row
 * would tear every conversation apart. `'more'` when the text at hand ends before that is certain.
 */
export function idNumbersRows(window: LogWindow, { columns, rowsFrom }: CsvHeader, final: boolean): boolean | 'more' {
  if (!columns.stationIsId || columns.station < 0) return false;
  const ids: string[] = [];
  for (let at = rowsFrom; ids.length < rowsToTell; ) {
    if (at >= window.text.length && final) break;
    const row = readCsvRow(window.text, at, columns.separator, final);
    if (row === undefined) return 'more';
    const cell = row.cells[columns.station];
    const id = cell === undefined ? '' : window.text.slice(cell.from, cell.to).trim();
    if (id !== '') ids.push(id);
    at = row.next;
  }
  if (ids.every((id) => uniqueForm.test(id))) return new Set(ids).size === ids.length;
  if (!ids.every((id) => /^\d{1,15}$/.test(id))) return false;
  const steps = ids.slice(1).map((id, index) => Number(id) - Number(ids[index]));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
