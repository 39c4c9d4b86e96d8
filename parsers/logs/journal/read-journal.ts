import type { BytesEvidence, SourceId } from '../../model/evidence.ts';
import type { IssueParams, IssueSeverity } from '../../model/issue.ts';
import type { LogEventRecord } from '../../model/log-event.ts';
import type { LogItem } from '../../model/log-item.ts';
import { formatInstantUtc } from '../../time/format-instant.ts';
import type { LogAccount, LogReader } from '../log-format.ts';
import { type JournalDecoders, type JournalField, JournalFields } from './journal-fields.ts';
import { JournalLines } from './journal-lines.ts';
import {
  type JournalBytes,
  type JournalEntry,
  type JournalGap,
  type JournalHeader,
  journalObjects,
  objectTypes,
  readEntry,
  readJournalHeader,
} from './journal-objects.ts';

const wanted: ReadonlySet<string> = new Set([
  'MESSAGE',
  '_SOURCE_REALTIME_TIMESTAMP',
  '_HOSTNAME',
  'SYSLOG_IDENTIFIER',
  '_COMM',
  '_SYSTEMD_UNIT',
  'CONTAINER_NAME',
  '_PID',
  'SYSLOG_PID',
]);

/** What was read of a journal. */
export interface JournalAccount {
  readonly log: LogAccount;
  readonly entries: number;
  readonly boots: number;
  readonly bytesUnderstood: number;
  /** Space that was set aside and never used. */
  readonly bytesEmpty: number;
  readonly damaged: boolean;
}

/** Shown at most so often for each kind of trouble; the rest is counted. */
const mostPlaces = 20;
const decoder = new TextDecoder('utf-8');

/**
 * Reads a systemd journal (`.journal`, `.journal~`): every entry becomes a line `time host program[pid]: message` for the reader of line logs, so
 * that frames and events in messages are found as in any log. Evidence is the place of the message's data object. Unclean and damaged
 * files are read object by object as far as they go; hash tables and entry arrays are not needed.
 */
export class JournalReading {
  readonly #file: JournalBytes;
  readonly #sourceId: SourceId;
  readonly #fields: JournalFields;
  readonly #header: JournalHeader;
  readonly #lines: JournalLines;
  readonly #log: LogReader;
  #entries = 0;
  #boots = 0;
  #boot = '';
  #understood: number;
  #empty = 0;
  #damaged = false;
  readonly #told = new Map<string, number>();

  /** `log` reads the lines; it must be fresh. Undefined header: the caller asked `isJournal` first. */
  constructor(
    file: JournalBytes,
    header: JournalHeader,
    sourceId: SourceId,
    decoders: JournalDecoders,
    log: LogReader,
  ) {
    this.#file = file;
    this.#header = header;
    this.#sourceId = sourceId;
    this.#fields = new JournalFields(file, header.compact, decoders);
    this.#lines = new JournalLines(sourceId);
    this.#log = log;
    this.#understood = header.headerBytes;
  }

  *items(): Generator<LogItem> {
    const { state } = this.#header;
    if (state === 'online') yield this.#issue('log.journal-unclean', 'info', 0, this.#header.headerBytes, {});
    for (const object of journalObjects(this.#file, this.#header)) {
      if (!('type' in object)) yield* this.#gap(object);
      else {
        this.#understood += object.size;
        if (object.type === objectTypes.entry) yield* this.#entry(readEntry(this.#file, object, this.#header.compact));
      }
    }
    yield* this.#lines.push(this.#log, this.#lines.flush());
    yield* this.#lines.mapped(this.#log.end());
    const { entries } = this.#header;
    if (Number.isSafeInteger(entries) && entries > this.#entries) {
      this.#damaged = true;
      const params = { stated: entries, found: this.#entries };
      yield this.#issue('log.journal-entries-lost', 'error', 0, this.#header.headerBytes, params);
    }
  }

  get account(): JournalAccount {
    return {
      log: this.#log.account,
      entries: this.#entries,
      boots: this.#boots,
      bytesUnderstood: Math.min(this.#file.size, this.#understood),
      bytesEmpty: this.#empty,
      damaged: this.#damaged,
    };
  }

  *#gap({ offset, length, empty }: JournalGap): Generator<LogItem> {
    if (empty) {
      this.#empty += length;
      return;
    }
    this.#damaged = true;
    yield* this.#tell('log.journal-damaged', 'error', offset, length, { bytes: length });
  }

  *#entry(entry: JournalEntry): Generator<LogItem> {
    this.#entries += 1;
    if (entry.bootId !== this.#boot) {
      this.#boot = entry.bootId;
      this.#boots += 1;
      yield this.#started(entry);
    }
    const fields = new Map<string, JournalField>();
    for (const offset of entry.items) {
      const reading = this.#fields.read(offset, wanted);
      if (reading === null) continue;
      if (reading.ok) {
        if (!fields.has(reading.field.name)) fields.set(reading.field.name, reading.field);
        continue;
      }
      this.#damaged ||= reading.why === 'damaged';
      const code = reading.why === 'undecodable' ? 'log.journal-compression' : 'log.journal-field-unreadable';
      yield* this.#tell(code, 'warning', entry.object.offset, entry.object.size, { reason: reading.why });
    }
    const message = fields.get('MESSAGE');
    if (message === undefined) return;
    yield* this.#lines.push(this.#log, this.#lines.add(prefixOf(entry, fields), message, programOf(fields)));
  }

  /** Each boot has an id of its own: where it changes, the machine started anew. */
  #started(entry: JournalEntry): LogEventRecord {
    const { object, realtimeUs, bootId } = entry;
    const text = Number.isNaN(realtimeUs) ? '' : formatInstantUtc(realtimeUs / 1000);
    return {
      record: 'log-event',
      event: 'system-started',
      station: null,
      text: `boot ${bootId}`,
      loggedAt: {
        text,
        epochMs: text === '' ? null : Math.floor(realtimeUs / 1000),
        quality: text === '' ? 'position-only' : 'offset-given',
      },
      evidence: this.#place(object.offset, object.size),
    };
  }

  *#tell(
    code: string,
    severity: IssueSeverity,
    offset: number,
    length: number,
    params: IssueParams,
  ): Generator<LogItem> {
    const told = (this.#told.get(code) ?? 0) + 1;
    this.#told.set(code, told);
    if (told <= mostPlaces) yield this.#issue(code, severity, offset, length, params);
  }

  #issue(code: string, severity: IssueSeverity, offset: number, length: number, params: IssueParams): LogItem {
    return { record: 'issue', issue: { code, severity, place: this.#place(offset, length), params } };
  }

  #place(offset: number, length: number): BytesEvidence {
    return { kind: 'bytes', sourceId: this.#sourceId, offset, length, line: null };
  }
}

const text = (field: JournalField | undefined): string => (field === undefined ? '' : decoder.decode(field.value));

function programOf(fields: ReadonlyMap<string, JournalField>): string {
  const unit = text(fields.get('_SYSTEMD_UNIT')).replace(/\.service$/, '');
  const named =
    text(fields.get('SYSLOG_IDENTIFIER')) || text(fields.get('CONTAINER_NAME')) || text(fields.get('_COMM')) || unit;
  return named.replaceAll(/[^\w./@-]/g, '_').slice(0, 64) || 'unknown';
}

/** The line's prefix as journalctl prints it with `-o short-iso-precise`, in UTC. */
function prefixOf(entry: JournalEntry, fields: ReadonlyMap<string, JournalField>): string {
  const source = Number(text(fields.get('_SOURCE_REALTIME_TIMESTAMP')));
  const microseconds = source > 0 && Number.isSafeInteger(source) ? source : entry.realtimeUs;
  const milliseconds = formatInstantUtc((Number.isNaN(microseconds) ? 0 : microseconds) / 1000);
  const rest = String(Math.max(0, microseconds) % 1000).padStart(3, '0');
  const host =
    text(fields.get('_HOSTNAME'))
      .replaceAll(/[^\w.:@-]/g, '_')
      .slice(0, 64) || 'host';
  const pid = text(fields.get('_PID')) || text(fields.get('SYSLOG_PID'));
  const process = /^\d{1,10}$/.test(pid) ? `[${pid}]` : '';
  return `${milliseconds.slice(0, -1)}${rest}Z ${host} ${programOf(fields)}${process}: `;
}

/** Opens a journal; `undefined` when the header cannot be read. */
export function openJournal(
  file: JournalBytes,
  sourceId: SourceId,
  decoders: JournalDecoders,
  log: LogReader,
): JournalReading | undefined {
  const header = readJournalHeader(file);
  return header === undefined ? undefined : new JournalReading(file, header, sourceId, decoders, log);
}
