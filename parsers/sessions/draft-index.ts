import type { TransactionRow } from '../model/database-record.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { isPlaced } from './payload-fields.ts';
import { isPlaceholderId } from './session-draft.ts';
import type { SessionDraft, StatedEnd } from './session-draft.ts';

/** The believed instant of an end and the one that its message states: a store keeps what the station's clock said, be it wrong. */
export function instants(end: StatedEnd | null): readonly (Timestamp | null)[] {
  return [end?.at ?? null, end?.stated ?? null];
}

/** The table that has one row a session; `null` for a queue, where start and stop of a session lie as two rows, and for what is no row. */
export function tableOf({ evidence }: TransactionRow): string | null {
  if (evidence.kind !== 'row' || /queue|fifo/i.test(evidence.table)) return null;
  return `${evidence.sourceId} ${evidence.table}`;
}

function rowKey({ evidence }: TransactionRow): string | null {
  return evidence.kind === 'row' ? `${evidence.sourceId} ${evidence.rowId} ${evidence.table}` : null;
}

/** Sessions that are alike in what keeps a row from being theirs. */
interface Group {
  readonly named: boolean;
  readonly tables: ReadonlySet<string>;
  readonly drafts: Set<SessionDraft>;
}

/** Groups by what they are alike in. */
type Groups = Map<string, Group>;

interface Known {
  readonly number: number;
  alike: string;
}

/**
 * Finds the sessions worth comparing with a row: by message id, by transaction id, by the minute of either end. Of those that have a row of the same
 * table already, and of those with other ids, no one is looked at: a store whose clock stood still has all of its sessions in one minute.
 */
export class DraftIndex {
  readonly #byKey = new Map<string, Groups>();
  readonly #byRow = new Map<string, Set<SessionDraft>>();
  readonly #known = new Map<SessionDraft, Known>();

  constructor(drafts: readonly SessionDraft[]) {
    for (const draft of drafts) this.add(draft);
  }

  /** Adds a session, or looks at it anew when it has changed. */
  add(draft: SessionDraft): void {
    const named = draft.ids.size > 0;
    const tables = new Set(draft.rows.flatMap((row) => tableOf(row) ?? []));
    const alike = JSON.stringify([named, ...[...tables].sort()]);
    const known = this.#known.get(draft);
    const before = known?.alike;
    if (known === undefined) this.#known.set(draft, { number: this.#known.size, alike });
    else known.alike = alike;
    for (const row of draft.rows) {
      const key = rowKey(row);
      if (key === null) continue;
      const drafts = this.#byRow.get(key);
      if (drafts === undefined) this.#byRow.set(key, new Set([draft]));
      else drafts.add(draft);
    }
    for (const key of keysOf(draft)) {
      const groups = this.#byKey.get(key) ?? new Map<string, Group>();
      this.#byKey.set(key, groups);
      if (before !== undefined && before !== alike) groups.get(before)?.drafts.delete(draft);
      const group = groups.get(alike);
      if (group === undefined) groups.set(alike, { named, tables, drafts: new Set([draft]) });
      else group.drafts.add(draft);
    }
  }

  /** The sessions that a row may tell of: those of its message ids first, then of its transaction id, then of its minutes; of each the first one first. */
  candidates(row: TransactionRow): ReadonlySet<SessionDraft> {
    const named = row.transactionId !== null && !isPlaceholderId(row.transactionId);
    const found = new Set<SessionDraft>();
    // A row may tell of its session twice.
    for (const draft of this.#byRow.get(rowKey(row) ?? '') ?? []) found.add(draft);
    for (const id of [row.startMessageId, row.stopMessageId]) this.#find(`m ${id}`, row, !named, found);
    this.#find(`t ${row.transactionId}`, row, true, found);
    for (const at of [row.startedAt, row.stoppedAt]) {
      for (const key of minuteKeys(at, [-1, 0, 1])) this.#find(key, row, !named, found);
    }
    return found;
  }

  #find(key: string, row: TransactionRow, withOtherIds: boolean, found: Set<SessionDraft>): void {
    const table = tableOf(row);
    const drafts: SessionDraft[] = [];
    for (const group of this.#byKey.get(key)?.values() ?? []) {
      if ((group.named && !withOtherIds) || (table !== null && group.tables.has(table))) continue;
      for (const draft of group.drafts) drafts.push(draft);
    }
    const numberOf = (draft: SessionDraft): number => this.#known.get(draft)?.number ?? 0;
    for (const draft of drafts.sort((left, right) => numberOf(left) - numberOf(right))) found.add(draft);
  }
}

function keysOf(draft: SessionDraft): ReadonlySet<string> {
  const ends = [
    ...instants(draft.start),
    ...instants(draft.stop),
    ...draft.rows.flatMap((row) => [row.startedAt, row.stoppedAt]),
  ];
  return new Set([
    ...[...draft.messageIds].map((id) => `m ${id}`),
    ...[...draft.ids].map((id) => `t ${id}`),
    ...ends.flatMap((at) => minuteKeys(at, [0])),
  ]);
}

function minuteKeys(at: Timestamp | null, shifts: readonly number[]): readonly string[] {
  if (!isPlaced(at)) return [];
  const minute = Math.floor(at.epochMs / 60_000);
  return shifts.map((shift) => `@ ${minute + shift}`);
}
