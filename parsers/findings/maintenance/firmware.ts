import { textOf } from '../../sessions/payload-fields.ts';
import { membersOf } from '../../base/members.ts';
import { caseIndex, lastBefore } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';

const failed = /failed|invalid|revoked|failure/i;

/** F02: an update could not be downloaded, checked or installed. */
export const firmwareFailed = defineRule({
  id: 'maintenance.firmware-failed',
  severity: 'warning',
  category: 'maintenance',
  references: [
    'OCPP 1.6 edition 2, 4.5 Firmware Status Notification',
    'OCPP 1.6 security whitepaper, SignedFirmwareStatusNotification',
  ],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const call of index.calls(
      'FirmwareStatusNotification',
      'SignedFirmwareStatusNotification',
      'PublishFirmwareStatusNotification',
    )) {
      const { frame, ms, payload } = call;
      const status = textOf(payload['status'], 60);
      if (status === null || !failed.test(status)) continue;
      const asked = lastBefore(
        index.callsOf(frame.station, 'UpdateFirmware', 'SignedUpdateFirmware', 'PublishFirmware'),
        call,
      );
      yield {
        params: { status },
        station: frame.station,
        fromMs: ms,
        evidence: [frame.evidence, asked?.frame.evidence],
      };
    }
  },
});

function versionOf({ payload }: Call): string | null {
  return textOf(payload['firmwareVersion'] ?? membersOf(payload['chargingStation'])['firmwareVersion'], 60);
}

/** F03: the station came back with the version that it had before the update. */
export const firmwareRolledBack = defineRule({
  id: 'maintenance.firmware-rolled-back',
  severity: 'critical',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 4.2 Boot Notification and 4.5 Firmware Status Notification'],
  thresholds: {},
  *evaluate(view) {
    const index = caseIndex(view);
    for (const { station, boots } of index.stations.values()) {
      const versions: { readonly version: string; readonly boot: Call }[] = [];
      for (const boot of boots) {
        const version = versionOf(boot);
        if (version === null || versions.at(-1)?.version === version) continue;
        const before = versions.at(-1);
        const earlier = versions.find((known) => known.version === version);
        versions.push({ version, boot });
        if (earlier === undefined || before === undefined) continue;
        // A person may have installed the old version on purpose.
        const ordered = index
          .callsOf(station, 'UpdateFirmware', 'SignedUpdateFirmware')
          .find(({ ms }) => (ms ?? 0) > (before.boot.ms ?? 0) && (ms ?? 0) < (boot.ms ?? 0));
        if (ordered !== undefined) continue;
        yield {
          params: { from: before.version, to: version },
          station,
          fromMs: boot.ms,
          evidence: [boot.frame.evidence, before.boot.frame.evidence, earlier.boot.frame.evidence],
          counterEvidence: [{ code: 'update-ordered-between', found: false, evidence: null }],
        };
      }
    }
  },
});
