import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { ConfigurationRecord, ConfigurationVia } from '../model/configuration.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import { isSecretKey } from './secret-keys.ts';

/*
 * Configuration values that pass in OCPP messages: GetConfiguration answers (1.6, 5.8), ChangeConfiguration (5.3) with its outcome from the
 * answer, and GetVariables, SetVariables and NotifyReport of 2.0.1. A value is written down where it becomes known; a write that was
 * never answered has no outcome.
 */

function listOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** `Component/Variable`, with the instance where there is one, as a 2.0.1 device model addresses it. */
function variableKey(entry: Members): string | null {
  const component = isMembers(entry['component']) ? entry['component'] : {};
  const variable = isMembers(entry['variable']) ? entry['variable'] : {};
  const componentName = textOf(component['name']);
  const variableName = textOf(variable['name']);
  if (componentName === null || variableName === null) return null;
  const instance = textOf(variable['instance']);
  return `${componentName}/${variableName}${instance === null ? '' : `[${instance}]`}`;
}

/** A write whose answer is still to come, by the CALL's frame id. */
interface PendingWrite {
  readonly key: string;
  readonly value: string | null;
}

/** Reads frames in time order; keeps only the writes that wait for their answer. */
export interface ConfigurationFold {
  frame(frame: CorrelatedFrame, payload: unknown): readonly ConfigurationRecord[];
}

/** Writes waiting at one time; older ones were never answered. */
const pendingLimit = 1_000;

export function createConfigurationFold(): ConfigurationFold {
  const pending = new Map<number, readonly PendingWrite[]>();

  function remember(frameId: number, writes: readonly PendingWrite[]): void {
    pending.set(frameId, writes);
    if (pending.size <= pendingLimit) return;
    const oldest = pending.keys().next();
    if (!oldest.done) pending.delete(oldest.value);
  }

  function record(
    frame: CorrelatedFrame,
    via: ConfigurationVia,
    key: string,
    value: string | null,
    extra: { readonly readonlyKey?: boolean | null; readonly outcome?: string | null },
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
      secret: isSecretKey(key),
      evidence: frame.evidence,
    };
  }

  function calls(frame: CorrelatedFrame, payload: Members): readonly ConfigurationRecord[] {
    switch (frame.action) {
      case 'ChangeConfiguration': {
        const key = textOf(payload['key']);
        if (key !== null) remember(frame.frameId, [{ key, value: textOf(payload['value']) }]);
        return [];
      }
      case 'SetVariables':
        remember(
          frame.frameId,
          listOf(payload['setVariableData']).flatMap((entry) => {
            const key = variableKey(entry);
            return key === null ? [] : [{ key, value: textOf(entry['attributeValue']) }];
          }),
        );
        return [];
      case 'NotifyReport':
        return listOf(payload['reportData']).flatMap((entry) => {
          const key = variableKey(entry);
          if (key === null) return [];
          return listOf(entry['variableAttribute']).map((attribute) =>
            record(frame, 'NotifyReport', key, textOf(attribute['value']), {
              readonlyKey: attribute['mutability'] === 'ReadOnly' ? true : null,
            }),
          );
        });
      default:
        return [];
    }
  }

  function results(frame: CorrelatedFrame, payload: Members): readonly ConfigurationRecord[] {
    const writes = frame.answerToFrameId === null ? undefined : pending.get(frame.answerToFrameId);
    if (frame.answerToFrameId !== null) pending.delete(frame.answerToFrameId);
    switch (frame.action) {
      case 'GetConfiguration':
        return listOf(payload['configurationKey']).flatMap((entry) => {
          const key = textOf(entry['key']);
          if (key === null) return [];
          const readonlyKey = typeof entry['readonly'] === 'boolean' ? entry['readonly'] : null;
          return [record(frame, 'GetConfiguration', key, textOf(entry['value']), { readonlyKey })];
        });
      case 'ChangeConfiguration':
        return (writes ?? []).map(({ key, value }) =>
          record(frame, 'ChangeConfiguration', key, value, { outcome: textOf(payload['status']) }),
        );
      case 'SetVariables': {
        const outcomes = listOf(payload['setVariableResult']);
        return (writes ?? []).map(({ key, value }, index) =>
          record(frame, 'SetVariables', key, value, { outcome: textOf(outcomes[index]?.['attributeStatus']) }),
        );
      }
      case 'GetVariables':
        return listOf(payload['getVariableResult']).flatMap((entry) => {
          const key = variableKey(entry);
          return key === null ? [] : [record(frame, 'GetVariables', key, textOf(entry['attributeValue']), {})];
        });
      default:
        return [];
    }
  }

  return {
    frame(frame, payload) {
      if (!isMembers(payload)) return [];
      if (frame.kind === 'call') return calls(frame, payload);
      return frame.kind === 'result' ? results(frame, payload) : [];
    },
  };
}
