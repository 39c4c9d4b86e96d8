import { countUpTo } from '../../base/sorted-search.ts';
import type { ConfigurationRecord } from '../../model/configuration.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import { acceptedWrites, holds, recordsOf } from '../settings.ts';

/** Values of secrets never stand in a sentence. */
function shown({ secret, value }: ConfigurationRecord): string | null {
  return secret || value === null ? null : value.slice(0, 80);
}

/** F06: settings that changed within the log. */
export const configurationChanged = defineRule({
  id: 'configuration.changed',
  severity: 'info',
  category: 'configuration',
  references: ['OCPP 1.6 edition 2, 5.3 Change Configuration', 'OCPP 2.0.1 part 2, B05 (SetVariables)'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    const byKey = new Map<string, ConfigurationRecord[]>();
    for (const record of index.settings) {
      if (!holds(record)) continue;
      const key = JSON.stringify([record.station, record.key]);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [record]);
      else if (known.at(-1)?.value !== record.value) known.push(record);
    }
    const byStation = new Map<string | null, ConfigurationRecord[][]>();
    for (const values of byKey.values()) {
      const [first] = values;
      if (first === undefined || values.length < 2) continue;
      const known = byStation.get(first.station);
      if (known === undefined) byStation.set(first.station, [values]);
      else known.push(values);
    }
    for (const [station, changes] of byStation) {
      const told = changes.slice(0, 5).map((values) => {
        const [before, after] = [values.at(-2), values.at(-1)];
        const [from, to] = [before === undefined ? null : shown(before), after === undefined ? null : shown(after)];
        return `${after?.key ?? ''}${from === null || to === null ? '' : ` (${from} → ${to})`}`;
      });
      const last = changes.flatMap((values) => values.slice(1));
      const unasked = last.filter(({ via }) => via !== 'ChangeConfiguration' && via !== 'SetVariables');
      yield {
        params: {
          settings: told.join('; '),
          times: changes.length,
          more: changes.length > 5 ? changes.length - 5 : null,
        },
        station,
        fromMs: last[0]?.observedAt.epochMs ?? null,
        toMs: last.at(-1)?.observedAt.epochMs ?? null,
        evidence: last.map(({ evidence }) => evidence),
        counterEvidence: [
          unasked.length === 0
            ? notFound('changed-without-request')
            : found('changed-without-request', unasked[0]?.evidence ?? null),
        ],
      };
    }
    yield* index.settingsBound.leftOut();
  },
});

function firstAfter(calls: readonly Call[], ms: number): Call | undefined {
  return calls[countUpTo(calls, ms, (call) => call.ms ?? 0)];
}

/** F06: a setting that counts only after a restart, and no restart came. */
export const rebootPending = defineRule({
  id: 'configuration.reboot-pending',
  severity: 'warning',
  category: 'configuration',
  references: ['OCPP 1.6 edition 2, 7.22 ConfigurationStatus (RebootRequired)'],
  thresholds: { waitMs: { value: 3_600_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const pending = new Map<string | null, ConfigurationRecord[]>();
    for (const write of acceptedWrites(index)) {
      const ms = write.observedAt.epochMs;
      if (write.outcome !== 'RebootRequired' || ms === null) continue;
      const boot = firstAfter(index.stations.get(write.station)?.boots ?? [], ms);
      const asked = firstAfter(index.callsOf(write.station, 'Reset'), ms);
      if (boot !== undefined && (asked !== undefined || (boot.ms ?? 0) - ms <= limits.waitMs)) continue;
      if (boot === undefined && !index.coverage.covers(write.station, ms, ms + limits.waitMs)) continue;
      const known = pending.get(write.station);
      if (known === undefined) pending.set(write.station, [write]);
      else known.push(write);
    }
    for (const [station, writes] of pending) {
      yield {
        params: {
          settings: [...new Set(writes.map(({ key }) => key))].slice(0, 8).join(', '),
          waited: durationText(limits.waitMs),
        },
        station,
        fromMs: writes[0]?.observedAt.epochMs ?? null,
        toMs: writes.at(-1)?.observedAt.epochMs ?? null,
        evidence: writes.map(({ evidence }) => evidence),
        counterEvidence: [notFound('boot-afterwards')],
      };
    }
  },
});

type Danger = (value: string, others: (key: string) => string | undefined) => boolean;

/** Settings that make a station deaf, forgetful or generous. */
const dangers: readonly (readonly [key: string, danger: Danger])[] = [
  ['HeartbeatInterval', (value) => Number(value) === 0 || Number(value) > 86_400],
  ['ConnectionTimeOut', (value) => Number(value) > 0 && Number(value) < 10],
  ['EVConnectionTimeOut', (value) => Number(value) > 0 && Number(value) < 10],
  ['WebSocketPingInterval', (value) => Number(value) > 3_600],
  ['TransactionMessageAttempts', (value) => Number(value) === 0],
  ['MessageAttempts', (value) => Number(value) === 0],
  ['AllowOfflineTxForUnknownId', (value) => /^true$/i.test(value)],
  ['OfflineTxForUnknownIdEnabled', (value) => /^true$/i.test(value)],
  ['StopTransactionOnInvalidId', (value) => /^false$/i.test(value)],
  ['StopTxOnInvalidId', (value) => /^false$/i.test(value)],
  [
    'LocalPreAuthorize',
    (value, others) =>
      /^true$/i.test(value) &&
      /^false$/i.test(others('LocalAuthListEnabled') ?? others('LocalAuthListCtrlr/Enabled') ?? '') &&
      /^false$/i.test(others('AuthorizationCacheEnabled') ?? others('AuthCacheCtrlr/Enabled') ?? ''),
  ],
  ['MeterValueSampleInterval', (value) => Number(value) > 0 && Number(value) < 5],
  ['TxUpdatedInterval', (value) => Number(value) > 0 && Number(value) < 5],
];

/** F07: settings that are known to cause trouble. */
export const riskySetting = defineRule({
  id: 'configuration.risky',
  severity: 'warning',
  category: 'configuration',
  references: [
    'OCPP 1.6 edition 2, 9 Standard Configuration Key Names & Values',
    'OCPP 2.0.1 part 2, Referenced Components and Variables',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const station of index.stations.keys()) {
      const last = (key: string): ConfigurationRecord | undefined =>
        recordsOf(index, station, key).filter(holds).at(-1);
      for (const [key, danger] of dangers) {
        const record = last(key);
        const value = record?.value?.trim() ?? '';
        if (record === undefined || value === '' || (/^-?\d/.test(value) ? false : !/^(?:true|false)$/i.test(value)))
          continue;
        if (!danger(value, (other) => last(other)?.value ?? undefined)) continue;
        yield {
          params: { key: record.key, value: shown(record) },
          station,
          fromMs: record.observedAt.epochMs,
          evidence: [record.evidence],
        };
      }
    }
  },
});
