import { hasConclusions } from '../casefile/conclusion-state.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { createFrameTable } from '../casefile/frame-table.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { createReadingOrderWriter, forgetReadingOrder } from '../casefile/reading-order.ts';
import { timeOrder } from '../casefile/time-order.ts';
import type { OrderedFrames } from '../casefile/time-order.ts';
import type { ConclusionCourse } from './conclusion-course.ts';
import { inferTimes } from './infer-times.ts';

/**
 * Puts the messages of a case in time order (research P16). In a case without conclusions the order is written at once, in a transaction of its own, so
 * that its messages can be read and searched while the conclusions are drawn; where there are some, they are what readers see until the new ones stand.
 */
export function orderFrames(database: CaseDatabase, content: ContentReader, course: ConclusionCourse): OrderedFrames {
  const frames = createFrameTable(database);
  const inferred = inferTimes(database, frames, content, course.look);
  if (hasConclusions(database)) return { inferred, order: timeOrder(frames, inferred) };
  const write = database.transaction(() => {
    forgetReadingOrder(database);
    return timeOrder(frames, inferred, createReadingOrderWriter(database));
  });
  const order = write();
  course.readable();
  return { inferred, order };
}
