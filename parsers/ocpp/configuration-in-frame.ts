import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { ConfigurationRecord, ConfigurationVia } from '../model/configuration.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import { createMonitors } from './monitors-in-frame.ts';
import { networkProfile } from './network-profile.ts';
import { isSecretEntry } from './secret-keys.ts';
import { variableKey } from './variable-key.ts';

/*
 * Configuration values that pass in OCPP messages: GetConfiguration answers (1.6, 5.8), ChangeConfiguration (5.3) with its outcome from the
 * answer, GetVariables, SetVariables and NotifyReport of 2.0.1 with monitors and connection profiles, and the interval of an accepted BootNotification, which the station takes over as its
 * HeartbeatInterval (1.6, 4.2; 2.0.1, B01). A value is written down where it becomes known: a read in the answer, a write
 * with its answer, whatever that is; a write without one when the log ends.
 */

function listOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** An answer whose request is not there can still be told by what only it has. */
function actionOfAnswer(payload: Members): string | null {
  if (Array.isArray(payload['configurationKey'])) return 'GetConfiguration';
  return Array.isArray(payload['getVariableResult']) ? 'GetVariables' : null;
}

/** The attribute that an entry speaks of; without one it is `Actual` (2.0.1, 2.4). */
function attributeOf(entry: Members): string {
  return textOf(entry['attributeType']) ?? 'Actual';
}

/** Components of the device model that hold settings (2.0.1 part 2, appendix 3.1); all others are pieces of hardware. */
function isSetting(component: string | null): boolean {
  return component !== null && (component.endsWith('Ctrlr') || component === 'NetworkConfiguration');
}

/** A write whose answer is still to come. */
export interface PendingWrite {
  readonly key: string;
  readonly value: string | null;
  readonly secret?: boolean;
}

type WriteVia = Extract<
  ConfigurationVia,
  'ChangeConfiguration' | 'SetVariables' | 'SetVariableMonitoring' | 'ClearVariableMonitoring' | 'SetNetworkProfile'
>;

interface PendingCall {
  readonly frame: CorrelatedFrame;
  readonly via: WriteVia;
  readonly writes: readonly PendingWrite[];
}

/** Reads frames in time order; keeps only the writes that wait for their answer. */
export interface ConfigurationFold {
  frame(frame: CorrelatedFrame, payload: unknown): readonly ConfigurationRecord[];
  /** Writes that nobody answered, with the number of the frame that carries them. */
  finish(): readonly { readonly frame: CorrelatedFrame; readonly record: ConfigurationRecord }[];
}

/** The heartbeat interval under its names in 1.6 and 2.x. */
const heartbeatKeys = ['HeartbeatInterval', 'OCPPCommCtrlr/HeartbeatInterval'] as const;

/** Writes waiting at one time; older ones were never answered. */
const pendingLimit = 1_000;
/** Writes without an answer that are told; a station that answers none is not configured but deaf. */
const unansweredLimit = 10_000;

export function createConfigurationFold(): ConfigurationFold {
  const pending = new Map<number, PendingCall>();
  const monitors = createMonitors();
  /** BootNotifications of 2.x: their answers look like those of 1.6. */
  const newerBoots = new Set<number>();
  /** What is known of the heartbeat interval by station: a boot that says it again is no news. */
  const heartbeats = new Map<string | null, string>();
  const unanswered: { readonly frame: CorrelatedFrame; readonly record: ConfigurationRecord }[] = [];

  function remember(call: PendingCall): void {
    pending.set(call.frame.frameId, call);
    if (pending.size <= pendingLimit) return;
    const [oldest] = pending.values();
    if (oldest === undefined) return;
    pending.delete(oldest.frame.frameId);
    giveUp(oldest);
  }

  function giveUp({ frame, via, writes }: PendingCall): void {
    for (const { key, value, secret = false } of writes) {
      if (unanswered.length >= unansweredLimit) return;
      unanswered.push({ frame, record: record(frame, via, key, value, { outcome: 'NoAnswer', secret }) });
    }
  }

  function record(
    frame: CorrelatedFrame,
    via: ConfigurationVia,
    key: string,
    value: string | null,
    extra: { readonly readonlyKey?: boolean | null; readonly outcome?: string | null; readonly secret?: boolean },
  ): ConfigurationRecord {
    return {
      record: 'configuration',
      station: frame.station,
      key,
      value,
      readonlyKey: extra.readonlyKey ?? null,
      via,
      outcome: extra.outcome ?? null,
      observedAt: frame.loggedAt,
      secret: extra.secret === true || isSecretEntry(key, value),
      evidence: frame.evidence,
    };
  }

  function calls(frame: CorrelatedFrame, payload: Members): readonly ConfigurationRecord[] {
    switch (frame.action) {
      case 'ChangeConfiguration': {
        const key = textOf(payload['key']);
        const writes = key === null ? [] : [{ key, value: textOf(payload['value']) }];
        remember({ frame, via: 'ChangeConfiguration', writes });
        return [];
      }
      case 'SetVariables': {
        const writes = listOf(payload['setVariableData']).flatMap((entry) => {
          const key = variableKey(entry, attributeOf(entry));
          return key === null ? [] : [{ key, value: textOf(entry['attributeValue']) }];
        });
        remember({ frame, via: 'SetVariables', writes });
        return [];
      }
      case 'SetVariableMonitoring':
        remember({ frame, via: 'SetVariableMonitoring', writes: monitors.writes(payload) });
        return [];
      case 'ClearVariableMonitoring':
        remember({ frame, via: 'ClearVariableMonitoring', writes: monitors.clears(frame.station, payload) });
        return [];
      case 'SetNetworkProfile':
        remember({ frame, via: 'SetNetworkProfile', writes: networkProfile(payload) });
        return [];
      case 'NotifyMonitoringReport':
        return monitors
          .reported(frame.station, payload)
          .map(({ key, value }) => record(frame, 'NotifyMonitoringReport', key, value, {}));
      case 'NotifyEvent':
        return listOf(payload['eventData']).flatMap((event) => {
          const component = isMembers(event['component']) ? event['component'] : {};
          const key = isSetting(textOf(component['name'])) ? variableKey(event, 'Actual') : null;
          return key === null ? [] : [record(frame, 'NotifyEvent', key, textOf(event['actualValue']), {})];
        });
      case 'NotifyReport':
        return listOf(payload['reportData']).flatMap((entry) =>
          listOf(entry['variableAttribute']).flatMap((attribute) => {
            const key = variableKey(entry, textOf(attribute['type']) ?? 'Actual');
            if (key === null) return [];
            const { mutability } = attribute;
            // without a mutability a variable can be read and written (2.0.1, 2.57)
            const readonlyKey = mutability === 'ReadOnly';
            const secret = mutability === 'WriteOnly';
            return [record(frame, 'NotifyReport', key, textOf(attribute['value']), { readonlyKey, secret })];
          }),
        );
      case 'BootNotification':
        if (isMembers(payload['chargingStation']) && newerBoots.size < pendingLimit) newerBoots.add(frame.frameId);
        return [];
      default:
        return [];
    }
  }

  /** Of an answer other than Accepted the interval is only when to ask again (1.6, 6.4), and 0 leaves it to the station. */
  function intervalOfBoot(frame: CorrelatedFrame, payload: Members): readonly ConfigurationRecord[] {
    const newer = frame.answerToFrameId !== null && newerBoots.delete(frame.answerToFrameId);
    const { interval } = payload;
    if (payload['status'] !== 'Accepted' || typeof interval !== 'number' || !Number.isSafeInteger(interval)) return [];
    const value = String(interval);
    if (interval <= 0 || heartbeats.get(frame.station) === value) return [];
    return [record(frame, 'BootNotification', heartbeatKeys[newer ? 1 : 0], value, { outcome: 'Accepted' })];
  }

  function noteHeartbeat({ key, value, outcome, station }: ConfigurationRecord): void {
    const holds = outcome === null || outcome === 'Accepted' || outcome === 'RebootRequired';
    if (value !== null && holds && heartbeatKeys.some((name) => name === key)) heartbeats.set(station, value);
  }

  function reads(frame: CorrelatedFrame, payload: Members): readonly ConfigurationRecord[] {
    switch (frame.action ?? actionOfAnswer(payload)) {
      case 'BootNotification':
        return intervalOfBoot(frame, payload);
      case 'GetConfiguration': {
        const known = listOf(payload['configurationKey']).flatMap((entry) => {
          const key = textOf(entry['key']);
          if (key === null) return [];
          const readonlyKey = typeof entry['readonly'] === 'boolean' ? entry['readonly'] : null;
          return [record(frame, 'GetConfiguration', key, textOf(entry['value']), { readonlyKey })];
        });
        const unknown = Array.isArray(payload['unknownKey']) ? payload['unknownKey'].map(textOf) : [];
        return [
          ...known,
          ...unknown.flatMap((key) =>
            key === null || key === '' ? [] : [record(frame, 'GetConfiguration', key, null, { outcome: 'UnknownKey' })],
          ),
        ];
      }
      case 'GetVariables':
        return listOf(payload['getVariableResult']).flatMap((entry) => {
          const key = variableKey(entry, attributeOf(entry));
          if (key === null) return [];
          const status = textOf(entry['attributeStatus']);
          const outcome = status === 'Accepted' ? null : status;
          return [record(frame, 'GetVariables', key, textOf(entry['attributeValue']), { outcome })];
        });
      default:
        return [];
    }
  }

  function answer(frame: CorrelatedFrame, payload: Members): readonly ConfigurationRecord[] {
    const call = frame.answerToFrameId === null ? undefined : pending.get(frame.answerToFrameId);
    if (call === undefined) return frame.kind === 'result' ? reads(frame, payload) : [];
    pending.delete(call.frame.frameId);
    const outcomes = outcomesOf(call, payload);
    return call.writes.map(({ key, value, secret = false }, index) => {
      const outcome = frame.kind === 'error' ? `CallError ${frame.errorCode ?? ''}`.trim() : (outcomes[index] ?? null);
      return record(frame, call.via, key, value, { outcome, secret });
    });
  }

  /** What the answer says of each write; answers name what they speak of, and their order need not be that of the request (2.0.1, B05.FR.10). */
  function outcomesOf({ frame, via, writes }: PendingCall, payload: Members): readonly (string | null)[] {
    switch (via) {
      case 'SetVariables': {
        const results = listOf(payload['setVariableResult']);
        return writes.map(({ key }, index) => {
          const named = results.find((entry) => variableKey(entry, attributeOf(entry)) === key) ?? results[index];
          return textOf(named?.['attributeStatus']);
        });
      }
      case 'SetVariableMonitoring':
      case 'ClearVariableMonitoring':
        return monitors.outcomes(frame.station, writes, payload);
      case 'ChangeConfiguration':
      case 'SetNetworkProfile':
        return writes.map(() => textOf(payload['status']));
    }
  }

  return {
    frame(frame, payload) {
      const members = isMembers(payload) ? payload : {};
      const found =
        frame.kind === 'call' ? calls(frame, members) : frame.kind === 'other' ? [] : answer(frame, members);
      for (const each of found) noteHeartbeat(each);
      return found;
    },
    finish() {
      for (const call of pending.values()) giveUp(call);
      pending.clear();
      return unanswered.splice(0);
    },
  };
}
