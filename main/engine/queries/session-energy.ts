import { subtractDecimals } from '../../../parsers/base/decimal-arithmetic.ts';
import type { EnergyStatement, Session } from '../../../parsers/model/session.ts';
import type { EnergyView } from '../../api/views/session-views.ts';
import type { EvidenceLabels } from '../evidence-view.ts';
import type { SessionSamples } from './sample-series.ts';

/** What every witness, and the samples between start and stop, say about a session's energy; exact, with the difference to its own. */
export function energyViews(
  session: Session,
  register: SessionSamples['register'],
  labels: EvidenceLabels,
): readonly EnergyView[] {
  const statements: (Omit<EnergyStatement, 'by'> & { readonly by: EnergyView['by'] })[] = [...session.energies];
  if (register !== null) {
    const { first, last } = register;
    statements.push({
      by: 'samples',
      startWh: first.value,
      stopWh: last.value,
      energyWh: subtractDecimals(last.value, first.value),
      startEvidence: first.evidence,
      stopEvidence: last.evidence,
    });
  }
  return statements.map(({ startEvidence, stopEvidence, ...statement }) => ({
    ...statement,
    differenceWh: session.energyWh === null ? null : subtractDecimals(statement.energyWh, session.energyWh),
    startEvidence: labels.view(startEvidence),
    stopEvidence: labels.view(stopEvidence),
  }));
}
