import { incompleteStores } from '../../parsers/databases/lost-rows.ts';
import type { CaseRecords, CaseView, LooksAt } from '../../parsers/findings/finding-rule.ts';
import type { CorrelatedFrame } from '../../parsers/model/frame.ts';
import type { LogEventRecord } from '../../parsers/model/log-event.ts';
import type { DatabaseRecord } from '../../parsers/model/database-record.ts';
import { correlatedFrame } from '../casefile/frame-list.ts';
import { sources } from '../casefile/concluded-records.ts';
import { createFrameOrder } from '../casefile/frame-order.ts';
import { createFramePlaces } from '../casefile/frame-places.ts';
import type { FrameTable } from '../casefile/frame-table.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { databaseRecords, logEvents, payloadValue } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import type { OrderPackReader } from '../casefile/order-columns.ts';
import { configurationByStation } from './configuration-by-station.ts';

/** Something that can be gone through many times, read anew from the case each time. */
function repeatable<Item>(read: () => Iterator<Item>): Iterable<Item> {
  return { [Symbol.iterator]: read };
}

/** The records of a case as rules look at them, read as needed. */
export function createCaseRecords(database: CaseDatabase, content: ContentReader, table: FrameTable): CaseRecords {
  function* events(): Generator<LogEventRecord> {
    for (const { record } of logEvents(database)) yield record;
  }
  function* records(): Generator<DatabaseRecord> {
    for (const { record } of databaseRecords(database)) yield record;
  }
  return {
    events: repeatable(events),
    databaseRecords: repeatable(records),
    evidenceOf: (frameId) => table.frame(frameId)?.evidence ?? null,
    payloadOf(frameId) {
      const pack = table.pack(frameId);
      return pack === undefined
        ? null
        : (payloadValue(content, pack.frames.sourceId, pack.frames.payload(frameId - pack.firstId)) ?? null);
    },
  };
}

/** Whether the frames of a pack are looked at, by row. */
function lookedAt(pack: OrderPackReader, looksAt: LooksAt): (row: number) => boolean {
  const actions = pack.words('action');
  const kinds = pack.words('kind');
  const answers = new Map<number, boolean>();
  return (row) => {
    const key = (actions.numbers[row] ?? 0) * kinds.values.length + (kinds.numbers[row] ?? 0);
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = looksAt(pack.kind(row), pack.action(row));
      answers.set(key, answer);
    }
    return answer;
  };
}

/** All that the rules may look at once the time order and the conclusions are written; `look` is called once for every pack that is gone through. */
export function createCaseView(
  database: CaseDatabase,
  records: CaseRecords,
  table: FrameTable,
  look: () => void,
  concluded: Pick<
    CaseView,
    'sessions' | 'statusHistory' | 'judgedValues' | 'transactionVerdicts' | 'publicKeys' | 'coverage'
  >,
): CaseView {
  const order = createFrameOrder(database);
  const places = createFramePlaces(database);

  function frameAt(pack: OrderPackReader, row: number): CorrelatedFrame | undefined {
    const record = table.frame(pack.frameId(row));
    return record === undefined ? undefined : correlatedFrame(pack.header(row), record);
  }
  function frameAtPosition(position: number): CorrelatedFrame | undefined {
    const pack = Number.isFinite(position) ? order.pack(position) : undefined;
    return pack === undefined ? undefined : frameAt(pack, position - pack.firstPosition);
  }
  function* frames(looksAt?: LooksAt): Generator<CorrelatedFrame> {
    for (const pack of order.packs(0, order.count())) {
      look();
      const isLookedAt = looksAt === undefined ? undefined : lookedAt(pack, looksAt);
      for (let row = 0; row < pack.count; row += 1) {
        if (isLookedAt?.(row) === false) continue;
        const frame = frameAt(pack, row);
        if (frame !== undefined) yield frame;
      }
    }
  }

  return {
    ...records,
    ...concluded,
    frames,
    earliest(frameIds) {
      return frameAtPosition(
        frameIds.reduce((first, frameId) => Math.min(first, places.positionOf(frameId) ?? first), Infinity),
      );
    },
    *some(frameIds) {
      look();
      const positions = frameIds.flatMap((frameId) => places.positionOf(frameId) ?? []);
      for (const position of positions.sort((left, right) => left - right)) {
        const frame = frameAtPosition(position);
        if (frame !== undefined) yield frame;
      }
    },
    incompleteStores: sources(database).flatMap(({ id, issues }) => incompleteStores(id, issues)),
    configuration: () => configurationByStation(database),
  };
}
