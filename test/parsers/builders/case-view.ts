import { createRegistry } from '../../../parsers/base/registry.ts';
import { evaluateFindings, startFindings } from '../../../parsers/findings/evaluate-findings.ts';
import { everyMessage } from '../../../parsers/findings/looks-at.ts';
import type { CaseView, JudgedValue } from '../../../parsers/findings/finding-rule.ts';
import type { IncompleteStore } from '../../../parsers/model/incomplete-store.ts';
import type { Coverage } from '../../../parsers/model/coverage.ts';
import { findingRules } from '../../../parsers/findings/index.ts';
import type { DatabaseRecord, StoredMessageRow, TransactionRow } from '../../../parsers/model/database-record.ts';
import type { Finding } from '../../../parsers/model/finding.ts';
import type { LogEventKind, LogEventRecord } from '../../../parsers/model/log-event.ts';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import type { SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import { createConfigurationFold } from '../../../parsers/ocpp/configuration-in-frame.ts';
import type { NumberedConfiguration } from '../../../parsers/ocpp/configuration-history.ts';
import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import { createHeartbeatFold, holesOf, joinAcrossHeartbeats } from '../../../parsers/sessions/heartbeat-intervals.ts';
import { createSessionFold } from '../../../parsers/sessions/session-fold.ts';
import type { SessionLane } from '../../../parsers/sessions/session-lane.ts';
import { createStatusFold } from '../../../parsers/sessions/status-history.ts';
import { defaultStation, iso, story } from './story.ts';
import type { StoryFrame } from './story.ts';

/** A signed value and its verdict before a session is known. */
export interface SignedPart {
  readonly value: SignedValueRecord;
  readonly verdict: ValueVerdict;
}

export interface CaseParts {
  readonly table: string;
  readonly rows?: readonly DatabaseRecord[];
  readonly events?: readonly LogEventRecord[];
  /** Stores that lost rows. */
  readonly incompleteStores?: readonly IncompleteStore[];
  /** What configuration files hold. */
  readonly files?: readonly ConfigurationRecord[];
  readonly signed?: readonly SignedPart[];
  /** Requests of these actions carry this message type instead of 2. */
  readonly messageTypes?: Readonly<Record<string, number>>;
  /** The messages of this station come from a log that does not name it. */
  readonly unnamed?: string;
  /** The log names no zone: its times were read in an assumed one. */
  readonly wallClock?: boolean;
}

/** Like the engine's: a hole is ten minutes without a message. */
const holeMs = 10 * 60_000;

function coverageOf(frames: readonly StoryFrame[]): readonly Coverage[] {
  const stretches: { station: string | null; fromMs: number; toMs: number }[] = [];
  const current = new Map<string | null, { station: string | null; fromMs: number; toMs: number }>();
  for (const { frame } of frames) {
    const ms = frame.loggedAt.epochMs ?? 0;
    const stretch = current.get(frame.station);
    if (stretch === undefined || ms - stretch.toMs > holeMs) {
      const made = { station: frame.station, fromMs: ms, toMs: ms };
      current.set(frame.station, made);
      stretches.push(made);
    } else stretch.toMs = ms;
  }
  return stretches;
}

function configurationOf(parts: CaseParts): ReadonlyMap<string | null, readonly NumberedConfiguration[]> {
  const fold = createConfigurationFold();
  const heard = story(parts.table).flatMap(({ frame, payload }) => fold.frame(frame, payload));
  const groups = new Map<string | null, NumberedConfiguration[]>();
  for (const [id, record] of [...(parts.files ?? []), ...heard].entries()) {
    const station = record.station ?? defaultStation;
    const group = groups.get(station);
    if (group === undefined) groups.set(station, [{ id, record }]);
    else group.push({ id, record });
  }
  return groups;
}

/** A message and the lane of its session, as it passes while the engine concludes. */
interface PassedMessage extends StoryFrame {
  readonly lane: SessionLane | undefined;
}

/** A case as the engine would conclude it from these parts. */
export function caseView(parts: CaseParts): CaseView {
  return passedCase(parts).view;
}

function passedCase(parts: CaseParts): { readonly view: CaseView; readonly passed: readonly PassedMessage[] } {
  const frames = story(parts.table).map(({ frame: told, payload }) => {
    const named = told.station === parts.unnamed ? { ...told, station: null } : told;
    const frame =
      parts.wallClock === true
        ? { ...named, loggedAt: { ...named.loggedAt, quality: 'zone-assumed' as const } }
        : named;
    const type = frame.kind === 'call' ? parts.messageTypes?.[frame.action ?? ''] : undefined;
    return type === undefined
      ? { frame, payload }
      : { frame: { ...frame, kind: 'other' as const, messageTypeId: type }, payload };
  });
  const sessions = createSessionFold();
  const status = createStatusFold();
  const heartbeats = createHeartbeatFold();
  const passed = frames.map(({ frame, payload }) => {
    const lane = sessions.frame(frame, payload);
    status.frame(frame, payload);
    heartbeats.frame(frame, payload);
    return { frame, payload, lane };
  });
  const coverage = coverageOf(frames);
  for (const hole of holesOf(joinAcrossHeartbeats(coverage, heartbeats.finish()))) {
    status.coverageHole(hole.station, hole.fromMs, hole.toMs);
  }
  for (const row of parts.rows ?? []) sessions.databaseRecord(row);
  const signed = parts.signed ?? [];
  for (const [id, { value, verdict }] of signed.entries()) sessions.signedValue(id, value, verdict);
  const statusHistory = status.finish();
  const found = sessions.finish(statusHistory).sessions;
  const payloads = new Map(frames.map(({ frame, payload }) => [frame.frameId, payload]));
  const view: CaseView = {
    frames: (looksAt = everyMessage) =>
      frames.flatMap(({ frame }) => (looksAt(frame.kind, frame.action) ? [frame] : [])),
    earliest: (frameIds) => frames.find(({ frame }) => frameIds.includes(frame.frameId))?.frame,
    some: (frameIds) => frames.flatMap(({ frame }) => (frameIds.includes(frame.frameId) ? [frame] : [])),
    evidenceOf: (frameId) => frames.find(({ frame }) => frame.frameId === frameId)?.frame.evidence ?? null,
    payloadOf: (frameId) => payloads.get(frameId) ?? null,
    events: parts.events ?? [],
    databaseRecords: parts.rows ?? [],
    configuration: () => configurationOf(parts),
    sessions: found,
    statusHistory,
    judgedValues: signed.map(({ value, verdict }, id): JudgedValue => {
      const session = found.find(({ signedValueIds }) => signedValueIds.includes(id));
      return { signedValueId: id, value, verdict, sessionId: session?.id ?? null };
    }),
    transactionVerdicts: [],
    publicKeys: [],
    coverage,
    incompleteStores: parts.incompleteStores ?? [],
  };
  return { view, passed };
}

/** All findings of a case as they come while the engine concludes, when no session is known before all messages have passed. */
export function findingsWhilePassing(parts: CaseParts | string): readonly Finding[] {
  const { view, passed } = passedCase(typeof parts === 'string' ? { table: parts } : parts);
  const pass = startFindings(findingRules, view, {});
  for (const { frame, payload, lane } of passed) pass.frame(frame, payload, lane);
  return pass.finish(view);
}

/** All findings of a case, or those of one rule. */
export function findingsOf(parts: CaseParts | string, rule?: string): readonly Finding[] {
  const view = caseView(typeof parts === 'string' ? { table: parts } : parts);
  const only = rule === undefined ? undefined : findingRules.find(rule);
  // A rule about what the others left out needs them.
  if (only === undefined || only.works === 'after-the-others') {
    const found = evaluateFindings(findingRules, view, {});
    return rule === undefined ? found : found.filter((finding) => finding.rule === rule);
  }
  return evaluateFindings(createRegistry('one rule', [only]), view, {});
}

export function transactionRow(parts: Partial<TransactionRow> & { readonly rowId?: string }): TransactionRow {
  const { rowId = '1', ...given } = parts;
  return {
    record: 'transaction-row',
    station: null,
    localId: null,
    transactionId: null,
    connector: 1,
    idTagStart: null,
    idTagStop: null,
    parentIdTag: null,
    startedAt: null,
    stoppedAt: null,
    meterStartWh: null,
    meterStopWh: null,
    meterLastWh: null,
    meterLastAt: null,
    reason: null,
    acknowledged: null,
    startMessageId: null,
    stopMessageId: null,
    evidence: { kind: 'row', sourceId: 2, table: 'TRANSACTIONS', rowId, column: null },
    ...given,
  };
}

export function queuedMessage(message: string, action: string, rowId = '1'): StoredMessageRow {
  return {
    record: 'stored-message-row',
    station: null,
    message,
    action,
    uniqueId: null,
    attempts: 2,
    storedAt: null,
    queue: 'TRANSACTION_QUEUE',
    evidence: { kind: 'row', sourceId: 2, table: 'TRANSACTION_QUEUE', rowId, column: null },
  };
}

export function stamp(ms: number) {
  return { text: iso(ms), epochMs: ms, quality: 'offset-given' } as const;
}

export function logEvent(event: LogEventKind, ms: number, station: string | null = defaultStation): LogEventRecord {
  return {
    record: 'log-event',
    event,
    station,
    text: event,
    loggedAt: stamp(ms),
    evidence: { kind: 'bytes', sourceId: 1, offset: 1_000_000 + (ms % 1_000_000_000), length: 10, line: null },
  };
}

/** A judged signed value with one or two readings. */
export function signedPart(
  readings: readonly { readonly tx: string; readonly ms: number; readonly kwh: string }[],
  parts: {
    readonly value?: Partial<SignedValueRecord>;
    readonly verdict?: Partial<ValueVerdict>;
  } = {},
): SignedPart {
  const [first] = readings;
  const value: SignedValueRecord = {
    record: 'signed-value',
    format: 'ocmf',
    text: JSON.stringify(readings),
    layers: [],
    channel: 'transaction-data',
    context: first?.tx === 'B' ? 'Transaction.Begin' : 'Transaction.End',
    transactionId: '7',
    station: defaultStation,
    connector: 1,
    enclosedKey: null,
    reportedAt: first === undefined ? null : stamp(first.ms),
    index: 0,
    evidence: { kind: 'bytes', sourceId: 3, offset: (first?.ms ?? 0) % 1_000_000_000, length: 10, line: 1 },
    ...parts.value,
  };
  const verdict: ValueVerdict = {
    readable: 'ok',
    brokenReason: null,
    signature: 'valid',
    signatureReason: 'matches',
    keyOrigin: 'pinned',
    keyFingerprint: 'aa'.repeat(32),
    curve: 'secp256r1',
    hash: 'SHA-256',
    gateway: null,
    meter: 'M1',
    pagination: null,
    readings: readings.map(({ tx, ms, kwh }) => ({
      time: iso(ms),
      clock: 'S',
      tx,
      value: kwh,
      unit: 'kWh',
      obis: '1-b:1.8.0',
      status: 'G',
      errorFlags: '',
      inherited: [],
    })),
    energyWh: null,
    rules: [],
    billing: 'usable',
    safe: { verdict: 'verified', reason: null },
    steps: [],
    proof: null,
    ...parts.verdict,
  };
  return { value, verdict };
}
