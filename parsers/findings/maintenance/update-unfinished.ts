import { textOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import type { Call } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';
import { durationText, notFound } from '../make-finding.ts';

/** States of an update in which something goes on (FirmwareStatusEnumType). */
const goesOn: ReadonlySet<string | null> = new Set(['Downloading', 'Installing', 'InstallRebooting', 'DownloadPaused']);

/** The next message of the same kind. */
function nextOf(told: readonly Call[], at: number): Call | undefined {
  for (let next = at + 1; next < told.length; next += 1) {
    if (told[next]?.frame.action === told[at]?.frame.action) return told[next];
  }
  return undefined;
}

/** An update that began, and of whose end nothing was ever told. */
export const updateUnfinished = defineRule({
  id: 'maintenance.update-unfinished',
  severity: 'warning',
  category: 'maintenance',
  references: ['OCPP 1.6 edition 2, 4.5 Firmware Status Notification', 'OCPP 2.0.1 part 2, FirmwareStatusEnumType'],
  thresholds: { waitMs: { value: 7_200_000, unit: 'ms' } },
  *evaluate(view, limits) {
    const index = caseIndex(view);
    for (const { station, boots } of index.stations.values()) {
      const told = index.callsOf(
        station,
        'FirmwareStatusNotification',
        'SignedFirmwareStatusNotification',
        'PublishFirmwareStatusNotification',
      );
      for (const [at, { frame, ms, payload }] of told.entries()) {
        const status = textOf(payload['status'], 40);
        if (!goesOn.has(status) || ms === null) continue;
        const until = ms + limits.waitMs;
        const next = nextOf(told, at);
        if (next !== undefined && (next.ms ?? 0) <= until) continue;
        // An installation ends with a restart; what came of it is told by other rules.
        const boot = boots.find((each) => (each.ms ?? 0) > ms && (each.ms ?? 0) <= until);
        if (boot !== undefined && status !== 'Downloading' && status !== 'DownloadPaused') continue;
        if (!index.coverage.covers(station, ms, until)) continue;
        yield {
          params: { status, waited: durationText(limits.waitMs) },
          station,
          fromMs: ms,
          toMs: until,
          evidence: [frame.evidence, boot?.frame.evidence],
          counterEvidence: [notFound('update-end')],
        };
      }
    }
  },
});
