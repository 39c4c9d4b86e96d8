import { isDecimal } from '../base/decimal-arithmetic.ts';
import type { DirectionLabel, FrameKind, FrameRecord } from '../model/frame.ts';
import { initiatorOf } from '../ocpp/actions.ts';
import { positionOnly } from '../time/read-timestamp.ts';
import { longTextCell, textCell, wholeCell } from './cell-values.ts';
import { inUtc, timeCell } from './time-cell.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView, TableShape } from './dialect.ts';
import { transactionsByTime } from './ocpp-core-transactions.ts';
import { roleRows } from './role-rows.ts';
import type { RoleRow } from './role-rows.ts';
import { existingColumns, findTable, hasColumns } from './table-shapes.ts';

/*
 * The MessageLog of OCPP.Core keeps no messages: an action, what came of it and an error code, a row each. Requests of the station are written when
 * they are answered; requests of the backend only with the station's answer. What a row tells becomes described messages: request and answer where
 * it tells something of both, and nothing of the content that it does not tell. Only the transaction's id is looked up in the table beside it.
 */

const columns = {
  station: 'ChargePointId',
  connector: 'ConnectorId',
  action: 'Message',
  result: 'Result',
  errorCode: 'ErrorCode',
  at: 'LogTime',
} as const;

type LogRole = keyof typeof columns;

type Payload = Readonly<Record<string, unknown>>;

/** What a row tells: members of the request and of the answer; `null` for a side that it tells nothing of. */
interface Told {
  readonly request: Payload | null;
  readonly answer: Payload | null;
  readonly error: string | null;
}

const name = /^[A-Za-z][A-Za-z0-9]{2,63}$/;

/** The log's table, `null` when this store has none. */
function logTable(tables: readonly TableShape[]): TableShape | null {
  return hasColumns(tables, 'MessageLog', ['LogTime', 'ChargePointId', 'Message'])
    ? (findTable(tables, 'MessageLog') ?? null)
    : null;
}

/** `Info=.. / Status=Charging / `; the error code of such a row is the station's own (OCPP 1.6, 6.47). */
function statusTold(connector: Payload, result: string, errorCode: string | null): Payload | null {
  const match = /^\s{0,4}Info=(.{0,400}?)\s?\/\s?Status=([A-Za-z]{2,40})\s{0,2}\/?\s{0,4}$/s.exec(result);
  const bare = match === null && name.test(result.trim()) ? result.trim() : null;
  const status = match?.[2] ?? bare;
  if (status === null) return null;
  const info = (match?.[1] ?? '').trim();
  return {
    ...connector,
    ...(errorCode === null ? {} : { errorCode }),
    status,
    ...(info === '' ? {} : { info }),
  };
}

const readings = [
  [/Meter \(kWh\): ?([-\d.,]{1,30})/, { measurand: 'Energy.Active.Import.Register', unit: 'kWh' }],
  [/Charge \(kW\): ?([-\d.,]{1,30})/, { measurand: 'Power.Active.Import', unit: 'kW' }],
  [/SoC \(%\): ?([-\d.,]{1,30})/, { measurand: 'SoC', unit: 'Percent' }],
] as const;

/** `Meter (kWh): 12.3 | Charge (kW): 11 | SoC (%): 50`, -1 where there was none; a program with German settings writes a comma. */
function readingsTold(connector: Payload, result: string): Payload | null {
  const sampledValue = readings.flatMap(([pattern, what]) => {
    const value = pattern
      .exec(result)?.[1]
      ?.replace(/[.,]$/, '')
      .replace(/^(-?\d+),(\d+)$/, '$1.$2');
    return value === undefined || value === '-1' || !isDecimal(value) ? [] : [{ value, ...what }];
  });
  return sampledValue.length === 0 ? null : { ...connector, meterValue: [{ sampledValue }] };
}

/** What action, result and error code of a row say (OCPP.Core, the controllers of 1.6 and 2.0.1). */
function toldBy(
  action: string,
  connectorId: number | null,
  result: string,
  errorCode: string | null,
  transaction: number | string | null,
): Told {
  const connector = connectorId === null ? {} : { connectorId };
  const json = payloadText(result);
  const failed = { request: json ?? connector, answer: null, error: errorCode };
  switch (action) {
    case 'StatusNotification': {
      const request = statusTold(connector, result, errorCode);
      return request === null ? failed : { request, answer: null, error: null };
    }
    case 'MeterValues':
      return { ...failed, request: readingsTold(connector, result) ?? failed.request };
    case 'Authorize': {
      const match = /^\s{0,4}'(.{0,100})'\s?=>\s?(\w{0,40})\s{0,4}$/s.exec(result);
      if (match === null || errorCode !== null) return failed;
      const status = match[2] ?? '';
      return { request: { idTag: match[1] ?? '' }, answer: status === '' ? null : tagStatus(status), error: null };
    }
    case 'StartTransaction': {
      const status = errorCode === null && name.test(result) ? result : null;
      const id = transaction === null ? {} : { transactionId: transaction };
      return {
        // a start without its transaction would be one more session, unless it was refused
        request: transaction === null && status === 'Accepted' ? json : failed.request,
        answer: status === null ? null : { ...id, ...tagStatus(status) },
        error: errorCode,
      };
    }
    case 'StopTransaction':
      return {
        request: transaction === null ? json : { transactionId: transaction },
        answer: errorCode === null && name.test(result) ? tagStatus(result) : null,
        error: errorCode,
      };
    case 'BootNotification':
      // with OCPP 2.0.1 the reason of the boot stands here, with 1.6 the backend's word
      if (/^(?:Accepted|Pending|Rejected)$/.test(result)) return { ...failed, answer: { status: result } };
      return name.test(result) ? { ...failed, request: { reason: result } } : failed;
    default:
      if (initiatorOf(action) !== 'csms') return failed;
      return { ...failed, request: null, answer: json ?? (name.test(result) ? { status: result } : {}) };
  }
}

function tagStatus(status: string): Payload {
  return { idTagInfo: { status } };
}

/** What the backend could not make anything of stands in the row as the payload it was. */
function payloadText(result: string): Payload | null {
  if (!result.startsWith('{') || result.length > 100_000) return null;
  try {
    const parsed: unknown = JSON.parse(result);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

const messageTypes = { call: 2, result: 3, error: 4 } as const satisfies Readonly<Partial<Record<FrameKind, number>>>;

/** The transaction that a row speaks of, by its action, place and time. */
type TransactionOf = (
  action: string,
  station: string | null,
  connector: string | null,
  atMs: number | null,
) => string | null;

function* framesOf(
  row: RoleRow<LogRole>,
  table: string,
  context: DatabaseContext,
  transactionOf: TransactionOf,
): Iterable<FrameRecord> {
  const action = textCell(row.cell('action'))?.trim() ?? '';
  const asked: DirectionLabel = initiatorOf(action) === 'csms' ? 'csms-to-station' : 'station-to-csms';
  const answered: DirectionLabel = asked === 'csms-to-station' ? 'station-to-csms' : 'csms-to-station';
  const station = textCell(row.cell('station')) ?? context.station;
  const loggedAt = inUtc(timeCell(row.cell('at'), context.time)) ?? positionOnly;
  const transaction = transactionOf(action, station, textCell(row.cell('connector')), loggedAt.epochMs);
  const told = toldBy(
    action,
    wholeCell(row.cell('connector')),
    (longTextCell(row.cell('result')) ?? '').trim(),
    textCell(row.cell('errorCode')),
    transaction !== null && /^\d{1,15}$/.test(transaction) ? Number(transaction) : transaction,
  );
  const place = row.at ?? context.locate?.(table, row.rowId) ?? { offset: 0, length: 0 };
  const base = {
    record: 'frame',
    uniqueId: `${table}-${row.rowId}`,
    action,
    errorDescription: null,
    state: 'described',
    repairs: [],
    station,
    loggedAt,
    evidence: { kind: 'bytes', sourceId: context.sourceId, ...place, line: null },
  } as const;
  const message = (kind: 'call' | 'result' | 'error', label: DirectionLabel, payload: Payload): FrameRecord => ({
    ...base,
    kind,
    messageTypeId: messageTypes[kind],
    errorCode: kind === 'error' ? told.error : null,
    payload: { at: 'text', text: JSON.stringify(payload) },
    label,
  });
  if (told.request !== null) yield message('call', asked, told.request);
  if (told.error !== null) yield message('error', answered, {});
  else if (told.answer !== null) yield message('result', answered, told.answer);
}

/** The message log of OCPP.Core as a part of its dialect. */
export const ocppCoreLog = {
  tables: (tables: readonly TableShape[]): readonly string[] => {
    const table = logTable(tables);
    return table === null ? [] : [table.name];
  },
  *read(view: DatabaseView, context: DatabaseContext): Iterable<DatabaseItem> {
    const table = logTable(view.tables);
    if (table === null) return;
    let odd = 0;
    // OCPP.Core writes UTC without saying so
    const utcContext = { ...context, time: { ...context.time, zone: 'UTC' } };
    const started = transactionsByTime(view, utcContext.time, 'start');
    const stopped = transactionsByTime(view, utcContext.time, 'stop');
    const transactionOf: TransactionOf = (action, ...where) =>
      action === 'StartTransaction' ? started(...where) : action === 'StopTransaction' ? stopped(...where) : null;
    for (const row of roleRows<LogRole>(view, table.name, existingColumns(table, columns))) {
      if (name.test(textCell(row.cell('action'))?.trim() ?? ''))
        yield* framesOf(row, table.name, utcContext, transactionOf);
      else odd += 1;
    }
    if (odd === 0) return;
    const params = { table: table.name, rows: odd };
    yield {
      record: 'issue',
      issue: { code: 'database.rows-not-understood', severity: 'warning', place: null, params },
    };
  },
};
