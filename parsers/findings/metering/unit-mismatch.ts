import { compareDecimals, shiftDecimal, subtractDecimals } from '../../base/decimal-arithmetic.ts';
import type { DecimalText } from '../../model/decimal.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { energyRegister } from '../../sessions/meter-samples.ts';
import { BySession } from '../by-session.ts';
import { defineMeteringRule } from '../define-rule.ts';

interface FirstRegister {
  readonly sampleWh: DecimalText;
  readonly atEnd: boolean;
  readonly evidence: EvidenceRef;
}

/** Whether `large` is about a thousand times `small`; a session's own energy stays within the tolerance of a register. */
function isThousandfold(large: DecimalText, small: DecimalText): boolean {
  if (compareDecimals(small, '1') < 0) return false;
  const expected = shiftDecimal(small, 3);
  const difference = subtractDecimals(large, expected).replace('-', '');
  // Within five percent: what was charged since the start may lie between the two.
  return compareDecimals(shiftDecimal(difference, 2), multiplyByFive(expected)) <= 0;
}

function multiplyByFive(text: DecimalText): DecimalText {
  // 5x = 10x / 2 needs a division; 5x = x + 4x needs none.
  let sum = '0';
  for (let times = 0; times < 5; times += 1) sum = subtractDecimals(sum, `-${text}`);
  return sum;
}

/** M01: the register in MeterValues and the one in StartTransaction differ by a factor of a thousand. */
export const unitMismatch = defineMeteringRule({
  id: 'metering.unit-mismatch',
  severity: 'critical',
  category: 'metering',
  references: ['OCPP 1.6 edition 2, 4.7 Meter Values', 'OCPP 1.6 edition 2, 7.31 Measurand and 7.45 UnitOfMeasure'],
  thresholds: {},
  of: 'sessions',
  watch() {
    const states = new BySession((): { first: FirstRegister | null } => ({ first: null }));
    return {
      message(message) {
        if (message.lane === undefined) return;
        const state = states.of(message.lane);
        // One reading a session is enough.
        if (state.first !== null) return;
        const register = message.samples.find(
          ({ measurand, phase, unit }) => measurand === energyRegister && phase === null && unit === 'Wh',
        );
        if (register === undefined) return;
        const atEnd = register.context === 'Transaction.End';
        state.first = { sampleWh: register.value, atEnd, evidence: register.evidence };
      },
      *finish() {
        for (const [session, { first }] of states.all()) {
          if (first === null) continue;
          const { sampleWh, atEnd, evidence } = first;
          const statedWh = atEnd ? session.meterStopWh : session.meterStartWh;
          if (statedWh === null) continue;
          if (!isThousandfold(sampleWh, statedWh) && !isThousandfold(statedWh, sampleWh)) continue;
          yield {
            params: { sampleWh, statedWh },
            session,
            evidence: [
              evidence,
              ...session.steps.filter(({ step }) => step === 'started').map((step) => step.evidence),
            ],
          };
        }
      },
    };
  },
});
