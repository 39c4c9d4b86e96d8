import { countUpTo } from '../../base/sorted-search.ts';
import { faultEpisodes } from '../../sessions/fault-episodes.ts';
import type { FaultEpisode } from '../../sessions/fault-episodes.ts';
import type { StatusInterval } from '../../model/status-interval.ts';

/** Fault episodes of each connector in time order, found by instant without going through all of them. */
export interface EpisodesByConnector {
  /** The last episode that began by an instant. */
  lastBegunBy(station: string | null, connector: number | null, ms: number): FaultEpisode | undefined;
  /** The episodes that began within a stretch. */
  within(station: string | null, connector: number | null, fromMs: number, toMs: number): readonly FaultEpisode[];
}

export function episodesByConnector(history: readonly StatusInterval[]): EpisodesByConnector {
  const lanes = new Map<string, FaultEpisode[]>();
  const keyOf = (station: string | null, connector: number | null): string => JSON.stringify([station, connector]);
  for (const episode of faultEpisodes(history)) {
    if (episode.from.epochMs === null) continue;
    const key = keyOf(episode.station, episode.connector);
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [episode]);
    else lane.push(episode);
  }
  for (const lane of lanes.values()) lane.sort((left, right) => (left.from.epochMs ?? 0) - (right.from.epochMs ?? 0));
  /** Place of the first episode that began after an instant. */
  const after = (lane: readonly FaultEpisode[], ms: number): number =>
    countUpTo(lane, ms, ({ from }) => from.epochMs ?? 0);
  return {
    lastBegunBy(station, connector, ms) {
      const lane = lanes.get(keyOf(station, connector)) ?? [];
      return lane[after(lane, ms) - 1];
    },
    within(station, connector, fromMs, toMs) {
      const lane = lanes.get(keyOf(station, connector)) ?? [];
      return lane.slice(after(lane, fromMs - 1), after(lane, toMs));
    },
  };
}
