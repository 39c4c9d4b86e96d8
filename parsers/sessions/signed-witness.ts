import { addToGroup } from '../base/group.ts';
import { compareDecimals, isDecimal, shiftDecimal, subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { SignedValueRecord } from '../model/signed-value.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { ReadingView, ValueVerdict } from '../model/verdict.ts';
import { isPlaced, readingTimeOf } from './payload-fields.ts';
import { isPlaceholderId, newDraft } from './session-draft.ts';
import type { SessionDraft } from './session-draft.ts';

/** What a signed reading says about one end of a session. */
export interface SignedEnd {
  readonly at: Timestamp | null;
  readonly meterWh: DecimalText | null;
  /** The reading is of the total import register, so that it can be compared with `meterStart` and `meterStop`. */
  readonly total: boolean;
}

/** A signed value as a witness; its text and proof stay where they are. */
export interface SignedWitness {
  readonly id: number;
  station: string | null;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly meter: string | null;
  readonly begin: SignedEnd | null;
  readonly end: SignedEnd | null;
  /** When it was taken by the meter's own clock, else when it was carried. */
  readonly at: Timestamp | null;
  /** When its carrier says that it was sent or taken: a meter's clock may be years off. */
  readonly carriedAt: Timestamp | null;
  readonly evidence: EvidenceRef;
}

/** OCMF 1.4, table 7 (TX): B begins; E, L, R, A and P end. */
const endMarks = new Set(['E', 'L', 'R', 'A', 'P']);

/** Takes from a signed value and its verdict what tells about a session. */
export function signedWitness(id: number, value: SignedValueRecord, verdict: ValueVerdict): SignedWitness {
  const { readings } = verdict;
  const beginReading = readings.find(({ tx }) => tx === 'B') ?? byContext(value, readings[0], 'Transaction.Begin');
  const endReading =
    readings.findLast(
      ({ tx, obis }) => tx !== null && endMarks.has(tx) && (beginReading === undefined || obis === beginReading.obis),
    ) ?? byContext(value, readings.at(-1), 'Transaction.End');
  const begin = signedEnd(beginReading);
  const end = endReading === beginReading ? null : signedEnd(endReading);
  const { station, connector, transactionId, evidence, reportedAt } = value;
  const at = begin?.at ?? end?.at ?? readingTimeOf(readings[0]?.time) ?? reportedAt;
  return {
    id,
    station,
    connector,
    transactionId,
    meter: verdict.meter,
    begin,
    end,
    at,
    carriedAt: reportedAt,
    evidence,
  };
}

function byContext(
  value: SignedValueRecord,
  reading: ReadingView | undefined,
  context: string,
): ReadingView | undefined {
  return value.context === context && reading?.tx !== 'B' ? reading : undefined;
}

function signedEnd(reading: ReadingView | undefined): SignedEnd | null {
  if (reading === undefined) return null;
  const power = reading.unit === 'kWh' ? 3 : reading.unit === 'Wh' ? 0 : undefined;
  const { value } = reading;
  const meterWh = power === undefined || value === null || !isDecimal(value) ? null : shiftDecimal(value, power);
  return { at: readingTimeOf(reading.time), meterWh, total: isTotalRegister(reading.obis) };
}

/**
 * Whether an OBIS code is a total import register: `1-0:1.8.0` and its spellings, and the registers of OCMF 1.4, table 25, that count in
 * total (98, B0, B1). Transaction registers (B2, B3) begin at zero and must not be compared with meterStart.
 */
function isTotalRegister(obis: string | null): boolean {
  // `*198` counts a session at BAUER.
  return (
    obis === null || (/(?:^|:)0?1[.:]0?8[.:]|(?:98|9E|B[01])\.0?8\./i.test(obis) && !/[*.](?:198|C6)$/i.test(obis))
  );
}

/** A signed value that names no transaction belongs to a session of its connector at its time, give or take this. */
const nearMs = 5 * 60_000;
const sameIdMs = 24 * 3_600_000;

/** Joins each signed value to its session, or makes sessions of those that have none. Adds to `drafts`. */
export function joinSigned(drafts: SessionDraft[], witnesses: readonly SignedWitness[]): void {
  if (witnesses.length === 0) return;
  const byId = new Map<string, SessionDraft[]>();
  for (const draft of drafts) for (const id of draft.ids) addToGroup(byId, id, draft);
  const byMessage = new Map<string, SessionDraft>();
  for (const draft of drafts) {
    for (const end of [draft.start, draft.stop]) if (end !== null) byMessage.set(placeKey(end.evidence), draft);
  }
  const alone: SignedWitness[] = [];
  for (const witness of witnesses) {
    const named =
      witness.transactionId === null || isPlaceholderId(witness.transactionId)
        ? undefined
        : byId.get(witness.transactionId);
    // What came in the very message that begins or ends a session is about it, whatever id that message writes.
    const draft =
      byMessage.get(placeKey(witness.evidence)) ??
      closest(named ?? [], witness, sameIdMs) ??
      closest(drafts, witness, nearMs);
    if (draft === undefined) alone.push(witness);
    else draft.signed.push(witness);
  }
  for (const draft of sessionsOfSignedAlone(alone)) drafts.push(draft);
}

function placeKey(evidence: EvidenceRef): string {
  return evidence.kind === 'bytes'
    ? `${evidence.sourceId} ${evidence.offset}`
    : `${evidence.sourceId} ${evidence.table} ${evidence.rowId}`;
}

/** Whether a signed reading is the one that a session states: what tells without a connector. Rounded to watt-hours as these are. */
function statesSameReading(draft: SessionDraft, { begin, end }: SignedWitness): boolean {
  const same = (signed: SignedEnd | null, stated: DecimalText | null): boolean =>
    signed?.meterWh !== null &&
    signed !== null &&
    signed.total &&
    stated !== null &&
    compareDecimals(subtractDecimals(signed.meterWh, stated).replace('-', ''), '1') < 0;
  return same(begin, draft.start?.meterWh ?? null) || same(end, draft.stop?.meterWh ?? null);
}

/** The session nearest to a signed value; sessions of other stations, connectors or far times are out. */
function closest(drafts: readonly SessionDraft[], witness: SignedWitness, withinMs: number): SessionDraft | undefined {
  let best: SessionDraft | undefined;
  let bestMs = withinMs;
  for (const draft of drafts) {
    if (witness.station !== null && draft.station !== null && witness.station !== draft.station) continue;
    if (witness.connector !== null && draft.connector !== null && witness.connector !== draft.connector) continue;
    const named = witness.transactionId !== null && draft.ids.has(witness.transactionId);
    if (!named) {
      // Without a common id only a connector and a time can join them.
      const bothNamed = witness.transactionId !== null && !isPlaceholderId(witness.transactionId) && draft.ids.size > 0;
      const placed = witness.connector !== null && draft.connector !== null;
      if (bothNamed || (!placed && !statesSameReading(draft, witness))) continue;
    }
    const apart = distanceMs(draft, witness);
    if (apart === undefined ? named && best === undefined : apart <= bestMs) {
      best = draft;
      bestMs = apart ?? bestMs;
    }
  }
  return best;
}

/** How far a value is from a session, 0 inside it; `undefined` when either has no time. */
function distanceMs(draft: SessionDraft, witness: SignedWitness): number | undefined {
  const instants = [witness.at, witness.carriedAt].filter(isPlaced);
  if (instants.length === 0) return undefined;
  const starts = [draft.start?.at ?? null, ...draft.rows.map(({ startedAt }) => startedAt), draft.firstSeen].find(
    isPlaced,
  );
  const stops = [draft.stop?.at ?? null, ...draft.rows.map(({ stoppedAt }) => stoppedAt), draft.lastSeen].find(
    isPlaced,
  );
  // A meter that gets its time from a station with a wrong clock is near what that station stated.
  const stated = [draft.start?.stated ?? null, draft.stop?.stated ?? null].flatMap((time) => time?.epochMs ?? []);
  const fromMs = starts?.epochMs ?? stops?.epochMs;
  const toMs = stops?.epochMs ?? starts?.epochMs;
  if (fromMs === undefined || toMs === undefined) return undefined;
  const apart = instants.flatMap(({ epochMs }) => [
    epochMs < fromMs ? fromMs - epochMs : epochMs > toMs ? epochMs - toMs : 0,
    ...stated.map((ms) => Math.abs(epochMs - ms)),
  ]);
  return Math.min(...apart);
}

/** Signed values without log or database: one session per transaction, or per record that holds both readings. */
function sessionsOfSignedAlone(alone: readonly SignedWitness[]): readonly SessionDraft[] {
  const groups = new Map<string, SessionDraft>();
  for (const witness of alone) {
    const { station, connector, transactionId, meter, evidence, id } = witness;
    const whole = witness.begin !== null && witness.end !== null;
    // A placeholder is the id of many sessions, and so of none.
    const named = transactionId !== null && !isPlaceholderId(transactionId);
    if (!named && !whole) continue;
    const key = JSON.stringify(named ? [evidence.sourceId, station, connector, transactionId, meter] : [id]);
    let draft = groups.get(key);
    if (draft === undefined) {
      draft = newDraft(station, connector);
      if (named) {
        draft.transactionId = transactionId;
        draft.ids.add(transactionId);
      }
      groups.set(key, draft);
    }
    draft.signed.push(witness);
  }
  return [...groups.values()];
}
