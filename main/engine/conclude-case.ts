import { startFindings } from '../../parsers/findings/evaluate-findings.ts';
import type { FindingsPass } from '../../parsers/findings/evaluate-findings.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { Viewpoint } from '../../parsers/logs/log-format.ts';
import type { SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../parsers/model/verdict.ts';
import { createConfigurationFold } from '../../parsers/ocpp/configuration-in-frame.ts';
import { createCorrelator } from '../../parsers/ocpp/correlation.ts';
import { createStationFactsFold } from '../../parsers/ocpp/station-facts.ts';
import { storedMessage } from '../../parsers/ocpp/stored-message.ts';
import { createViewpointEstimator } from '../../parsers/ocpp/viewpoint.ts';
import { createCoverageFold } from '../../parsers/sessions/log-coverage.ts';
import { createHeartbeatFold, holesOf, joinAcrossHeartbeats } from '../../parsers/sessions/heartbeat-intervals.ts';
import { createSessionFold } from '../../parsers/sessions/session-fold.ts';
import { createStatusFold } from '../../parsers/sessions/status-history.ts';
import { recordsInFrame } from '../../parsers/signatures/in-frame.ts';
import type { ReadAs } from '../api/views/reading-views.ts';
import { standingReadAs } from './read-as.ts';
import { writeStationEnds } from './station-ends.ts';
import { createReadingNotes } from './reading-notes.ts';
import type { ReadingNotes } from './reading-notes.ts';
import { createRequestMemory } from './request-memory.ts';
import { stationsOfSources } from './source-stations.ts';
import type { StationOfSource } from './source-stations.ts';
import { writeColumnSum } from '../casefile/column-sums.ts';
import { markConclusion, nobody } from '../casefile/conclusion-mark.ts';
import type { Drawer } from '../casefile/conclusion-mark.ts';
import { createConclusionStore } from '../casefile/conclusion-store.ts';
import type { ConclusionStore } from '../casefile/conclusion-store.ts';
import { createFrameTable } from '../casefile/frame-table.ts';
import { createContentReader } from '../casefile/content-store.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import {
  connectionsOpened,
  databaseRecords,
  payloadValue,
  protocolsNamed,
  publicKeys,
  signedValues,
} from '../casefile/imported-records.ts';
import { restorePinnedKeys } from '../casefile/journal.ts';
import { inTransaction } from '../casefile/long-transaction.ts';
import { writeMeta } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { builtInAlone } from '../extensions/extension-set.ts';
import type { ExtensionSet } from '../extensions/extension-set.ts';
import { identitiesOf, writtenIdentities } from '../extensions/used-extensions.ts';
import { createCaseRecords, createCaseView } from './case-view.ts';
import { estimateClock } from './estimate-clock.ts';
import { rotatedLogsOf } from '../casefile/source-facts.ts';
import { orderFrames } from './order-frames.ts';
import { unwatched } from './conclusion-course.ts';
import type { ConclusionCourse } from './conclusion-course.ts';
import { judgeValues } from './judge-values.ts';
import type { NumberedValue } from './judge-values.ts';

/** From which side each log was written; decides what `sent` means (research P11). */
function viewpoints(
  store: ConclusionStore,
  logOf: ReadonlyMap<SourceId, string>,
  said: ReadonlyMap<SourceId, ReadAs>,
  notes: ReadingNotes,
): ReadonlyMap<SourceId, Viewpoint> {
  const estimators = new Map<SourceId | string, ReturnType<typeof createViewpointEstimator>>();
  const sourceIds = new Set<SourceId>();
  for (const { sourceId, label, action, count } of store.labelTallies()) {
    sourceIds.add(sourceId);
    // the parts of a rotated log have one writer
    const log = logOf.get(sourceId) ?? sourceId;
    let estimator = estimators.get(log);
    if (estimator === undefined) {
      estimator = createViewpointEstimator();
      estimators.set(log, estimator);
    }
    for (let seen = 0; seen < count; seen += 1) estimator.note(label, action);
  }
  const found = new Map<SourceId, Viewpoint>();
  for (const sourceId of sourceIds) {
    const estimate = estimators.get(logOf.get(sourceId) ?? sourceId)?.estimate;
    if (estimate !== undefined) notes.viewpoint(sourceId, estimate);
    found.set(sourceId, estimate?.viewpoint ?? 'unknown');
  }
  // A person knows better.
  for (const [sourceId, { viewpoint }] of said) if (viewpoint !== null) found.set(sourceId, viewpoint);
  return found;
}

/** `index` of signed values counts per source (design 6); those in frames follow those that were found while reading. */
function indexCounter(database: CaseDatabase): (sourceId: SourceId) => number {
  const next = new Map<SourceId, number>();
  for (const { sourceId } of signedValues(database)) next.set(sourceId, (next.get(sourceId) ?? 0) + 1);
  return (sourceId) => {
    const index = next.get(sourceId) ?? 0;
    next.set(sourceId, index + 1);
    return index;
  };
}

type Folds = {
  readonly sessions: ReturnType<typeof createSessionFold>;
  readonly status: ReturnType<typeof createStatusFold>;
  readonly stations: ReturnType<typeof createStationFactsFold>;
  readonly coverage: ReturnType<typeof createCoverageFold>;
  readonly heartbeats: ReturnType<typeof createHeartbeatFold>;
};

/** Messages between two looks whether somebody still waits: some ten milliseconds. */
const framesAtOnce = 1_024;

/** Adds what a message carries besides itself: signed values and keys. */
type AddCarried = (sourceId: SourceId, frameId: number, carried: ReturnType<typeof recordsInFrame>) => void;

function carriedInto(database: CaseDatabase, store: ConclusionStore): AddCarried {
  const nextIndex = indexCounter(database);
  return (sourceId, frameId, { signedValues: values, publicKeys: keys }) => {
    for (const value of values) store.addSignedValue(sourceId, frameId, { ...value, index: nextIndex(sourceId) });
    for (const key of keys) store.addPublicKey(sourceId, frameId, key);
  };
}

/** One pass over all frames in time order: correlate, write down, and feed everything that is folded from them. */
function readFrames(
  database: CaseDatabase,
  store: ConclusionStore,
  content: ContentReader,
  stationOf: StationOfSource,
  folds: Folds,
  findings: FindingsPass,
  addCarried: AddCarried,
  reached: (messages: number) => void,
): void {
  const correlator = createCorrelator();
  const configuration = createConfigurationFold();
  const said = standingReadAs(database);
  const notes = createReadingNotes();
  const viewpointOf = viewpoints(store, rotatedLogsOf(database), said, notes);
  const requests = createRequestMemory();
  const opened = new Map(
    [...connectionsOpened(database)].map(([sourceId, entries]) => [sourceId, [...entries].reverse()]),
  );
  for (const { position, frameId, atMs, frame: read } of store.orderedFrames()) {
    if (position % framesAtOnce === 0) reached(position);
    const sourceId = read.evidence.sourceId;
    const given = said.get(sourceId)?.station ?? null;
    const station = given ?? read.station ?? stationOf(sourceId);
    const frame = station === read.station ? read : { ...read, station };
    notes.message(sourceId, station);
    // Message ids start anew with each connection (research P9).
    const waiting = opened.get(sourceId);
    for (
      let next = waiting?.at(-1);
      next !== undefined && next.offset < frame.evidence.offset;
      next = waiting?.at(-1)
    ) {
      correlator.connectionOpened(next.station ?? frame.station, sourceId);
      waiting?.pop();
    }
    const payload = payloadValue(content, sourceId, frame.payload);
    const correlated = correlator.next(frame, frameId, viewpointOf.get(sourceId) ?? 'unknown', payload);
    store.addFrame(position, atMs, correlated);
    for (const record of configuration.frame(correlated, payload)) store.addConfiguration(sourceId, frameId, record);
    addCarried(sourceId, frameId, recordsInFrame(correlated, payload, requests.requestOf(correlated, payload)));
    const lane = folds.sessions.frame(correlated, payload);
    folds.status.frame(correlated, payload);
    folds.stations.frame(correlated, payload);
    folds.heartbeats.frame(correlated, payload);
    findings.frame(correlated, payload, lane);
    if (correlated.loggedAt.epochMs !== null) folds.coverage.note(correlated.station, correlated.loggedAt.epochMs);
  }
  notes.write(database);
  for (const { frame, record } of configuration.finish()) {
    store.addConfiguration(frame.evidence.sourceId, frame.frameId, record);
  }
}

/** Rows of stores: witnesses of sessions, and messages that were never seen on the wire but carry signed values all the same. */
function readDatabaseRecords(
  database: CaseDatabase,
  stationOf: StationOfSource,
  folds: Folds,
  addCarried: AddCarried,
): void {
  for (const { id, sourceId, record } of databaseRecords(database)) {
    const station = stationOf(sourceId);
    folds.sessions.databaseRecord('station' in record && record.station === null ? { ...record, station } : record);
    // Negative numbers tell them from frames.
    const stored = storedMessage(record, -id, station);
    if (stored === null) continue;
    const { signedValues: values, publicKeys: keys } = recordsInFrame(stored.frame, stored.payload);
    addCarried(sourceId, -id, {
      signedValues: values.map((value) => ({ ...value, channel: 'database-cell' })),
      publicKeys: keys,
    });
  }
}

interface Judged extends NumberedValue {
  readonly verdict: ValueVerdict;
}

function sessionOfValues(
  sessions: readonly { readonly id: string; readonly signedValueIds: readonly number[] }[],
): ReadonlyMap<number, string> {
  return new Map(
    sessions.flatMap(({ id, signedValueIds }) => signedValueIds.map((value): [number, string] => [value, id])),
  );
}

/**
 * Draws the conclusions of a case anew from its records: time order, correlation, sessions, status histories, verdicts, findings. One
 * transaction: a reader sees the old conclusions or the new ones. `extensions` add rules and thresholds, and are named in the case. Rejects with
 * `ConclusionInterrupted` when `course` says so: then the case is as it was. `drawer` marks them as its own.
 */
export async function concludeCase(
  database: CaseDatabase,
  extensions: ExtensionSet = builtInAlone,
  course: ConclusionCourse = unwatched,
  drawer: Drawer = nobody,
): Promise<void> {
  // What was learned of a log's times and the times read anew with it belong together.
  database.transaction(() => estimateClock(database, course.look))();
  const content = createContentReader(database);
  const ordered = orderFrames(database, content, course);
  await inTransaction(database, async () => {
    restorePinnedKeys(database);
    const store = createConclusionStore(database, ordered);

    const folds: Folds = {
      sessions: createSessionFold(),
      status: createStatusFold(),
      stations: createStationFactsFold(),
      coverage: createCoverageFold(),
      heartbeats: createHeartbeatFold(),
    };
    const stationOf = stationsOfSources(database);
    const addCarried = carriedInto(database, store);
    const table = createFrameTable(database);
    const records = createCaseRecords(database, content, table);
    const findings = startFindings(extensions.rules, records, extensions.thresholds);
    const messages = table.count;
    readFrames(database, store, content, stationOf, folds, findings, addCarried, (done) => {
      course.reached('messages', done, messages);
    });
    for (const { sourceId, station, protocol } of protocolsNamed(database)) {
      folds.stations.protocol(station ?? stationOf(sourceId), protocol);
    }
    readDatabaseRecords(database, stationOf, folds, addCarried);

    const keys = [...publicKeys(database)].map(({ record }) => record);
    const values = [...signedValues(database)].map(
      ({ id, sourceId, record }): NumberedValue & { readonly value: SignedValueRecord } => ({
        id,
        sourceId,
        value: record,
      }),
    );
    const { judged, transactions } = await judgeValues(values, keys, (done, total) =>
      course.reached('signatures', done, total),
    );
    for (const { id, value, verdict } of judged) folds.sessions.signedValue(id, value, verdict);

    course.reached('sessions', 0, 0);
    const coverage = folds.coverage.finish();
    // What a connector's state was while nothing was logged, nobody knows.
    for (const hole of holesOf(joinAcrossHeartbeats(coverage, folds.heartbeats.finish()))) {
      folds.status.coverageHole(hole.station, hole.fromMs, hole.toMs);
    }
    const statusHistory = folds.status.finish();
    const { sessions } = folds.sessions.finish(statusHistory);
    sessions.forEach((session, ordinal) => store.addSession(ordinal, session));
    for (const interval of statusHistory) store.addStatusInterval(interval);
    folds.stations.finish().forEach((station, ordinal) => store.addStation(ordinal, station));
    const sessionOf = sessionOfValues(sessions);
    for (const { id, verdict } of judged satisfies readonly Judged[]) {
      store.addVerdict(id, sessionOf.get(id) ?? null, verdict);
    }
    for (const { sourceId, memberIds, verdict } of transactions) {
      const sessionId = memberIds.map((id) => sessionOf.get(id)).find((id) => id !== undefined);
      store.addTransactionVerdict(sourceId, sessionId ?? null, verdict);
    }
    store.flush();

    course.reached('findings', 0, 0);
    const view = createCaseView(database, records, table, course.look, {
      sessions,
      statusHistory,
      judgedValues: judged.map(({ id, value, verdict }) => ({
        signedValueId: id,
        value,
        verdict,
        sessionId: sessionOf.get(id) ?? null,
      })),
      transactionVerdicts: transactions.map(({ verdict }) => verdict),
      publicKeys: keys,
      coverage,
    });
    for (const finding of findings.finish(view)) store.addFinding(finding);
    course.look();
    writeStationEnds(database, coverage);
    writeMeta(database, 'extensions', writtenIdentities(identitiesOf(extensions)));
    writeColumnSum(database);
    markConclusion(database, drawer);
    writeMeta(database, 'concluded', 'yes');
  });
}
