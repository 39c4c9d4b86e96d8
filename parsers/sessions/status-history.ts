import type { CorrelatedFrame } from '../model/frame.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { shortestHoleMs } from './log-coverage.ts';
import { availabilityEvents } from './availability-events.ts';
import { connectorOf, isPlaced, textOf, timeOf, wholeNumberOf } from './payload-fields.ts';
import { usualWord } from '../ocpp/usual-words.ts';
import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { errorCodeOf, infoOf, isFaulted, vendorCodeOf } from './status-codes.ts';
import { createStatusLane } from './status-lane.ts';
import type { StatusLane, StatusNotice } from './status-lane.ts';

/*
 * The sequence of states of each connector (OCPP 1.6 edition 2, 4.9). A notification says what holds from its instant on, until
 * the next one. The instant is the payload's where it has one: a message that was queued while the station was offline tells of an earlier time
 * than its line. (Charge Control C writes the time of sending there, user guide 3.3.4, so its replays cannot be told apart.)
 */

/** Folds frames in time order into intervals; memory grows with changes of state, not with notifications. */
export interface StatusFold {
  frame(frame: CorrelatedFrame, payload: unknown): void;
  /** Says that nothing was recorded of a station between two instants: what it reported before may have changed unseen. */
  coverageHole(station: string | null, fromMs: number, toMs: number): void;
  /** Intervals by station, connector and time. The fold is used up. */
  finish(): StatusInterval[];
}

/** A payload further behind its line than this was queued (design 6: replayed); a station's clock is rarely that far off. */
const queuedAfterMs = 5 * 60_000;
/** A BootNotification this soon after the backend asked for one is no restart (1.6, 5.17 TriggerMessage). */
const triggeredWithinMs = 60_000;

interface StationState {
  lastSeen: Timestamp | null;
  /** The last message of either side. */
  heardMs: number | null;
  /** When a message came again after a silence that may be a hole. */
  silenceEndedMs: number | null;
  bootTriggeredAtMs: number | null;
  readonly lanes: Map<string, StatusLane>;
}

export function createStatusFold(): StatusFold {
  const stations = new Map<string | null, StationState>();

  function stateOf(station: string | null): StationState {
    let state = stations.get(station);
    if (state === undefined) {
      state = { lastSeen: null, heardMs: null, silenceEndedMs: null, bootTriggeredAtMs: null, lanes: new Map() };
      stations.set(station, state);
    }
    return state;
  }

  /**
   * The lane of a connector. One that was known without its connector (1.6, or an EVSE as a whole) goes on as the first connector of that EVSE: a station that
   * changes from 1.6 to 2.x means the same socket. One that goes back to 1.6 has one state for what were several.
   */
  function laneOf(state: StationState, frame: CorrelatedFrame, evse: number, connector: number | null): StatusLane {
    const { lanes } = state;
    const key = `${evse}/${connector ?? ''}`;
    const found = lanes.get(key);
    if (found !== undefined) return found;
    const others = [...lanes.values()].filter((lane) => lane.connector === evse && evse !== 0);
    const [before] = others;
    if (before !== undefined && (connector === null || before.evseConnector === null)) {
      lanes.delete(`${evse}/${before.evseConnector ?? ''}`);
      const fromMs = frame.loggedAt.epochMs;
      if (fromMs !== null) for (const other of others.slice(1)) other.hole(fromMs, Infinity);
      before.evseConnector = connector;
      lanes.set(key, before);
      return before;
    }
    const made = createStatusLane(frame.station, evse, connector);
    lanes.set(key, made);
    return made;
  }

  function notification(frame: CorrelatedFrame, payload: Members, state: StationState): void {
    const connector = connectorOf(payload, frame);
    if (connector === null) return;
    // 2.x: several connectors of one EVSE have states of their own.
    const ofEvse = payload['evseId'] === undefined ? null : wholeNumberOf(payload['connectorId']);
    laneOf(state, frame, connector, ofEvse).notice(noticeOf(frame, payload), state.silenceEndedMs);
  }

  function events(frame: CorrelatedFrame, payload: Members, state: StationState): void {
    for (const { evse, connector, state: told, timestamp } of availabilityEvents(payload)) {
      // The EVSE as a whole says less than its connectors.
      const known = [...state.lanes.values()].filter((lane) => lane.connector === evse && lane.evseConnector !== null);
      if (connector === null && known.length > 1) continue;
      const lane = laneOf(state, frame, evse, connector ?? known[0]?.evseConnector ?? null);
      lane.notice(noticeOf(frame, { connectorStatus: told, timestamp }), state.silenceEndedMs);
    }
  }

  return {
    frame(frame, payload) {
      const state = stateOf(frame.station);
      const loggedMs = frame.loggedAt.epochMs;
      if (loggedMs !== null) {
        if (state.heardMs !== null && loggedMs - state.heardMs >= shortestHoleMs) state.silenceEndedMs = loggedMs;
        state.heardMs = loggedMs;
      }
      const held = isMembers(payload) ? payload : {};
      if (frame.kind === 'call') {
        if (frame.action === 'StatusNotification') notification(frame, held, state);
        else if (frame.action === 'NotifyEvent') events(frame, held, state);
        else if (frame.action === 'BootNotification') {
          const triggered =
            loggedMs !== null &&
            state.bootTriggeredAtMs !== null &&
            loggedMs - state.bootTriggeredAtMs <= triggeredWithinMs;
          if (!triggered) for (const lane of state.lanes.values()) lane.restart(state.lastSeen ?? frame.loggedAt);
        } else if (
          /^(?:Extended)?TriggerMessage$/.test(frame.action ?? '') &&
          held['requestedMessage'] === 'BootNotification'
        ) {
          state.bootTriggeredAtMs = loggedMs;
        }
      }
      if (loggedMs !== null && frame.direction !== 'csms-to-station') state.lastSeen = frame.loggedAt;
    },
    coverageHole(station, fromMs, toMs) {
      for (const lane of stateOf(station).lanes.values()) lane.hole(fromMs, toMs);
    },
    finish() {
      const lanes = [...stations].flatMap(([, state]) => [...state.lanes.values()]);
      stations.clear();
      const ofEvse = Map.groupBy(lanes, laneOfEvse);
      return lanes
        .sort(
          (left, right) =>
            compareStations(left.station, right.station) ||
            left.connector - right.connector ||
            (left.evseConnector ?? 0) - (right.evseConnector ?? 0),
        )
        .flatMap((lane) => lane.finish((ofEvse.get(laneOfEvse(lane))?.length ?? 0) > 1 ? lane.evseConnector : null));
    },
  };
}

function laneOfEvse({ station, connector }: StatusLane): string {
  return JSON.stringify([station, connector]);
}

function compareStations(left: string | null, right: string | null): number {
  const [first, second] = [left ?? '', right ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}

function noticeOf(frame: CorrelatedFrame, payload: Members): StatusNotice {
  const stated = timeOf(payload['timestamp']);
  const loggedMs = frame.loggedAt.epochMs;
  const behindMs = isPlaced(stated) && loggedMs !== null ? loggedMs - stated.epochMs : 0;
  // A payload ahead of its line cannot be right about when it happened: the station's clock is fast.
  const believed = isPlaced(stated) && (loggedMs === null || behindMs > -queuedAfterMs);
  // Bold type of a forum or a document that the log was copied into (research P14).
  const written = textOf(payload['status'] ?? payload['connectorStatus'], 60)?.replace(/^\*\*(.*)\*\*$/, '$1');
  const status = written === undefined ? null : usualWord(written);
  return {
    // A cut message says that something changed, and not to what.
    status: status ?? 'unknown',
    errorCode: errorCodeOf(payload['errorCode']),
    vendorErrorCode: vendorCodeOf(payload['vendorErrorCode']),
    vendorId: textOf(payload['vendorId'], 255),
    info: infoOf(payload['info']),
    at: believed ? stated : frame.loggedAt,
    loggedAt: frame.loggedAt,
    queued: behindMs > queuedAfterMs,
    evidence: frame.evidence,
    faulted: status !== null && isFaulted(status),
  };
}
