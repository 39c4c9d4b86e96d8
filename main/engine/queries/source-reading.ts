import { ApiFailure } from '../../api/errors.ts';
import type { SourceReading } from '../../api/views/reading-views.ts';
import { sources } from '../../casefile/concluded-records.ts';
import { readMeta } from '../../casefile/meta.ts';
import type { OpenCase } from '../open-cases.ts';
import { standingReadAs } from '../read-as.ts';
import { readingNoteOf } from '../reading-notes.ts';

/** How a source is read: what was estimated and on what grounds, and what a person said instead. */
export function sourceReading({ database }: OpenCase, sourceId: number): SourceReading {
  if (!sources(database).some(({ id }) => id === sourceId)) throw new ApiFailure('source-unknown', { sourceId });
  const note = readingNoteOf(database, sourceId) ?? { viewpoint: 'unknown', forStation: 0, forCsms: 0, stations: [] };
  const said = standingReadAs(database).get(sourceId);
  return {
    sourceId,
    ...note,
    zone: readMeta(database, 'zone'),
    zoneReason: readMeta(database, 'zone-reason'),
    said:
      said === undefined
        ? null
        : { station: said.station, viewpoint: said.viewpoint, zone: said.zone, at: said.at, who: said.who },
  };
}
