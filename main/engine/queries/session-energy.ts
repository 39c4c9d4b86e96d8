import { compareDecimals, subtractDecimals } from '../../../parsers/base/decimal-arithmetic.ts';
import { implausibleEnergy } from '../../../parsers/findings/transaction/session-energy.ts';
import type { DecimalText } from '../../../parsers/model/decimal.ts';
import type { EnergyStatement, Session } from '../../../parsers/model/session.ts';
import type { EnergyView } from '../../api/views/session-views.ts';
import type { EvidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import type { SessionSamples } from './sample-series.ts';

/** meterStart and meterStop are whole watt-hours (1.6, 6.45): less than one is rounding, not contradiction. */
const roundingWh = '1';
const msPerHour = 3_600_000;

/** What every witness, and the samples between start and stop, say about a session's energy; exact, with the difference to its own. */
export function energyViews(
  session: Session,
  register: SessionSamples['register'],
  labels: EvidenceLabels,
): readonly EnergyView[] {
  const statements: (Omit<EnergyStatement, 'by'> & Pick<EnergyView, 'by' | 'stretch' | 'deviates'>)[] =
    session.energies.map((statement) => ({
      ...statement,
      stretch: null,
      deviates: deviates(differenceTo(session, statement.energyWh), 0),
    }));
  if (register !== null) {
    const { first, last } = register;
    const energyWh = subtractDecimals(last.value, first.value);
    const untold = untoldMs(session, first.ms, last.ms);
    const [from, to] = [isoTime(first.ms), isoTime(last.ms)];
    statements.push({
      by: 'samples',
      startWh: first.value,
      stopWh: last.value,
      energyWh,
      stretch: untold === 0 || from === null || to === null ? null : { from, to },
      deviates: deviates(differenceTo(session, energyWh), untold),
      startEvidence: first.evidence,
      stopEvidence: last.evidence,
    });
  }
  return statements.map(({ startEvidence, stopEvidence, ...statement }) => ({
    ...statement,
    differenceWh: differenceTo(session, statement.energyWh),
    startEvidence: labels.view(startEvidence),
    stopEvidence: labels.view(stopEvidence),
  }));
}

function differenceTo({ energyWh }: Session, statedWh: DecimalText): DecimalText | null {
  return energyWh === null ? null : subtractDecimals(statedWh, energyWh);
}

/** How much of a session passed before its first and after its last sample; endless where an end of it has no time. */
function untoldMs({ startedAt, stoppedAt }: Session, firstMs: number, lastMs: number): number {
  const [startMs, stopMs] = [startedAt?.epochMs ?? null, stoppedAt?.epochMs ?? null];
  if (startMs === null || stopMs === null) return Infinity;
  return Math.max(0, firstMs - startMs) + Math.max(0, stopMs - lastMs);
}

/**
 * Whether a difference contradicts the session. What is told of a part may lack as much as can have flowed in the rest, by the power that
 * `transaction.implausible-energy` takes for possible; it may never be more than the whole.
 */
function deviates(differenceWh: DecimalText | null, untold: number): boolean {
  if (differenceWh === null) return false;
  const isMore = !differenceWh.startsWith('-');
  const amount = differenceWh.replace('-', '');
  if (compareDecimals(amount, roundingWh) < 0) return false;
  if (isMore || untold === 0) return true;
  // A double is good enough for a limit; the energy itself stays text.
  return (
    Number(amount) > Number(roundingWh) + (implausibleEnergy.thresholds['mostW']?.value ?? 0) * (untold / msPerHour)
  );
}
