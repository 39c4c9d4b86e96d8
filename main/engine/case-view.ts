import type { CaseView } from '../../parsers/findings/finding-rule.ts';
import type { CorrelatedFrame } from '../../parsers/model/frame.ts';
import type { LogEventRecord } from '../../parsers/model/log-event.ts';
import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import { createFrameList } from '../casefile/frame-list.ts';
import type { ListedFrame } from '../casefile/frame-list.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { databaseRecords, logEvents, payloadValue } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

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
  const list = createFrameList(database);
  const payloads = new Map<number, unknown>();
  /** The frame that a pass stands at: rules mostly ask for its payload, and then nothing has to be looked up. */
  let current: ListedFrame | undefined;

  function* frames(): Generator<CorrelatedFrame> {
    const { first, end } = list.span({ fromMs: null, toMs: null });
    for (const listed of list.scan(first, end)) {
      current = listed;
      yield listed.frame;
    }
    current = undefined;
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
    payloadOf(frameId) {
      if (payloads.has(frameId)) return payloads.get(frameId);
      const listed = current?.frame.frameId === frameId ? current : list.byId(frameId);
      const payload =
        listed === undefined
          ? null
          : (payloadValue(content, listed.record.evidence.sourceId, listed.record.payload) ?? null);
      payloads.set(frameId, payload);
      if (payloads.size > keptPayloads) {
        const oldest = payloads.keys().next();
        if (!oldest.done) payloads.delete(oldest.value);
      }
      return payload;
    },
  };
}
