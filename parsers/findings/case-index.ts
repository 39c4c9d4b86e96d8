import type { ConfigurationRecord } from '../model/configuration.ts';
import type { StoredMessageRow, TransactionRow } from '../model/database-record.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { Session } from '../model/session.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import { createConfigurationFold } from '../ocpp/configuration-in-frame.ts';
import { membersOf } from '../base/members.ts';
import { countUpTo } from '../base/sorted-search.ts';
import { usualWord } from '../ocpp/usual-words.ts';
import { WaitingList } from '../base/waiting-list.ts';
import type { Members } from '../base/members.ts';
import { cardOf } from '../sessions/authorisation-messages.ts';
import { createHeartbeatFold } from '../sessions/heartbeat-intervals.ts';
import type { CaseView } from './finding-rule.ts';
import { Lanes } from './lanes.ts';
import { Bound } from './left-out.ts';
import { sessionsByFrame } from './sessions-by-frame.ts';
import { createStationCoverage } from './station-coverage.ts';
import type { StationCoverage } from './station-coverage.ts';

/** Of a request what rules ask for: it is held as long as the rules work, and a case has three of them a session. */
export type RequestFrame = Pick<
  CorrelatedFrame,
  'frameId' | 'uniqueId' | 'action' | 'state' | 'station' | 'connector' | 'transactionId' | 'evidence'
>;

/** Of an answer what rules ask for. */
export type AnswerFrame = Pick<CorrelatedFrame, 'kind' | 'errorCode' | 'errorDescription' | 'evidence'> & {
  readonly ms: number | null;
};

/** A request with the answer that correlation found. Periodic messages are not kept. */
export interface Call {
  readonly frame: RequestFrame;
  readonly ms: number | null;
  readonly payload: Members;
  answer: AnswerFrame | null;
  /** Payload of the answer; empty without one. */
  reply: Members;
}

/** What a station did in the case, as far as frames tell. */
export interface StationActivity {
  readonly station: string | null;
  firstMs: number;
  lastMs: number;
  readonly boots: Call[];
  /** How often the log shows an answer of the backend; some logs show requests only (research K36). */
  backendAnswers: number;
}

/** What many rules need, made in one pass over the frames. Memory grows with events, not with samples and heartbeats. */
export interface CaseIndex {
  /** Requests of an action in time order, over all stations. */
  calls(...actions: readonly string[]): readonly Call[];
  /** Requests of an action of one station in time order; grouped once, so that a rule may ask for each thing that it looks at. */
  callsOf(station: string | null, ...actions: readonly string[]): readonly Call[];
  /** Sessions of one station in time order. */
  sessionsOf(station: string | null): readonly Session[];
  /** States of one station by connector and time. */
  statesOf(station: string | null): readonly StatusInterval[];
  readonly stations: ReadonlyMap<string | null, StationActivity>;
  readonly coverage: StationCoverage;
  /** Configuration as messages tell it, in time order: what was read, what was written and what came of it. */
  readonly settings: readonly ConfigurationRecord[];
  /** Messages about configuration that came after as many settings as are kept. */
  readonly settingsBound: Bound;
  readonly transactionRows: readonly TransactionRow[];
  readonly storedMessages: readonly StoredMessageRow[];
  /** The first request that began a session and the first that ended it, as the log shows them. */
  endsInLog(session: Session): { readonly start: Call | null; readonly stop: Call | null };
  /** Sessions of one connector in time order. */
  readonly sessionLanes: readonly (readonly Session[])[];
  sessionOfFrame(frameId: number): Session | undefined;
  /** The restarts that fall into a session, in time order. */
  bootsWithin(session: Session): readonly Call[];
}

/** Their payloads are many, and what they say stands in the status history and in the sessions. */
const notKept = new Set([
  'Heartbeat',
  'MeterValues',
  'StatusNotification',
  'DataTransfer',
  'NotifyReport',
  'NotifyEvent',
]);

const tellsSettings = new Set([
  'GetConfiguration',
  'ChangeConfiguration',
  'GetVariables',
  'SetVariables',
  'NotifyReport',
]);
/** A fleet's whole configuration, read many times. */
const mostSettings = 200_000;

/** Requests that wait for their answer, over all stations. */
const openKept = 16_384;

const noMembers: Members = {};

function requestOf(frame: CorrelatedFrame): RequestFrame {
  const { frameId, uniqueId, action, state, station, connector, transactionId, evidence } = frame;
  return { frameId, uniqueId, action, state, station, connector, transactionId, evidence };
}

/** Members with a `status` that some sides write in another case. */
function withUsualStatus(members: Members): Members {
  const { status } = members;
  if (typeof status !== 'string') return members;
  const usual = usualWord(status);
  return usual === status ? members : { ...members, status: usual };
}

/** Events of a 2.x transaction that are about its card (E02, E06, E07; TriggerReasonEnumType). */
const aboutCards: ReadonlySet<unknown> = new Set(['Authorized', 'Deauthorized', 'RemoteStart', 'StopAuthorized']);

/** Tells the events that bring a card to a 2.x transaction from those that repeat it, as some stations do in each sample. */
function createCardWatch() {
  const cards = new Lanes<{ card: string }>();
  return ({ station, transactionId }: CorrelatedFrame, payload: Members): boolean => {
    const card = payload['idToken'] === undefined ? null : cardOf(payload);
    if (card === null) return false;
    const known = cards.get(station, transactionId, null);
    if (known === undefined) {
      cards.add(station, transactionId, null, { card });
      return true;
    }
    const isOther = known.card !== card;
    known.card = card;
    return isOther || aboutCards.has(payload['triggerReason']);
  };
}

/** Builds a case index while frames pass by. */
export function createCaseIndexer() {
  const byAction = new Map<string, Call[]>();
  const open = new WaitingList<Call>(openKept);
  const stations = new Map<string | null, StationActivity>();
  const heartbeats = createHeartbeatFold();
  const configuration = createConfigurationFold();
  const settings: ConfigurationRecord[] = [];
  const settingsBound = new Bound(mostSettings);
  const bringsCard = createCardWatch();

  return {
    frame(frame: CorrelatedFrame, read: unknown): void {
      const ms = frame.loggedAt.epochMs;
      if (ms !== null) seen(frame.station, ms);
      heartbeats.frame(frame, read);
      if (frame.action !== null && tellsSettings.has(frame.action)) {
        const told = configuration.frame(frame, read);
        if (told.length > 0 && settingsBound.admits(settings.length, ms, frame.evidence)) settings.push(...told);
      }
      if (frame.kind === 'call' && frame.action !== null && !notKept.has(frame.action)) {
        const payload = withUsualStatus(membersOf(read));
        // Of 2.x transactions the ends are events, and updates with a card (E02); the others between them are samples.
        if (frame.action === 'TransactionEvent') {
          const isShown = bringsCard(frame, payload);
          if (payload['eventType'] === 'Updated' && !isShown) return;
        }
        const call: Call = { frame: requestOf(frame), ms, payload, answer: null, reply: noMembers };
        const known = byAction.get(frame.action);
        if (known === undefined) byAction.set(frame.action, [call]);
        else known.push(call);
        open.add(frame.frameId, call);
        if (frame.action === 'BootNotification' && ms !== null) stations.get(frame.station)?.boots.push(call);
      } else if (frame.answerToFrameId !== null) {
        const call = open.take(frame.answerToFrameId);
        if (call === undefined) return;
        const { kind, errorCode, errorDescription, evidence } = frame;
        call.answer = { kind, errorCode, errorDescription, evidence, ms };
        const activity = stations.get(frame.station);
        if (activity !== undefined && frame.direction === 'csms-to-station') activity.backendAnswers += 1;
        if (frame.kind === 'result') call.reply = withUsualStatus(membersOf(read));
      }
    },
    finish(view: CaseView): CaseIndex {
      const lanes = new Map<string, Session[]>();
      for (const session of view.sessions) {
        if (session.connector === null) continue;
        const key = `${session.connector} ${session.station ?? ''}`;
        const lane = lanes.get(key);
        if (lane === undefined) lanes.set(key, [session]);
        else lane.push(session);
      }
      let ends: Map<string, { start: Call | null; stop: Call | null }> | undefined;
      const sessionOfFrame = (frameId: number): Session | undefined => sessionsByFrame(view.sessions).get(frameId);
      const rows = [...view.databaseRecords];
      const calls = (...actions: readonly string[]): readonly Call[] => {
        const found = actions.flatMap((action) => byAction.get(action) ?? []);
        return actions.length === 1 ? found : found.sort((left, right) => (left.ms ?? 0) - (right.ms ?? 0));
      };
      let boots: ReadonlyMap<number, Call> | undefined;
      const callsByStation = new Map<string, ReadonlyMap<string | null, readonly Call[]>>();
      let sessions: ReadonlyMap<string | null, readonly Session[]> | undefined;
      let states: ReadonlyMap<string | null, readonly StatusInterval[]> | undefined;
      return {
        calls,
        callsOf(station, ...actions) {
          const key = actions.join(' ');
          let grouped = callsByStation.get(key);
          if (grouped === undefined) {
            grouped = Map.groupBy(calls(...actions), ({ frame }) => frame.station);
            callsByStation.set(key, grouped);
          }
          return grouped.get(station) ?? [];
        },
        sessionsOf(station) {
          sessions ??= Map.groupBy(view.sessions, (session) => session.station);
          return sessions.get(station) ?? [];
        },
        statesOf(station) {
          states ??= Map.groupBy(view.statusHistory, (state) => state.station);
          return states.get(station) ?? [];
        },
        stations,
        settings,
        settingsBound,
        coverage: createStationCoverage(view.coverage, heartbeats.finish()),
        sessionLanes: [...lanes.values()],
        sessionOfFrame,
        bootsWithin({ frameIds }) {
          boots ??= new Map((byAction.get('BootNotification') ?? []).map((call) => [call.frame.frameId, call]));
          const within = frameIds.flatMap((frameId) => boots?.get(frameId) ?? []);
          return within.sort((left, right) => (left.ms ?? 0) - (right.ms ?? 0));
        },
        transactionRows: rows.filter((record) => record.record === 'transaction-row'),
        storedMessages: rows.filter((record) => record.record === 'stored-message-row'),
        endsInLog(session) {
          ends ??= endsBySession(byAction, sessionOfFrame);
          return ends.get(session.id) ?? { start: null, stop: null };
        },
      };
    },
  };

  function seen(station: string | null, ms: number): void {
    const activity = stations.get(station);
    if (activity === undefined)
      stations.set(station, { station, firstMs: ms, lastMs: ms, boots: [], backendAnswers: 0 });
    else {
      activity.firstMs = Math.min(activity.firstMs, ms);
      activity.lastMs = Math.max(activity.lastMs, ms);
    }
  }
}

function endsBySession(
  byAction: ReadonlyMap<string, readonly Call[]>,
  sessionOfFrame: (frameId: number) => Session | undefined,
): Map<string, { start: Call | null; stop: Call | null }> {
  const ends = new Map<string, { start: Call | null; stop: Call | null }>();
  for (const action of ['StartTransaction', 'StopTransaction', 'TransactionEvent']) {
    for (const call of byAction.get(action) ?? []) {
      const session = sessionOfFrame(call.frame.frameId);
      if (session === undefined) continue;
      if (call.payload['eventType'] === 'Updated') continue;
      const held = ends.get(session.id) ?? { start: null, stop: null };
      const starts = action === 'StartTransaction' || call.payload['eventType'] === 'Started';
      if (starts) held.start ??= call;
      else held.stop ??= call;
      ends.set(session.id, held);
    }
  }
  return ends;
}

/**
 * The last of some requests of one station, in time order, that came before a message. Lines without a time are told apart by the numbers of
 * their frames.
 */
export function lastBefore(calls: readonly Call[], { frame, ms }: Call): Call | undefined {
  const isBefore = (call: Call): boolean => call.frame.frameId < frame.frameId;
  if (ms === null) return calls.findLast(isBefore);
  let at = countUpTo(calls, ms, (call) => call.ms ?? 0) - 1;
  for (let call = calls[at]; call?.ms === ms && !isBefore(call); call = calls[at]) at -= 1;
  return calls[at];
}

const indexes = new WeakMap<CaseView, CaseIndex>();

/** Remembers the index of a view, so that all rules share it. */
export function keepCaseIndex(view: CaseView, index: CaseIndex): void {
  indexes.set(view, index);
}

/** The index of a view; made now when nobody made it before. */
export function caseIndex(view: CaseView): CaseIndex {
  let index = indexes.get(view);
  if (index === undefined) {
    const indexer = createCaseIndexer();
    for (const frame of view.frames()) indexer.frame(frame, view.payloadOf(frame.frameId));
    index = indexer.finish(view);
    indexes.set(view, index);
  }
  return index;
}
