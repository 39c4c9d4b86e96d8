import { membersOf } from '../../base/members.ts';
import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';

/** The version that a BootNotification names (1.6: at the top; 2.x: in `chargingStation`). */
function firmwareOf({ payload }: Call): string | null {
  return textOf(payload['firmwareVersion'] ?? membersOf(payload['chargingStation'])['firmwareVersion'], 60);
}

/** F04: an update is told as installed, and no restart with a new version follows. */
export const updateWithoutBoot = defineRule({
  id: 'maintenance.update-without-boot',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 4.5 Firmware Status Notification', 'OCPP 1.6 edition 2, 5.19 Update Firmware'],
  thresholds: { waitMs: { value: 1_800_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    const lastTold = new Map<string | null, number>();
    for (const { frame, ms, payload } of index.calls(
      'FirmwareStatusNotification',
      'SignedFirmwareStatusNotification',
    )) {
      if (payload['status'] !== 'Installed' || ms === null) continue;
      // A station says it again after its restart.
      if (ms - (lastTold.get(frame.station) ?? -Infinity) < limits.waitMs) continue;
      lastTold.set(frame.station, ms);
      const boots = index.stations.get(frame.station)?.boots ?? [];
      const before = boots.findLast((boot) => (boot.ms ?? Infinity) <= ms);
      const recent = before?.ms !== undefined && before.ms !== null && ms - before.ms <= limits.waitMs;
      const after = boots.find((boot) => (boot.ms ?? -Infinity) > ms && (boot.ms ?? Infinity) <= ms + limits.waitMs);
      const earlier = boots.findLast((boot) => (boot.ms ?? Infinity) < (recent ? (before.ms ?? ms) : ms));
      const [oldVersion, newVersion] = [
        earlier === undefined ? null : firmwareOf(earlier),
        after === undefined ? (recent ? firmwareOf(before) : null) : firmwareOf(after),
      ];
      const unchanged = oldVersion !== null && newVersion !== null && oldVersion === newVersion;
      const noBoot = after === undefined && !recent && index.coverage.covers(frame.station, ms, ms + limits.waitMs);
      if (!noBoot && !unchanged) continue;
      yield {
        params: { version: unchanged ? newVersion : null, waited: durationText(limits.waitMs) },
        station: frame.station,
        fromMs: ms,
        toMs: after?.ms ?? ms + limits.waitMs,
        evidence: [frame.evidence, after?.frame.evidence, earlier?.frame.evidence],
        counterEvidence: [
          after === undefined ? notFound('boot-afterwards') : found('boot-afterwards', after.frame.evidence),
        ],
      };
    }
  },
});

const identities: readonly (readonly [name: string, read: (payload: Call['payload']) => string | null])[] = [
  [
    'chargePointSerialNumber',
    (payload) =>
      textOf(payload['chargePointSerialNumber'] ?? membersOf(payload['chargingStation'])['serialNumber'], 60),
  ],
  ['chargeBoxSerialNumber', (payload) => textOf(payload['chargeBoxSerialNumber'], 60)],
  ['meterSerialNumber', (payload) => textOf(payload['meterSerialNumber'], 60)],
  [
    'chargePointModel',
    (payload) => textOf(payload['chargePointModel'] ?? membersOf(payload['chargingStation'])['model'], 60),
  ],
];

/** F05: under the same identity another piece of hardware reports. */
export const hardwareChanged = defineRule({
  id: 'maintenance.hardware-changed',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 6.3 BootNotification.req (serial numbers)'],
  thresholds: {},
  *evaluate(view) {
    for (const { station, boots } of caseIndex(view).stations.values()) {
      // Without a name several stations may share one log.
      if (station === null) continue;
      for (const [name, read] of identities) {
        let before: { readonly text: string; readonly boot: Call } | null = null;
        for (const boot of boots) {
          const text = read(boot.payload);
          if (text === null) continue;
          if (before !== null && before.text !== text) {
            yield {
              params: { name, before: before.text, after: text },
              station,
              fromMs: before.boot.ms,
              toMs: boot.ms,
              evidence: [boot.frame.evidence, before.boot.frame.evidence],
            };
          }
          before = { text, boot };
        }
      }
    }
  },
});

/** F05: the firmware versions that a station reported, where there was more than one. */
export const versionsSeen = defineRule({
  id: 'maintenance.firmware-changed',
  severity: 'info',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 6.3 BootNotification.req (firmwareVersion)'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const { station, boots } of index.stations.values()) {
      if (station === null) continue;
      const changes: { readonly version: string; readonly boot: Call }[] = [];
      for (const boot of boots) {
        const version = firmwareOf(boot);
        if (version !== null && changes.at(-1)?.version !== version) changes.push({ version, boot });
      }
      if (changes.length < 2) continue;
      const ordered = index
        .callsOf(station, 'UpdateFirmware', 'SignedUpdateFirmware')
        .find(({ ms }) => (ms ?? Infinity) < (changes[1]?.boot.ms ?? 0));
      yield {
        params: { versions: changes.map(({ version }) => version).join(' → ') },
        station,
        fromMs: changes[0]?.boot.ms ?? null,
        toMs: changes.at(-1)?.boot.ms ?? null,
        evidence: changes.map(({ boot }) => boot.frame.evidence),
        counterEvidence: [
          ordered === undefined ? notFound('update-ordered') : found('update-ordered', ordered.frame.evidence),
        ],
      };
    }
  },
});
