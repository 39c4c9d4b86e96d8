import type { CaseView } from '../../parsers/findings/finding-rule.ts';
import type { CorrelatedFrame } from '../../parsers/model/frame.ts';
import type { LogEventRecord } from '../../parsers/model/log-event.ts';
import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import { correlatedFrame } from '../casefile/frame-list.ts';
import { createFrameOrder } from '../casefile/frame-order.ts';
import { createFrameTable } from '../casefile/frame-table.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { databaseRecords, logEvents, payloadValue } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { configurationByStation } from './configuration-by-station.ts';

/** Payloads kept, because neighbouring rules look at the same frames. */
const keptPayloads = 256;

/** Something that can be gone through many times, read anew from the case each time. */
function repeatable<Item>(read: () => Iterator<Item>): Iterable<Item> {
  return { [Symbol.iterator]: read };
}

/** What the rules may look at: the case's records and conclusions, read as needed. */
export function createCaseView(
  database: CaseDatabase,
  content: ContentReader,
  concluded: Pick<
    CaseView,
    'sessions' | 'statusHistory' | 'judgedValues' | 'transactionVerdicts' | 'publicKeys' | 'coverage'
  >,
): CaseView {
  const order = createFrameOrder(database);
  const table = createFrameTable(database);
  const payloads = new Map<number, unknown>();

  function* frames(): Generator<CorrelatedFrame> {
    for (const pack of order.packs(0, order.count())) {
      for (let row = 0; row < pack.count; row += 1) {
        const record = table.frame(pack.frameId(row));
        if (record !== undefined) yield correlatedFrame(pack.header(row), record);
      }
    }
  }
  function* events(): Generator<LogEventRecord> {
    for (const { record } of logEvents(database)) yield record;
  }
  function* records(): Generator<DatabaseRecord> {
    for (const { record } of databaseRecords(database)) yield record;
  }

  return {
    ...concluded,
    frames: repeatable(frames),
    events: repeatable(events),
    databaseRecords: repeatable(records),
    configuration: () => configurationByStation(database),
    payloadOf(frameId) {
      if (payloads.has(frameId)) return payloads.get(frameId);
      const pack = table.pack(frameId);
      const payload =
        pack === undefined
          ? null
          : (payloadValue(content, pack.frames.sourceId, pack.frames.payload(frameId - pack.firstId)) ?? null);
      payloads.set(frameId, payload);
      if (payloads.size > keptPayloads) {
        const oldest = payloads.keys().next();
        if (!oldest.done) payloads.delete(oldest.value);
      }
      return payload;
    },
  };
}
