import { addToGroup } from '../../base/group.ts';
import { defineRule } from '../define-rule.ts';
import type { JudgedValue } from '../finding-rule.ts';
import { sessionOfValue } from './values-of-session.ts';

/** M12: the key or the meter behind a connector is another one than before. */
export const keyChanged = defineRule({
  id: 'signature.key-changed',
  severity: 'critical',
  category: 'signature',
  references: ['OCMF 1.4, GS and MS (serial numbers)', 'MessEG § 33'],
  thresholds: {},
  *evaluate(view) {
    const lanes = new Map<string, JudgedValue[]>();
    for (const judged of view.judgedValues) {
      const { value, verdict } = judged;
      const session = sessionOfValue(view, judged);
      const connector = value.connector ?? session?.connector ?? null;
      // Only a key that fits tells whose it is.
      if (connector === null || verdict.signature !== 'valid' || verdict.keyFingerprint === null) continue;
      const key = JSON.stringify([value.station ?? session?.station ?? null, connector]);
      addToGroup(lanes, key, judged);
    }
    for (const lane of lanes.values()) {
      const ordered = [...lane].sort(
        (left, right) => timeOf(left) - timeOf(right) || left.signedValueId - right.signedValueId,
      );
      for (const [at, judged] of ordered.entries()) {
        const before = ordered[at - 1];
        if (before === undefined) continue;
        const keyDiffers = before.verdict.keyFingerprint !== judged.verdict.keyFingerprint;
        const meterDiffers =
          before.verdict.meter !== null &&
          judged.verdict.meter !== null &&
          before.verdict.meter !== judged.verdict.meter;
        if (!keyDiffers && !meterDiffers) continue;
        yield {
          params: {
            meterBefore: before.verdict.meter,
            keyBefore: before.verdict.keyFingerprint?.slice(0, 16) ?? null,
            meterAfter: judged.verdict.meter,
            keyAfter: judged.verdict.keyFingerprint?.slice(0, 16) ?? null,
          },
          station: judged.value.station,
          session: sessionOfValue(view, judged),
          connector: judged.value.connector,
          fromMs: judged.value.reportedAt?.epochMs ?? null,
          evidence: [judged.value.evidence, before.value.evidence],
        };
      }
    }

    function timeOf(judged: JudgedValue): number {
      const session = sessionOfValue(view, judged);
      return judged.value.reportedAt?.epochMs ?? session?.startedAt?.epochMs ?? Number.MAX_SAFE_INTEGER;
    }
  },
});
