import type { EvidenceRef } from '../../model/evidence.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { Lanes } from '../lanes.ts';
import { everyMessage } from '../looks-at.ts';
import { durationText, found } from '../make-finding.ts';

const bucketMs = 600_000;
/** A source that wrote in at least this share of its time is one that writes all the time. */
const steadyShare = 0.5;

/** A line with a message by its number, any other line by its place. */
type Line = number | EvidenceRef;

/** Ten-minute stretches in which a source wrote. */
class Source {
  readonly station: string | null;
  /** The first line of each. */
  readonly buckets = new Map<number, Line>();
  /** The last line of those that no other one followed. */
  readonly #lasts = new Map<number, Line>();
  #bucket = Number.NaN;
  #line: Line = 0;

  constructor(station: string | null) {
    this.station = station;
  }

  note(ms: number, line: Line): void {
    const bucket = Math.floor(ms / bucketMs);
    if (bucket !== this.#bucket) {
      if (bucket !== this.#bucket + 1) this.#lasts.set(this.#bucket, this.#line);
      this.#bucket = bucket;
      if (!this.buckets.has(bucket)) this.buckets.set(bucket, line);
    }
    this.#line = line;
  }

  /** The last line before a gap. */
  lastOf(bucket: number): Line | undefined {
    return bucket === this.#bucket ? this.#line : this.#lasts.get(bucket);
  }
}

/** C21: one log stops for a while and another of the same station goes on: the logger failed, not the station. */
export const logHole = defineWatchingRule({
  id: 'connection.log-hole',
  severity: 'warning',
  category: 'connection',
  references: [],
  thresholds: { shortestMs: { value: 1_800_000, unit: 'ms' }, coveredPercent: { value: 50, unit: '%' } },
  looksAt: everyMessage,
  watch(limits, records) {
    const sources = new Lanes<Source>();
    const note = (station: string | null, sourceId: number, ms: number | null, line: Line): void => {
      if (ms === null) return;
      const source = sources.get(station, sourceId, null) ?? sources.add(station, sourceId, null, new Source(station));
      source.note(ms, line);
    };
    const placeOf = (line: Line | undefined): EvidenceRef | null =>
      typeof line === 'number' ? records.evidenceOf(line) : (line ?? null);
    return {
      frame: ({ frameId, station, evidence, loggedAt }) => note(station, evidence.sourceId, loggedAt.epochMs, frameId),
      *finish(view) {
        for (const { station, evidence, loggedAt } of view.events) {
          note(station, evidence.sourceId, loggedAt.epochMs, evidence);
        }
        const ofStation = Map.groupBy(sources.all, ({ station }) => station);
        for (const source of sources.all) {
          const others = (ofStation.get(source.station) ?? []).filter((other) => other !== source);
          if (others.length === 0) continue;
          const times = [...source.buckets.keys()].toSorted((left, right) => left - right);
          const [first] = times;
          const last = times.at(-1);
          if (first === undefined || last === undefined) continue;
          for (const [at, before] of times.entries()) {
            const after = times[at + 1];
            if (after === undefined || (after - before - 1) * bucketMs < limits.shortestMs) continue;
            const gap = after - before - 1;
            if (times.length / (last - first + 1 - gap) < steadyShare) continue;
            const meanwhile = others.find(({ buckets }) => {
              let covered = 0;
              for (let bucket = before + 1; bucket < after && bucket - before < 100_000; bucket += 1) {
                if (buckets.has(bucket)) covered += 1;
              }
              return covered * 100 >= gap * limits.coveredPercent;
            });
            if (meanwhile === undefined) continue;
            const inside = placeOf([...meanwhile.buckets].find(([bucket]) => bucket > before && bucket < after)?.[1]);
            yield {
              params: { duration: durationText(gap * bucketMs) },
              station: source.station,
              fromMs: (before + 1) * bucketMs,
              toMs: after * bucketMs,
              evidence: [placeOf(source.lastOf(before)), placeOf(source.buckets.get(after)), inside],
              counterEvidence: [found('log-goes-on', inside)],
            };
          }
        }
      },
    };
  },
});
