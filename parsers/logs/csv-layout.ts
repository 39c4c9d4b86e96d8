import { type CsvCell, csvSeparators, readCsvRow } from './csv-rows.ts';
import { directionFromWords } from './direction-markers.ts';
import type { DirectionLabel } from '../model/frame.ts';
import type { LogWindow } from './log-window.ts';
import { directionFromField, type FieldRole, fieldFor, frameFields, plainName } from './record-fields.ts';
import { messageInText } from './record-frame.ts';
import type { RecordLayoutReader, RecordSink } from './record-log-reader.ts';

/** Columns by their meaning; -1 for what a file does not have. */
export interface CsvColumns {
  readonly separator: string;
  readonly count: number;
  readonly frames: readonly number[];
  readonly response: number;
  readonly time: number;
  readonly responseTime: number;
  readonly station: number;
  readonly direction: number;
  /** A column named as a type that may tell the direction (research K31: `Event Type`). */
  readonly type: number;
  readonly action: number;
}

const mostHeaderCells = 200;
const longestHeader = 20_000;

/** The columns that a header line names; `undefined` when it is no header of a message export. */
export function readCsvHeader(line: string): CsvColumns | undefined {
  if (line.length > longestHeader || line.includes('[')) return undefined;
  for (const separator of csvSeparators) {
    const row = readCsvRow(`${line}\n`, 0, separator, true);
    if (row === undefined || row.cells.length < 2 || row.cells.length > mostHeaderCells) continue;
    const names = row.cells.map(({ from, to }) => plainName(line.slice(from, to)));
    const column = (role: FieldRole) => fieldFor(role, names);
    const response = column('response-frame');
    const frames = frameFields(names).filter((index) => index !== response);
    const time = column('time');
    if (frames.length === 0 && response < 0) continue;
    // In an export of messages a plain `id` is the station's (research K32); a message's id stands in the message.
    const id = names.indexOf('id');
    const station = column('station') >= 0 ? column('station') : id;
    return {
      separator,
      count: names.length,
      frames,
      response,
      time,
      responseTime: column('response-time'),
      station: frames.includes(station) ? -1 : station,
      direction: column('direction'),
      type: column('type'),
      action: column('action'),
    };
  }
  return undefined;
}

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
    const action = text(columns.action);
    const requested = text(columns.time);
    const answeredAt = text(columns.responseTime);
    let found = false;
    for (const index of [...columns.frames, columns.response]) {
      if (index < 0 || (found && index !== columns.response)) continue;
      const message = messageInText(text(index));
      if (message === undefined) continue;
      found = true;
      const isResponse = index === columns.response;
      const asked = isResponse ? answered(labelled) : labelled;
      const label = asked === 'unknown' ? directionFromWords(message.before) : asked;
      const loggedAt = sink.clock.read(isResponse && answeredAt !== '' ? answeredAt : requested);
      const around = {
        label,
        action: action === '' ? null : action,
        station: station === '' ? sink.station : station,
        loggedAt,
      };
      const cell = cells[index];
      sink.message(message, around, cell?.from ?? from, cell?.to ?? to);
    }
  }

  return {
    step(window, from, final, sink) {
      const { text } = window;
      if (columns === undefined) {
        const newline = text.indexOf('\n', from);
        if (newline < 0 && !final) return -1;
        const end = newline < 0 ? text.length : newline;
        columns = readCsvHeader(window.decode(from, end).trimEnd());
        return newline < 0 ? text.length : newline + 1;
      }
      const row = readCsvRow(text, from, columns.separator, final);
      if (row === undefined) return -1;
      takeCells(window, row.cells, from, row.next, sink);
      return row.next;
    },
  };
}
