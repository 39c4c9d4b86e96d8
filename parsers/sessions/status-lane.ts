import { countUpTo } from '../base/sorted-search.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { Timestamp } from '../model/timestamp.ts';

/** One status notification with its place on the time line. */
export interface StatusNotice {
  readonly status: string;
  readonly errorCode: string | null;
  readonly vendorErrorCode: string | null;
  readonly vendorId: string | null;
  readonly info: string | null;
  readonly at: Timestamp;
  readonly loggedAt: Timestamp;
  /** Sent much later than it happened. */
  readonly queued: boolean;
  readonly evidence: EvidenceRef;
  readonly faulted: boolean;
}

/** The states of one connector. */
export interface StatusLane {
  readonly station: string | null;
  readonly connector: number;
  /** The connector within the EVSE; `null` where nothing names one. */
  evseConnector: number | null;
  /** `silenceEndedMs` is when the station was heard again after the last silence in which a hole may lie; `null` before any. */
  notice(notice: StatusNotice, silenceEndedMs: number | null): void;
  /** The station booted; it was last heard of at `lastSeen`. */
  restart(lastSeen: Timestamp): void;
  hole(fromMs: number, toMs: number): void;
  /** `named`: the connector within the EVSE that its intervals are to name; `null` where there is no need. */
  finish(named: number | null): readonly StatusInterval[];
}

/** A run of equal notifications, or a stretch that nobody knows. */
interface Run {
  readonly notice: StatusNotice | null;
  readonly at: Timestamp;
  notifications: number;
  /** The first equal notification after each silence in which a hole may lie: from it on the state is known again. */
  readonly again?: readonly Again[];
}

interface Again {
  readonly notice: StatusNotice;
  /** Notifications of the run before this one. */
  readonly before: number;
}

/**
 * A restart of less than this is no gap worth showing: stations report all their states right after the boot
 * (Charge Control C: at most 60 s after it, user guide 3.4).
 */
const briefMs = 120_000;

export function createStatusLane(station: string | null, connector: number, evseConnector: number | null): StatusLane {
  const runs: Run[] = [];
  /** Notifications that were queued; they are put in their place at the end. */
  const late: Run[] = [];
  const holes: { readonly fromMs: number; readonly toMs: number }[] = [];
  const again = new Map<Run, Again[]>();
  let heardMs: number | null = null;
  let restartedAt: Timestamp | null = null;

  function sameState(left: StatusNotice, right: StatusNotice): boolean {
    return (
      left.status === right.status &&
      // 2.x has no error codes, which is 1.6's NoError.
      (left.errorCode ?? 'NoError') === (right.errorCode ?? 'NoError') &&
      left.vendorErrorCode === right.vendorErrorCode &&
      // Without a vendor code the text is all that tells two faults apart.
      (!left.faulted || left.vendorErrorCode !== null || left.info === right.info)
    );
  }

  function unknownFrom(at: Timestamp): void {
    const last = runs.at(-1);
    if (last !== undefined && last.notice !== null)
      runs.push({ notice: null, at: notBefore(at, last.at), notifications: 0 });
  }

  return {
    station,
    connector,
    evseConnector,
    notice(notice, silenceEndedMs) {
      const last = runs.at(-1);
      if (notice.queued && last !== undefined && isBefore(notice.at, last.at)) {
        const lastLate = late.at(-1);
        if (lastLate?.notice !== null && lastLate !== undefined && sameState(lastLate.notice, notice)) {
          lastLate.notifications += 1;
        } else late.push({ notice, at: notice.at, notifications: 1 });
        return;
      }
      if (restartedAt !== null) {
        const silentMs = (notice.at.epochMs ?? 0) - (restartedAt.epochMs ?? 0);
        if (silentMs > briefMs) unknownFrom(restartedAt);
        restartedAt = null;
      }
      const before = runs.at(-1);
      const afterSilence = silenceEndedMs !== null && heardMs !== null && heardMs < silenceEndedMs;
      heardMs = notice.loggedAt.epochMs ?? heardMs;
      if (before?.notice !== null && before !== undefined && sameState(before.notice, notice)) {
        if (afterSilence) {
          const known = again.get(before) ?? [];
          known.push({ notice, before: before.notifications });
          again.set(before, known);
        }
        before.notifications += 1;
        return;
      }
      // A clock that was set back must not make an interval end before it began; the log's order is the better one.
      const at =
        before !== undefined && isBefore(notice.at, before.at) ? notBefore(notice.loggedAt, before.at) : notice.at;
      runs.push({ notice, at, notifications: 1 });
    },
    restart(lastSeen) {
      if (runs.length > 0) restartedAt ??= lastSeen;
    },
    hole(fromMs, toMs) {
      if (toMs > fromMs) holes.push({ fromMs, toMs });
    },
    finish(named) {
      // The station came back and never said anything about this connector again.
      if (restartedAt !== null) unknownFrom(restartedAt);
      restartedAt = null;
      const told = runs.map((run) => ({ ...run, again: again.get(run) ?? [] }));
      const ordered = withHoles(late.length === 0 ? told : placeLate(told, late));
      const place = named === null ? {} : { evseConnector: named };
      return ordered.map((run, index) => ({ ...interval(run, ordered[index + 1]?.at ?? null), ...place }));
    },
  };

  /** Puts queued notifications where they belong; each holds until the next one that is known. */
  function placeLate(current: readonly Run[], queued: readonly Run[]): readonly Run[] {
    const merged = [...current, ...queued]
      .map((run, index) => ({ run, index }))
      .sort((left, right) => (left.run.at.epochMs ?? 0) - (right.run.at.epochMs ?? 0) || left.index - right.index)
      .map(({ run }) => run);
    const folded: Run[] = [];
    for (const run of merged) {
      const last = folded.at(-1);
      const same =
        last !== undefined && last.notice !== null && run.notice !== null && sameState(last.notice, run.notice);
      if (same) last.notifications += run.notifications;
      else folded.push({ ...run });
    }
    return folded;
  }

  /** A state that a hole begins in is not known any more from there on, until the station says it again. */
  function withHoles(placed: readonly Run[]): readonly Run[] {
    if (holes.length === 0) return placed;
    holes.sort((left, right) => left.fromMs - right.fromMs);
    return placed.flatMap((run, index) => {
      const toMs = placed[index + 1]?.at.epochMs ?? Infinity;
      const known = run.again ?? [];
      const parts: Run[] = [];
      let now: Run = run;
      let counted = 0;
      let next = 0;
      for (;;) {
        const hole = now.notice === null ? undefined : firstHole(now.at.epochMs);
        if (hole === undefined || hole.fromMs >= toMs)
          return [...parts, { ...now, notifications: now.notifications - counted }];
        while (next < known.length && (known[next]?.notice.at.epochMs ?? 0) < hole.toMs) next += 1;
        const back = known[next];
        const told = (back?.before ?? run.notifications) - counted;
        counted += told;
        const at: Timestamp = { text: '', epochMs: hole.fromMs, quality: now.at.quality };
        parts.push({ ...now, notifications: told }, { notice: null, at, notifications: 0 });
        if (back === undefined || (back.notice.at.epochMs ?? Infinity) >= toMs) return parts;
        now = { notice: back.notice, at: back.notice.at, notifications: run.notifications };
      }
    });
  }

  /** The first hole that begins at an instant or later. */
  function firstHole(fromMs: number | null): (typeof holes)[number] | undefined {
    return fromMs === null ? undefined : holes[countUpTo(holes, fromMs - 1, (hole) => hole.fromMs)];
  }

  function interval({ notice, at, notifications }: Run, to: Timestamp | null): StatusInterval {
    return {
      station,
      connector,
      status: notice?.status ?? 'unknown',
      errorCode: notice?.errorCode ?? null,
      vendorErrorCode: notice?.vendorErrorCode ?? null,
      vendorId: notice?.vendorId ?? null,
      info: notice?.info ?? null,
      from: at,
      to,
      notifications,
      evidence: notice?.evidence ?? null,
    };
  }
}

function isBefore(left: Timestamp, right: Timestamp): boolean {
  return left.epochMs !== null && right.epochMs !== null && left.epochMs < right.epochMs;
}

function notBefore(time: Timestamp, earliest: Timestamp): Timestamp {
  return isBefore(time, earliest) || time.epochMs === null ? earliest : time;
}
