import { countUpTo } from '../../base/sorted-search.ts';
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
      const firsts = new Map<string, Call>();
      let before: { readonly version: string; readonly boot: Call } | undefined;
      const orders = index.callsOf(station, 'UpdateFirmware', 'SignedUpdateFirmware');
      for (const boot of boots) {
        const version = versionOf(boot);
        if (version === null || before?.version === version) continue;
        const previous = before;
        before = { version, boot };
        const earlier = firsts.get(version);
        if (earlier === undefined) firsts.set(version, boot);
        if (earlier === undefined || previous === undefined) continue;
        // A person may have installed the old version on purpose.
        const ordered = orders[countUpTo(orders, previous.boot.ms ?? 0, ({ ms }) => ms ?? 0)];
        if (ordered !== undefined && (ordered.ms ?? 0) < (boot.ms ?? 0)) continue;
        yield {
          params: { from: previous.version, to: version },
          station,
          fromMs: boot.ms,
          evidence: [boot.frame.evidence, previous.boot.frame.evidence, earlier.frame.evidence],
          counterEvidence: [{ code: 'update-ordered-between', found: false, evidence: null }],
        };
      }
    }
  },
});
