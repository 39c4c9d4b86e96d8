import type { StatusInterval } from '../model/status-interval.ts';
import { compareDecimals } from '../base/decimal-arithmetic.ts';
import type { RowToJoin } from './database-witness.ts';
import { isPlaced } from './payload-fields.ts';
import type { SessionDraft } from './session-draft.ts';
import type { SignedWitness } from './signed-witness.ts';

/**
 * A database or a log that does not name its station belongs to the only one that the case knows. Gives all of them its name and
 * puts sessions together that two logs told of. With several stations nothing is assumed.
 */
export function nameTheOnlyStation(
  fromFrames: readonly (string | null)[],
  drafts: readonly SessionDraft[],
  rows: readonly RowToJoin[],
  signed: readonly SignedWitness[],
  statusHistory: readonly StatusInterval[],
): SessionDraft[] {
  const named = new Set(
    [
      ...fromFrames,
      ...rows.map(({ station }) => station),
      ...signed.map(({ station }) => station),
      ...statusHistory.map(({ station }) => station),
    ].filter((station) => station !== null),
  );
  const [only] = named;
  if (named.size !== 1 || only === undefined) return [...drafts];
  for (const item of [...drafts, ...rows, ...signed]) item.station ??= only;
  return mergeTwins(drafts);
}

/** The same session told by two logs: one id and one start, or one start and stop. */
function mergeTwins(drafts: readonly SessionDraft[]): SessionDraft[] {
  const kept = new Map<string, SessionDraft>();
  const all: SessionDraft[] = [];
  for (const draft of drafts) {
    const key = identityOf(draft);
    const twin = key === null ? undefined : kept.get(key);
    if (twin === undefined || !agree(twin, draft)) {
      all.push(draft);
      if (key !== null) kept.set(key, draft);
    } else absorb(twin, draft);
  }
  return all;
}

function identityOf({ start, stop, connector }: SessionDraft): string | null {
  if (start !== null && isPlaced(start.stated)) return `start ${connector} ${start.stated.epochMs} ${start.meterWh}`;
  if (stop !== null && isPlaced(stop.stated)) return `stop ${stop.stated.epochMs} ${stop.meterWh}`;
  return null;
}

function agree(left: SessionDraft, right: SessionDraft): boolean {
  const sameId = left.ids.size === 0 || right.ids.size === 0 || [...left.ids].some((id) => right.ids.has(id));
  const [first, second] = [left.stop?.meterWh ?? null, right.stop?.meterWh ?? null];
  return sameId && (first === null || second === null || compareDecimals(first, second) === 0);
}

function absorb(into: SessionDraft, other: SessionDraft): void {
  into.transactionId ??= other.transactionId;
  for (const id of other.ids) into.ids.add(id);
  for (const id of other.messageIds) into.messageIds.add(id);
  into.start ??= other.start;
  into.stop ??= other.stop;
  into.connector ??= other.connector;
  into.answered ||= other.answered;
  into.lanes.push(...other.lanes);
  into.frameIds = [...new Set([...into.frameIds, ...other.frameIds])].sort((left, right) => left - right);
  const steps = new Set(into.steps.map(({ step, at }) => `${step} ${at.epochMs}`));
  into.steps.push(...other.steps.filter(({ step, at }) => !steps.has(`${step} ${at.epochMs}`)));
}
