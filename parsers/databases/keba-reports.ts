import { addDecimals } from '../base/decimal-arithmetic.ts';
import { readJson } from '../base/json-reader.ts';
import type { DatabaseRecord, TransactionRow } from '../model/database-record.ts';
import type { BytesEvidence } from '../model/evidence.ts';
import type { Issue } from '../model/issue.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { readTimestamp } from '../time/read-timestamp.ts';
import { meterCell } from './meter-cell.ts';

/*
 * What a KEBA KeContact (P20, P30) answers over UDP: `report 1` to `report 3` say what the station is and does, `report 100` to `report 130` are its last
 * charging sessions (KEBA, KeContact P30 UDP Programmers Guide V2.01, 3.2.2 to 3.2.5). Energies count tenths of a watt-hour. The answers stand in a file
 * as they came, or in the log of a program that asked for them.
 */

/** A report with its place in a text. */
export interface KebaReport {
  readonly id: number;
  /** Members as written, without quotes. */
  readonly members: ReadonlyMap<string, string>;
  readonly from: number;
  readonly to: number;
}

/** What the reports of a text give. */
export interface KebaReading {
  readonly records: readonly DatabaseRecord[];
  /** Sessions of which a time counts from the start of the station and cannot be placed. */
  readonly timesSinceStart: number;
  /** Reports for which there was no room. */
  readonly leftOut: number;
}

/** Characters of the longest report. */
export const longestKebaReport = 4_002;
/** Reports are flat. A comma behind the last member is in KEBA's own samples. */
const flatObject = /\{[^{}]{2,4000}\}/g;

function reportId(members: ReadonlyMap<string, string>): number | null {
  const id = members.get('ID') ?? '';
  return /^(?:[1-3]|1[0-2]\d|130)$/.test(id) ? Number(id) : null;
}

/** Names that only these reports have, by their number. */
function isReport(id: number, members: ReadonlyMap<string, string>): boolean {
  if (id === 1) return members.has('Product') && members.has('Serial');
  if (id === 2) return members.has('State') && members.has('Plug');
  if (id === 3) return members.has('E total') && members.has('E pres');
  return members.has('Session ID') && members.has('E pres');
}

/** The reports in a text, in their order. Linear time. */
export function* kebaReports(text: string): Generator<KebaReport> {
  for (const { 0: written, index } of text.matchAll(flatObject)) {
    if (!/"ID"\s{0,9}:/.test(written)) continue;
    const document = readJson(written.replace(/,(?=\s{0,99}\}$)/, ' '));
    if (!document.ok || document.value.root.kind !== 'object') continue;
    const members = new Map<string, string>();
    for (const { name, value } of document.value.root.members) {
      if (value.kind === 'string') members.set(name, value.value.trim());
      else if (value.kind === 'number') members.set(name, value.text);
    }
    const id = reportId(members);
    if (id !== null && isReport(id, members)) yield { id, members, from: index, to: index + written.length };
  }
}

const neverHere = /^(?:0+|)$/;
/** The beginning of 2010: a count of seconds beyond it is no time since a start. */
const firstEpochS = 1_262_304_000;

function timeOf(members: ReadonlyMap<string, string>, name: 'started' | 'ended'): Timestamp | 'since-start' | null {
  const written = members.get(name) ?? '';
  const seconds = members.get(`${name}[s]`) ?? (/^\d+$/.test(written) ? written : '');
  // Without a time server both count from the start of the station; with one both tell UTC.
  const text = /^\d{4}-\d{2}-\d{2} /.test(written) ? `${written}Z` : Number(seconds) >= firstEpochS ? seconds : null;
  if (text === null) return neverHere.test(seconds) ? null : 'since-start';
  const found = readTimestamp(text, { zone: 'UTC', referenceYear: null });
  if (found === undefined || (found.epochMs ?? 0) < firstEpochS * 1_000) return null;
  // timeQ 0: nobody has set the clock.
  return members.get('timeQ') === '0' ? { ...found, quality: 'clock-not-set' } : found;
}

/** Why a session ended, in the words of OCPP (1.6, 7.36) where KEBA's number means the same. */
const reasons: Readonly<Record<string, string>> = { 1: 'EVDisconnected', 10: 'Local' };

function sessionOf(
  { members }: KebaReport,
  station: string | null,
  evidence: BytesEvidence,
): { readonly row: TransactionRow; readonly timesSinceStart: boolean } {
  const [started, ended] = [timeOf(members, 'started'), timeOf(members, 'ended')];
  const energy = meterCell(members.get('E pres') ?? null, '0.1 Wh');
  const meterStartWh = meterCell(members.get('E start') ?? null, '0.1 Wh');
  const last = meterStartWh === null || energy === null ? null : addDecimals(meterStartWh, energy);
  const reason = members.get('reason') ?? '0';
  const isOver = reason !== '0' || ended !== null;
  const card = members.get('RFID tag') ?? '';
  return {
    row: {
      record: 'transaction-row',
      station,
      localId: members.get('Session ID') ?? null,
      transactionId: null,
      connector: 1,
      idTagStart: neverHere.test(card) ? null : card,
      idTagStop: null,
      parentIdTag: null,
      startedAt: started === 'since-start' ? null : started,
      stoppedAt: ended === 'since-start' ? null : ended,
      meterStartWh,
      meterStopWh: isOver ? last : null,
      ...(meterStartWh === null && energy !== null ? { energyWh: energy } : {}),
      meterLastWh: isOver ? null : last,
      meterLastAt: null,
      reason: reason === '0' ? null : (reasons[reason] ?? reason),
      acknowledged: null,
      startMessageId: null,
      stopMessageId: null,
      evidence,
    },
    timesSinceStart: started === 'since-start' || ended === 'since-start',
  };
}

/** Names of reports 1 to 3 that say what the station is and does; the rest is told by sessions or means nothing later. */
const stated = [
  'Product',
  'Firmware',
  'State',
  'Error1',
  'Error2',
  'Plug',
  'Enable sys',
  'Enable user',
  'Max curr',
  'Curr HW',
  'Curr user',
  'E total',
  'E pres',
];

function statesOf({ members }: KebaReport, station: string | null, evidence: BytesEvidence): readonly DatabaseRecord[] {
  return stated.flatMap((subject): readonly DatabaseRecord[] => {
    const written = members.get(subject);
    if (written === undefined || written === '') return [];
    const energy = subject.startsWith('E ') ? meterCell(written, '0.1 Wh') : null;
    const unit = subject.includes('urr') ? ' mA' : '';
    return [
      {
        record: 'stored-state-row',
        station,
        subject,
        connector: null,
        state: energy === null ? `${written}${unit}` : `${energy} Wh`,
        at: null,
        transactionId: null,
        idTag: null,
        evidence,
      },
    ];
  });
}

interface Kept {
  readonly report: KebaReport;
  readonly serial: string | null;
  readonly evidence: BytesEvidence;
}

/** Reports kept of one source; a station has some hundred sessions a year. */
const mostKept = 20_000;

/**
 * Takes the reports of a source in their order. A program asks for the same report again and again: of each session its last report counts, and of what
 * the station is and does the last answer.
 */
export class KebaReports {
  readonly #sessions = new Map<string, Kept>();
  readonly #facts = new Map<string, Kept>();
  #serial: string | null = null;
  #leftOut = 0;

  /** `evidence` is asked for once for each report, in their order. */
  take(report: KebaReport, evidence: () => BytesEvidence): void {
    this.#serial = report.members.get('Serial') ?? this.#serial;
    const session = report.members.get('Session ID') ?? '';
    if (report.id < 100) this.#keep(this.#facts, String(report.id), report, evidence());
    // After a restart report 100 is all zeros until a vehicle is plugged in.
    else if (!neverHere.test(session)) this.#keep(this.#sessions, session, report, evidence());
  }

  #keep(kept: Map<string, Kept>, name: string, report: KebaReport, evidence: BytesEvidence): void {
    const key = JSON.stringify([this.#serial, name]);
    // The newest stands last.
    if (!kept.delete(key) && kept.size >= mostKept) this.#leftOut += 1;
    else kept.set(key, { report, serial: this.#serial, evidence });
  }

  /** @param station identity when no report names the serial number. */
  reading(station: string | null): KebaReading {
    let timesSinceStart = 0;
    const kept = [...this.#facts.values(), ...this.#sessions.values()];
    const told = kept.toSorted((one, other) => one.evidence.offset - other.evidence.offset);
    const records = told.flatMap(({ report, serial: named, evidence }): readonly DatabaseRecord[] => {
      if (report.id < 100) return statesOf(report, named ?? station, evidence);
      const { row, timesSinceStart: isUnplaced } = sessionOf(report, named ?? station, evidence);
      if (isUnplaced) timesSinceStart += 1;
      return [row];
    });
    return { records, timesSinceStart, leftOut: this.#leftOut };
  }
}

/** What there is to tell of a reading besides its records. */
export function kebaIssues({ timesSinceStart, leftOut }: KebaReading): readonly Issue[] {
  const issue = (code: string, params: Issue['params']): Issue => ({ code, severity: 'warning', place: null, params });
  return [
    ...(timesSinceStart === 0 ? [] : [issue('keba.times-since-start', { sessions: timesSinceStart })]),
    ...(leftOut === 0 ? [] : [issue('keba.reports-left', { reports: leftOut, limit: mostKept })]),
  ];
}
