import { textOf, wholeNumberOf, listOf } from '../../sessions/payload-fields.ts';
import { caseIndex } from '../case-index.ts';
import { defineRule } from '../define-rule.ts';

/** 2.1: a battery that was offered for a swap was not taken (BatterySwapRequest, S03). */
export const batteryNotTaken = defineRule({
  id: 'maintenance.battery-not-taken',
  severity: 'info',
  category: 'maintenance',
  references: ['OCPP 2.1 part 2, BatterySwapEventEnumType (BatteryOutTimeout)'],
  thresholds: {},
  *evaluate(view) {
    for (const { frame, ms, payload } of caseIndex(view).calls('BatterySwap')) {
      if (textOf(payload['eventType'], 40) !== 'BatteryOutTimeout') continue;
      const batteries = listOf(payload['batteryData']);
      yield {
        params: { batteries: batteries.length, requestId: textOf(payload['requestId'], 20) },
        station: frame.station,
        connector: wholeNumberOf(batteries[0]?.['evseId']),
        fromMs: ms,
        evidence: [frame.evidence],
      };
    }
  },
});
