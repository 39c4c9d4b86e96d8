import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { JournalDecoders } from '../../../parsers/logs/journal/journal-fields.ts';
import { isJournal, type JournalBytes } from '../../../parsers/logs/journal/journal-objects.ts';
import { openJournal } from '../../../parsers/logs/journal/read-journal.ts';
import { logFormats } from '../../../parsers/logs/index.ts';
import type {
  FileReading,
  PrivateCopy,
  ReaderItem,
  ReadingContext,
  ReadingReport,
  SourceReader,
} from './source-reader.ts';
import { loadXz, unpackXz } from './unpack-xz.ts';

/** systemd journals, as chargebyte and EVerest images keep them; also unclean ones (`.journal~`) and ones that were being written. */
export const systemdJournalReader: SourceReader = {
  id: 'systemd-journal',
  takes: 'file',
  recognise: (head) =>
    isJournal(head.bytes) ? { confidence: 1, reasons: [{ code: 'sniff.journal', params: {} }] } : null,
  prepare: loadXz,
  open: (context, copy) => new JournalFileReading(context, copy),
};

/** A decoder of the host gives up on damage by throwing; that is data here. */
function unpackZstd(packed: Uint8Array, limit: number): Uint8Array | undefined {
  try {
    return zstdDecompressSync(packed, { maxOutputLength: limit });
  } catch {
    return undefined;
  }
}

const decoders: JournalDecoders = {
  zstd: typeof zstdDecompressSync === 'function' ? unpackZstd : null,
  xz: unpackXz,
};

const pageBytes = 65_536;
const pagesKept = 64;

/** The file in pages: objects are small and lie close together, a system call for each would cost more than reading it. */
function pagedFile(descriptor: number): JournalBytes {
  const { size } = fstatSync(descriptor);
  const pages = new Map<number, Uint8Array>();
  const page = (number: number): Uint8Array => {
    const known = pages.get(number);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(Math.max(0, Math.min(pageBytes, size - number * pageBytes)));
    const read = readSync(descriptor, bytes, 0, bytes.length, number * pageBytes);
    const oldest = pages.keys().next().value;
    if (pages.size >= pagesKept && oldest !== undefined) pages.delete(oldest);
    const filled = bytes.subarray(0, read);
    pages.set(number, filled);
    return filled;
  };
  return {
    size,
    read(offset, length) {
      const end = Math.min(size, offset + length);
      if (!(offset >= 0) || end <= offset) return new Uint8Array(0);
      const first = Math.floor(offset / pageBytes);
      const within = offset - first * pageBytes;
      if (within + (end - offset) <= pageBytes) return page(first).subarray(within, within + end - offset);
      const joined = new Uint8Array(end - offset);
      for (let at = offset; at < end; ) {
        const number = Math.floor(at / pageBytes);
        const from = at - number * pageBytes;
        const part = page(number).subarray(from, from + end - at);
        if (part.length === 0) return joined.subarray(0, at - offset);
        joined.set(part, at - offset);
        at += part.length;
      }
      return joined;
    },
  };
}

class JournalFileReading implements FileReading {
  readonly #context: ReadingContext;
  readonly #copy: PrivateCopy;
  #report: ReadingReport | null = null;

  constructor(context: ReadingContext, copy: PrivateCopy) {
    this.#context = context;
    this.#copy = copy;
  }

  *items(): Iterable<ReaderItem> {
    const { sourceId, time, station, recognition } = this.#context;
    const detection = { formatId: 'syslog', confidence: 1, encoding: 'utf-8', reasons: [] } as const;
    const mixed = logFormats.entries
      .filter(
        ({ id, eventHint, records }) =>
          id !== 'syslog' && eventHint !== null && records === undefined && !quiet.has(id),
      )
      .map(({ id }) => ({ code: 'sniff.mixed', params: { format: id, lines: 0 } }));
    const log = openLogReader({ ...detection, reasons: mixed }, { sourceId, time, station });
    const descriptor = openSync(this.#copy.path, 'r');
    try {
      const reading = openJournal(pagedFile(descriptor), sourceId, decoders, log);
      if (reading === undefined) throw new Error('a journal that was recognised is none');
      yield* reading.items();
      const { account } = reading;
      const total = fstatSync(descriptor).size;
      const left = Math.max(0, total - account.bytesUnderstood - account.bytesEmpty);
      this.#report = {
        account: {
          reader: 'systemd-journal',
          confidence: recognition.confidence,
          reasons: [
            ...recognition.reasons,
            { code: 'sniff.journal-entries', params: { entries: account.entries, boots: account.boots } },
          ],
          bytesUnderstood: Math.min(total, account.bytesUnderstood + account.bytesEmpty),
          linesTotal: account.entries,
          linesUnderstood: account.entries,
          leftovers: left === 0 ? [] : [{ code: 'unknown-bytes', bytes: left }],
          firstMs: account.log.firstAt?.epochMs ?? null,
          lastMs: account.log.lastAt?.epochMs ?? null,
        },
        found: account.entries > 0 ? 'records' : 'nothing',
        partial: account.damaged,
      };
    } finally {
      closeSync(descriptor);
    }
  }

  report(): ReadingReport {
    if (this.#report === null) throw new Error('the journal was not read to its end');
    return this.#report;
  }
}

/** Forms whose events are words that any program may say; in a journal they would be found everywhere. */
const quiet = new Set(['plain-status', 'ocpp-rpc', 'qt-charger', 'microocpp', 'kernel']);
