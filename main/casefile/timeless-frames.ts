import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FrameRecord } from '../../parsers/model/frame.ts';
import type { FrameTable } from './frame-table.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** Sources with frames that have no time of their own. */
export function sourcesWithoutTimes(database: CaseDatabase): readonly SourceId[] {
  return database
    .prepare<[], { sourceId: number }>(
      'SELECT DISTINCT source_id AS sourceId FROM frame_pack WHERE timeless > 0 ORDER BY 1',
    )
    .all()
    .map((row) => row.sourceId);
}

/** The frames of a source in its order; `look` is called once a pack. */
export function* framesOfSource(
  frames: FrameTable,
  sourceId: SourceId,
  look: () => void,
): Generator<{ readonly frameId: number; readonly sortMs: number | null; readonly frame: FrameRecord }> {
  for (const { firstId, frames: pack } of frames.packs(`source_id = ${Math.trunc(sourceId)}`)) {
    look();
    for (let row = 0; row < pack.count; row += 1) {
      yield { frameId: firstId + row, sortMs: pack.sortMs(row), frame: pack.frame(row) };
    }
  }
}
