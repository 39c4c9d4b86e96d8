import type { SourceId } from '../../parsers/model/evidence.ts';
import type { ViewpointEstimate } from '../../parsers/ocpp/viewpoint.ts';
import type { SourceReading } from '../api/views/reading-views.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/** What was estimated of a source when the case was concluded. */
export type ReadingNote = Pick<SourceReading, 'viewpoint' | 'forStation' | 'forCsms' | 'stations'>;

/** Names beyond these say no more. */
const mostStations = 20;
const mostSources = 5000;

export interface ReadingNotes {
  viewpoint(sourceId: SourceId, estimate: ViewpointEstimate): void;
  message(sourceId: SourceId, station: string | null): void;
  /** Writes all down, so that a person can be told why. */
  write(database: CaseDatabase): void;
}

export function createReadingNotes(): ReadingNotes {
  const estimates = new Map<SourceId, ViewpointEstimate>();
  const stations = new Map<SourceId, Map<string | null, number>>();
  return {
    viewpoint(sourceId, estimate) {
      estimates.set(sourceId, estimate);
    },
    message(sourceId, station) {
      let counts = stations.get(sourceId);
      if (counts === undefined) {
        counts = new Map();
        stations.set(sourceId, counts);
      }
      const known = counts.get(station);
      if (known !== undefined || counts.size < mostStations) counts.set(station, (known ?? 0) + 1);
    },
    write(database) {
      const notes: Record<string, ReadingNote> = {};
      for (const [sourceId, counts] of [...stations].slice(0, mostSources)) {
        const { viewpoint, forStation, forCsms } = estimates.get(sourceId) ?? {
          viewpoint: 'unknown',
          forStation: 0,
          forCsms: 0,
        };
        const named = [...counts].map(([station, messages]) => ({ station, messages }));
        notes[sourceId] = {
          viewpoint,
          forStation,
          forCsms,
          stations: named.toSorted((a, b) => b.messages - a.messages),
        };
      }
      writeMeta(database, 'source-readings', JSON.stringify(notes));
    },
  };
}

/** What was noted of a source; `undefined` when it holds no message. */
export function readingNoteOf(database: CaseDatabase, sourceId: SourceId): ReadingNote | undefined {
  const written = readMeta(database, 'source-readings');
  const notes: Readonly<Record<string, ReadingNote>> = written === null ? {} : JSON.parse(written);
  return notes[sourceId];
}
