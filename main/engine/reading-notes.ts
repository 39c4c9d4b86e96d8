import type { SourceId } from '../../parsers/model/evidence.ts';
import type { ViewpointEstimate } from '../../parsers/ocpp/viewpoint.ts';
import type { SourceReading } from '../api/views/reading-views.ts';
import { readMeta, writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/** What was estimated of a source when the case was concluded. */
export type ReadingNote = Pick<SourceReading, 'viewpoint' | 'forStation' | 'forCsms' | 'stations' | 'others'>;

/** Stations that are named; the others are counted. */
const namedStations = 20;
/** Stations of a source that are told apart; a source with more of them is hostile, and their messages count as those of others. */
const mostStations = 20_000;

export interface ReadingNotes {
  viewpoint(sourceId: SourceId, estimate: ViewpointEstimate): void;
  message(sourceId: SourceId, station: string | null): void;
  /** Writes all down, so that a person can be told why. */
  write(database: CaseDatabase): void;
}

export function createReadingNotes(): ReadingNotes {
  const estimates = new Map<SourceId, ViewpointEstimate>();
  const stations = new Map<SourceId, Map<string | null, number>>();
  /** Messages of stations that are not told apart. */
  const beyond = new Map<SourceId, number>();
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
      else beyond.set(sourceId, (beyond.get(sourceId) ?? 0) + 1);
    },
    write(database) {
      const notes: Record<string, ReadingNote> = {};
      for (const [sourceId, counts] of stations) {
        const { viewpoint, forStation, forCsms } = estimates.get(sourceId) ?? {
          viewpoint: 'unknown',
          forStation: 0,
          forCsms: 0,
        };
        const all = [...counts].map(([station, messages]) => ({ station, messages }));
        const named = all.toSorted((a, b) => b.messages - a.messages);
        const others = named.slice(namedStations);
        const untold = beyond.get(sourceId) ?? 0;
        notes[sourceId] = {
          viewpoint,
          forStation,
          forCsms,
          stations: named.slice(0, namedStations),
          ...(others.length === 0
            ? {}
            : {
                others: {
                  stations: others.length + (untold > 0 ? 1 : 0),
                  messages: others.reduce((sum, { messages }) => sum + messages, untold),
                },
              }),
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
